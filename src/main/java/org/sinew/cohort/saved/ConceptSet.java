package org.sinew.cohort.saved;

import java.util.Optional;
import org.sinew.cohort.Criterion;
import org.sinew.cohort.CriterionJson;
import org.sinew.cohort.Unanswered;

/** The terms of a definition that is one event of these terms. */
final class ConceptSet {

    private ConceptSet() {}

    static Optional<String> terms(SavedCohort saved) {
        try {
            return CriterionJson.read(saved.definition(), saved.defaults()) instanceof Criterion.Event event
                    ? Optional.of(event.pattern().terms())
                    : Optional.empty();
        } catch (Unanswered parameterised) {
            return Optional.empty();
        }
    }
}
