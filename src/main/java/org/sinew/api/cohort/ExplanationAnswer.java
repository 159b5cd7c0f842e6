package org.sinew.api.cohort;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sinew.api.graphql.TermNames;
import org.sinew.cohort.EventKind;
import org.sinew.cohort.Explanation;
import org.sinew.cohort.Explanation.Verdict;
import org.sinew.cohort.Timelines;
import org.sinew.patient.Kin;
import org.sinew.term.Sentence;
import org.sinew.term.TermId;

/** The type {@code CohortExplanation}: what each part of a definition is for one patient. */
public record ExplanationAnswer(
        String path,
        String criterion,
        @Nullable Boolean holds,
        boolean decides,
        String reason,
        List<Fact> facts,
        @Nullable Relative relative,
        List<ExplanationAnswer> parts) {

    /** Of whom it is said, where not of the patient. */
    public record Relative(String id, Kin kin) {}

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
        return of(found, context.names().knowing(terms(found).toList()));
    }

    private static Stream<String> terms(Explanation found) {
        return Stream.concat(
                found.facts().stream().flatMap(fact -> term(fact).stream()),
                found.parts().stream().flatMap(ExplanationAnswer::terms));
    }

    private static Optional<String> term(Explanation.Evidence fact) {
        return fact.ids().stream().findFirst().map(TermId::toString);
    }

    private static ExplanationAnswer of(Explanation found, TermNames names) {
        return new ExplanationAnswer(
                found.path(),
                Definition.text(found.criterion()),
                found.verdict() == Verdict.UNKNOWN ? null : (Boolean) (found.verdict() == Verdict.TRUE),
                found.decides(),
                reason(found).in(names.language()),
                found.facts().stream().map(fact -> fact(fact, names)).toList(),
                relative(found.about()),
                found.parts().stream().map(part -> of(part, names)).toList());
    }

    private static @Nullable Relative relative(Explanation.@Nullable Relative about) {
        return about == null ? null : new Relative(about.patient(), about.kin());
    }

    private static Fact fact(Explanation.Evidence of, TermNames names) {
        String term = term(of).orElse(null);
        return new Fact(
                of.key(),
                of.kind(),
                term,
                term == null ? null : names.of(term),
                of.day() == Timelines.UNKNOWN ? null : MembersPage.date(of.day()),
                Told.finite(of.value()),
                of.unit());
    }

    private static Object name(Explanation part) {
        Explanation.Relative about = part.about();
        if (about != null) {
            return say(
                    "explained.relative."
                            + about.kin().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    about.patient());
        }
        return part.path().isEmpty() ? say("explained.whole") : part.path();
    }

    private static Sentence reason(Explanation found) {
        if (found.miss() != null) {
            return found.miss();
        }
        List<Object> deciders = found.parts().stream()
                .filter(Explanation::decides)
                .map(ExplanationAnswer::name)
                .toList();
        String key = switch (found.verdict()) {
            case TRUE -> "explained.holds";
            case FALSE -> "explained.does-not-hold";
            case UNKNOWN -> "explained.not-known";
        };
        return deciders.isEmpty() ? say(key) : say(key + "-because", deciders);
    }

    private static Sentence say(String key, Object... values) {
        return Sentence.of("cohort", key, values);
    }
}
