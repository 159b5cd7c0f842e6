package org.sinew.ingest.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.sinew.ingest.knowledge.Knowledge;
import org.sinew.ingest.knowledge.KnowledgeProgress;
import org.sinew.ingest.knowledge.LoadReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The starter knowledge that comes with Sinew: loaded where none is, and again when an update brings another. */
final class StarterKnowledge {

    private static final Logger LOG = LoggerFactory.getLogger(StarterKnowledge.class);

    private final Knowledge knowledge;

    StarterKnowledge(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /** Puts in force what was loaded before, and the starter knowledge where it is wanted. */
    void load() throws IOException {
        knowledge.restore();
        try (BundledFiles starter = BundledFiles.of("ontology/starter/")) {
            if (isWanted(starter)) {
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

    private boolean isWanted(BundledFiles starter) throws IOException {
        if (knowledge.current().releases().isEmpty()) {
            return true;
        }
        for (Path file : starter.files()) {
            if (knowledge.servesOtherThan(file)) {
                return true;
            }
        }
        return false;
    }
}
