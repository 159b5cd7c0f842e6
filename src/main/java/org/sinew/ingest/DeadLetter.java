package org.sinew.ingest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Version;
import org.springframework.data.neo4j.core.schema.Id;
import org.springframework.data.neo4j.core.schema.Node;

/**
 * A record that could not be taken in, with its bytes.
 *
 * @param id digest of source, place and bytes: the same record rejected again is the same dead letter
 * @param kind name of the {@link Rejection}
 * @param bytes the record, or its beginning when {@code length} is larger
 * @param attempts how often it was rejected
 */
@Node("DeadLetter")
public record DeadLetter(
        @Id String id,
        @Version @Nullable Long version,
        String source,
        String run,
        String kind,
        String record,
        String place,
        String reason,
        byte[] bytes,
        long length,
        String sha256,
        Instant rejectedAt,
        int attempts) {

    static DeadLetter of(String id, String source, String run, Rejection rejection, Instant now) {
        Raw raw = rejection.raw();
        return new DeadLetter(
                id,
                null,
                source,
                run,
                rejection.getClass().getSimpleName(),
                rejection.record(),
                rejection.place(),
                rejection.reason(),
                raw.head(),
                raw.length(),
                raw.sha256(),
                now,
                1);
    }

    DeadLetter again(Rejection rejection, Instant now) {
        return new DeadLetter(
                id,
                version,
                source,
                run,
                rejection.getClass().getSimpleName(),
                record,
                place,
                rejection.reason(),
                bytes,
                length,
                sha256,
                now,
                attempts + 1);
    }

    /** Whether all of the record's bytes are here, so that it can be read again. */
    public boolean isWhole() {
        return bytes.length == length;
    }
}
