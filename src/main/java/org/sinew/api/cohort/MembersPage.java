package org.sinew.api.cohort;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.api.graphql.Arguments;
import org.sinew.api.graphql.Unanswerable;
import org.sinew.cohort.Timelines;

/** The type {@code CohortMembers}. */
public record MembersPage(List<Member> nodes, @Nullable String endCursor, boolean hasNextPage) {

    private static final int MOST = 10_000;

    /** One member. */
    public record Member(
            String id,
            @Nullable String indexDate,
            @Nullable String exitDate,
            java.util.function.Supplier<ExplanationAnswer> explain) {}

    /** @throws Unanswerable where single patients are not shown, or for a cursor that is none */
    static MembersPage of(Question question, RoaringBitmap patients, Context context, Arguments arguments) {
        context.told().requireMembers();
        int first = arguments.integer("first");
        if (first < 0 || first > MOST) {
            throw new Unanswerable("NOT_POSSIBLE", "a page has 0 to " + MOST + " members", Map.of());
        }
        PeekableIntIterator each = patients.getIntIterator();
        arguments.findText("after").ifPresent(cursor -> each.advanceIfNeeded(number(cursor) + 1));
        List<Member> nodes = new ArrayList<>();
        int last = -1;
        while (each.hasNext() && nodes.size() < first) {
            last = each.next();
            nodes.add(member(question, last, context));
        }
        return new MembersPage(nodes, last < 0 ? null : String.valueOf(last), each.hasNext());
    }

    private static Member member(Question question, int patient, Context context) {
        Timelines timelines = question.cohort().timelines();
        String id = timelines.id(patient);
        return new Member(
                id,
                question.isIndexed() ? date(question.cohort().indexDay(patient)) : null,
                question.isIndexed() ? date(question.cohort().exitDay(patient)) : null,
                () -> ExplanationAnswer.of(context.questions().explain(id, question), context));
    }

    static @Nullable String date(int epochDay) {
        return epochDay == Timelines.UNKNOWN || epochDay == Integer.MAX_VALUE
                ? null
                : LocalDate.ofEpochDay(epochDay).toString();
    }

    private static int number(String cursor) {
        try {
            return Integer.parseInt(cursor);
        } catch (NumberFormatException none) {
            throw new Unanswerable("INVALID_CURSOR", "not a cursor of this list: " + cursor, Map.of());
        }
    }
}
