package org.sinew.ingest;

/** Takes what a {@link SourceReader} reads, record by record, in the source's order. */
public interface RecordSink {

    void accept(SourceRecord record);

    void reject(Rejection rejection);
}
