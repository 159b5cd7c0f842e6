package org.sinew.atlas.patients;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.atlas.statistics.Counts;
import org.sinew.atlas.statistics.Estimate;
import org.sinew.atlas.statistics.FalseDiscovery;
import org.sinew.atlas.statistics.Stratified;
import org.sinew.cohort.EventKind;
import org.sinew.cohort.Events;
import org.sinew.cohort.TermSet;
import org.sinew.cohort.Timelines;

/**
 * Which drugs, tests and procedures patients have in so many days before a first diagnosis and from it on, beside what
 * matched controls have around the same day. Each matched set is a stratum, so the odds ratios are those of matched data
 * (Mantel and Haenszel 1959, with the variance of Robins, Breslow and Greenland) and the test is exact given the sets; what
 * changes from before to after is McNemar's exact test in the cases.
 */
public final class CareAround {

    /** Cases that are looked at; of more, every n-th. */
    public static final int MOST_CASES = 5_000;

    /** One of two windows. */
    public record Window(
            int cases,
            int controls,
            Estimate oddsRatio,
            double pValue,
            double qValue,
            RoaringBitmap caseSet,
            RoaringBitmap controlSet) {}

    /**
     * Of the last value of each patient in a window.
     *
     * @param value NaN without values
     * @param of how many patients
     */
    public record Median(double value, int of) {}

    /**
     * Medians in the most common unit.
     *
     * @param measured cases with a value in both windows
     * @param change median of after minus before in them
     */
    public record Values(
            String unit,
            Median casesBefore,
            Median casesAfter,
            Median controlsBefore,
            Median controlsAfter,
            RoaringBitmap measured,
            double change) {}

    /**
     * What is found of one thing.
     *
     * @param started cases who had it only after
     * @param stopped cases who had it only before
     */
    public record Finding(
            int item,
            Window before,
            Window after,
            int started,
            int stopped,
            double pChange,
            double qChange,
            @Nullable Values values) {}

    /** One place in a matched set that a patient takes: {@code role} -1 for the case. */
    private record Slot(int set, int role) {}

    /** The last values of a patient before and after, NaN without one. */
    private record Measured(int patient, double[] values) {}

    /** What was seen of one item: of each set the case, and how many of its controls, before and after. */
    private final class Seen {
        final BitSet[] cases = {new BitSet(), new BitSet()};
        final byte[][] controls = {new byte[sets.size()], new byte[sets.size()]};
        final List<Measured> ofCases = new ArrayList<>();
        final List<Measured> ofControls = new ArrayList<>();

        void at(Slot slot, boolean isAfter) {
            if (slot.role < 0) {
                cases[isAfter ? 1 : 0].set(slot.set);
            } else {
                controls[isAfter ? 1 : 0][slot.set]++;
            }
        }
    }

    private final Histories histories;
    private final MatchedSets sets;
    private final int days;
    private final int[] members;
    private final Map<Integer, Seen> seen = new HashMap<>();
    private final Map<Integer, String> units = new HashMap<>();
    private final Map<Integer, RoaringBitmap[]> controlSets = new HashMap<>();

    /**
     * @param days of each window
     * @param controls for a case
     */
    public CareAround(Timelines timelines, Histories histories, Probe probe, int[] items, int days, int controls) {
        this.histories = histories;
        this.days = days;
        this.sets = MatchedSets.of(histories.population(), probe.occurrences(), days, controls, MOST_CASES);
        this.members = IntStream.range(0, sets.size())
                .map(s -> sets.controls()[s].length + 1)
                .toArray();
        Map<Integer, List<Slot>> slots = slots();
        RoaringBitmap everyone = new RoaringBitmap();
        slots.keySet().forEach(everyone::add);
        Map<EventKind, List<Integer>> byKind = IntStream.of(items)
                .boxed()
                .filter(item -> !probe.isRelated(item))
                .collect(Collectors.groupingBy(
                        item -> histories.items().get(item).kind()));
        byKind.forEach((kind, of) -> read(timelines.events(kind, TermSet.all(), everyone), of, slots));
    }

