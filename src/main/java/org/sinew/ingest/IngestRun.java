package org.sinew.ingest;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Version;
import org.springframework.data.neo4j.core.schema.Id;
import org.springframework.data.neo4j.core.schema.Node;

/**
 * One time that records were taken in.
 *
 * @param status {@code running}, {@code finished}, or {@code failed}
 * @param unmodelled what the records hold that the model does not, as {@code Condition.note × 12}
 */
@Node("IngestRun")
public record IngestRun(
        @Id String id,
        @Version @Nullable Long version,
        String source,
        Instant startedAt,
        @Nullable Instant finishedAt,
        String status,
        long records,
        long added,
        long unchanged,
        long superseded,
        long retracted,
        long rejected,
        List<String> unmodelled) {

    static IngestRun start(String id, String source, Instant now) {
        return new IngestRun(id, null, source, now, null, "running", 0, 0, 0, 0, 0, 0, List.of());
    }

    IngestRun end(String outcome, Instant now, IngestReport report) {
        return new IngestRun(
                id,
                version,
                source,
                startedAt,
                now,
                outcome,
                report.records(),
                report.added(),
                report.unchanged(),
                report.superseded(),
                report.retracted(),
                report.rejected(),
                report.unmodelledLines());
    }
}
