package org.sinew.ingest.demo;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.sinew.ingest.Ingest;
import org.sinew.ingest.IngestProgress;
import org.sinew.ingest.IngestReport;
import org.sinew.ingest.knowledge.Knowledge;
import org.sinew.ingest.knowledge.KnowledgeProgress;
import org.sinew.ingest.knowledge.LoadReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the starter knowledge where no knowledge is loaded, and the demo's records where they are wanted and were not
 * yet taken in. Cut off and started again, it goes on: nothing is there twice.
 */
public final class FirstStart {

    /** The demo's source system. */
    public static final String DEMO = "demo";

    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);

    private final Knowledge knowledge;
    private final Ingest ingest;

    FirstStart(Knowledge knowledge, Ingest ingest) {
        this.knowledge = knowledge;
        this.ingest = ingest;
    }

    void loadKnowledge() throws IOException {
        knowledge.restore();
        if (!knowledge.current().releases().isEmpty()) {
            return;
        }
        try (BundledFiles starter = BundledFiles.of("ontology/starter/")) {
            LoadReport report = knowledge.load(List.of(starter.directory()), KnowledgeProgress.NONE);
            report.diagnostics().forEach(d -> LOG.warn("starter knowledge: {} {}", d.place(), d.message()));
            LOG.info(
                    "starter knowledge loaded: {} terms",
                    report.loaded().stream().mapToInt(LoadReport.Loaded::terms).sum());
        }
    }

    void loadDemo() throws IOException {
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
