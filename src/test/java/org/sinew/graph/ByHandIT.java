package org.sinew.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sinew.ingest.Limits;
import org.sinew.ingest.RecordSink;
import org.sinew.ingest.Rejection;
import org.sinew.ingest.SampleSheet;
import org.sinew.ingest.SourceFiles;
import org.sinew.ingest.SourceRecord;
import org.sinew.ingest.fhir.FhirReader;
import org.sinew.patient.Actor;
import org.sinew.patient.Fact;
import org.sinew.patient.Patient;

/** What writing does by hand in this process is what the statements of the same names do over Bolt. */
class ByHandIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    private static final int PATIENTS = 25;
    private static final int BATCH = 900;

    private static final String EVERYTHING = """
            MATCH (n)
            WHERE NOT n:__Neo4jMigration AND NOT n:CommitClock
            OPTIONAL MATCH (n)-[r]->(m)
            UNWIND labels(n) AS label
            WITH n, r, m, label
            ORDER BY label
            WITH n, r, m, collect(label) AS labels
            RETURN labels, properties(n) AS node, type(r) AS type, properties(r) AS edge, coalesce(m.key, m.id) AS to,
              COLLECT { UNWIND keys(n) AS key RETURN key + valueType(n[key]) ORDER BY key } AS nodeTypes,
              COLLECT { UNWIND keys(r) AS key RETURN key + valueType(r[key]) ORDER BY key } AS edgeTypes
            ORDER BY toString(coalesce(n.key, n.id, n.number)), type, to, toString(r.key), toString(r.role)
            """;

    @Test
    void theDemosRecordsGiveTheSameGraphByHandAndByCypher(@TempDir Path directory) throws IOException {
        List<FactBatch> batches = batches(new Random(20260101));
        try (Graph byHand = Graph.open(GraphSettings.embedded(directory));
                Graph byCypher = Graph.open(new GraphSettings(null, "", "", directory, 0, true))) {
            List<Map<String, Object>> one = written(byHand, batches);
            List<Map<String, Object>> other = written(byCypher, batches);

            assertThat(one).hasSizeGreaterThan(1_000).containsExactlyElementsOf(other);
            assertThat(one.stream().map(row -> row.get("type")))
                    .contains("MEASURED", "OF", "ABOUT", "DURING", "PERFORMED_BY", "RELATES_TO");
        }
    }

    private static List<Map<String, Object>> written(Graph graph, List<FactBatch> batches) {
        graph.write(tx -> tx.run(
                new Statement("MATCH (n) WHERE NOT n:__Neo4jMigration DETACH DELETE n RETURN count(*)", Map.of())));
        FactWriter writer = new FactWriter(graph, CLOCK);
        for (FactBatch batch : batches) {
            writer.write(batch, "run-1");
        }
        return graph.read(new Statement(EVERYTHING, Map.of()), TIMEOUT);
    }

    /** Facts of some patients in any order, and a part of them twice. */
    private static List<FactBatch> batches(Random random) throws IOException {
        List<Actor> actors = new ArrayList<>();
        List<Patient> patients = new ArrayList<>();
        List<Fact> facts = new ArrayList<>();
        for (SourceRecord record : demo()) {
            actors.addAll(record.actors());
            patients.addAll(record.patients());
            facts.addAll(record.facts());
        }
        Collections.shuffle(patients, random);
        List<Patient> chosen = patients.subList(0, PATIENTS);
        List<Fact> theirs = new ArrayList<>(facts.stream()
                .filter(fact -> chosen.stream().anyMatch(p -> p.id().equals(fact.patient())))
                .toList());
        Collections.shuffle(theirs, random);
        List<FactBatch> batches = new ArrayList<>();
        batches.add(new FactBatch(actors, chosen, List.of(), List.of()));
        for (int from = 0; from < theirs.size(); from += BATCH) {
            List<Fact> part = theirs.subList(from, Math.min(theirs.size(), from + BATCH));
            batches.add(new FactBatch(List.of(), List.of(), part, List.of()));
        }
        batches.add(batches.get(1));
        return batches;
    }

    private static List<SourceRecord> demo() throws IOException {
        List<SourceRecord> records = new ArrayList<>();
        FhirReader reader = new FhirReader(ZoneOffset.UTC, Limits.DEFAULT);
        RecordSink sink = new RecordSink() {
            @Override
            public void accept(SourceRecord record) {
                records.add(record);
            }

            @Override
            public void reject(Rejection rejection) {
                throw new AssertionError(rejection.place() + ": " + rejection.reason());
            }
        };
        new SourceFiles("demo", Limits.DEFAULT, SampleSheet.NONE, source -> reader.read(source, sink), sink::reject)
                .walk(Path.of("src/main/resources/demo"));
        return records;
    }
}
