package org.sinew.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sinew.testing.PatientScenario.patient;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sinew.graph.FactBatch;
import org.sinew.graph.FactWriter;
import org.sinew.graph.Statement;
import org.sinew.patient.FactKey;
import org.sinew.patient.Provenance;
import org.sinew.patient.Retraction;
import org.sinew.term.rdf.Violation;
import org.sinew.testing.PatientScenario;
import org.sinew.testing.TestGraph;

class GraphCheckIT {

    private FactWriter writer = new FactWriter(TestGraph.shared(), Clock.systemUTC());

    @BeforeEach
    void twoPatients() {
        writer = new FactWriter(TestGraph.empty(), Clock.systemUTC());
        writer.write(anna().batch(), "run-1");
        writer.write(
                patient("bo").diagnosed("c2", "MONDO:0005148", "2021-02-01").batch(), "run-1");
    }

    private static PatientScenario anna() {
        return patient("anna")
                .visited("e1", "2020-02-01")
                .during("e1")
                .diagnosed("c1", "SNOMEDCT:44054006", "2020-02-01")
                .measured("o1", "LOINC:4548-4", "2020-02-01", 8.1, "%")
                .carries("v1", "HGVS:NM_000545.8:c.872dup", "HGNC:11621")
                .reported("r1", "2020-02-01", "o1");
    }

    private static CheckReport whole() {
        return new GraphCheck(TestGraph.shared()).run(Long.MAX_VALUE, 100, (label, done, total) -> {});
    }

    private static void change(String cypher) {
        TestGraph.shared().write(tx -> tx.run(new Statement(cypher + " RETURN 1 AS done", Map.of())));
    }

    private static List<String> violations() {
        return whole().violations().stream()
                .map(v -> String.join(" ", v.node(), v.path(), v.value(), v.message()))
                .toList();
    }

    @Test
    void whatTheWriterWritesConforms() {
        CheckReport report = whole();

        assertThat(report.violations()).isEmpty();
        assertThat(report.conforms()).isTrue();
        assertThat(report.checked())
                .containsEntry("Patient", 2L)
                .containsEntry("Fact", 5L)
                .containsEntry("Measurement", 1L)
                .containsEntry("Identifier", 4L);
    }

    @Test
    void whatIsCorrectedAndTakenBackConforms() {
        writer.write(
                patient("anna")
                        .visited("e1", "2020-02-01")
                        .during("e1")
                        .diagnosed("c1", "SNOMEDCT:46635009", "2020-02-01")
                        .measured("o1", "LOINC:4548-4", "2020-02-01", 6.1, "%")
                        .batch(),
                "run-2");
        assertThat(whole().violations()).isEmpty();

        FactKey key = new FactKey("test|Patient/anna");
        Retraction retraction = new Retraction(key, new Provenance("test", "Patient/anna", "scenario"));
        writer.write(new FactBatch(List.of(), List.of(), List.of(), List.of(retraction)), "run-3");
        assertThat(whole().violations()).isEmpty();
    }

    @Test
    void aFactOfTwoPatients() {
        change("MATCH (p:Patient {id: 'test|Patient/bo'}), (c:Fact {key: 'test|Condition/c1'})"
                + " CREATE (p)-[:HAS_CONDITION]->(c)");
        assertThat(whole().violations()).singleElement().satisfies(v -> {
            assertThat(v.node()).isEqualTo("test|Condition/c1");
            assertThat(v.label()).contains("Condition");
            assertThat(v.message()).isEqualTo("a fact belongs to exactly one patient");
            assertThat(v.shape()).isEqualTo("FactShape");
        });
    }

    @Test
    void anEndBeforeTheStart() {
        change("MATCH (c:Fact {key: 'test|Condition/c2'}) SET c.end = datetime('2019-01-01T00:00:00Z')");
        assertThat(whole().violations()).singleElement().satisfies(v -> {
            assertThat(v.node()).isEqualTo("test|Condition/c2");
            assertThat(v.path()).isEqualTo("start");
            assertThat(v.message()).isEqualTo("ends before it starts");
        });
    }

