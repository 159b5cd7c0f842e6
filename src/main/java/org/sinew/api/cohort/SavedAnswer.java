package org.sinew.api.cohort;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinew.cohort.Criterion;
import org.sinew.cohort.CriterionJson;
import org.sinew.cohort.Timelines;
import org.sinew.cohort.saved.SavedCohort;
import org.sinew.cohort.saved.SavedCohorts;

/** The type {@code SavedCohort}. */
public final class SavedAnswer {

    private final SavedCohort saved;
    private final SavedCohorts all;
    private final Context context;

    SavedAnswer(SavedCohort saved, SavedCohorts all, Context context) {
        this.saved = saved;
        this.all = all;
        this.context = context;
    }

    public String name() {
        return saved.name();
    }

    public int version() {
        return saved.version();
    }

    public @Nullable String description() {
        return saved.description();
    }

    private Criterion criterion() {
        return Questions.answered(() -> CriterionJson.read(saved.definition(), saved.defaults()));
    }

    public Definition definition() {
        return new Definition(criterion());
    }

    /** A parameter of the definition. */
    public record Parameter(String name, String value) {}

    public List<Parameter> parameters() {
        return saved.defaults().entrySet().stream()
                .map(each -> new Parameter(each.getKey(), each.getValue()))
                .toList();
    }

    public String template() {
        return saved.definition();
    }

    public String author() {
        return saved.author();
    }

    public Object created() {
        return saved.created().atZone(java.time.ZoneOffset.UTC);
    }

    public List<String> releases() {
        return saved.releases();
    }

    public long commit() {
        return saved.commit();
    }

    public @Nullable Long count() {
        return context.told().isGuarded() ? null : (Long) saved.count();
    }

    public @Nullable String digest() {
        return context.told().isGuarded() ? null : saved.digest();
    }

    public List<String> changes() {
        Question today = context.questions().ask(criterion());
        return SavedCohorts.changes(saved, context.questions().outcome(today.cohort()));
    }

    public List<SavedAnswer> versions() {
        return all.versions(saved.name()).stream()
                .map(each -> new SavedAnswer(each, all, context))
                .toList();
    }

    /** The type {@code ReproducedCohort}. */
    public record Reproduced(boolean isSame, List<String> knowledgeChanges, CohortAnswer cohort) {}

    public Reproduced reproduced() {
        Context then = context.asking(context.questions().withDefinitionsOf(saved.created()));
        Timelines state = then.questions().timelines(saved.commit());
        then.told().requireNobodyDeleted(state, context.questions().timelines());
        Question again = then.questions().askAgain(criterion(), state);
        SavedCohorts.Outcome outcome = then.questions().outcome(again.cohort());
        return new Reproduced(
                outcome.digest().equals(saved.digest()),
                SavedCohorts.knowledgeChanges(saved, outcome),
                new CohortAnswer(again, then));
    }

    public CohortAnswer cohort() {
        return new CohortAnswer(context.questions().ask(criterion()), context);
    }
}
