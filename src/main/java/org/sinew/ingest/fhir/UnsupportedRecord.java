package org.sinew.ingest.fhir;

/** A valid record whose meaning would change if it were read without what is not understood of it. */
final class UnsupportedRecord extends RuntimeException {

    UnsupportedRecord(String message) {
        super(message, null, false, false);
    }
}
