package org.sinew.api.precision;

import org.sinew.cohort.Cohorts;
import org.sinew.cohort.Timelines;
import org.sinew.ingest.knowledge.Knowledge;
import org.sinew.precision.similar.SimilarPatients;
import org.sinew.term.Terminology;
import org.springframework.stereotype.Component;

/** The comparison of the timelines' newest state, or of the one before while the newest is being read. */
@Component
final class LiveSimilarity {

    private final Cohorts cohorts;
    private final Knowledge knowledge;
    private final Remade<State, SimilarPatients> compared = new Remade<>("similar patients");

    /** What a comparison is made of. */
    private record State(long commit, String edition) {}

    LiveSimilarity(Cohorts cohorts, Knowledge knowledge) {
        this.cohorts = cohorts;
        this.knowledge = knowledge;
    }

    Terminology terminology() {
        return knowledge.current();
    }

    SimilarPatients current() {
        Timelines newest = cohorts.timelines();
        return compared.current(
                new State(newest.commit(), knowledge.edition()), () -> SimilarPatients.of(newest, knowledge.current()));
    }
}