    @Test
    void aFactWithoutKey() {
        change("MATCH (c:Fact {key: 'test|Condition/c2'}) REMOVE c.key");
        assertThat(whole().violations()).singleElement().satisfies(v -> {
            assertThat(v.node()).isEqualTo("Condition/c2");
            assertThat(v.path()).isEqualTo("key");
            assertThat(v.shape()).isEqualTo("FactShape");
        });
    }

    @Test
    void aMeasurementWithoutKey() {
        change("MATCH ()-[m:MEASURED]->() REMOVE m.key");
        assertThat(whole().violations()).singleElement().satisfies(v -> {
            assertThat(v.node()).isEqualTo("Observation/o1");
            assertThat(v.path()).isEqualTo("key");
            assertThat(v.shape()).isEqualTo("MeasurementShape");
        });
    }

    @Test
    void anUnknownSex() {
        change("MATCH (p:Patient {id: 'test|Patient/bo'}) SET p.sex = 'F'");
        assertThat(whole().violations()).singleElement().satisfies(v -> {
            assertThat(v.node()).isEqualTo("test|Patient/bo");
            assertThat(v.path()).isEqualTo("sex");
            assertThat(v.value()).isEqualTo("F");
            assertThat(v.shape()).isEqualTo("PatientShape");
        });
    }

    @Test
    void aTermIdWithoutPrefix() {
        change("MATCH (t:Term {id: 'LOINC:4548-4'}) SET t.id = '4548-4'");
        assertThat(whole().violations()).singleElement().satisfies(v -> {
            assertThat(v.node()).isEqualTo("4548-4");
            assertThat(v.path()).isEqualTo("id");
            assertThat(v.shape()).isEqualTo("TermShape");
        });
    }

    @Test
    void whatHasNoIdAndNoPatientIsCounted() {
        change("UNWIND [1, 2, 3] AS i CREATE (:Term {label: 'nameless'})");
        assertThat(whole().violations())
                .containsExactly(new Violation(
                        "(without a key)", "Term", "", "3", "so many have no key that is text", "TermShape"));
    }

    @Test
    void everyBreakageIsSeenAtOnce() {
        change("MATCH (c:Fact {key: 'test|Condition/c2'}) REMOVE c.source SET c.code = 'diabetes'");
        change("MATCH (p:Patient {id: 'test|Patient/bo'}) SET p.birth = 'long ago'");
        assertThat(violations()).hasSize(3).anyMatch(v -> v.contains("code diabetes"));
    }

    @Test
    void aSampleMeetsEveryLabelAndManyPagesMeetEveryNode() {
        PatientScenario many = patient("cy");
        IntStream.range(0, 1_200).forEach(i -> many.diagnosed("many" + i, "MONDO:0005148", "2020-01-01"));
        writer.write(many.batch(), "run-2");

        assertThat(whole().checked()).containsEntry("Fact", 1_205L);
        CheckReport sample = new GraphCheck(TestGraph.shared()).run(100, 10, (label, done, total) -> {});
        assertThat(sample.checked().get("Fact")).isBetween(60L, 400L);
        assertThat(sample.checked()).containsEntry("Measurement", 1L).containsEntry("Patient", 3L);
        assertThat(sample.conforms()).isTrue();
    }

    @Test
    void drugProductsAndRecordsOfOnePersonAreChecked() {
        change(
                "CREATE (:DrugProduct {key: 'test|Medication/1', source: 'test', codes: ['RXNORM:860975', 'metformin']})");
        change("MATCH (p:Patient) WITH collect(p) AS both FOREACH (p IN both[..1] | CREATE (p)-[:SAME_PERSON_AS]->"
                + "(:Identifier {key: 'urn:mrn|9'}))");

        assertThat(whole().checked()).containsEntry("DrugProduct", 1L);
        assertThat(violations())
                .anyMatch(line -> line.startsWith("test|Medication/1 codes metformin"))
                .anyMatch(line -> line.contains("SAME_PERSON_AS urn:mrn|9"))
                .hasSize(2);
    }
}
