package org.sinew.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sinew.graph.Graph;
import org.sinew.graph.Statement;
import org.sinew.ingest.DeadLetter;
import org.sinew.ingest.DeadLetters;
import org.sinew.ingest.Ingest;
import org.sinew.ingest.IngestProgress;
import org.sinew.ingest.IngestReport;
import org.sinew.ingest.Source;

/** Records from bytes to the graph, and what is rejected on the way. */
class IngestIT {

    private static final String PATIENT = """
            {"resourceType":"Patient","id":"p1","gender":"female","birthDate":"1970",
             "name":[{"text":"王秀英'}) DETACH DELETE n //"}]}
            """;
    private static final String CONDITION = """
            {"resourceType":"Condition","id":"c1","subject":{"reference":"Patient/p1"},"onsetDateTime":"2020-03",
             "code":{"coding":[{"system":"http://snomed.info/sct","code":"44054006","display":"Type 2 diabetes"}]}}
            """;
    private static final String IMPOSSIBLE = CONDITION.replace("c1", "c2").replace("2020-03", "2020-02-31");

    @RegisterExtension
    private static final CommandLineGraph COMMAND_LINE = new CommandLineGraph();

    private static Ingest ingest;
    private static DeadLetters deadLetters;
    private static Graph graph;

    @BeforeAll
    static void open() {
        ingest = COMMAND_LINE.get(Ingest.class);
        deadLetters = COMMAND_LINE.get(DeadLetters.class);
        graph = COMMAND_LINE.get(Graph.class);
    }

    @Test
    void aBadRecordIsADeadLetterAndTheNextOneProceeds() throws IOException {
        IngestReport report = take(PATIENT + IMPOSSIBLE + CONDITION + "{\"resourceType\":");

        assertThat(report.added()).isEqualTo(2);
        assertThat(report.rejections()).containsEntry("Invalid", 1L).containsEntry("Malformed", 1L);
        assertThat(deadLetters.list(0, 10)).anySatisfy(letter -> {
            assertThat(letter.reason()).contains("2020-02-31");
            assertThat(letter.record()).isEqualTo("Condition/c2");
            assertThat(new String(letter.bytes(), StandardCharsets.UTF_8)).contains("2020-02-31");
        });
        assertThat(count("MATCH (p:Patient) WHERE p.name CONTAINS 'DETACH DELETE' RETURN count(p)"))
                .isOne();
    }

    @Test
    void theSameBytesTwiceChangeNothing() throws IOException {
        take(PATIENT + IMPOSSIBLE + CONDITION);
        IngestReport again = take(PATIENT + IMPOSSIBLE + CONDITION);

        assertThat(again.added() + again.superseded() + again.retracted()).isZero();
        assertThat(again.unchanged()).isEqualTo(2);
        assertThat(deadLetters.list(0, 10))
                .singleElement()
                .satisfies(letter -> assertThat(letter.attempts()).isEqualTo(2));
    }

    @Test
    void whatCameBeforeItsPatientIsReplayed() throws IOException {
        IngestReport early = take(CONDITION);
        assertThat(early.rejections()).containsOnlyKeys("UnknownPatient");
        DeadLetter letter = deadLetters.list(0, 10).getFirst();

        take(PATIENT);
        IngestReport replay = ingest.replay(List.of(letter.id()), IngestProgress.NONE);

        assertThat(replay.added()).isOne();
        assertThat(deadLetters.count()).isZero();
        assertThat(count("MATCH (:Patient)-[:HAS_CONDITION]->(c {startPrecision: 'month'}) RETURN count(c)"))
                .isOne();
    }

    @Test
    void anEntryOfABundleIsReplayedAlone() throws IOException {
        take("{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[{\"resource\":" + CONDITION + "}]}");
        assertThat(deadLetters.count()).isOne();

        take(PATIENT);
        ingest.replay(List.of(), IngestProgress.NONE);

        assertThat(deadLetters.count()).isZero();
        assertThat(count("MATCH (c:Condition) RETURN count(c)")).isOne();
    }

    @Test
    void aDeletionRetracts() throws IOException {
        take(PATIENT + CONDITION);
        IngestReport report = ingest.retract("test", "Condition", "c1");

        assertThat(report.retracted()).isOne();
        assertThat(count("MATCH (c:Condition) RETURN count(c)")).isZero();
        assertThat(count("MATCH (:Patient)-[:HAD_VERSION]->(v {retracted: true}) RETURN count(v)"))
                .isOne();
    }

    /** The demo's resources, counted in its text, are the graph's facts; taken in again, they add nothing. */
    @Test
    void theDemoIsTakenInWholeAndOnce() throws IOException {
        Path demo = Path.of("src/main/resources/demo");
        List<Path> paths = Stream.of("synthea", "rare-disease", "genomics-exposures.ndjson.gz")
                .map(demo::resolve)
                .toList();
        IngestReport first = ingest.take("demo", paths, IngestProgress.NONE);
        IngestReport second = ingest.take("demo", paths, IngestProgress.NONE);

        Map<String, Long> counted = resources(demo);
        assertThat(first.rejected()).isZero();
        assertThat(second.added() + second.superseded() + second.retracted()).isZero();
        counted.merge("Claim", counted.getOrDefault("ExplanationOfBenefit", 0L), Long::sum);
        for (String type : List.of("Patient", "Encounter", "Procedure", "Immunization", "CarePlan", "Claim")) {
            assertThat(count("MATCH (n:" + type + ") RETURN count(n)"))
                    .as(type)
                    .isEqualTo(counted.getOrDefault(type, 0L));
        }
    }

    private static IngestReport take(String text) throws IOException {
        return ingest.take(Source.of("test", "records.json", text.getBytes(StandardCharsets.UTF_8)));
    }

    private static long count(String cypher) {
        return ((Number) graph.read(new Statement(cypher, Map.of()), Duration.ofMinutes(1))
                        .getFirst()
                        .values()
                        .iterator()
                        .next())
                .longValue();
    }

    private static Map<String, Long> resources(Path directory) throws IOException {
        Map<String, Long> counts = new TreeMap<>();
        Pattern resource = Pattern.compile("\"resourceType\"\\s*:\\s*\"(\\w+)\"");
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file :
                    files.filter(f -> f.toString().matches(".*json(\\.gz)?")).toList()) {
                try (InputStream in = Files.newInputStream(file);
                        BufferedReader lines = new BufferedReader(new InputStreamReader(
                                file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in,
                                StandardCharsets.UTF_8))) {
                    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                        Matcher types = resource.matcher(line);
                        while (types.find()) {
                            counts.merge(types.group(1), 1L, Long::sum);
                        }
                    }
                }
            }
        }
        return counts;
    }
}
