package org.sinew.ingest.fhir;

import org.sinew.ingest.Rejection;
import org.sinew.term.Sentence;

/** A valid record whose meaning would change if it were read without what is not understood of it. */
final class UnsupportedRecord extends RuntimeException {

    private final transient Sentence said;

    /** @param key of the bundle {@code ingest} */
    UnsupportedRecord(String key, Object... values) {
        this(Rejection.why(key, values));
    }

    private UnsupportedRecord(Sentence said) {
        super(said.toString(), null, false, false);
        this.said = said;
    }

    Sentence said() {
        return said;
    }
}
