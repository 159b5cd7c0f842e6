package org.sinew.api.cohort;

import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.api.graphql.ComputedFields.Part;
import org.sinew.cohort.Timelines;

/** The type {@code CohortDifference}. */
public record DifferenceAnswer(
        @Nullable Integer onlyFirst,
        @Nullable Integer both,
        @Nullable Integer onlySecond,
        Part membersOfFirst,
        Part membersOfSecond) {

    static DifferenceAnswer of(Question first, Question second, Context context) {
        RoaringBitmap left = first.cohort().members();
        RoaringBitmap right = second.cohort().members();
        RoaringBitmap onlyFirst = RoaringBitmap.andNot(left, right);
        RoaringBitmap both = RoaringBitmap.and(left, right);
        RoaringBitmap onlySecond = RoaringBitmap.andNot(right, left);
        var told = context.told().table(java.util.List.of(onlyFirst, both, onlySecond));
        return new DifferenceAnswer(
                told.get(0) ? (Integer) onlyFirst.getCardinality() : null,
                told.get(1) ? (Integer) both.getCardinality() : null,
                told.get(2) ? (Integer) onlySecond.getCardinality() : null,
                arguments -> MembersPage.of(
                        first.cohort().timelines(), state -> only(first, second, state, context), context, arguments),
                arguments -> MembersPage.of(
                        first.cohort().timelines(), state -> only(second, first, state, context), context, arguments));
    }

    private static MembersPage.Found only(Question one, Question other, Timelines state, Context context) {
        Question of = context.questions().askAgain(one.criterion(), state);
        Question without = context.questions().askAgain(other.criterion(), state);
        return new MembersPage.Found(
                of, RoaringBitmap.andNot(of.cohort().members(), without.cohort().members()));
    }
}