    private Map<Integer, List<Slot>> slots() {
        Map<Integer, List<Slot>> slots = new HashMap<>();
        for (int s = 0; s < sets.size(); s++) {
            slots.computeIfAbsent(sets.cases()[s], key -> new ArrayList<>()).add(new Slot(s, -1));
            for (int c = 0; c < sets.controls()[s].length; c++) {
                slots.computeIfAbsent(sets.controls()[s][c], key -> new ArrayList<>())
                        .add(new Slot(s, c));
            }
        }
        return slots;
    }

    private void read(Events events, List<Integer> items, Map<Integer, List<Slot>> slots) {
        Map<Integer, int[]> byCode = histories.itemsByCode(items);
        units(events, byCode);
        for (int from = 0; from < events.size(); ) {
            int to = from;
            while (to < events.size() && events.patient(to) == events.patient(from)) {
                to++;
            }
            for (Slot slot : slots.getOrDefault(events.patient(from), List.of())) {
                read(events, from, to, byCode, slot);
            }
            from = to;
        }
    }

    private void units(Events events, Map<Integer, int[]> byCode) {
        Map<Integer, Map<String, Integer>> counts = new HashMap<>();
        for (int i = 0; i < events.size(); i++) {
            String unit = events.flavour(i).unit();
            if (unit != null && !Double.isNaN(events.value(i))) {
                for (int item : byCode.getOrDefault(events.code(i).number(), new int[0])) {
                    counts.computeIfAbsent(item, key -> new HashMap<>()).merge(unit, 1, Integer::sum);
                }
            }
        }
        counts.forEach((item, of) -> units.put(
                item,
                of.entrySet().stream()
                        .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                        .orElseThrow()
                        .getKey()));
    }

    private void read(Events events, int from, int to, Map<Integer, int[]> byCode, Slot slot) {
        Map<Integer, double[]> last = new HashMap<>();
        BitSet[] had = {new BitSet(), new BitSet()};
        for (int i = from; i < to; i++) {
            int day = events.day(i);
            long offset = day == Timelines.UNKNOWN ? Long.MAX_VALUE : (long) day - sets.days()[slot.set];
            if (offset >= -days && offset <= days && !events.flavour(i).isNegated()) {
                int window = offset < 0 ? 0 : 1;
                for (int item : byCode.getOrDefault(events.code(i).number(), new int[0])) {
                    had[window].set(item);
                    if (!Double.isNaN(events.value(i))
                            && events.flavour(i).unit() != null
                            && units.getOrDefault(item, "")
                                    .equals(events.flavour(i).unit())) {
                        last.computeIfAbsent(item, key -> new double[] {Double.NaN, Double.NaN})[window] =
                                events.value(i);
                    }
                }
            }
        }
        for (int window = 0; window < 2; window++) {
            int w = window;
            had[window].stream().forEach(item -> {
                seen.computeIfAbsent(item, key -> new Seen()).at(slot, w == 1);
                if (slot.role >= 0) {
                    controlSets
                            .computeIfAbsent(
                                    item, key -> new RoaringBitmap[] {new RoaringBitmap(), new RoaringBitmap()})[w]
                            .add(events.patient(from));
                }
            });
        }
        last.forEach((item, values) -> {
            Seen of = seenOf(item);
            (slot.role < 0 ? of.ofCases : of.ofControls).add(new Measured(events.patient(from), values));
        });
    }

    public int cases() {
        return sets.size();
    }

    /** Cases whose day is known, also those not looked at. */
    public int allCases() {
        return sets.all();
    }

    public int unmatched() {
        return sets.unmatched();
    }

    /** Places that controls take in the sets. */
    public int controls() {
        return IntStream.of(members).map(size -> size - 1).sum();
    }

    public RoaringBitmap caseSet() {
        return RoaringBitmap.bitmapOf(sets.cases());
    }

    public RoaringBitmap controlSet() {
        RoaringBitmap all = new RoaringBitmap();
        Arrays.stream(sets.controls()).forEach(all::add);
        return all;
    }

