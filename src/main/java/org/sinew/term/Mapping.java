package org.sinew.term;

import org.jspecify.annotations.Nullable;

/**
 * A statement that {@code subject} means what {@code object} means, more or less.
 *
 * @param predicate the SKOS mapping relation, read from subject to object: {@code BROAD} says that the object is broader
 * @param justification SEMAPV justification or the source's own word for it
 */
public record Mapping(
        TermId subject,
        Predicate predicate,
        TermId object,
        @Nullable String justification) {

    /** SKOS mapping relations (SKOS Reference, section 10), and {@code XREF} for an unqualified cross-reference. */
    public enum Predicate {
        EXACT,
        NARROW,
        BROAD,
        CLOSE,
        RELATED,
        XREF
    }
}
