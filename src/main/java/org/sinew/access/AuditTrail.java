package org.sinew.access;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** Who read what, when and for which purpose; holds no patient data. */
public interface AuditTrail extends AutoCloseable {

    /**
     * Returns after the entry is written.
     *
     * @throws java.io.UncheckedIOException when it could not be; the read must then give no answer
     */
    void record(Audience audience, String operation, int rows);

    /** An entry that is being written. */
    @FunctionalInterface
    interface Begun {

        /**
         * Returns after the entry is written.
         *
         * @throws java.io.UncheckedIOException as {@link #record} does
         */
        void await();
    }

    /** Begins an entry whose number of rows is known beforehand, so that the disk works while the answer is found. */
    default Begun begin(Audience audience, String operation, int rows) {
        return () -> record(audience, operation, rows);
    }

    @Override
    default void close() {}

    /**
     * A trail of JSON lines, one file a day (UTC): {@code <directory>/2026-11-24.jsonl}, readable by its owner only.
     *
     * @param forceWithin zero: an entry is on the disk before {@link #record} returns, and those that wait share one
     *     {@code fsync}. Longer: it is with the operating system then (a killed process loses nothing) and on the disk
     *     within this time (a power failure may lose that much)
     */
    static AuditTrail inDirectory(Path directory, Clock clock, Duration forceWithin) {
        return new AuditFiles(directory, clock, forceWithin);
    }
}
