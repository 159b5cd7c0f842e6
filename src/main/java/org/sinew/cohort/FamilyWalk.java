package org.sinew.cohort;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.sinew.patient.Kin;

/**
 * Walks from a patient to relatives, the stated ones first, then the nearest; whoever is met again stays what they were. Not
 * for use by several threads.
 */
final class FamilyWalk {

    private static final Kin[] KINS = Kin.values();

    private final long[] ties;
    private final int[] starts;
    private int[] who = new int[16];
    private Kin[] kins = new Kin[16];
    private int size;
    private int self;

    /**
     * @param ties both directions of each, sorted, as {@link Kinship} packs them
     * @param starts where each patient's begin
     */
    FamilyWalk(long[] ties, int[] starts) {
        this.ties = ties;
        this.starts = starts;
    }

    Map<Integer, Kin> of(int patient) {
        begin(patient);
        for (Kin next : KINS) {
            meet(next);
        }
        Map<Integer, Kin> found = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            found.put(who[i], kins[i]);
        }
        return found;
    }

    /**
     * Whether a relative of the patient is wanted and is kin as asked. It goes no further than to the first one, nor than to
     * the last kin that is asked for.
     *
     * @param wanted bits by patients' numbers
     */
    boolean meets(int patient, long[] wanted, Criterion.Relative asked, Timelines state) {
        begin(patient);
        int seen = 0;
        for (Kin next : KINS) {
            for (; seen < size; seen++) {
                int one = who[seen];
                if (Bits.has(wanted, one) && asked.isKin(Kinship.bySex(kins[seen], state.sex(one)))) {
                    return true;
                }
            }
            if (size == 0 || isBeyond(next, asked)) {
                return false;
            }
            meet(next);
        }
        for (; seen < size; seen++) {
            if (Bits.has(wanted, who[seen]) && asked.isKin(Kinship.bySex(kins[seen], state.sex(who[seen])))) {
                return true;
            }
        }
        return false;
    }

    /** Whether nobody is asked for who is met from that step on. */
    private static boolean isBeyond(Kin step, Criterion.Relative asked) {
        for (int i = KINS.length - 1; i >= 0 && !asked.isKin(KINS[i]); i--) {
            if (KINS[i] == step) {
                return true;
            }
        }
        return false;
    }

    private void begin(int patient) {
        self = patient;
        size = 0;
        for (int i = first(patient); i < end(patient); i = after(i)) {
            add(Kinship.other(ties[i]), Kinship.kin(ties[i]));
        }
    }

    /** Adds those whose kinship follows from that of others; of parents and children none does. */
    private void meet(Kin kin) {
        if (size == 0) {
            return;
        }
        switch (kin) {
            case MOTHER, FATHER, PARENT, CHILD, HALF_SIBLING -> {}
            case SIBLING -> siblings(self, this::add);
            case GRANDPARENT -> parents(self, parent -> parents(parent, each -> add(each, Kin.GRANDPARENT)));
            case GRANDCHILD -> children(self, child -> children(child, each -> add(each, Kin.GRANDCHILD)));
            case AUNT_UNCLE -> parents(self, parent -> siblings(parent, (each, is) -> add(each, Kin.AUNT_UNCLE)));
            case NIECE_NEPHEW ->
                siblings(self, (sibling, is) -> children(sibling, each -> add(each, Kin.NIECE_NEPHEW)));
            case COUSIN -> cousins();
        }
    }

    private void cousins() {
        stated(self, Kin.AUNT_UNCLE, aunt -> children(aunt, each -> add(each, Kin.COUSIN)));
        parents(self, parent -> {
            siblings(parent, (aunt, is) -> children(aunt, each -> add(each, Kin.COUSIN)));
            statedOfOthers(parent, kin -> kin == Kin.AUNT_UNCLE, each -> add(each, Kin.COUSIN));
        });
    }

    private interface Sink {
        void take(int other);
    }

    private interface KinSink {
        void take(int other, Kin kin);
    }

    private void add(int other, Kin kin) {
        if (other == self) {
            return;
        }
        for (int i = 0; i < size; i++) {
            if (who[i] == other) {
                return;
            }
        }
        if (size == who.length) {
            who = Arrays.copyOf(who, 2 * size);
            kins = Arrays.copyOf(kins, 2 * size);
        }
        who[size] = other;
        kins[size++] = kin;
    }

    private int first(int patient) {
        return patient + 1 < starts.length ? starts[patient] : 0;
    }

    private int end(int patient) {
        return patient + 1 < starts.length ? starts[patient + 1] : 0;
    }

    /** The next tie to another; of several to one the first counts, mother and father before parent. */
    private int after(int i) {
        int next = i + 1;
        while (next < ties.length
                && Kinship.patient(ties[next]) == Kinship.patient(ties[i])
                && Kinship.other(ties[next]) == Kinship.other(ties[i])) {
            next++;
        }
        return next;
    }

    private void stated(int patient, Kin kin, Sink sink) {
        for (int i = first(patient); i < end(patient); i = after(i)) {
            if (Kinship.kin(ties[i]) == kin) {
                sink.take(Kinship.other(ties[i]));
            }
        }
    }

    /** Of whom the patient is that, which contradicting records need not say the other way round. */
    private void statedOfOthers(int patient, Predicate<Kin> isThat, Sink sink) {
        for (int i = first(patient); i < end(patient); i = after(i)) {
            if (isThat.test(ofOther(i))) {
                sink.take(Kinship.other(ties[i]));
            }
        }
    }

    /** What the patient of the tie is to the other: the first of all that is stated between them. */
    private Kin ofOther(int tie) {
        Kin first = Kinship.kin(ties[tie]).inverse();
        for (int i = tie + 1; i < after(tie); i++) {
            Kin next = Kinship.kin(ties[i]).inverse();
            first = next.compareTo(first) < 0 ? next : first;
        }
        return first;
    }

    private void children(int patient, Sink sink) {
        statedOfOthers(patient, Kin::isParent, sink);
    }

    private void parents(int patient, Sink sink) {
        for (int i = first(patient); i < end(patient); i = after(i)) {
            if (Kinship.kin(ties[i]).isParent()) {
                sink.take(Kinship.other(ties[i]));
            }
        }
    }

    /** Stated ones, and who has a parent in common; half, if both have two known parents and share one. */
    private void siblings(int patient, KinSink sink) {
        for (int i = first(patient); i < end(patient); i = after(i)) {
            Kin kin = Kinship.kin(ties[i]);
            if (kin == Kin.SIBLING || kin == Kin.HALF_SIBLING) {
                sink.take(Kinship.other(ties[i]), kin);
            }
        }
        parents(
                patient,
                parent -> children(parent, child -> {
                    if (child != patient) {
                        sink.take(child, isHalf(patient, child) ? Kin.HALF_SIBLING : Kin.SIBLING);
                    }
                }));
    }

    private boolean isHalf(int one, int other) {
        return parents(one) == 2 && parents(other) == 2 && sharedParents(one, other) == 1;
    }

    private int parents(int patient) {
        int count = 0;
        for (int i = first(patient); i < end(patient); i = after(i)) {
            count += Kinship.kin(ties[i]).isParent() ? 1 : 0;
        }
        return count;
    }

    private int sharedParents(int one, int other) {
        int count = 0;
        for (int i = first(one); i < end(one); i = after(i)) {
            for (int j = first(other); Kinship.kin(ties[i]).isParent() && j < end(other); j = after(j)) {
                count += Kinship.kin(ties[j]).isParent() && Kinship.other(ties[i]) == Kinship.other(ties[j]) ? 1 : 0;
            }
        }
        return count;
    }
}
