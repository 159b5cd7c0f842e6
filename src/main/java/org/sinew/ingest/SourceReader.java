package org.sinew.ingest;

import java.io.IOException;

/** Reads one format. Never throws for what is in the bytes: that becomes a {@link Rejection}. */
public interface SourceReader {

    /** Whether it is for what lies there: {@code lab.zip!/trio.vcf}. */
    boolean reads(String place);

    /**
     * Reads all records of {@code source} in their order, each to exactly one call of {@code sink}.
     *
     * @throws IOException when the bytes themselves cannot be had
     */
    void read(Source source, RecordSink sink) throws IOException;
}
