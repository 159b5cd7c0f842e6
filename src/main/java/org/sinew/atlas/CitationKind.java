package org.sinew.atlas;

/** What a source refers to for one of its statements, beyond the release that holds it. */
public enum CitationKind {
    /** Publications. */
    PUBLICATION,
    /** A record of this or another source, such as an entry of OMIM or a curation report, but no publication. */
    RECORD,
    /** Who curated it, or by which method, where that is all that the source says: an ORCID, a term of SEMAPV. */
    CURATION,
    /** The source cites nothing. */
    NONE
}
