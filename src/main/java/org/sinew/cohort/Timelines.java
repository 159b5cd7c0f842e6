package org.sinew.cohort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.BitSetUtil;
import org.roaringbitmap.IntIterator;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.term.TermId;

/**
 * One state of all patients' events beside the graph: immutable, safe for use by many threads, and it says which commit
 * of the graph it reflects. Patients are numbered 0..size-1; a number stays its patient's in all later states.
 *
 * <p>Patients are cut into shards of 65,536. In a shard the events of one code are columns sorted by (patient, day), each
 * a base and offsets of as few bytes as the largest needs, so that an event takes 6 to 9 bytes (frame of reference:
 * Goldstein, Ramakrishnan, Shaft, ICDE 1998), and a set of patients is a plain bit set of 8 KiB, which AND, OR and NOT
 * walk at the speed of the first cache (as a bitmap container of Roaring: Lemire et al., Software: Practice and
 * Experience 48, 2018). All criteria speak of one patient at a time, so shards are evaluated on their own and on all cores.
 *
 * <p>What changes after the base was laid out stands in small shards of the changed patients with all their events; in the
 * older shards these patients are void. A question costs O(events of its terms) the first time and O(patients / 64) for
 * each set that was asked before.
 */
public final class Timelines {

    /** In place of an epoch day that nobody knows. */
    public static final int UNKNOWN = Integer.MIN_VALUE;

    private final Dictionary dictionary;
    private final List<Shard> shards;
    private final List<long[]> live;
    private final Kinship kinship;
    private final long commit;
    private final boolean past;
    private final int size;
    private volatile long @Nullable [] countsByCode;

    /** @param live for each shard its patients that no later shard has */
    Timelines(Dictionary dictionary, List<Shard> shards, List<long[]> live, Kinship kinship, long commit) {
        this(dictionary, shards, live, kinship, commit, 0, false);
    }

    /** @param given how many numbers were given to patients at least, so that none is given twice */
    private Timelines(
            Dictionary dictionary,
            List<Shard> shards,
            List<long[]> live,
            Kinship kinship,
            long commit,
            int given,
            boolean past) {
        this.dictionary = dictionary;
        this.shards = shards;
        this.live = live;
        this.kinship = kinship;
        this.commit = commit;
        this.past = past;
        this.size = shards.stream()
                .mapToInt(shard -> shard.members() == 0 ? 0 : shard.number(shard.members() - 1) + 1)
                .reduce(given, Math::max);
    }

    static Timelines of(Dictionary dictionary, List<Shard> shards, Kinship kinship, long commit) {
        return new Timelines(
                dictionary,
                shards,
                shards.stream().map(s -> Bits.all(s.members())).toList(),
                kinship,
                commit);
    }

    public static Timelines empty() {
        return new TimelinesBuilder().build(0);
    }

    Dictionary dictionary() {
        return dictionary;
    }

    List<Shard> shards() {
        return shards;
    }

    /** The same patients with these ties between them. */
    Timelines with(Kinship changed) {
        return new Timelines(dictionary, shards, live, changed, commit, size, past);
    }

    /** The same state, of which is known that the graph has gone on. */
    Timelines asPast() {
        return new Timelines(dictionary, shards, live, kinship, commit, size, true);
    }

    /** The same state as the next of one that had given out so many numbers. */
    Timelines after(Timelines before) {
        return new Timelines(dictionary, shards, live, kinship, commit, before.size, past);
    }

    /** Whether this was rebuilt for a commit that the graph has left behind, so that the graph's edges tell nothing of it. */
    public boolean isPast() {
        return past;
    }

    Kinship kinship() {
        return kinship;
    }

    /** The shard's patients that count; the caller must not change it. */
    long[] live(int shard) {
        return live.get(shard);
    }

    /** The same object for states in which numbers mean the same patients. */
    public Object numbering() {
        return dictionary;
    }

    /** The number of the graph's last commit that is in here. */
    public long commit() {
        return commit;
    }

    /** One more than the largest patient's number; some numbers may be unused, see {@link #present}. */
    public int size() {
        return size;
    }

    /** The same state, but every set of patients is found anew: what a restart has. */
    public Timelines withoutCaches() {
        return new Timelines(
                dictionary,
                shards.stream().map(shard -> new Shard(shard.data())).toList(),
                live,
                kinship,
                commit);
    }

    /** How many events there are. */
    public long events() {
        return shards.stream().mapToLong(Shard::events).sum();
    }

    /** Bytes that patients and events take. */
    public long bytes() {
        return shards.stream().mapToLong(shard -> shard.data().byteSize()).sum();
    }

    /** How many events have such a code, those of void patients included. */
    long eventsOf(EventKind kind, TermSet terms) {
        long[] counts = eventsByCode();
        long sum = 0;
        for (int code : dictionary.numbers(kind, terms)) {
            sum += code < counts.length ? counts[code] : 0;
        }
        return sum;
    }

