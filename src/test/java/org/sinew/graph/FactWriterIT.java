package org.sinew.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sinew.testing.PatientScenario.patient;
import static org.sinew.testing.TestGraph.count;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sinew.patient.FactKey;
import org.sinew.patient.Provenance;
import org.sinew.patient.Retraction;
import org.sinew.testing.PatientScenario;
import org.sinew.testing.TestGraph;

class FactWriterIT {

    private FactWriter writer = new FactWriter(TestGraph.shared(), Clock.systemUTC());

    @BeforeEach
    void emptyGraph() {
        writer = new FactWriter(TestGraph.empty(), Clock.systemUTC());
    }

    private static PatientScenario anna() {
        return patient("安娜")
                .visited("e1", "2020-02-01")
                .during("e1")
                .diagnosed("c1", "SNOMEDCT:44054006", "2020-02-01")
                .measured("o1", "LOINC:4548-4", "2020-02-01", 8.1, "%")
                .carries("v1", "HGVS:NM_000545.8:c.872dup", "HGNC:11621")
                .reported("r1", "2020-02-01", "o1");
    }

    @Test
    void theSameBatchTwiceGivesTheSameGraph() {
        FactsCommitted first = writer.write(anna().batch(), "run-1");
        Object once = fingerprint();
        FactsCommitted second = writer.write(anna().batch(), "run-2");

        assertThat(first.added()).isEqualTo(6);
        assertThat(second.added()).isZero();
        assertThat(second.unchanged()).isEqualTo(6);
        assertThat(fingerprint()).isEqualTo(once);
        assertThat(count("MATCH (f:Dangling) RETURN count(f)")).isZero();
        assertThat(count("MATCH (:Patient)-[:CARRIES]->()-[:OF]->(:Variant)-[:IN_GENE]->(g:Gene) RETURN count(g)"))
                .isOne();
    }

    @Test
    void aTermThatNobodyNamedYetIsCalledWhatTheFirstRecordWithAWordForItCallsIt() {
        TestGraph.shared()
                .write(tx -> tx.run(new Statement(
                        "CREATE (:Term:Concept {id: 'SNOMEDCT:10509002', label: 'SNOMEDCT:10509002'})", Map.of())));
        writer.write(
                patient("a").diagnosed("c0", "SNOMEDCT:66383009", "2020-02-01").batch(), "run-1");
        writer.write(
                patient("b")
                        .diagnosed("c1", "SNOMEDCT:10509002", "急性支气管炎", "2020-02-01")
                        .diagnosed("c2", "SNOMEDCT:66383009", "Gingivitis", "2020-02-01")
                        .batch(),
                "run-2");
        writer.write(
                patient("c")
                        .diagnosed("c3", "SNOMEDCT:66383009", "Inflamed gums", "2020-02-01")
                        .batch(),
                "run-3");

        assertThat(count("MATCH (t:Term {id: 'SNOMEDCT:10509002'}) WHERE t.label = '急性支气管炎' RETURN count(t)"))
                .isOne();
        assertThat(count("MATCH (t:Term {id: 'SNOMEDCT:66383009'}) WHERE t.label = 'Gingivitis' RETURN count(t)"))
                .isOne();
    }

    @Test
    void aCorrectionSupersedesAndKeepsTheOldVersion() {
        writer.write(anna().batch(), "run-1");
        PatientScenario corrected = patient("安娜")
                .visited("e1", "2020-02-01")
                .during("e1")
                .diagnosed("c1", "SNOMEDCT:46635009", "2020-02-01")
                .measured("o1", "LOINC:4548-4", "2020-02-01", 6.1, "%");
        FactsCommitted result = writer.write(corrected.batch(), "run-2");

        assertThat(result.superseded()).isEqualTo(2);
        assertThat(
                        count(
                                "MATCH (:Patient)-[:HAS_CONDITION]->(c)-[:OF]->(:Term {id: 'SNOMEDCT:46635009'}) RETURN count(c)"))
                .isOne();
        assertThat(count("MATCH (:Condition) RETURN count(*)")).isOne();
        assertThat(count("MATCH (:Patient)-[m:MEASURED]->() WHERE m.value = 6.1 RETURN count(m)"))
                .isOne();
        assertThat(count("MATCH (:Patient)-[:HAD_VERSION]->(v) WHERE v.code = 'SNOMEDCT:44054006' RETURN count(v)"))
                .isOne();
        assertThat(count("MATCH (v:FactVersion {kind: 'Measurement'}) WHERE v.value = 8.1 RETURN count(v)"))
                .isOne();
        assertThat(count("MATCH (:Condition)-[:DURING]->(e:Encounter) RETURN count(e)"))
                .isOne();
    }

