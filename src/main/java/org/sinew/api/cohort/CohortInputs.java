package org.sinew.api.cohort;

import java.util.Map;
import java.util.function.Supplier;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.access.Audience;
import org.sinew.access.Disclosure;
import org.sinew.api.graphql.Arguments;
import org.sinew.api.graphql.Unanswerable;
import org.sinew.cohort.Timelines;
import org.sinew.term.Sentence;

/** {@code CohortInput} for other topics. */
public final class CohortInputs {

    private final Questions questions;
    private final Questions guarded;
    private final Disclosure disclosure;

    CohortInputs(Questions questions, Disclosure disclosure) {
        this.questions = questions;
        this.guarded = questions.withFewest(disclosure.floor());
        this.disclosure = disclosure;
    }

    /** The state that questions are asked of now. */
    public Timelines timelines() {
        return questions.timelines();
    }

    /**
     * @param input as the schema coerces a {@code CohortInput}
     * @throws Unanswerable when it has no answer, and for nobody; where a floor holds also for fewer, as if it were nobody
     */
    public RoaringBitmap members(Arguments input, Timelines state, Audience audience) {
        boolean isGuarded = disclosure.guards(audience);
        RoaringBitmap members =
                (isGuarded ? guarded : questions).ask(input, state).cohort().members();
        if (members.getCardinality() < (isGuarded ? disclosure.floor() : 1)) {
            throw new Unanswerable(
                    "EMPTY_COHORT",
                    Sentence.of("cohort", isGuarded ? "small-cohort" : "empty-cohort"),
                    Map.of("at", "cohort"));
        }
        return members;
    }

    /** Gives what a cohort's engine cannot answer the API's words. */
    public static <T> T answered(Supplier<T> work) {
        return Questions.answered(work);
    }
}
