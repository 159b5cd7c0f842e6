package org.sinew.atlas;

/** What a source refers to for one of its statements, beyond the release that holds it. */
public enum CitationKind {
    /** Publications. */
    PUBLICATION,
    /** A record of this or another source, such as an entry of OMIM or a curation report, but no publication. */
    RECORD,
    /** The source cites nothing. */
    NONE
}
