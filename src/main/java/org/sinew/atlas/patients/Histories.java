package org.sinew.atlas.patients;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.cohort.EventCode;
import org.sinew.cohort.EventKind;
import org.sinew.cohort.Timelines;

/**
 * What every patient has, item by item and patient by patient. Items are numbered 0..n-1; item-by-item lists hold
 * patients ascending, patient-by-patient lists hold items with their first day. Immutable.
 */
public final class Histories {

    private final Population population;
    private final List<Item> items;
    private final List<Occurrences> occurrences;
    private final int[][] margins;
    private final List<BitSet> codes;
    private final int[] starts;
    private final int[] carried;
    private final int[] days;
    private final Map<Item, Integer> numbers;

    private Histories(Population population, List<Item> items, List<Occurrences> occurrences, List<BitSet> codes) {
        this.population = population;
        this.items = items;
        this.occurrences = occurrences;
        this.codes = codes;
        this.numbers = new HashMap<>();
        for (int i = 0; i < items.size(); i++) {
            numbers.put(items.get(i), i);
        }
        this.margins =
                occurrences.parallelStream().map(o -> o.byStratum(population)).toArray(int[][]::new);
        this.starts = new int[population.size() + 1];
        for (Occurrences each : occurrences) {
            for (int i = 0; i < each.size(); i++) {
                starts[each.patient(i) + 1]++;
            }
        }
        for (int i = 0; i < population.size(); i++) {
            starts[i + 1] += starts[i];
        }
        this.carried = new int[starts[population.size()]];
        this.days = new int[carried.length];
        fill();
    }

    private void fill() {
        int[] next = starts.clone();
        for (int item = 0; item < occurrences.size(); item++) {
            Occurrences each = occurrences.get(item);
            for (int i = 0; i < each.size(); i++) {
                int at = next[each.patient(i)]++;
                carried[at] = item;
                days[at] = each.day(i);
            }
        }
    }

    /** @param among only these patients, or everybody */
    public static Histories of(Timelines timelines, List<Item> items, @Nullable RoaringBitmap among) {
        return of(timelines, items, Population.of(timelines, among));
    }

    private static Histories of(Timelines timelines, List<Item> items, Population population) {
        List<Occurrences> occurrences = items.parallelStream()
                .map(item -> Occurrences.of(timelines, item, population))
                .toList();
        return new Histories(
                population,
                List.copyOf(items),
                occurrences,
                items.stream().map(item -> codes(timelines, item)).toList());
    }

    /** Other items of the same patients. */
    public Histories of(Timelines timelines, List<Item> others) {
        return of(timelines, others, population);
    }

    /** The same items among some of the patients. */
    public Histories within(RoaringBitmap among) {
        Population some = population.within(among);
        return new Histories(
                some,
                items,
                occurrences.parallelStream().map(o -> o.within(some)).toList(),
                codes);
    }

    private static BitSet codes(Timelines timelines, Item item) {
        BitSet numbers = new BitSet();
        timelines.codes(item.kind()).stream()
                .filter(item.terms()::matches)
                .mapToInt(EventCode::number)
                .forEach(numbers::set);
        return numbers;
    }

    /** Anything that patients have, to be compared with the items. */
    public Probe probe(Timelines timelines, Item item) {
        int known = indexOf(item);
        if (known >= 0) {
            return probe(known);
        }
        BitSet own = codes(timelines, item);
        BitSet related = new BitSet();
        for (int i = 0; i < items.size(); i++) {
            related.set(
                    i, items.get(i).term().equals(item.term()) || codes.get(i).intersects(own));
        }
        Occurrences found = Occurrences.of(timelines, item, population);
        return new Probe(item, found, found.byStratum(population), related);
    }

    Probe probe(int item) {
        BitSet related = new BitSet();
        for (int i = 0; i < items.size(); i++) {
            related.set(i, areRelated(item, i));
        }
        return new Probe(items.get(item), occurrences.get(item), margins[item], related);
    }

    public Population population() {
        return population;
    }

    public List<Item> items() {
        return items;
    }

    /** In how many patients the item occurs. */
    public int count(int item) {
        return occurrences.get(item).size();
    }

    /** Who has the item. */
    public RoaringBitmap patients(int item) {
        return occurrences.get(item).asBitmap();
    }

    /** Who got these items each on a later day than the one before, but no later than so many days after it. */
    public RoaringBitmap inOrder(List<Integer> path, int within) {
        Map<Integer, Integer> last = new HashMap<>();
        occurrences.get(path.getFirst()).each((patient, day) -> last.put(patient, day));
        for (int item : path.subList(1, path.size())) {
            Map<Integer, Integer> next = new HashMap<>();
            occurrences.get(item).each((patient, day) -> {
                int before = last.getOrDefault(patient, Timelines.UNKNOWN);
                if (before != Timelines.UNKNOWN && day > before && (long) day - before <= within) {
                    next.put(patient, day);
                }
            });
            last.clear();
            last.putAll(next);
        }
        RoaringBitmap found = new RoaringBitmap();
        last.keySet().forEach(found::add);
        return found;
    }

    /** The item's number, -1 if it is not one of these. */
    public int indexOf(Item item) {
        return numbers.getOrDefault(item, -1);
    }

    Occurrences occurrences(int item) {
        return occurrences.get(item);
    }

    int[] margin(int item) {
        return margins[item];
    }

    boolean areRelated(int a, int b) {
        return a == b || codes.get(a).intersects(codes.get(b));
    }

    int start(int patient) {
        return starts[patient];
    }

    /** The item at a position of the patient-by-patient lists. */
    int itemAt(int position) {
        return carried[position];
    }

    int dayAt(int position) {
        return days[position];
    }

    /** Which of these items count a code, by the code's number. */
    Map<Integer, int[]> itemsByCode(List<Integer> among) {
        Map<Integer, int[]> byCode = new HashMap<>();
        for (int item : among) {
            codes.get(item).stream()
                    .forEach(code -> byCode.merge(
                            code,
                            new int[] {item},
                            (a, b) -> IntStream.concat(IntStream.of(a), IntStream.of(b))
                                    .toArray()));
        }
        return byCode;
    }

    /** Numbers of the items of some kinds that at least so many patients have. */
    public int[] itemsOf(Set<EventKind> kinds, int atLeast) {
        return IntStream.range(0, items.size())
                .filter(i -> kinds.contains(items.get(i).kind()) && count(i) >= atLeast)
                .toArray();
    }
}
