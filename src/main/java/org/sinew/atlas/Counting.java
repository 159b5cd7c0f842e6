package org.sinew.atlas;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.atlas.patients.Histories;
import org.sinew.atlas.patients.Probe;
import org.sinew.atlas.statistics.Counts;
import org.sinew.atlas.statistics.Estimate;
import org.sinew.cohort.EventKind;
import org.sinew.cohort.Events;
import org.sinew.cohort.TermSet;
import org.sinew.cohort.Timelines;
import org.sinew.term.TermId;
import org.sinew.term.Wording;

/** How many have one term and how many get it, in the making. */
final class Counting {

    private static final double YEAR = 365.2425;
    private static final double THOUSAND = 1_000;

    private final Timelines timelines;
    private final Guard guard;
    private final RoaringBitmap population;
    private final RoaringBitmap having;
    private final int[] first;
    private final String language;

    Counting(Catalogue catalogue, TermId term, Atlas.Asked asked, Guard guard) {
        this.language = asked.language();
        this.timelines = catalogue.timelines();
        this.guard = guard;
        Histories histories = catalogue.histories(asked.among());
        Probe probe = histories.probe(timelines, catalogue.item(term));
        this.population = histories.population().members();
        this.having = probe.patients();
        this.first = new int[timelines.size()];
        java.util.Arrays.fill(first, Timelines.UNKNOWN);
        probe.each((patient, day) -> first[patient] = day);
    }

    Occurrence count(MapNode of) {
        List<Boolean> whole = guard.counts(List.of(population, having));
        boolean isTold = whole.get(0) && whole.get(1);
        Shares shares = new Shares(timelines, guard, population, having);
        Billing billing = new Billing(timelines, guard, having, first);
        return new Occurrence(
                of,
                whole.get(0) ? (Integer) population.getCardinality() : null,
                whole.get(1) ? (Integer) having.getCardinality() : null,
                isTold ? Counts.proportion(having.getCardinality(), population.getCardinality()) : null,
                incidence(),
                shares.byAge(),
                shares.bySex(),
                shares.byRegion(),
                months(),
                stays(),
                costs(),
                billing.course(),
                billing.readmission(population),
                billing.outliers(),
                List.of(Wording.of("atlas", language).say("occurrence")));
    }

    private boolean isNew(int patient) {
        int from = timelines.observedFrom(patient);
        return first[patient] != Timelines.UNKNOWN && from != Timelines.UNKNOWN && first[patient] > from;
    }

    private @Nullable Estimate incidence() {
        RoaringBitmap cases = new RoaringBitmap();
        double[] days = {0};
        population.forEach((org.roaringbitmap.IntConsumer) patient -> {
            int from = timelines.observedFrom(patient);
            int to = timelines.observedTo(patient);
            boolean isUndated = having.contains(patient) && first[patient] == Timelines.UNKNOWN;
            if (from != Timelines.UNKNOWN && to != Timelines.UNKNOWN && !isUndated) {
                int end = having.contains(patient) ? Math.min(to, first[patient]) : to;
                days[0] += Math.max(0, end - from);
                if (isNew(patient)) {
                    cases.add(patient);
                }
            }
        });
        return days[0] > 0 && guard.count(cases) != null
                ? guard.rounded(Counts.rate(cases.getCardinality(), days[0] / YEAR / THOUSAND))
                : null;
    }

    private List<Occurrence.Month> months() {
        Map<YearMonth, RoaringBitmap> months = new TreeMap<>();
        having.forEach((org.roaringbitmap.IntConsumer) patient -> {
            if (isNew(patient)) {
                months.computeIfAbsent(YearMonth.from(LocalDate.ofEpochDay(first[patient])), key -> new RoaringBitmap())
                        .add(patient);
            }
        });
        List<Boolean> told = guard.table(List.copyOf(months.values()));
        List<Occurrence.Month> counts = new ArrayList<>();
        months.forEach((month, cases) -> counts.add(new Occurrence.Month(
                month.toString(), told.get(counts.size()) ? (Integer) cases.getCardinality() : null)));
        return counts;
    }

    private Occurrence.@Nullable Spread stays() {
        Events encounters = timelines.events(EventKind.ENCOUNTER, TermSet.all(), having);
        List<Double> days = new ArrayList<>();
        RoaringBitmap patients = new RoaringBitmap();
        for (int i = 0; i < encounters.size(); i++) {
            int start = encounters.day(i);
            boolean isStay = "IMP".equals(encounters.flavour(i).encounterKind())
                    && encounters.endDay(i) != Timelines.UNKNOWN
                    && since(encounters.patient(i), start);
            if (isStay) {
                days.add((double) Math.max(0, encounters.endDay(i) - start));
                patients.add(encounters.patient(i));
            }
        }
        return days.isEmpty() ? null : spread("d", days, patients);
    }

    private boolean since(int patient, int day) {
        return day != Timelines.UNKNOWN && first[patient] != Timelines.UNKNOWN && day >= first[patient];
    }

    private Occurrence.@Nullable Spread spread(String unit, List<Double> figures, RoaringBitmap patients) {
        if (guard.count(patients) == null) {
            return null;
        }
        Occurrence.Spread found = Occurrence.Spread.of(
                unit, figures.stream().mapToDouble(figure -> figure).toArray());
        return new Occurrence.Spread(
                unit,
                found.count(),
                guard.rounded(found.mean()),
                found.lowerQuartile(),
                found.median(),
                found.upperQuartile());
    }

    private List<Occurrence.Spread> costs() {
        Map<String, Map<Integer, Double>> totals = new TreeMap<>();
        Bills.each(timelines, having, (patient, day, currency, amount) -> {
            if (since(patient, day)) {
                totals.computeIfAbsent(currency, key -> new TreeMap<>()).merge(patient, amount, Double::sum);
            }
        });
        List<Occurrence.Spread> costs = new ArrayList<>();
        totals.forEach((currency, byPatient) -> {
            RoaringBitmap patients = new RoaringBitmap();
            List<Double> yearly = new ArrayList<>();
            byPatient.forEach((patient, total) -> {
                patients.add(patient);
                yearly.add(total / Math.max(1, (timelines.observedTo(patient) - first[patient]) / YEAR));
            });
            Occurrence.Spread spread = spread(currency + "/a", yearly, patients);
            if (spread != null) {
                costs.add(spread);
            }
        });
        return costs;
    }
}
