package org.sinew.atlas;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.atlas.statistics.Counts;
import org.sinew.cohort.EventKind;
import org.sinew.cohort.Events;
import org.sinew.cohort.TermSet;
import org.sinew.cohort.Timelines;

/*
 * What one disease costs and how long it keeps patients in hospital, year by year from the first diagnosis on; whose bills or
 * stays lie far from their peers'; and who comes back within thirty days.
 *
 * Outliers: the modified z-score [1] of the logarithm, 0.6745 (x - median) / MAD, beyond 3.5, among patients with the disease
 * of the same sex and decade of age; where there are fewer than ten such, of the same sex; else among all who have it.
 *
 * Readmission: stays in hospital that follow on one another without a night between are one. A stay counts if the patient
 * left alive and was observed for thirty days, or came back; the number expected is what all patients' stays of the same sex
 * and decade of age show (indirect standardisation).
 *
 * [1] Iglewicz, Hoaglin 1993, How to Detect and Handle Outliers.
 */

/** Money and days of those who have a term. */
final class Billing {

    static final int READMITTED_WITHIN = 30;

    private static final double YEAR = 365.2425;
    private static final double FAR = 3.5;
    private static final double NORMAL = 0.6745;
    private static final int FEWEST_PEERS = 10;
    private static final int MOST_OUTLIERS = 50;
    private static final int FIRST_YEAR = -2;
    private static final int LAST_YEAR = 5;
    private static final String DAYS = "d/a";

    private record Stay(int patient, int start, int end) {}

    private final Timelines timelines;
    private final Guard guard;
    private final RoaringBitmap having;
    private final int[] first;
    private final Shares shares;

    /** @param first day on which each patient got it, {@link Timelines#UNKNOWN} otherwise */
    Billing(Timelines timelines, Guard guard, RoaringBitmap having, int[] first) {
        this.timelines = timelines;
        this.guard = guard;
        this.having = having;
        this.first = first;
        this.shares = new Shares(timelines, guard, having, having);
    }

