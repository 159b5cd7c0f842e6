package org.sinew.ingest;

/** Told while records are taken in. */
public interface IngestProgress {

    IngestProgress NONE = (files, records) -> {};

    /**
     * @param files sources finished so far
     * @param records records committed so far
     */
    void advanced(long files, long records);

    /** @param lines of the source at {@code place} read so far, of one that is a record as a whole */
    default void reading(String place, long lines) {}
}
