package org.sinew.ingest;

/** Takes what a {@link SourceReader} reads, record by record, in the source's order. */
public interface RecordSink {

    /** The source is one bundle of this type; told before its first record. */
    default void bundle(String type) {}

    void accept(SourceRecord record);

    void reject(Rejection rejection);
}
