package org.sinew.atlas.patients;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.atlas.statistics.Estimate;
import org.sinew.atlas.statistics.PersonTime;
import org.sinew.cohort.Events;
import org.sinew.cohort.Sex;
import org.sinew.cohort.Timelines;

/**
 * How often something is got after an exposure, against the time before and without it.
 *
 * <p>Everybody's time runs from the beginning of observation to the first time on record or the end of observation; whoever
 * has it on the first day, or on no known day, is left out. An exposure counts from its day plus the lag on, so time before
 * is unexposed time of the same person (no immortal time: Suissa 2008, Am J Epidemiol 167:492). The dose of a day is that of
 * the latest record that far back; records with a figure in the most common unit fall into thirds of all such figures.
 * Rates are compared within sex and five years of age, which moves on with time (Breslow and Day 1987).
 */
public final class LaggedExposure {

    private static final double YEAR = 365.2425;
    private static final int BAND_YEARS = 5;
    private static final int BANDS = 20;
    private static final List<Sex> SEXES = List.of(Sex.values());
    private static final int STRATA = BANDS * SEXES.size();
    private static final int DOSES = 3;
    private static final int UNKNOWN_DOSE = DOSES + 1;
    private static final int GROUPS = DOSES + 2;

    /**
     * One group's cases over its time.
     *
     * @param dose median of its figures; 0 for the unexposed, NaN where no figure is known
     * @param low smallest figure, likewise {@code high}
     * @param persons whose time it is
     */
    public record Group(
            int cases,
            double personYears,
            double low,
            double high,
            double dose,
            RoaringBitmap caseSet,
            int persons,
            @Nullable Estimate ratio) {}

    /**
     * @param groups by dose, the least first; empty where no dose is known
     * @param latencyDays median from first exposure to the outcome in the exposed cases
     */
    public record Result(
            int lagDays,
            Group exposed,
            Group unexposed,
            Estimate rateRatio,
            double expected,
            double pValue,
            List<Group> groups,
            double trend,
            @Nullable String unit,
            double latencyDays) {}

    private final Population population;
    private final Events events;
    private final int[] outcome;
    private final @Nullable String unit;
    private final double[] cuts;
    private final List<double[]> figures = new ArrayList<>();

    /** @param outcome who gets it and when */
    public LaggedExposure(Timelines timelines, Histories histories, Probe outcome, Item exposure) {
        this.population = histories.population();
        this.events = timelines.events(exposure.kind(), exposure.terms(), population.members());
        this.outcome = new int[population.size()];
        Arrays.fill(this.outcome, Integer.MAX_VALUE);
        outcome.each((patient, day) -> this.outcome[patient] = day);
        this.unit = unit();
        double[] doses = IntStream.range(0, events.size())
                .filter(this::isDosed)
                .mapToDouble(events::value)
                .sorted()
                .toArray();
        this.cuts = cuts(doses);
        for (int group = 1; group <= DOSES; group++) {
            int g = group;
            figures.add(DoubleStream.of(doses).filter(dose -> third(dose) == g).toArray());
        }
    }

