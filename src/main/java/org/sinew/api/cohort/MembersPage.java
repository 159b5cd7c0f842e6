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
import org.sinew.term.Sentence;

/** The type {@code CohortMembers}. */
public record MembersPage(
        List<Member> nodes, @Nullable String endCursor, boolean hasNextPage, long commit, boolean isOutdated) {

    private static final int MOST = 10_000;

    /** One member. */
    public record Member(
            String id,
            @Nullable String indexDate,
            @Nullable String exitDate,
            java.util.function.Supplier<ExplanationAnswer> explain) {}

    /** Gives members of a state of the timelines. */
    interface Members {
        Found in(Timelines state);
    }

    record Found(Question question, RoaringBitmap patients) {}

    /**
     * Pages after the first are of its state, whatever was written since.
     *
     * @throws Unanswerable where single patients are not shown, for a cursor that is none, or where its state is gone
     */
    static MembersPage of(Timelines state, Members members, Context context, Arguments arguments) {
        context.told().requireMembers();
        Cursor after = arguments.findText("after").map(Cursor::parse).orElse(null);
        Timelines asked = after == null || after.commit() == state.commit()
                ? state
                : context.questions().timelines(after.commit());
        Found found = members.in(asked);
        return page(found.question(), found.patients(), after, context, arguments);
    }

    /**
     * @param patient the last one's number
     * @param commit of the page's state
     */
    private record Cursor(int patient, long commit) {

        static Cursor parse(String text) {
            try {
                int at = text.indexOf('@');
                return new Cursor(
                        Integer.parseInt(text, 0, Math.max(0, at), 10), Long.parseLong(text.substring(at + 1)));
            } catch (NumberFormatException none) {
                throw new Unanswerable("INVALID_CURSOR", Sentence.of("cohort", "refused.cursor", text), Map.of());
            }
        }

        @Override
        public String toString() {
            return patient + "@" + commit;
        }
    }

    private static MembersPage page(
            Question question, RoaringBitmap patients, @Nullable Cursor after, Context context, Arguments arguments) {
        int first = arguments.first(0, MOST);
        PeekableIntIterator each = patients.getIntIterator();
        if (after != null) {
            each.advanceIfNeeded(after.patient() + 1);
        }
        List<Member> nodes = new ArrayList<>();
        int last = -1;
        while (each.hasNext() && nodes.size() < first) {
            last = each.next();
            nodes.add(member(question, last, context));
        }
        long commit = question.cohort().timelines().commit();
        return new MembersPage(
                nodes,
                last < 0 ? null : new Cursor(last, commit).toString(),
                each.hasNext(),
                commit,
                commit < context.questions().timelines().commit());
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
}
