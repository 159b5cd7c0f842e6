package org.sinew.term;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One term of an ontology or one code of a code system, as its release states it.
 *
 * @param label the preferred name in the release's own language
 * @param synonyms other names in that language
 * @param parents direct {@code is-a} parents within the same release
 * @param alternativeIds ids merged into this one
 * @param replacedBy for an obsolete term, what the release says to use instead; may be empty
 */
public record Term(
        TermId id,
        TermKind kind,
        String label,
        @Nullable String definition,
        List<String> synonyms,
        List<TermId> parents,
        List<TermId> alternativeIds,
        boolean obsolete,
        List<TermId> replacedBy) {}
