package org.sinew.cohort;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.patient.Kin;

/**
 * Which patients are blood relatives of one another. Records state some ties, each from its own patient's side; both
 * directions of each stand in one sorted array, so that a family is walked by binary search from any of its members, and
 * ties that follow from others (siblings by a shared parent, grandparents, aunts and uncles, cousins) are found on the
 * walk and kept nowhere. Immutable.
 */
final class Kinship {

    static final Kinship NONE = new Kinship(new long[0]);

    /** Of an older state, whose relatives are not all known any more. */
    static final Kinship LOST = new Kinship(new long[0]);

    private static final int KIN_BITS = 4;
    private static final int OTHER_BITS = 30;
    private static final int OTHERS = (1 << OTHER_BITS) - 1;
    private static final int PATIENT_SHIFT = OTHER_BITS + KIN_BITS;
    private static final Kin[] KINS = Kin.values();

    /** Where a larger share of all patients is looked for, everybody is asked instead of these ones' relatives. */
    private static final int FEW = 16;

    /** Ties to a cousin: to a parent, to a grandparent, to an aunt or uncle, and to the child. */
    private static final int FARTHEST = 4;

    private static final int PART = 1 << 14;

    /** {@code other} is {@code kin} to {@code patient}, says the patient's record. */
    record Tie(int patient, int other, Kin kin) {
        private long packed() {
            return (long) patient << PATIENT_SHIFT
                    | (long) other << KIN_BITS
                    | Arrays.asList(KINS).indexOf(kin);
        }
    }

    private final long[] stated;
    private volatile long @Nullable [] bothWays;
    private volatile int @Nullable [] starts;

    private Kinship(long[] stated) {
        this.stated = stated;
    }

    static Kinship of(Collection<Tie> ties) {
        return NONE.next(patient -> false, patient -> false, ties);
    }

    /**
     * @param changed whose ties are stated anew, in {@code fresh}
     * @param gone who is no longer there
     */
    Kinship next(IntPredicate changed, IntPredicate gone, Collection<Tie> fresh) {
        if (stated.length == 0 && fresh.isEmpty()) {
            return this;
        }
        long[] kept = Arrays.stream(stated)
                .filter(tie -> !changed.test(patient(tie)) && !gone.test(patient(tie)) && !gone.test(other(tie)))
                .toArray();
        return kept.length == stated.length && fresh.isEmpty()
                ? this
                : new Kinship(LongStream.concat(
                                Arrays.stream(kept),
                                fresh.stream()
                                        .filter(tie -> tie.patient() != tie.other())
                                        .mapToLong(Tie::packed))
                        .sorted()
                        .distinct()
                        .toArray());
    }

    /** As {@link #packed(long[])} reads them. */
    long[] packed() {
        return stated.clone();
    }

    static Kinship packed(long[] ties) {
        return ties.length == 0 ? NONE : new Kinship(ties);
    }

    boolean isEmpty() {
        return stated.length == 0;
    }

    @SuppressWarnings("ReferenceEquality") // there is one that is lost
    private void requireKept() {
        if (this == LOST) {
            throw Problem.notRebuilt("", "deleted");
        }
    }

    static int patient(long tie) {
        return (int) (tie >>> PATIENT_SHIFT);
    }

    static int other(long tie) {
        return (int) (tie >>> KIN_BITS) & OTHERS;
    }

    static Kin kin(long tie) {
        return KINS[(int) tie & (1 << KIN_BITS) - 1];
    }

    private static long turned(long tie) {
        int other = patient(tie);
        return new Tie(other(tie), other, kin(tie).inverse()).packed();
    }

    private long[] bothWays() {
        long[] known = bothWays;
        if (known == null) {
            known = LongStream.concat(
                            Arrays.stream(stated), Arrays.stream(stated).map(Kinship::turned))
                    .sorted()
                    .distinct()
                    .toArray();
            bothWays = known;
        }
        return known;
    }

    /** Where each patient's ties begin in {@link #bothWays}, and where the last one's end. */
    private int[] starts() {
        int[] known = starts;
        if (known == null) {
            long[] ties = bothWays();
            known = new int[ties.length == 0 ? 1 : patient(ties[ties.length - 1]) + 2];
            for (long tie : ties) {
                known[patient(tie) + 1]++;
            }
            for (int i = 1; i < known.length; i++) {
                known[i] += known[i - 1];
            }
            starts = known;
        }
        return known;
    }

    /** Everybody who is kin to the patient, by number; of several ties the stated one, else the nearest. */
    Map<Integer, Kin> of(int patient) {
        requireKept();
        return new FamilyWalk(bothWays(), starts()).of(patient);
    }

    /** A parent of known sex is mother or father. */
    static Kin bySex(Kin kin, Sex sex) {
        return kin == Kin.PARENT && sex == Sex.FEMALE
                ? Kin.MOTHER
                : kin == Kin.PARENT && sex == Sex.MALE ? Kin.FATHER : kin;
    }

    /** Whose relative of that kin is one of these. */
    RoaringBitmap relatives(Timelines state, RoaringBitmap these, Criterion.Relative asked) {
        requireKept();
        if (isEmpty() || these.isEmpty()) {
            return new RoaringBitmap();
        }
        long[] ties = bothWays();
        int[] starts = starts();
        long[] wanted = new long[(Math.max(these.last() + 1, starts.length) + 63) >> 6];
        these.forEach((org.roaringbitmap.IntConsumer) one -> Bits.set(wanted, one));
        int[] asking = these.getCardinality() < starts.length / FEW
                ? families(these).toArray()
                : IntStream.range(0, starts.length - 1).toArray();
        RoaringBitmap[] parts = IntStream.range(0, (asking.length + PART - 1) / PART)
                .parallel()
                .mapToObj(part -> {
                    FamilyWalk walk = new FamilyWalk(ties, starts);
                    return RoaringBitmap.bitmapOf(
                            Arrays.stream(asking, part * PART, Math.min(asking.length, (part + 1) * PART))
                                    .filter(patient -> walk.meets(patient, wanted, asked, state))
                                    .toArray());
                })
                .toArray(RoaringBitmap[]::new);
        return RoaringBitmap.or(parts);
    }

    /** Whoever is within as many ties of them as the farthest kin is, whatever these ties say. */
    private RoaringBitmap families(RoaringBitmap these) {
        long[] ties = bothWays();
        int[] starts = starts();
        RoaringBitmap all = these.clone();
        RoaringBitmap last = these;
        for (int step = 0; step < FARTHEST && !last.isEmpty(); step++) {
            var next = new RoaringBitmap();
            last.forEach((org.roaringbitmap.IntConsumer) one -> {
                for (int i = one + 1 < starts.length ? starts[one] : 0;
                        one + 1 < starts.length && i < starts[one + 1];
                        i++) {
                    next.add(other(ties[i]));
                }
            });
            last = RoaringBitmap.andNot(next, all);
            all.or(last);
        }
        return all;
    }
}
