package org.sinew.api.cohort;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.access.Audience;
import org.sinew.access.Audience.Role;
import org.sinew.access.Disclosure;
import org.sinew.access.Reads;
import org.sinew.api.graphql.Arguments;
import org.sinew.api.graphql.ComputedFields;
import org.sinew.api.graphql.Unanswerable;
import org.sinew.cohort.Criterion;
import org.sinew.cohort.Problem;
import org.sinew.cohort.Timelines;
import org.sinew.cohort.Unanswered;
import org.sinew.cohort.saved.SavedCohort;
import org.sinew.cohort.saved.SavedCohorts;
import org.sinew.cohort.saved.StandingCohorts;
import org.sinew.term.Sentence;

/** The fields of {@code graphql/cohort.graphqls}. */
final class CohortFields implements ComputedFields {

    private static final int MOST_IDS = 100_000;

    private final Questions all;
    private final Questions guarded;
    private final Disclosure disclosure;
    private final Reads reads;
    private final SavedCohorts saved;
    private final StandingCohorts standing;

    CohortFields(
            Questions questions, Disclosure disclosure, Reads reads, SavedCohorts saved, StandingCohorts standing) {
        this.all = questions;
        this.guarded = questions.withFewest(disclosure.floor());
        this.disclosure = disclosure;
        this.reads = reads;
        this.saved = saved;
        this.standing = standing;
    }

    @Override
    public Map<String, Computed> fields() {
        return Map.ofEntries(
                Map.entry("Query.cohort", this::cohort),
                Map.entry("Query.cohortOverlap", this::overlap),
                Map.entry("Query.cohortDifference", this::difference),
                Map.entry("Query.cohortComparison", this::comparison),
                Map.entry("Query.matchedCohort", this::matched),
                Map.entry("Query.savedCohorts", this::allSaved),
                Map.entry("Query.savedCohort", this::oneSaved),
                Map.entry("Mutation.saveCohort", this::save),
                Map.entry("Query.disclosure", this::disclosure),
                Map.entry("Mutation.forgetAnswers", this::forget),
                Map.entry("Mutation.deleteCohort", this::delete),
                Map.entry("Subscription.cohortChanges", this::changes));
    }

    @Override
    public Map<String, Condition> conditions() {
        return Map.of("Patient.cohort", this::ids);
    }

    private Context context(Asked asked) {
        return Context.of(
                questions(asked),
                disclosure,
                reads,
                asked.audience(),
                asked.language().toLanguageTag());
    }

    private Questions questions(Asked asked) {
        return disclosure.guards(asked.audience()) ? guarded : all;
    }

    private Question question(Asked asked, String argument) {
        return questions(asked).ask(asked.arguments().object(argument).orElseThrow());
    }

    private Question question(Asked asked, String argument, Timelines state) {
        return questions(asked).ask(asked.arguments().object(argument).orElseThrow(), state);
    }

    private Object cohort(Asked asked) {
        Context context = context(asked);
        Integer commit = asked.arguments().findInteger("at").orElse(null);
        if (commit == null) {
            return new CohortAnswer(question(asked, "of"), context);
        }
        Timelines state = questions(asked).timelines((long) commit);
        context.told().requireNobodyDeleted(state, questions(asked).timelines());
        return new CohortAnswer(question(asked, "of", state), context);
    }

    private Object overlap(Asked asked) {
        List<Arguments> inputs = asked.arguments().objects("cohorts");
        if (inputs.size() < 2) {
            throw Questions.unanswerable(Unanswered.notPossible("one-cohort").problem());
        }
        Timelines state = questions(asked).timelines();
        List<RoaringBitmap> members = inputs.stream()
                .map(input -> questions(asked).ask(input, state).cohort().members())
                .toList();
        return OverlapAnswer.of(members, context(asked).told());
    }

    private Object difference(Asked asked) {
        Timelines state = questions(asked).timelines();
        return DifferenceAnswer.of(question(asked, "first", state), question(asked, "second", state), context(asked));
    }

    private Object comparison(Asked asked) {
        Timelines state = questions(asked).timelines();
        return new ComparisonAnswer(question(asked, "first", state), question(asked, "second", state), context(asked));
    }

