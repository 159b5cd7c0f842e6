package org.sinew.term;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement that {@code subject} means what {@code object} means, more or less.
 *
 * @param predicate the SKOS mapping relation, read from subject to object: {@code BROAD} says that the object is broader
 * @param justification SEMAPV justification or the source's own word for it
 * @param references who or what says so, where the source names any; kept with a release and in the graph only
 */
public record Mapping(
        TermId subject,
        Predicate predicate,
        TermId object,
        @Nullable String justification,
        List<String> references) {

    public Mapping {
        references = List.copyOf(references);
    }

    /** Without references. */
    public Mapping(TermId subject, Predicate predicate, TermId object, @Nullable String justification) {
        this(subject, predicate, object, justification, List.of());
    }

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
