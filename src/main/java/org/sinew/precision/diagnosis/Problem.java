package org.sinew.precision.diagnosis;

import java.util.List;

/**
 * Why a patient's description cannot be used as it is.
 *
 * @param at the word or id that is meant
 * @param suggestions known ids nearest to it, with their labels: {@code HP:0001250 Seizure}
 */
public record Problem(Kind kind, String at, String message, List<String> suggestions) {

    public enum Kind {
        UNKNOWN_TERM,
        OBSOLETE_TERM,
        NOT_A_PHENOTYPE,
        CONTRADICTION,
        ONSET_AFTER_LAST_SEEN,
        EMPTY_CASE,
        UNKNOWN_GENE,
        AMBIGUOUS_GENE,
        UNKNOWN_VARIANT,
        GENES_DIFFER,
        NO_KNOWLEDGE
    }
}
