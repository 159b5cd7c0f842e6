package org.sinew.api.graphql;

import java.util.Collection;
import java.util.List;

/** What the schema needs of the terminology for {@code isA}. */
public interface TermLookup {

    /**
     * @param id a term id
     * @return ids of the term, its descendants, what maps to one of them and the descendants of that; empty when no
     *     release and no record knows the id
     */
    Collection<String> subsumed(String id);

    /** Known ids like one that is not known, best first; may be empty. */
    List<String> similar(String id);
}
