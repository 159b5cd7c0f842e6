package org.sinew.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sinew.graph.Graph;
import org.sinew.graph.GraphPages.Kind;
import org.sinew.graph.Statement;
import org.sinew.ingest.Ingest;
import org.sinew.ingest.IngestProgress;
import org.sinew.ingest.knowledge.Knowledge;
import org.sinew.ingest.knowledge.KnowledgeProgress;
import org.springframework.context.ConfigurableApplicationContext;

/** The starter knowledge and the demo's records, as an installation holds them. */
class CheckCommandIT {

    private static final Path DEMO = Path.of("src/main/resources/demo");

    @TempDir
    private Path data = Path.of("");

    @BeforeEach
    void ownDataDirectory() {
        System.setProperty("sinew.data", data.toString());
    }

    @AfterEach
    void sharedDataDirectory() {
        System.clearProperty("sinew.data");
    }

    @Test
    void theDemoConformsAndOneWrongValueDoesNot() throws IOException {
        try (ConfigurableApplicationContext context = CommandLineDoor.open()) {
            context.getBean(Knowledge.class).load(List.of(Path.of("ontology/starter")), KnowledgeProgress.NONE);
            context.getBean(Ingest.class)
                    .take(
                            "demo",
                            Stream.of("synthea", "rare-disease", "genomics-exposures.ndjson.gz")
                                    .map(DEMO::resolve)
                                    .toList(),
                            IngestProgress.NONE);
            Graph graph = context.getBean(Graph.class);
            assertThat(violations(graph)).isEmpty();
            assertThat(wordsOf(graph)).isSubsetOf(wordsOfTheVocabulary());
        }
        assertThat(CommandLineDoor.run(new String[] {"check", "--sample", "100"}))
                .isZero();

        try (ConfigurableApplicationContext context = CommandLineDoor.open()) {
            context.getBean(Graph.class)
                    .write(tx -> tx.run(new Statement(
                            "MATCH (p:Patient) WHERE p.id > '' WITH p LIMIT 1 SET p.sex = 'F' RETURN p.id AS id",
                            Map.of())));
        }
        assertThat(CommandLineDoor.run(new String[] {"check", "--whole", "--first", "1"}))
                .isOne();
    }

    private static Set<String> wordsOf(Graph graph) {
        Map<String, ?> labels =
                Map.of("labels", Stream.of(Kind.values()).map(Kind::label).toList());
        return graph.read(new Statement("""
                        MATCH (n) WHERE any(label IN labels(n) WHERE label IN $labels)
                        UNWIND labels(n) + keys(n) AS word RETURN DISTINCT word
                        UNION MATCH (n)-[r]->() WHERE any(label IN labels(n) WHERE label IN $labels)
                        WITH DISTINCT type(r) AS word WHERE word <> 'MEASURED' RETURN word
                        UNION MATCH ()-[m:MEASURED]->() UNWIND keys(m) AS word RETURN DISTINCT word
                        """, labels), Duration.ofMinutes(1)).stream()
                .map(row -> (String) row.get("word"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> wordsOfTheVocabulary() throws IOException {
        return Pattern.compile("^sinew:(\\w+) a owl:", Pattern.MULTILINE)
                .matcher(Files.readString(Path.of("ontology/sinew.ttl")))
                .results()
                .map(word -> word.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String violations(Graph graph) {
        GraphCheck check = new GraphCheck(graph);
        StringWriter text = new StringWriter();
        CheckReport report = check.run(Long.MAX_VALUE, 200, (label, done, total) -> {});
        report.print(check.present(), new PrintWriter(text));
        return report.conforms() ? "" : text.toString();
    }
}
