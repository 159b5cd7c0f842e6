package org.sinew.api.cohort;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.cohort.Timelines;
import org.sinew.cohort.answers.Eligibility;

/** The type of that name: one part of a trial's eligibility. */
public record FeasibilityPart(
        String criterion,
        @Nullable Integer met,
        @Nullable Integer unknown,
        @Nullable Integer notMet,
        @Nullable Integer withoutIt) {

    /** The type {@code CohortEligibility}: all parts together. */
    public record Whole(
            @Nullable Integer eligible,
            @Nullable Integer unknown,
            @Nullable Integer excluded) {}

    static Whole whole(Question question, Context context) {
        Eligibility found = context.questions()
                .eligibility(question.criterion(), question.cohort().timelines());
        List<RoaringBitmap> sets = List.of(found.met(), found.unknown(), found.notMet());
        List<Boolean> told = context.told().table(sets);
        return new Whole(count(sets, told, 0), count(sets, told, 1), count(sets, told, 2));
    }

    static List<FeasibilityPart> of(Question question, Context context) {
        Timelines state = question.cohort().timelines();
        List<Eligibility> parts = question.parts().stream()
                .map(part -> context.questions().eligibility(part, state))
                .toList();
        List<FeasibilityPart> answer = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Eligibility part = parts.get(i);
            RoaringBitmap others = state.present();
            for (int j = 0; j < parts.size(); j++) {
                if (j != i) {
                    others.and(parts.get(j).met());
                }
            }
            List<RoaringBitmap> sets = List.of(part.met(), part.unknown(), part.notMet(), others);
            List<Boolean> told = context.told().counts(sets);
            answer.add(new FeasibilityPart(
                    Definition.text(question.parts().get(i)),
                    count(sets, told, 0),
                    count(sets, told, 1),
                    count(sets, told, 2),
                    count(sets, told, 3)));
        }
        return answer;
    }

    private static @Nullable Integer count(List<RoaringBitmap> sets, List<Boolean> told, int i) {
        return told.get(i) ? (Integer) sets.get(i).getCardinality() : null;
    }
}