    private long[] eventsByCode() {
        long[] counts = countsByCode;
        if (counts == null) {
            counts = new long[dictionary.codes().size()];
            for (Shard shard : shards) {
                for (int i = 0; i < shard.postings(); i++) {
                    counts[shard.codeAt(i)] += shard.postingAt(i).count();
                }
            }
            countsByCode = counts;
        }
        return counts;
    }

    /** Every patient there is. */
    public RoaringBitmap present() {
        return collect(IntStream.range(0, shards.size()).mapToObj(live::get).toList());
    }

    /** The patient's number, empty if no patient has the id. */
    public OptionalInt number(String id) {
        for (int s = 0; s < shards.size(); s++) {
            int local = shards.get(s).find(id);
            if (local >= 0 && Bits.has(live.get(s), local)) {
                return OptionalInt.of(shards.get(s).number(local));
            }
        }
        return OptionalInt.empty();
    }

    /** @throws IndexOutOfBoundsException if no patient has the number; so do the other columns */
    public String id(int patient) {
        int s = shardOf(patient);
        return shards.get(s).id(shards.get(s).local(patient));
    }

    /** Everything but events that is known of the patient, observation days as they are counted. */
    public Person person(int patient) {
        Shard shard = shards.get(shardOf(patient));
        return shard.person(shard.local(patient), dictionary);
    }

    public int birthDay(int patient) {
        Shard shard = shards.get(shardOf(patient));
        return shard.birthDay(shard.local(patient));
    }

    public Sex sex(int patient) {
        Shard shard = shards.get(shardOf(patient));
        return shard.sex(shard.local(patient));
    }

    public int deathDay(int patient) {
        Shard shard = shards.get(shardOf(patient));
        return shard.deathDay(shard.local(patient));
    }

    public int observedFrom(int patient) {
        Shard shard = shards.get(shardOf(patient));
        return shard.observedFrom(shard.local(patient));
    }

    public int observedTo(int patient) {
        Shard shard = shards.get(shardOf(patient));
        return shard.observedTo(shard.local(patient));
    }

    int shardOf(int patient) {
        int likely = patient / Shard.CAPACITY;
        if (likely >= 0 && likely < shards.size() && isIn(likely, patient)) {
            return likely;
        }
        for (int s = shards.size() - 1; s >= 0; s--) {
            if (isIn(s, patient)) {
                return s;
            }
        }
        throw new IndexOutOfBoundsException("no patient has the number " + patient);
    }

    private boolean isIn(int shard, int patient) {
        int local = shards.get(shard).local(patient);
        return local >= 0 && Bits.has(live.get(shard), local);
    }

    /** Every code that an event of that kind has, or had in an earlier state. */
    public List<EventCode> codes(EventKind kind) {
        return dictionary.codes().stream().filter(code -> code.kind() == kind).toList();
    }