    /** By year from the first diagnosis, 0 the year that begins with it; per patient observed for all of that year. */
    List<Occurrence.Year> course() {
        Map<String, Map<Integer, Map<Integer, Double>>> figures = new TreeMap<>();
        Bills.each(
                timelines,
                having,
                (patient, day, currency, amount) -> add(figures, currency + "/a", patient, day, amount));
        for (Stay stay : stays(having)) {
            add(figures, DAYS, stay.patient(), stay.start(), (double) stay.end() - stay.start());
        }
        List<Occurrence.Year> years = new ArrayList<>();
        figures.forEach((unit, byYear) -> {
            for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
                Occurrence.Year one = year(unit, year, byYear.getOrDefault(year, Map.of()));
                if (one != null) {
                    years.add(one);
                }
            }
        });
        return years;
    }

    private void add(
            Map<String, Map<Integer, Map<Integer, Double>>> figures, String unit, int patient, int day, double value) {
        if (day != Timelines.UNKNOWN && first[patient] != Timelines.UNKNOWN) {
            int year = (int) Math.floor((day - first[patient]) / YEAR);
            figures.computeIfAbsent(unit, key -> new TreeMap<>())
                    .computeIfAbsent(year, key -> new HashMap<>())
                    .merge(patient, value, Double::sum);
        }
    }

    private Occurrence.@Nullable Year year(String unit, int year, Map<Integer, Double> of) {
        RoaringBitmap observed = new RoaringBitmap();
        having.forEach((org.roaringbitmap.IntConsumer) patient -> {
            if (first[patient] != Timelines.UNKNOWN
                    && timelines.observedFrom(patient) != Timelines.UNKNOWN
                    && timelines.observedTo(patient) != Timelines.UNKNOWN
                    && timelines.observedFrom(patient) <= first[patient] + year * YEAR
                    && timelines.observedTo(patient) >= first[patient] + (year + 1) * YEAR - 1) {
                observed.add(patient);
            }
        });
        if (observed.isEmpty() || guard.count(observed) == null) {
            return null;
        }
        double[] each = observed.stream()
                .mapToDouble(patient -> of.getOrDefault(patient, 0.0))
                .toArray();
        return new Occurrence.Year(year, told(unit, each));
    }

    private Occurrence.Spread told(String unit, double[] figures) {
        Occurrence.Spread found = Occurrence.Spread.of(unit, figures);
        return new Occurrence.Spread(
                unit,
                found.count(),
                guard.rounded(found.mean()),
                guard.rounded(found.lowerQuartile()),
                guard.rounded(found.median()),
                guard.rounded(found.upperQuartile()));
    }

    /** Stays in hospital, joined where one begins no later than the day after another ends, by patient and start. */
    private List<Stay> stays(RoaringBitmap of) {
        Events encounters = timelines.events(EventKind.ENCOUNTER, TermSet.all(), of);
        List<Stay> stays = new ArrayList<>();
        for (int i = 0; i < encounters.size(); i++) {
            boolean isStay = "IMP".equals(encounters.flavour(i).encounterKind())
                    && !encounters.flavour(i).isNegated()
                    && encounters.day(i) != Timelines.UNKNOWN
                    && encounters.endDay(i) != Timelines.UNKNOWN;
            if (isStay) {
                join(
                        stays,
                        new Stay(
                                encounters.patient(i),
                                encounters.day(i),
                                Math.max(encounters.day(i), encounters.endDay(i))));
            }
        }
        return stays;
    }

    private static void join(List<Stay> stays, Stay next) {
        Stay last = stays.isEmpty() ? null : stays.getLast();
        if (last != null && last.patient() == next.patient() && next.start() <= last.end()) {
            stays.set(stays.size() - 1, new Stay(last.patient(), last.start(), Math.max(last.end(), next.end())));
        } else {
            stays.add(next);
        }
    }

    /** @param population all whose stays give what is expected */
    Occurrence.@Nullable Readmission readmission(RoaringBitmap population) {
        Map<String, int[]> all = new HashMap<>();
        Map<String, Integer> own = new LinkedHashMap<>();
        int counted = 0;
        int readmitted = 0;
        RoaringBitmap patients = new RoaringBitmap();
        RoaringBitmap returned = new RoaringBitmap();
        List<Stay> stays = stays(population);
        for (int i = 0; i < stays.size(); i++) {
            Stay stay = stays.get(i);
            boolean isBack = i + 1 < stays.size()
                    && stays.get(i + 1).patient() == stay.patient()
                    && stays.get(i + 1).start() - stay.end() <= READMITTED_WITHIN;
            if (isBack || isFollowed(stay)) {
                String stratum = stratum(stay);
                int[] cell = all.computeIfAbsent(stratum, key -> new int[2]);
                cell[0]++;
                cell[1] += isBack ? 1 : 0;
                if (having.contains(stay.patient())
                        && first[stay.patient()] != Timelines.UNKNOWN
                        && stay.start() >= first[stay.patient()]) {
                    own.merge(stratum, 1, Integer::sum);
                    patients.add(stay.patient());
                    counted++;
                    readmitted += isBack ? 1 : 0;
                    if (isBack) {
                        returned.add(stay.patient());
                    }
                }
            }
        }
        if (counted == 0
                || !guard.counts(List.of(patients, returned)).stream().allMatch(Boolean::booleanValue)
                || !guard.mayTell(readmitted)
                || !guard.mayTell(counted - (long) readmitted)) {
            return null;
        }
        double expected = own.entrySet().stream()
                .mapToDouble(cell -> cell.getValue() * share(all.getOrDefault(cell.getKey(), new int[] {1, 0})))
                .sum();
        return new Occurrence.Readmission(
                READMITTED_WITHIN,
                counted,
                readmitted,
                Counts.proportion(readmitted, counted),
                guard.rounded(expected),
                guard.rounded(Counts.rate(readmitted, expected)));
    }

    private static double share(int[] cell) {
        return (double) cell[1] / cell[0];
    }

    private boolean isFollowed(Stay stay) {
        int died = timelines.person(stay.patient()).isDead() ? timelines.deathDay(stay.patient()) : Integer.MAX_VALUE;
        return timelines.observedTo(stay.patient()) >= stay.end() + READMITTED_WITHIN
                && died != Timelines.UNKNOWN
                && died > stay.end();
    }

    private String stratum(Stay stay) {
        int birth = timelines.birthDay(stay.patient());
        String age =
                birth == Timelines.UNKNOWN ? "unknown" : Integer.toString((int) ((stay.start() - birth) / YEAR / 10));
        return timelines.sex(stay.patient()) + " " + age;
    }

    /** Patients far from their peers, the farthest first; none for audiences that see no single patient. */
    List<Occurrence.Outlier> outliers() {
        if (guard.isGuarded()) {
            return List.of();
        }
        Map<String, Map<Integer, Double>> yearly = new TreeMap<>();
        Bills.each(timelines, having, (patient, day, currency, amount) -> {
            if (since(patient, day)) {
                yearly(yearly, currency + "/a", patient, amount);
            }
        });
        for (Stay stay : stays(having)) {
            if (since(stay.patient(), stay.start())) {
                yearly(yearly, DAYS, stay.patient(), (double) stay.end() - stay.start());
            }
        }
        List<Occurrence.Outlier> found = new ArrayList<>();
        yearly.forEach((unit, figures) -> found.addAll(outliers(unit, figures)));
        found.sort(Comparator.comparingDouble((Occurrence.Outlier each) -> -Math.abs(each.score())));
        return found.stream().limit(MOST_OUTLIERS).toList();
    }

    private boolean since(int patient, int day) {
        return day != Timelines.UNKNOWN && first[patient] != Timelines.UNKNOWN && day >= first[patient];
    }

    private void yearly(Map<String, Map<Integer, Double>> yearly, String unit, int patient, double value) {
        double years = Math.max(1, (timelines.observedTo(patient) - first[patient]) / YEAR);
        yearly.computeIfAbsent(unit, key -> new TreeMap<>()).merge(patient, value / years, Double::sum);
    }

    private List<Occurrence.Outlier> outliers(String unit, Map<Integer, Double> figures) {
        Map<String, List<Integer>> narrow = figures.keySet().stream()
                .collect(Collectors.groupingBy(patient -> timelines.sex(patient) + " " + shares.age(patient)));
        Map<String, List<Integer>> wide =
                figures.keySet().stream().collect(Collectors.groupingBy(patient -> "" + timelines.sex(patient)));
        List<Occurrence.Outlier> found = new ArrayList<>();
        figures.forEach((patient, value) -> {
            List<Integer> peers = narrow.getOrDefault(timelines.sex(patient) + " " + shares.age(patient), List.of());
            if (peers.size() < FEWEST_PEERS) {
                peers = wide.getOrDefault("" + timelines.sex(patient), List.of());
            }
            if (peers.size() < FEWEST_PEERS) {
                peers = List.copyOf(figures.keySet());
            }
            double[] of = peers.stream()
                    .mapToDouble(each -> figures.getOrDefault(each, 0.0))
                    .toArray();
            double score = peers.size() < FEWEST_PEERS ? 0 : modifiedZ(value, of);
            if (Math.abs(score) > FAR) {
                found.add(new Occurrence.Outlier(timelines.id(patient), unit, value, peers.size(), median(of), score));
            }
        });
        return found;
    }

    /** The modified z-score of the logarithm of one more than each figure; 0 where peers do not vary. */
    static double modifiedZ(double value, double[] peers) {
        double[] logs = Arrays.stream(peers).map(Math::log1p).toArray();
        double centre = median(logs);
        double deviation =
                median(Arrays.stream(logs).map(log -> Math.abs(log - centre)).toArray());
        return deviation == 0 ? 0 : NORMAL * (Math.log1p(value) - centre) / deviation;
    }

    private static double median(double[] values) {
        return Occurrence.Spread.of("", values).median();
    }
}
