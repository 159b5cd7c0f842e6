package org.sinew.api.cohort;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinew.api.graphql.Arguments;
import org.sinew.api.graphql.ComputedFields.Part;
import org.sinew.api.graphql.TermNames;
import org.sinew.cohort.EventKind;
import org.sinew.cohort.answers.Comparison;
import org.sinew.cohort.answers.Difference;
import org.sinew.cohort.answers.Entry;
import org.sinew.cohort.answers.Group;
import org.sinew.cohort.answers.Window;
import org.sinew.cohort.statistics.LogRank;

/** The type {@code CohortComparison}. */
public final class ComparisonAnswer {

    private final Group first;
    private final Group second;
    private final Question one;
    private final Question other;
    private final Context context;

    ComparisonAnswer(Question one, Question other, Context context) {
        this.one = one;
        this.other = other;
        this.first = one.group();
        this.second = other.group();
        this.context = context;
    }

    public @Nullable Integer first() {
        return context.told().count(first.patients());
    }

    public @Nullable Integer second() {
        return context.told().count(second.patients());
    }

    /** The type {@code GroupDifference}. */
    public record Row(
            @Nullable EventKind kind,
            String key,
            String label,
            @Nullable Double first,
            @Nullable Double second,
            @Nullable Double standardised) {}

    public Part differences() {
        return arguments -> {
            List<EventKind> kinds =
                    arguments.texts("kinds").stream().map(EventKind::valueOf).toList();
            Window window = CharacteristicsAnswer.window(arguments);
            boolean sizes = first() != null && second() != null;
            List<Difference> differences = new Comparison(first, second)
                    .differences(kinds, window).stream()
                            .limit(arguments.integer("first"))
                            .toList();
            TermNames names = context.names()
                    .knowing(differences.stream().map(Difference::key).toList());
            return differences.stream()
                    .map(difference -> row(difference, sizes, names))
                    .filter(row -> !context.told().isGuarded() || row.first() != null)
                    .toList();
        };
    }

    private Row row(Difference difference, boolean sizes, TermNames names) {
        Told told = context.told();
        boolean shown = sizes
                && !told.counts(List.of(difference.first(), difference.second()))
                        .contains(false);
        return new Row(
                difference.kind(),
                difference.key(),
                names.of(difference.key()),
                shown ? Told.finite(told.rounded(difference.firstMean())) : null,
                shown ? Told.finite(told.rounded(difference.secondMean())) : null,
                shown ? Told.finite(told.rounded(difference.standardised())) : null);
    }

    public Part survival() {
        return arguments ->
                survival(context.questions().entry(one), context.questions().entry(other), arguments, context);
    }

    /** The type {@code SurvivalComparison}. */
    public record Survival(
            SurvivalAnswer first,
            SurvivalAnswer second,
            @Nullable Test logRank) {}

    /** The type {@code LogRankTest}. */
    public record Test(double statistic, int degreesOfFreedom, double pValue) {}

    static Survival survival(Entry first, Entry second, Arguments arguments, Context context) {
        SurvivalAnswer one = SurvivalAnswer.of(first, arguments, context);
        SurvivalAnswer two = SurvivalAnswer.of(second, arguments, context);
        return new Survival(one, two, test(one, two, context.told()));
    }

    private static @Nullable Test test(SurvivalAnswer one, SurvivalAnswer two, Told told) {
        boolean hasEvents = one.followUps().stream().anyMatch(each -> each.isEvent())
                || two.followUps().stream().anyMatch(each -> each.isEvent());
        if (!hasEvents || !one.mayTellEvents() || !two.mayTellEvents()) {
            return null;
        }
        LogRank test = LogRank.of(List.of(one.followUps(), two.followUps()));
        return new Test(told.rounded(test.statistic()), test.degreesOfFreedom(), told.rounded(test.pValue()));
    }
}
