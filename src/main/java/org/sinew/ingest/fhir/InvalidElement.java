package org.sinew.ingest.fhir;

/** An element whose value it cannot have; the record that holds it is rejected. */
final class InvalidElement extends RuntimeException {

    private static final int SHOWN = 120;

    InvalidElement(String path, String problem) {
        super(path + ": " + problem, null, false, false);
    }

    /** The value as it may stand in a message. */
    static String shown(String value) {
        return "'" + (value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…") + "'";
    }
}
