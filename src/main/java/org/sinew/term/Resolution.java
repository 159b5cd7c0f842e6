package org.sinew.term;

import java.util.List;

/**
 * What became of an id.
 *
 * @param id the term to use today; the id itself while it is current or has no single replacement
 * @param choices what the release names instead, if anything
 */
public record Resolution(TermId id, Status status, List<TermId> choices) {

    public enum Status {
        CURRENT,
        /** merged into {@link #id()} */
        ALTERNATIVE,
        /** obsolete, replaced by {@link #id()} */
        REPLACED,
        /** obsolete without a single replacement */
        OBSOLETE
    }
}
