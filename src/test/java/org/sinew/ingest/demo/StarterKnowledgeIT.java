package org.sinew.ingest.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sinew.graph.KnowledgeWriter;
import org.sinew.ingest.knowledge.Knowledge;
import org.sinew.ingest.knowledge.KnowledgeProgress;
import org.sinew.term.TermId;
import org.sinew.term.catalog.Catalog;
import org.sinew.term.read.OntologyReader;
import org.sinew.testing.TestGraph;

class StarterKnowledgeIT {

    private static final TermId METFORMIN = TermId.parse("RXNORM:6809");

    @Test
    void anEarlierStarterIsReplacedAfterAnUpdateAndOnlyThen(@TempDir Path directory) throws IOException {
        Knowledge first = knowledge(directory);
        new StarterKnowledge(first).load();
        Path drugs = directory.resolve("starter-drugs").resolve("drugs.ttl");
        String bundled = Files.readString(drugs);
        Files.writeString(drugs, bundled.replace("\"metformin\"@en", "\"an earlier name\"@en"));

        Knowledge updated = knowledge(directory);
        updated.restore();
        assertThat(updated.current().label(METFORMIN, "en")).contains("an earlier name");
        new StarterKnowledge(updated).load();
        assertThat(updated.current().label(METFORMIN, "en")).contains("metformin");
        assertThat(drugs).hasContent(bundled);

        FileTime loaded = Files.getLastModifiedTime(drugs);
        Knowledge restarted = knowledge(directory);
        restarted.restore();
        new StarterKnowledge(restarted).load();
        assertThat(Files.getLastModifiedTime(drugs)).isEqualTo(loaded);
    }

    @Test
    void theStarterComesBesideWhatWasLoadedBeforeTheFirstStart(@TempDir Path directory, @TempDir Path own)
            throws IOException {
        Path ours = Files.writeString(own.resolve("ours.obo"), """
                format-version: 1.2
                ontology: ours
                data-version: 2026-01-01

                [Term]
                id: OURS:1
                name: our own term
                """);
        Knowledge first = knowledge(directory);
        first.load(List.of(ours), KnowledgeProgress.NONE);
        assertThat(first.current().label(METFORMIN, "en")).isEmpty();
        new StarterKnowledge(first).load();
        assertThat(first.current().label(METFORMIN, "en")).contains("metformin");
        assertThat(first.current().label(TermId.parse("OURS:1"), "en")).contains("our own term");
    }

    private static Knowledge knowledge(Path directory) {
        return new Knowledge(
                new KnowledgeWriter(TestGraph.shared(), Clock.systemUTC()),
                new OntologyReader(Catalog.bundled()),
                directory);
    }
}
