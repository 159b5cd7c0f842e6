package org.sinew.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one record that a system sent.
 *
 * @param place file, request or bundle and the place in it: {@code POST /fhir#entry[12]}
 * @param record the record as its source names it, {@code Condition/4711}, or the empty string where none can be known
 * @param unmodelled what it holds that the model does not
 * @param rejection why it was not taken in
 */
public record Outcome(
        String place,
        String record,
        Kind kind,
        List<String> unmodelled,
        @Nullable Rejection rejection) {

    /** In which way. */
    public enum Kind {
        CREATED,
        UPDATED,
        UNCHANGED,
        RETRACTED,
        /** The model holds nothing of it: not kept. */
        NOT_KEPT,
        REJECTED,
        /** Nothing is wrong with it, but its transaction was refused. */
        UNDONE
    }

    static Outcome rejected(Rejection rejection) {
        return new Outcome(rejection.place(), rejection.record(), Kind.REJECTED, List.of(), rejection);
    }

    static Outcome of(SourceRecord record, Kind kind, String name) {
        return new Outcome(record.provenance().place(), name, kind, record.unmodelled(), null);
    }
}
