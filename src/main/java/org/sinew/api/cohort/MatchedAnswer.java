package org.sinew.api.cohort;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.api.graphql.Arguments;
import org.sinew.api.graphql.ComputedFields.Part;
import org.sinew.api.graphql.TermNames;
import org.sinew.cohort.EventKind;
import org.sinew.cohort.Timelines;
import org.sinew.cohort.Unanswered;
import org.sinew.cohort.answers.Entry;
import org.sinew.cohort.answers.Group;
import org.sinew.cohort.answers.MatchedGroups;
import org.sinew.cohort.answers.Window;

/** The type {@code MatchedCohort}. */
public final class MatchedAnswer {

    private final Group all;
    private final Group others;
    private final MatchedGroups matched;
    private final Entry.Kind entry;
    private final Context context;

    private MatchedAnswer(Group all, Group others, MatchedGroups matched, Entry.Kind entry, Context context) {
        this.all = all;
        this.others = others;
        this.matched = matched;
        this.entry = entry;
        this.context = context;
    }

    static MatchedAnswer of(Question treated, Question from, Arguments arguments, Context context) {
        Entry entry = context.questions().entry(treated);
        Group all = entry.group();
        RoaringBitmap rest = RoaringBitmap.andNot(from.cohort().members(), all.patients());
        Group others = from.isIndexed() ? from.group(rest) : dated(all, rest);
        MatchedGroups matched = Questions.answered(() -> MatchedGroups.of(all, others, plan(arguments)));
        return new MatchedAnswer(all, others, matched, entry.kind(), context);
    }

    private static Group dated(Group all, RoaringBitmap rest) {
        int[] days = all.patients().stream()
                .map(all::indexOf)
                .filter(day -> day != Timelines.UNKNOWN)
                .sorted()
                .toArray();
        int median = days.length == 0 ? Timelines.UNKNOWN : days[days.length / 2];
        return new Group(all.timelines(), rest, patient -> median);
    }

    private static MatchedGroups.Plan plan(Arguments arguments) {
        double calliper = arguments.number("calliper");
        int ratio = arguments.integer("ratio");
        if (!(calliper > 0) || ratio < 1) {
            throw Unanswered.notPossible("matching", String.valueOf(calliper), String.valueOf(ratio));
        }
        return new MatchedGroups.Plan(
                arguments.texts("kinds").stream().map(EventKind::valueOf).toList(),
                new Window(arguments.integer("fromDay"), arguments.integer("toDay")),
                arguments.integer("rarest"),
                arguments.texts("strata").stream()
                        .map(MatchedGroups.Stratum::valueOf)
                        .toList(),
                calliper,
                ratio);
    }

    public @Nullable Integer treated() {
        return context.told().count(matched.treated());
    }

    public @Nullable Integer unmatched() {
        return context.told().count(RoaringBitmap.andNot(all.patients(), matched.treated()));
    }

    public @Nullable Integer controls() {
        return context.told().count(matched.controls());
    }

    public @Nullable Double calliper() {
        return groupsAreTold() ? Told.finite(context.told().rounded(matched.calliper())) : null;
    }

    private boolean groupsAreTold() {
        List<RoaringBitmap> groups = List.of(all.patients(), others.patients(), matched.treated(), matched.controls());
        return !context.told().counts(groups).contains(false);
    }

    /** The type {@code CovariateBalance}. */
    public record Balance(
            String covariate,
            String label,
            @Nullable Double before,
            @Nullable Double after) {}

    /** Where a floor holds, a row is told only where all of its counts, of which it is made, are. */
    public List<Balance> balance() {
        Told told = context.told();
        TermNames names = context.names()
                .knowing(
                        matched.balance().stream().map(each -> each.covariate()).toList());
        return !groupsAreTold()
                ? List.of()
                : matched.balance().stream()
                        .filter(each -> !told.counts(each.having()).contains(false))
                        .map(each -> new Balance(
                                each.covariate(),
                                names.of(each.covariate()),
                                Told.finite(told.rounded(each.before())),
                                Told.finite(told.rounded(each.after()))))
                        .toList();
    }

    public Part pairs() {
        return arguments -> {
            context.told().requireMembers();
            return matched.pairs().stream()
                    .limit(arguments.integer("first"))
                    .map(pair -> pair.stream().map(all.timelines()::id).toList())
                    .toList();
        };
    }

    public Part survival() {
        return arguments -> ComparisonAnswer.survival(
                new Entry(new Group(all.timelines(), matched.treated(), all.index()), entry),
                new Entry(new Group(all.timelines(), matched.controls(), others.index()), entry),
                arguments,
                context);
    }
}
