package org.sinew.cohort;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sinew.cohort.BruteForce.Life;
import org.sinew.patient.Kin;

/** Who is kin to whom, by asking everybody about everybody: tables of what is stated, and of parents and siblings. */
final class Families {

    private final List<Life> everybody;
    private final @Nullable Kin[][] stated;
    private final boolean[][] parent;
    private final boolean[][] sibling;

    Families(List<Life> everybody) {
        this.everybody = everybody;
        int n = everybody.size();
        stated = new @Nullable Kin[n][n];
        parent = new boolean[n][n];
        sibling = new boolean[n][n];
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                Kin kin = a == b ? null : stated(everybody.get(a), everybody.get(b));
                stated[a][b] = kin;
                parent[a][b] = kin == Kin.MOTHER || kin == Kin.FATHER || kin == Kin.PARENT;
            }
        }
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                Kin kin = stated[a][b];
                sibling[a][b] = a != b && (kin == Kin.SIBLING || kin == Kin.HALF_SIBLING || shared(a, b) > 0);
            }
        }
    }

    /** What b is to a; null for no blood relative. */
    @Nullable
    Kin kin(Life one, Life other) {
        int a = everybody.indexOf(one);
        int b = everybody.indexOf(other);
        Kin kin = a == b ? null : stated[a][b] != null ? stated[a][b] : derived(a, b);
        return kin != Kin.PARENT
                ? kin
                : switch (other.person().sex()) {
                    case FEMALE -> Kin.MOTHER;
                    case MALE -> Kin.FATHER;
                    case OTHER, UNKNOWN -> kin;
                };
    }

    private @Nullable Kin derived(int a, int b) {
        if (sibling[a][b]) {
            return parents(a) == 2 && parents(b) == 2 && shared(a, b) == 1 ? Kin.HALF_SIBLING : Kin.SIBLING;
        }
        if (any(x -> parent[a][x] && parent[x][b])) {
            return Kin.GRANDPARENT;
        }
        if (any(x -> parent[b][x] && parent[x][a])) {
            return Kin.GRANDCHILD;
        }
        if (isAunt(a, b)) {
            return Kin.AUNT_UNCLE;
        }
        if (isAunt(b, a)) {
            return Kin.NIECE_NEPHEW;
        }
        return isCousin(a, b) || isCousin(b, a) ? Kin.COUSIN : null;
    }

    private boolean any(IntPredicate wanted) {
        return IntStream.range(0, everybody.size()).anyMatch(wanted);
    }

    private boolean isAunt(int a, int b) {
        return a != b && any(x -> parent[a][x] && sibling[x][b]);
    }

    /** A child of a's aunt or uncle: a sibling of a parent, or one whom a record calls so. */
    private boolean isCousin(int a, int b) {
        return any(aunt -> parent[b][aunt] && aunt != a && (stated[a][aunt] == Kin.AUNT_UNCLE || isAunt(a, aunt)));
    }

    private long shared(int a, int b) {
        return IntStream.range(0, everybody.size())
                .filter(x -> parent[a][x] && parent[b][x])
                .count();
    }

    private long parents(int a) {
        return IntStream.range(0, everybody.size()).filter(x -> parent[a][x]).count();
    }

    private static @Nullable Kin stated(Life a, Life b) {
        Stream<Kin> byA = a.relatives().stream()
                .filter(r -> r.id().equals(b.person().id()))
                .map(Intake.Relative::kin);
        Stream<Kin> byB = b.relatives().stream()
                .filter(r -> r.id().equals(a.person().id()))
                .map(r -> switch (r.kin()) {
                    case MOTHER, FATHER, PARENT -> Kin.CHILD;
                    case CHILD -> Kin.PARENT;
                    case GRANDPARENT -> Kin.GRANDCHILD;
                    case GRANDCHILD -> Kin.GRANDPARENT;
                    case AUNT_UNCLE -> Kin.NIECE_NEPHEW;
                    case NIECE_NEPHEW -> Kin.AUNT_UNCLE;
                    case SIBLING -> Kin.SIBLING;
                    case HALF_SIBLING -> Kin.HALF_SIBLING;
                    case COUSIN -> Kin.COUSIN;
                });
        return Stream.concat(byA, byB).min(Enum::compareTo).orElse(null);
    }
}
