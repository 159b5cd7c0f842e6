package org.sinew.ingest.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.sinew.ingest.knowledge.Knowledge;
import org.sinew.ingest.knowledge.KnowledgeProgress;
import org.sinew.ingest.knowledge.LoadReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The starter knowledge that comes with Sinew: loaded where it is not, and again when an update brings another. */
final class StarterKnowledge {

    private static final Logger LOG = LoggerFactory.getLogger(StarterKnowledge.class);

    private final Knowledge knowledge;

    StarterKnowledge(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /** Puts the starter knowledge in force, beside all that was loaded before. */
    void load() throws IOException {
        try (BundledFiles starter = BundledFiles.of("ontology/starter/")) {
            if (!serves(starter)) {
                LoadReport report = knowledge.load(List.of(starter.directory()), KnowledgeProgress.NONE);
                report.diagnostics().forEach(d -> LOG.warn("starter knowledge: {} {}", d.place(), d.message()));
                LOG.info(
                        "starter knowledge loaded: {} terms",
                        report.loaded().stream()
                                .mapToInt(LoadReport.Loaded::terms)
                                .sum());
            }
        }
    }

    private boolean serves(BundledFiles starter) throws IOException {
        for (Path file : starter.files()) {
            if (!knowledge.serves(file)) {
                return false;
            }
        }
        return true;
    }
}