    private @Nullable String unit() {
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i < events.size(); i++) {
            String each = events.flavour(i).unit();
            if (each != null && !Double.isNaN(events.value(i))) {
                counts.merge(each, 1, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    private boolean isDosed(int i) {
        return unit != null
                && unit.equals(events.flavour(i).unit())
                && !Double.isNaN(events.value(i))
                && !events.flavour(i).isNegated();
    }

    private static double[] cuts(double[] sorted) {
        return sorted.length < DOSES || sorted[0] == sorted[sorted.length - 1]
                ? new double[0]
                : new double[] {sorted[(sorted.length - 1) / DOSES], sorted[2 * (sorted.length - 1) / DOSES]};
    }

    private int third(double dose) {
        if (cuts.length == 0) {
            return UNKNOWN_DOSE;
        }
        return dose <= cuts[0] ? 1 : dose <= cuts[1] ? 2 : DOSES;
    }

    /** What one walk over everybody's time counts, by group and stratum. */
    private static final class Tally {
        final int[][] cases = new int[GROUPS][STRATA];
        final double[][] days = new double[GROUPS][STRATA];
        final RoaringBitmap[] caseSets = new RoaringBitmap[GROUPS];
        final RoaringBitmap[] personSets = new RoaringBitmap[GROUPS];
        final List<Double> latencies = new ArrayList<>();

        Tally() {
            Arrays.setAll(caseSets, g -> new RoaringBitmap());
            Arrays.setAll(personSets, g -> new RoaringBitmap());
        }
    }

    public Result after(int lagDays) {
        Tally tally = new Tally();
        int[] at = {0};
        population.members().forEach((org.roaringbitmap.IntConsumer) patient -> {
            while (at[0] < events.size() && events.patient(at[0]) < patient) {
                at[0]++;
            }
            int to = at[0];
            while (to < events.size() && events.patient(to) == patient) {
                to++;
            }
            walk(patient, at[0], to, lagDays, tally);
            at[0] = to;
        });
        return result(lagDays, tally);
    }

    private void walk(int patient, int from, int to, int lagDays, Tally tally) {
        int begin = population.from(patient);
        int end = Math.min(population.to(patient), outcome[patient]);
        boolean isLeftOut = begin == Timelines.UNKNOWN
                || population.to(patient) == Timelines.UNKNOWN
                || outcome[patient] == Timelines.UNKNOWN
                || end <= begin;
        if (isLeftOut) {
            return;
        }
        int group = 0;
        int since = begin;
        int first = Timelines.UNKNOWN;
        for (int i = from; i < to; i++) {
            long day = events.day(i) == Timelines.UNKNOWN ? Long.MAX_VALUE : (long) events.day(i) + lagDays;
            if (day < end && !events.flavour(i).isNegated()) {
                int change = (int) Math.max(day, begin);
                spend(patient, since, change, group, tally);
                since = Math.max(since, change);
                group = isDosed(i) ? third(events.value(i)) : UNKNOWN_DOSE;
                first = first == Timelines.UNKNOWN ? events.day(i) : first;
            }
        }
        spend(patient, since, end, group, tally);
        if (outcome[patient] == end) {
            tally.cases[group][stratum(patient, end)]++;
            tally.caseSets[group].add(patient);
            if (group > 0) {
                tally.latencies.add((double) end - first);
            }
        }
    }

    /** Days of one group, cut where the age band changes. */
    private void spend(int patient, int from, int to, int group, Tally tally) {
        if (from < to) {
            tally.personSets[group].add(patient);
        }
        for (int day = from; day < to; ) {
            int age = population.age(patient, day);
            int next = to;
            if (age >= 0) {
                int birthday = population.birth(patient) + (int) Math.ceil((age / BAND_YEARS + 1) * BAND_YEARS * YEAR);
                next = Math.min(to, Math.max(day + 1, birthday));
            }
            tally.days[group][stratum(patient, day)] += next - day;
            day = next;
        }
    }

    private int stratum(int patient, int day) {
        int age = population.age(patient, day);
        int band = age < 0 ? BANDS - 1 : Math.min(BANDS - 2, age / BAND_YEARS);
        return SEXES.indexOf(population.sex(patient)) * BANDS + band;
    }

    private Result result(int lagDays, Tally tally) {
        int[] exposedCases = new int[STRATA];
        double[] exposedDays = new double[STRATA];
        RoaringBitmap exposedSet = new RoaringBitmap();
        RoaringBitmap exposedPersons = new RoaringBitmap();
        for (int g = 1; g < GROUPS; g++) {
            exposedSet.or(tally.caseSets[g]);
            exposedPersons.or(tally.personSets[g]);
            for (int s = 0; s < STRATA; s++) {
                exposedCases[s] += tally.cases[g][s];
                exposedDays[s] += tally.days[g][s];
            }
        }
        int[] cases = tally.cases[0];
        double[] days = tally.days[0];
        double[] latencies =
                tally.latencies.stream().mapToDouble(Double::doubleValue).toArray();
        return new Result(
                lagDays,
                group(exposedCases, exposedDays, exposedSet, exposedPersons, Double.NaN, Double.NaN, Double.NaN, null),
                group(cases, days, tally.caseSets[0], tally.personSets[0], 0, 0, 0, null),
                PersonTime.rateRatio(exposedCases, exposedDays, cases, days),
                PersonTime.expected(exposedCases, exposedDays, cases, days),
                PersonTime.pValue(exposedCases, exposedDays, cases, days),
                cuts.length == 0 ? List.of() : doses(tally),
                cuts.length == 0 ? Double.NaN : trend(tally),
                cuts.length == 0 ? null : unit,
                Direction.median(latencies));
    }

    private static Group group(
            int[] cases,
            double[] days,
            RoaringBitmap set,
            RoaringBitmap persons,
            double low,
            double high,
            double dose,
            @Nullable Estimate ratio) {
        return new Group(
                IntStream.of(cases).sum(),
                DoubleStream.of(days).sum() / YEAR,
                low,
                high,
                dose,
                set,
                persons.getCardinality(),
                ratio);
    }

    private List<Group> doses(Tally tally) {
        List<Group> groups = new ArrayList<>();
        for (int g = 1; g <= DOSES; g++) {
            double[] of = figures.get(g - 1);
            if (of.length > 0) {
                groups.add(group(
                        tally.cases[g],
                        tally.days[g],
                        tally.caseSets[g],
                        tally.personSets[g],
                        of[0],
                        of[of.length - 1],
                        dose(g),
                        PersonTime.rateRatio(tally.cases[g], tally.days[g], tally.cases[0], tally.days[0])));
            }
        }
        return groups;
    }

    private double dose(int group) {
        return Direction.median(figures.get(group - 1).clone());
    }

    /** Over the unexposed and the thirds; time of unknown dose says nothing of it. */
    private double trend(Tally tally) {
        int[] used = IntStream.rangeClosed(0, DOSES)
                .filter(g -> g == 0 || figures.get(g - 1).length > 0)
                .toArray();
        return PersonTime.trend(
                IntStream.of(used).mapToObj(g -> tally.cases[g]).toArray(int[][]::new),
                IntStream.of(used).mapToObj(g -> tally.days[g]).toArray(double[][]::new),
                IntStream.of(used).mapToDouble(g -> g == 0 ? 0 : dose(g)).toArray());
    }
}
