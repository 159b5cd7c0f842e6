package org.sinew.ingest.demo;

import java.io.IOException;
import java.util.stream.Stream;
import org.sinew.ingest.Ingest;
import org.sinew.ingest.IngestProgress;
import org.sinew.ingest.IngestReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes in the demo's records unless they were. Cut off and started again, it goes on: nothing is there twice. */
public final class DemoRecords {

    /** The demo's source system. */
    public static final String DEMO = "demo";

    private static final Logger LOG = LoggerFactory.getLogger(DemoRecords.class);

    private final Ingest ingest;

    DemoRecords(Ingest ingest) {
        this.ingest = ingest;
    }

    void load() throws IOException {
        if (ingest.hasFinished(DEMO)) {
            return;
        }
        LOG.info("taking in the demo's records; the page can be used meanwhile");
        try (BundledFiles demo = BundledFiles.of("demo/")) {
            IngestReport report = ingest.take(
                    DEMO,
                    Stream.of("synthea", "rare-disease", "genomics-exposures.ndjson.gz")
                            .map(demo::resolve)
                            .toList(),
                    progress());
            LOG.info(
                    "demo ready: {} records, {} nodes and measurements, {} rejected",
                    report.records(),
                    report.added(),
                    report.rejected());
        }
    }

    private static IngestProgress progress() {
        long[] next = {5_000};
        return (files, records) -> {
            if (records >= next[0]) {
                LOG.info("demo: {} records", records);
                next[0] += 5_000;
            }
        };
    }
}
