package org.sinew.ingest;

/** Takes what a {@link SourceReader} reads, record by record, in the source's order. */
public interface RecordSink {

    /** The source is one bundle of this type; told before its first record. */
    default void bundle(String type) {}

    /** What a source holds and is not taken in: homozygous references, say. */
    default void passedOver(String what, long count) {}

    /** Asks that what was accepted be in the graph, for what follows is looked up there. */
    default void settle() {}

    /** How many lines of a source that is one record were read so far. */
    default void reading(String place, long lines) {}

    void accept(SourceRecord record);

    void reject(Rejection rejection);
}
