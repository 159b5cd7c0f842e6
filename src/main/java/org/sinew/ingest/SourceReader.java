package org.sinew.ingest;

import java.io.IOException;

/** Reads one format. Never throws for what is in the bytes: that becomes a {@link Rejection}. */
public interface SourceReader {

    /**
     * Reads all records of {@code source} in their order, each to exactly one call of {@code sink}.
     *
     * @throws IOException when the bytes themselves cannot be had
     */
    void read(Source source, RecordSink sink) throws IOException;
}
