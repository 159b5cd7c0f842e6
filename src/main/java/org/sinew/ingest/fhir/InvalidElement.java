package org.sinew.ingest.fhir;

import org.sinew.ingest.Rejection;
import org.sinew.term.Sentence;

/** An element whose value it cannot have; the record that holds it is rejected. */
final class InvalidElement extends RuntimeException {

    private static final int SHOWN = 120;

    private final transient Sentence said;

    /** @param key of the bundle {@code ingest}, said of the element */
    InvalidElement(String path, String key, Object... values) {
        this(Rejection.why("at", path, Rejection.why(key, values)));
    }

    private InvalidElement(Sentence said) {
        super(said.toString(), null, false, false);
        this.said = said;
    }

    Sentence said() {
        return said;
    }

    /** The value as it may stand in a message. */
    static String shown(String value) {
        return "'" + (value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…") + "'";
    }
}