    private Object matched(Asked asked) {
        Timelines state = questions(asked).timelines();
        return MatchedAnswer.of(
                question(asked, "treated", state), question(asked, "from", state), asked.arguments(), context(asked));
    }

    private Object allSaved(Asked asked) {
        return saved.all().stream().map(each -> answer(each, asked)).toList();
    }

    private @Nullable Object oneSaved(Asked asked) {
        Integer version = asked.arguments().findInteger("version").orElse(null);
        return saved.find(asked.arguments().text("name"), version)
                .map(each -> answer(each, asked))
                .orElse(null);
    }

    private SavedAnswer answer(SavedCohort one, Asked asked) {
        return new SavedAnswer(one, saved, context(asked));
    }

    private Object save(Asked asked) {
        Arguments input = asked.arguments().object("of").orElseThrow();
        Question question = questions(asked).ask(input);
        return answer(
                Questions.answered(() -> saved.save(
                        asked.arguments().text("name"),
                        questions(asked).kept(input),
                        asked.arguments().findText("description").orElse(null),
                        asked.audience().user(),
                        questions(asked).outcome(question.cohort()))),
                asked);
    }

    private Object delete(Asked asked) {
        String name = asked.arguments().text("name");
        boolean may = saved.find(name, null)
                .map(newest -> newest.author().equals(asked.audience().user()))
                .orElse(true);
        if (!may && !asked.audience().roles().contains(Role.ADMIN)) {
            throw new Unanswerable("FORBIDDEN", Sentence.of("cohort", "refused.delete"), Map.of());
        }
        return saved.delete(name);
    }

    /** The type {@code DisclosureState}. */
    public record State(int floor, int remembered, int most) {}

    private Object disclosure(Asked asked) {
        Told told = context(asked).told();
        int remembered =
                told.isGuarded() ? disclosure.remembered(asked.audience().user()) : 0;
        return new State(told.floor(), remembered, Disclosure.most());
    }

    private Object forget(Asked asked) {
        if (!asked.audience().roles().contains(Role.ADMIN)) {
            throw new Unanswerable("FORBIDDEN", Sentence.of("cohort", "refused.forget"), Map.of());
        }
        return disclosure.forget(asked.arguments().text("user"));
    }

    private Object changes(Asked asked) {
        context(asked).told().requireMembers();
        String name = asked.arguments().text("name");
        String key = saved.find(name, null)
                .map(SavedCohort::id)
                .orElseThrow(() -> Questions.unanswerable(new Problem.UnknownDefinition("", name)));
        Criterion defined = questions(asked).criterion(new Arguments(Map.of("saved", Map.of("name", name))));
        Function<Timelines, RoaringBitmap> members =
                state -> questions(asked).cohorts().evaluate(defined, state).members();
        Integer since = asked.arguments().findInteger("since").orElse(null);
        try {
            return standing.changes(key, name, members, since == null ? null : (Long) since.longValue());
        } catch (Unanswered gone) {
            if (gone.problem() instanceof Problem.NotRebuilt) {
                throw changesGone(gone.problem(), since, standing.from(key, name, members));
            }
            throw Questions.unanswerable(gone.problem());
        }
    }

    private static Unanswerable changesGone(Problem why, @Nullable Integer since, long from) {
        return new Unanswerable(
                "CHANGES_GONE",
                Sentence.of("cohort", "refused.changes-gone", String.valueOf(since), String.valueOf(from), why.said()),
                Map.of("from", from));
    }

    private Collection<String> ids(Object argument, Audience audience) {
        new Told(disclosure, audience).requireMembers();
        @SuppressWarnings("unchecked")
        var input = new Arguments((Map<String, Object>) argument);
        Question question = all.ask(input);
        if (question.cohort().count() > MOST_IDS) {
            throw new Unanswerable(
                    "QUERY_TOO_COSTLY",
                    Sentence.of(
                            "cohort",
                            "refused.too-many-members",
                            question.cohort().count(),
                            MOST_IDS),
                    Map.of());
        }
        Timelines state = question.cohort().timelines();
        return question.cohort().members().stream()
                .mapToObj(state::id)
                .map(Objects::requireNonNull)
                .toList();
    }
}
