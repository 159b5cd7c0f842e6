package org.sinew.ingest.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sinew.testing.TestGraph.count;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.sinew.graph.FactBatch;
import org.sinew.graph.FactWriter;
import org.sinew.graph.Graph;
import org.sinew.graph.Statement;
import org.sinew.ingest.Limits;
import org.sinew.ingest.RecordSink;
import org.sinew.ingest.Rejection;
import org.sinew.ingest.Source;
import org.sinew.ingest.SourceRecord;
import org.sinew.patient.Actor;
import org.sinew.patient.DrugProduct;
import org.sinew.patient.Fact;
import org.sinew.patient.Patient;
import org.sinew.patient.Retraction;
import org.sinew.testing.TestGraph;

/** Prescriptions that refer to a {@code Medication} of another request say the drug, whichever came first. */
class DrugProductsIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final String PATIENT = "{'resourceType':'Patient','id':'p','birthDate':'1960-01-01'}";
    private static final String METFORMIN = "{'resourceType':'Medication','id':'m1','code':{'coding':[{'system':"
            + "'http://www.nlm.nih.gov/research/umls/rxnorm','code':'860975','display':'metformin 500 MG'},"
            + "{'system':'http://snomed.info/sct','code':'109081006'}],'text':'Metformin'}}";
    private static final String STATIN = "{'resourceType':'Medication','id':'m2','code':{'coding':[{'system':"
            + "'http://www.nlm.nih.gov/research/umls/rxnorm','code':'617311'}]}}";
    private static final List<String> RESOURCES = List.of(
            METFORMIN,
            STATIN,
            refers("MedicationRequest", "r1", "'authoredOn':'2020-01-02'", "'reference':'Medication/m1'"),
            refers("MedicationRequest", "r2", "'authoredOn':'2020-01-03'", "'reference':'Medication/m2','display':'a'"),
            refers("MedicationStatement", "s1", "'effectiveDateTime':'2021'", "'reference':'Medication/m1'"),
            refers("MedicationAdministration", "a1", "'effectiveDateTime':'2022'", "'reference':'Medication/m2'"),
            refers("MedicationRequest", "r3", "'authoredOn':'2023'", "'reference':'Medication/never','display':'b'"));

    private final FhirReader reader = new FhirReader(ZoneOffset.UTC, Limits.DEFAULT);

    @Property(tries = 40)
    void anyOrderAndAnyRequestsGiveTheSameGraph(@ForAll Random random) {
        Object all = written(List.of(RESOURCES));
        List<String> shuffled = new ArrayList<>(RESOURCES);
        shuffled.addAll(RESOURCES.subList(0, random.nextInt(RESOURCES.size())));
        Collections.shuffle(shuffled, random);
        List<List<String>> requests = new ArrayList<>();
        for (int from = 0, to; from < shuffled.size(); from = to) {
            to = Math.min(shuffled.size(), from + 1 + random.nextInt(4));
            requests.add(shuffled.subList(from, to));
        }
        assertThat(written(requests)).isEqualTo(all);
    }

    @Test
    void whatTheProductIsStandsAtEachPrescription() {
        written(RESOURCES.reversed().stream().map(List::of).toList());

        assertThat(count("""
                MATCH (:Patient)-[:TAKES]->(f:Medication)-[:OF {primary: true}]->(:Term {id: 'RXNORM:860975'})
                WHERE f.code = 'RXNORM:860975' AND f.text = 'Metformin' RETURN count(f)
                """)).isEqualTo(2);
        assertThat(count("MATCH (f:Medication {code: 'RXNORM:617311'}) RETURN count(f)"))
                .isEqualTo(2);
        assertThat(count("MATCH (f:Medication {text: 'b'}) WHERE NOT (f)-[:OF]->() RETURN count(f)"))
                .isOne();
        assertThat(count("MATCH (v:FactVersion) WHERE v.code IS NULL RETURN count(v)"))
                .as("what was known of each before its product came")
                .isEqualTo(4);
    }

    @Test
    void aCorrectedProductIsSeenAtWhatNamesIt() {
        FactWriter writer = new FactWriter(TestGraph.empty(), Clock.systemUTC());
        writer.write(batch(List.of(PATIENT, METFORMIN, RESOURCES.get(2))), "run");
        var corrected = writer.write(batch(List.of(METFORMIN.replace("860975", "861007"))), "run");

        assertThat(corrected.superseded()).isOne();
        assertThat(count("MATCH (f:Medication {code: 'RXNORM:861007'})-[:OF]->(t:Term) RETURN count(t)"))
                .isEqualTo(2);
        assertThat(count("MATCH (c:Commit) WHERE c.patients = ['s|Patient/p'] RETURN count(c)"))
                .as("commits that tell followers of the patient")
                .isEqualTo(2);
    }

    private static String refers(String type, String id, String time, String medication) {
        return "{'resourceType':'" + type + "','id':'" + id + "','status':'active','intent':'order',"
                + "'subject':{'reference':'Patient/p'}," + time + ",'medicationReference':{" + medication + "}}";
    }

    /** What the graph holds now when these requests have come, without when and where they came. */
    private Object written(List<List<String>> requests) {
        Graph graph = TestGraph.empty();
        FactWriter writer = new FactWriter(graph, Clock.systemUTC());
        writer.write(batch(List.of(PATIENT)), "run");
        requests.forEach(request -> writer.write(batch(request), "run"));
        return graph.read(new Statement("""
                MATCH (n) WHERE NOT n:__Neo4jMigration AND NOT n:Commit AND NOT n:CommitClock
                  AND NOT n:FactVersion
                OPTIONAL MATCH (n)-[r]->(m) WHERE NOT m:FactVersion
                WITH n, r, m ORDER BY coalesce(n.key, n.id), type(r), coalesce(m.key, m.id)
                RETURN labels(n) AS labels, n {.*, recordedAt: null, place: null} AS node, type(r) AS type,
                  r {.*, since: null} AS edge, coalesce(m.key, m.id) AS to
                """, Map.of()), TIMEOUT);
    }

    private FactBatch batch(List<String> resources) {
        List<Actor> actors = new ArrayList<>();
        List<Patient> patients = new ArrayList<>();
        List<Fact> facts = new ArrayList<>();
        List<Retraction> retractions = new ArrayList<>();
        List<DrugProduct> products = new ArrayList<>();
        RecordSink sink = new RecordSink() {
            @Override
            public void accept(SourceRecord record) {
                actors.addAll(record.actors());
                patients.addAll(record.patients());
                facts.addAll(record.facts());
                retractions.addAll(record.retractions());
                products.addAll(record.products());
            }

            @Override
            public void reject(Rejection rejection) {
                throw new AssertionError(rejection.reason());
            }
        };
        try {
            String lines = String.join("\n", resources).replace('\'', '"');
            reader.read(Source.of("s", "request.ndjson", lines.getBytes(StandardCharsets.UTF_8)), sink);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FactBatch(actors, patients, facts, retractions, products, Map.of());
    }
}
