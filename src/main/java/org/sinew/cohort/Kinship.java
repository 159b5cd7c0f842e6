package org.sinew.cohort;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
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
    private static final List<Kin> KINS = List.of(Kin.values());

    /** {@code other} is {@code kin} to {@code patient}, says the patient's record. */
    record Tie(int patient, int other, Kin kin) {
        private long packed() {
            return (long) patient << PATIENT_SHIFT | (long) other << KIN_BITS | KINS.indexOf(kin);
        }
    }

    private final long[] stated;
    private volatile long @Nullable [] bothWays;

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
            throw new Unanswered(new Problem.NotRebuilt(
                    "", "patients were deleted since, and whose relatives they were is not kept"));
        }
    }

    private static int patient(long tie) {
        return (int) (tie >>> PATIENT_SHIFT);
    }

    private static int other(long tie) {
        return (int) (tie >>> KIN_BITS) & OTHERS;
    }

    private static Kin kin(long tie) {
        return KINS.get((int) tie & (1 << KIN_BITS) - 1);
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

    /** Whoever any record says to be kin to the patient, mothers and fathers before parents. */
    private Map<Integer, Kin> direct(int patient) {
        long[] ties = bothWays();
        int at = Arrays.binarySearch(ties, (long) patient << PATIENT_SHIFT);
        Map<Integer, Kin> found = new LinkedHashMap<>();
        for (int i = at < 0 ? -at - 1 : at; i < ties.length && patient(ties[i]) == patient; i++) {
            found.putIfAbsent(other(ties[i]), kin(ties[i]));
        }
        return found;
    }

    private Set<Integer> parents(int patient) {
        return among(direct(patient), Kin::isParent);
    }

    private Set<Integer> children(int patient) {
        return among(direct(patient), kin -> kin == Kin.CHILD);
    }

    private static Set<Integer> among(Map<Integer, Kin> relatives, java.util.function.Predicate<Kin> wanted) {
        Set<Integer> found = new java.util.TreeSet<>();
        relatives.forEach((other, kin) -> {
            if (wanted.test(kin)) {
                found.add(other);
            }
        });
        return found;
    }

    /** Stated siblings, and who has a parent in common; half, if both have two known parents and share one. */
    private Map<Integer, Kin> siblings(int patient) {
        Map<Integer, Kin> found = new LinkedHashMap<>();
        direct(patient).forEach((other, kin) -> {
            if (kin == Kin.SIBLING || kin == Kin.HALF_SIBLING) {
                found.put(other, kin);
            }
        });
        Set<Integer> parents = parents(patient);
        for (int parent : parents) {
            for (int child : children(parent)) {
                if (child != patient) {
                    found.computeIfAbsent(
                            child, other -> isHalf(parents, parents(other)) ? Kin.HALF_SIBLING : Kin.SIBLING);
                }
            }
        }
        return found;
    }

    private static boolean isHalf(Set<Integer> one, Set<Integer> other) {
        return one.size() == 2
                && other.size() == 2
                && one.stream().filter(other::contains).count() == 1;
    }

    /** Everybody who is kin to the patient, by number; of several ties the stated one, else the nearest. */
    Map<Integer, Kin> of(int patient) {
        requireKept();
        Map<Integer, Kin> found = direct(patient);
        if (found.isEmpty()) {
            return found;
        }
        siblings(patient).forEach(found::putIfAbsent);
        Set<Integer> parents = parents(patient);
        parents.forEach(parent -> parents(parent).forEach(each -> found.putIfAbsent(each, Kin.GRANDPARENT)));
        children(patient).forEach(child -> children(child).forEach(each -> found.putIfAbsent(each, Kin.GRANDCHILD)));
        Set<Integer> aunts = new java.util.TreeSet<>(among(found, kin -> kin == Kin.AUNT_UNCLE));
        parents.forEach(parent -> aunts.addAll(siblings(parent).keySet()));
        aunts.remove(patient);
        aunts.forEach(each -> found.putIfAbsent(each, Kin.AUNT_UNCLE));
        Set<Integer> nieces = new java.util.TreeSet<>();
        siblings(patient).keySet().forEach(sibling -> nieces.addAll(children(sibling)));
        nieces.forEach(each -> found.putIfAbsent(each, Kin.NIECE_NEPHEW));
        aunts.forEach(aunt -> children(aunt).forEach(each -> found.putIfAbsent(each, Kin.COUSIN)));
        parents.forEach(parent -> among(direct(parent), kin -> kin == Kin.NIECE_NEPHEW)
                .forEach(each -> found.putIfAbsent(each, Kin.COUSIN)));
        found.remove(patient);
        return found;
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
        RoaringBitmap found = new RoaringBitmap();
        if (!isEmpty()) {
            these.forEach((org.roaringbitmap.IntConsumer) one -> of(one).keySet()
                    .forEach(patient -> {
                        Kin kin = of(patient).get(one);
                        if (kin != null && asked.isKin(bySex(kin, state.sex(one)))) {
                            found.add((int) patient);
                        }
                    }));
        }
        return found;
    }
}
