package org.sinew.ingest.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sinew.graph.KnowledgeWriter;
import org.sinew.ingest.knowledge.Knowledge;
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
        new StarterKnowledge(knowledge(directory)).load();
        assertThat(Files.getLastModifiedTime(drugs)).isEqualTo(loaded);
    }

    private static Knowledge knowledge(Path directory) {
        return new Knowledge(
                new KnowledgeWriter(TestGraph.shared(), Clock.systemUTC()),
                new OntologyReader(Catalog.bundled()),
                directory);
    }
}