    @Test
    void aRetractionTakesTheFactAndItsParts() {
        writer.write(anna().batch(), "run-1");
        FactsCommitted result = writer.write(
                new FactBatch(
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(retraction("Condition/c1"), retraction("Observation/o1"))),
                "run-2");

        assertThat(result.retracted()).isEqualTo(2);
        assertThat(count("MATCH (:Patient)-[:HAS_CONDITION|MEASURED]->(x) RETURN count(x)"))
                .isZero();
        assertThat(count("MATCH (v:FactVersion) WHERE v.retracted RETURN count(v)"))
                .isEqualTo(2);
    }

    @Test
    void aRecordThatComesAgainWithFewerPartsLosesTheRest() {
        writer.write(
                patient("c")
                        .measured("bp#1", "LOINC:8480-6", "2020-01-01", 120, "mm[Hg]")
                        .measured("bp#2", "LOINC:8462-4", "2020-01-01", 80, "mm[Hg]")
                        .batch(),
                "run-1");
        FactsCommitted result = writer.write(
                patient("c")
                        .measured("bp#1", "LOINC:8480-6", "2020-01-01", 120, "mm[Hg]")
                        .batch(),
                "run-2");

        assertThat(result.retracted()).isOne();
        assertThat(count("MATCH (:Patient)-[m:MEASURED]->() RETURN count(m)")).isOne();
    }

    @Test
    void aRetractedPatientLeavesNoCurrentFact() {
        writer.write(anna().batch(), "run-1");
        writer.write(new FactBatch(List.of(), List.of(), List.of(), List.of(retraction("Patient/安娜"))), "run-2");

        assertThat(count("MATCH (p:Patient) RETURN count(p)")).isZero();
        assertThat(count("MATCH (f:Fact) RETURN count(f)")).isZero();
        assertThat(count("MATCH (:RetractedPatient)-[:HAD_VERSION]->(v) RETURN count(v)"))
                .isEqualTo(5);
    }

    @Test
    void whatArrivesBeforeItsEncounterIsLinkedWhenTheEncounterComes() {
        FactsCommitted early = writer.write(
                patient("b")
                        .during("late")
                        .diagnosed("c2", "ICD10CM:E11.9", "2021-01-01")
                        .batch(),
                "run-1");
        assertThat(early.dangling()).isOne();

        writer.write(patient("b").visited("late", "2021-01-01").batch(), "run-2");
        assertThat(count("MATCH (:Condition)-[:DURING]->(e:Encounter) RETURN count(e)"))
                .isOne();
        assertThat(count("MATCH (f:Dangling) RETURN count(f)")).isZero();
    }

    @Test
    void aFactMayNameItsPatientByAnIdentifier() {
        writer.write(anna().batch(), "run-1");
        PatientScenario byNumber = patient("安娜").namedAs("urn:mrn|安娜").diagnosed("c9", "ICD10CM:I10", "2022-01-01");
        writer.write(new FactBatch(List.of(), List.of(), byNumber.facts(), List.of()), "run-2");

        assertThat(
                        count(
                                "MATCH (:Patient {id: 'test|Patient/安娜'})-[:HAS_CONDITION]->(c {code: 'ICD10CM:I10'}) RETURN count(c)"))
                .isOne();
    }

    @Test
    void factsOfAnUnknownPatientAreHandedBack() {
        FactBatch orphan = new FactBatch(List.of(), List.of(), anna().facts(), List.of());

        assertThat(writer.write(orphan, "run-1").strangers()).hasSize(5);
        assertThat(count("MATCH (f:Fact) RETURN count(f)")).isZero();
    }

    private static Retraction retraction(String record) {
        return new Retraction(new FactKey("test|" + record), new Provenance("test", record, "scenario"));
    }

    private static Object fingerprint() {
        return TestGraph.shared().read(new Statement("""
                                MATCH (n) WHERE NOT n:__Neo4jMigration
                                OPTIONAL MATCH (n)-[r]->(m)
                                RETURN labels(n) AS labels, properties(n) AS node, type(r) AS type, properties(r) AS edge
                                ORDER BY toString(coalesce(n.key, n.id)), type, toString(coalesce(m.key, m.id))
                                """, Map.of()), Duration.ofSeconds(30));
    }
}
