package org.sinew.graph;

/** What became of one record in the graph. */
public enum Written {
    CREATED,
    UPDATED,
    UNCHANGED,
    RETRACTED,
    /** Several things have the identifier that its condition names: not written. */
    AMBIGUOUS;

    /** Of a record with several parts. */
    Written and(Written other) {
        return this == other ? this : UPDATED;
    }
}
