package org.sinew.api.cohort;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinew.cohort.EventKind;
import org.sinew.cohort.Explanation;
import org.sinew.cohort.Explanation.Verdict;
import org.sinew.cohort.Timelines;

/** The type {@code CohortExplanation}: what each part of a definition is for one patient. */
public record ExplanationAnswer(
        String path,
        String criterion,
        @Nullable Boolean holds,
        boolean decides,
        String reason,
        List<Fact> facts,
        List<ExplanationAnswer> parts) {

    /** A fact that decides. */
    public record Fact(
            @Nullable String id,
            EventKind kind,
            @Nullable String term,
            @Nullable String label,
            @Nullable String date,
            @Nullable Double value,
            @Nullable String unit) {}

    static ExplanationAnswer of(Explanation found, Context context) {
        return new ExplanationAnswer(
                found.path(),
                Definition.text(found.criterion()),
                found.verdict() == Verdict.UNKNOWN ? null : (Boolean) (found.verdict() == Verdict.TRUE),
                found.decides(),
                reason(found),
                found.facts().stream().map(fact -> fact(fact, context)).toList(),
                found.parts().stream().map(part -> of(part, context)).toList());
    }

    private static Fact fact(Explanation.Evidence of, Context context) {
        String term = of.ids().isEmpty() ? null : of.ids().getFirst().toString();
        return new Fact(
                of.key(),
                of.kind(),
                term,
                term == null ? null : context.labels().of(term),
                of.day() == Timelines.UNKNOWN ? null : MembersPage.date(of.day()),
                Told.finite(of.value()),
                of.unit());
    }

    private static String reason(Explanation found) {
        if (found.miss() != null) {
            return found.miss();
        }
        String[] deciders = found.parts().stream()
                .filter(Explanation::decides)
                .map(part -> part.path().isEmpty() ? "the whole" : part.path())
                .toArray(String[]::new);
        String word = switch (found.verdict()) {
            case TRUE -> "holds";
            case FALSE -> "does not hold";
            case UNKNOWN -> "is not known, as dates are known in part only";
        };
        return deciders.length == 0 ? word : word + " because of " + String.join(", ", deciders);
    }
}
