package org.sinew.cohort;

import java.util.List;
import org.sinew.cohort.Criterion.Span;

/** Relations between occurrences of several patterns of one patient, in one reading. */
final class Joins {

    private Joins() {}

    /** One after another with gaps: which occurrences of each step can be reached. */
    static Evaluation.Joined chain(Occurrences[] lists, List<Span> gaps) {
        if (lists.length == 2) {
            return strict ->
                    follows(lists[0], lists[1], Truth.least(gaps.getFirst()), Truth.most(gaps.getFirst()), strict);
        }
        return strict -> {
            boolean[] reached = new boolean[lists[0].size];
            java.util.Arrays.fill(reached, true);
            for (int step = 1; step < lists.length; step++) {
                reached = next(lists[step - 1], reached, lists[step], gaps.get(step - 1), strict);
            }
            return isAny(reached);
        };
    }

    private static boolean follows(Occurrences before, Occurrences after, long from, long to, boolean strict) {
        for (int i = 0; i < before.size; i++) {
            for (int j = 0; j < after.size; j++) {
                int truth = Truth.within(
                        (long) after.days[j] - before.latest[i], (long) after.latest[j] - before.days[i], from, to);
                if (truth == Truth.TRUE || (!strict && truth == Truth.UNKNOWN)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean[] next(Occurrences before, boolean[] reached, Occurrences after, Span gap, boolean strict) {
        boolean[] next = new boolean[after.size];
        for (int j = 0; j < after.size; j++) {
            for (int i = 0; i < before.size && !next[j]; i++) {
                int truth = !reached[i]
                        ? Truth.FALSE
                        : Truth.within(
                                (long) after.days[j] - before.latest[i],
                                (long) after.latest[j] - before.days[i],
                                Truth.least(gap),
                                Truth.most(gap));
                next[j] = truth == Truth.TRUE || (!strict && truth == Truth.UNKNOWN);
            }
        }
        return next;
    }

    private static boolean isAny(boolean[] flags) {
        for (boolean flag : flags) {
            if (flag) {
                return true;
            }
        }
        return false;
    }

    static Evaluation.Joined pair(Occurrences[] lists, Plan.Pair pair) {
        Criterion.Relation relation = pair.relation();
        Span given = pair.gap();
        Span gap = given == null ? new Span(1, null) : given;
        return strict -> {
            for (int i = 0; i < lists[0].size; i++) {
                for (int j = 0; j < lists[1].size; j++) {
                    if (isRelated(lists[0], i, relation, gap, lists[1], j, strict)) {
                        return true;
                    }
                }
            }
            return false;
        };
    }

    private static boolean isRelated(
            Occurrences a, int i, Criterion.Relation relation, Span gap, Occurrences b, int j, boolean strict) {
        return switch (relation) {
            case OVERLAPS ->
                strict
                        ? a.latest[i] <= b.endLeast(j) && b.latest[j] <= a.endLeast(i)
                        : a.days[i] <= b.endMost(j) && b.days[j] <= a.endMost(i);
            case DURING ->
                strict
                        ? b.latest[j] <= a.days[i] && a.endMost(i) <= b.endLeast(j)
                        : b.days[j] <= a.latest[i] && a.endLeast(i) <= b.endMost(j);
            case BEFORE -> isWithin((long) b.days[j] - a.endMost(i), (long) b.latest[j] - a.endLeast(i), gap, strict);
            case AFTER -> isWithin((long) a.days[i] - b.endMost(j), (long) a.latest[i] - b.endLeast(j), gap, strict);
            case WITHIN -> isWithin((long) a.days[i] - b.latest[j], (long) a.latest[i] - b.days[j], gap, strict);
        };
    }

    private static boolean isWithin(long least, long most, Span gap, boolean strict) {
        int truth = Truth.within(least, most, Truth.least(gap), Truth.most(gap));
        return truth == Truth.TRUE || (!strict && truth == Truth.UNKNOWN);
    }
}