    /** What the flavours of the code's events have as category, events of void patients included. */
    public Set<String> categories(EventCode code) {
        BitSet seen = new BitSet();
        for (Shard shard : shards) {
            Posting posting = shard.posting(code.number());
            if (posting != null) {
                posting.markFlavours(seen);
            }
        }
        return seen.stream()
                .mapToObj(number -> dictionary.flavour(number).category())
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Who has such an event, negated ones ({@link Flavour#isNegated}) included. */
    public RoaringBitmap patients(EventKind kind, TermSet terms) {
        List<long[]> found = new ArrayList<>(shards.size());
        for (int s = 0; s < shards.size(); s++) {
            found.add(Bits.and(shards.get(s).anyPatients(dictionary, kind, terms), live.get(s)));
        }
        return collect(found);
    }

    /** How many patients have an event that the pattern selects, whatever its value. */
    static int count(Timelines state, PatternPlan pattern) {
        int count = 0;
        for (int s = 0; s < state.shards.size(); s++) {
            long[] found = state.shards.get(s).patients(state.dictionary, pattern);
            count += Bits.count(Bits.and(found, state.live.get(s)));
        }
        return count;
    }

    /** How many patients have an event of any kind with that id. */
    int patientsWith(TermId id) {
        RoaringBitmap all = new RoaringBitmap();
        for (EventKind kind : EventKind.values()) {
            all.or(patients(kind, TermSet.of(id)));
        }
        return all.getCardinality();
    }

    /** Such events of these patients, or of all, sorted by (patient, day); negated ones included. */
    public Events events(EventKind kind, TermSet terms, @Nullable RoaringBitmap among) {
        int[] codes = dictionary.numbers(kind, terms);
        int[] starts = new int[size + 1];
        for (int s = 0; s < shards.size(); s++) {
            count(s, codes, among, starts);
        }
        for (int i = 1; i < starts.length; i++) {
            starts[i] += starts[i - 1];
        }
        Events events = new Events(dictionary, starts[size]);
        int[] next = Arrays.copyOf(starts, size);
        for (int s = 0; s < shards.size(); s++) {
            fill(s, codes, among, next, events);
        }
        for (int patient = 0; patient < size; patient++) {
            events.sort(starts[patient], starts[patient + 1]);
        }
        return events;
    }

    /** Everything of one patient, by kind, sorted by day. */
    public Events events(EventKind kind, int patient) {
        return events(kind, TermSet.all(), RoaringBitmap.bitmapOf(patient));
    }

    /**
     * For each patient's number the first day of such an event that is known at all, {@link Integer#MAX_VALUE} for none;
     * a day known to the month or year counts as its first. Negated events are left out.
     */
    public int[] firstDay(EventKind kind, TermSet terms) {
        int[] first = new int[size];
        Arrays.fill(first, Integer.MAX_VALUE);
        for (int s = 0; s < shards.size(); s++) {
            Shard shard = shards.get(s);
            long[] counted = live.get(s);
            for (int code : dictionary.numbers(kind, terms)) {
                Posting posting = shard.posting(code);
                for (int i = 0; posting != null && i < posting.count(); i++) {
                    int local = posting.patient(i);
                    int day = posting.day(i);
                    if (day != UNKNOWN
                            && Bits.has(counted, local)
                            && day < first[shard.number(local)]
                            && !dictionary.flavour(posting.flavour(i)).isNegated()) {
                        first[shard.number(local)] = day;
                    }
                }
            }
        }
        return first;
    }

    private interface Found {
        void at(int patient, int code, Posting posting, int i);
    }

    private void count(int s, int[] codes, @Nullable RoaringBitmap among, int[] starts) {
        walk(s, codes, among, (patient, code, posting, i) -> starts[patient + 1]++);
    }

    private void fill(int s, int[] codes, @Nullable RoaringBitmap among, int[] next, Events events) {
        walk(s, codes, among, (patient, code, posting, i) -> events.set(next[patient]++, patient, code, posting, i));
    }

    private void walk(int s, int[] codes, @Nullable RoaringBitmap among, Found found) {
        Shard shard = shards.get(s);
        long[] wanted = among == null ? live.get(s) : Bits.and(locals(shard, among), live.get(s));
        int members = Bits.count(wanted);
        for (int code : codes) {
            Posting posting = members == 0 ? null : shard.posting(code);
            if (posting != null && members * 8L < posting.count()) {
                seek(shard, wanted, code, posting, found);
            } else if (posting != null) {
                scan(shard, wanted, code, posting, found);
            }
        }
    }

    private static void scan(Shard shard, long[] wanted, int code, Posting posting, Found found) {
        for (int i = 0; i < posting.count(); i++) {
            int local = posting.patient(i);
            if (Bits.has(wanted, local)) {
                found.at(shard.number(local), code, posting, i);
            }
        }
    }

    private static void seek(Shard shard, long[] wanted, int code, Posting posting, Found found) {
        int i = 0;
        for (int local = Bits.next(wanted, 0); local >= 0; local = Bits.next(wanted, local + 1)) {
            i = posting.firstOf(local, i);
            for (; i < posting.count() && posting.patient(i) == local; i++) {
                found.at(shard.number(local), code, posting, i);
            }
        }
    }

    /** Those of the patients who are in the shard. */
    static long[] locals(Shard shard, RoaringBitmap patients) {
        long[] bits = new long[shard.words()];
        if (shard.isContiguous()) {
            var each = patients.getIntIterator();
            int first = shard.members() == 0 ? 0 : shard.number(0);
            each.advanceIfNeeded(first);
            for (int number; each.hasNext() && (number = each.next()) < first + shard.members(); ) {
                Bits.set(bits, number - first);
            }
        } else {
            for (int local = 0; local < shard.members(); local++) {
                if (patients.contains(shard.number(local))) {
                    Bits.set(bits, local);
                }
            }
        }
        return bits;
    }

    /** Joins what was found in each shard. */
    RoaringBitmap collect(List<long[]> found) {
        long[] words = new long[(size + 63) >> 6];
        for (int s = 0; s < shards.size(); s++) {
            Shard shard = shards.get(s);
            long[] bits = found.get(s);
            if (shard.isContiguous() && (shard.members() == 0 || (shard.number(0) & 63) == 0)) {
                int at = shard.members() == 0 ? 0 : shard.number(0) >> 6;
                for (int w = 0; w < bits.length; w++) {
                    words[at + w] |= bits[w];
                }
            } else {
                for (int local = Bits.next(bits, 0); local >= 0; local = Bits.next(bits, local + 1)) {
                    Bits.set(words, shard.number(local));
                }
            }
        }
        return BitSetUtil.bitmapOf(words);
    }

    /** The numbers in order, for callers that need an array. */
    static int[] numbers(RoaringBitmap patients) {
        int[] numbers = new int[patients.getCardinality()];
        IntIterator each = patients.getIntIterator();
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = each.next();
        }
        return numbers;
    }
}