    /** Everything that anybody had in a window, with q-values over all of it, window by window. */
    public List<Finding> findings() {
        List<Integer> items = List.copyOf(new TreeSet<>(seen.keySet()));
        List<Finding> found =
                items.parallelStream().map(item -> finding(item, seenOf(item))).toList();
        double[] before = FalseDiscovery.qValues(
                found.stream().mapToDouble(f -> f.before().pValue()).toArray());
        double[] after = FalseDiscovery.qValues(
                found.stream().mapToDouble(f -> f.after().pValue()).toArray());
        double[] change = FalseDiscovery.qValues(
                found.stream().mapToDouble(Finding::pChange).toArray());
        return IntStream.range(0, found.size())
                .mapToObj(i -> corrected(found.get(i), before[i], after[i], change[i]))
                .toList();
    }

    private Seen seenOf(int item) {
        return java.util.Objects.requireNonNull(seen.get(item));
    }

    private static Finding corrected(Finding f, double before, double after, double change) {
        return new Finding(
                f.item(),
                corrected(f.before(), before),
                corrected(f.after(), after),
                f.started(),
                f.stopped(),
                f.pChange(),
                change,
                f.values());
    }

    private static Window corrected(Window w, double q) {
        return new Window(w.cases(), w.controls(), w.oddsRatio(), w.pValue(), q, w.caseSet(), w.controlSet());
    }

    private Finding finding(int item, Seen of) {
        BitSet started = (BitSet) of.cases[1].clone();
        started.andNot(of.cases[0]);
        BitSet stopped = (BitSet) of.cases[0].clone();
        stopped.andNot(of.cases[1]);
        return new Finding(
                item,
                window(item, of, 0),
                window(item, of, 1),
                started.cardinality(),
                stopped.cardinality(),
                Counts.signTest(started.cardinality(), stopped.cardinality()),
                Double.NaN,
                values(item, of));
    }

    private Window window(int item, Seen of, int w) {
        int[] both = new int[sets.size()];
        int[] cases = new int[sets.size()];
        int[] exposed = new int[sets.size()];
        RoaringBitmap caseSet = new RoaringBitmap();
        int controls = 0;
        for (int s = 0; s < sets.size(); s++) {
            cases[s] = 1;
            controls += of.controls[w][s];
            exposed[s] = of.controls[w][s];
            if (of.cases[w].get(s)) {
                both[s] = 1;
                exposed[s]++;
                caseSet.add(sets.cases()[s]);
            }
        }
        int seenBoth = caseSet.getCardinality();
        Stratified.Expectation expected = Stratified.expectation(cases, exposed, members);
        RoaringBitmap[] controlSet = controlSets.get(item);
        return new Window(
                seenBoth,
                controls,
                Stratified.oddsRatio(both, cases, exposed, members),
                Stratified.pValue(seenBoth, expected, cases, exposed, members),
                Double.NaN,
                caseSet,
                controlSet == null ? new RoaringBitmap() : controlSet[w]);
    }

    private @Nullable Values values(int item, Seen of) {
        String unit = units.get(item);
        if (unit == null) {
            return null;
        }
        List<Measured> both = of.ofCases.stream()
                .filter(each -> !Double.isNaN(each.values[1] - each.values[0]))
                .toList();
        return new Values(
                unit,
                median(of.ofCases, 0),
                median(of.ofCases, 1),
                median(of.ofControls, 0),
                median(of.ofControls, 1),
                patients(both),
                Direction.median(both.stream()
                        .mapToDouble(each -> each.values[1] - each.values[0])
                        .toArray()));
    }

    private static RoaringBitmap patients(List<Measured> of) {
        RoaringBitmap patients = new RoaringBitmap();
        of.forEach(each -> patients.add(each.patient));
        return patients;
    }

    private static Median median(List<Measured> values, int window) {
        List<Measured> known = values.stream()
                .filter(each -> !Double.isNaN(each.values[window]))
                .toList();
        return new Median(
                Direction.median(
                        known.stream().mapToDouble(each -> each.values[window]).toArray()),
                patients(known).getCardinality());
    }
}
