package org.sinew.ingest.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sinew.testing.TestGraph.count;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.BeforeTry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sinew.graph.FactBatch;
import org.sinew.graph.FactWriter;
import org.sinew.graph.FactsCommitted;
import org.sinew.graph.Statement;
import org.sinew.ingest.CollectedRecords;
import org.sinew.ingest.Limits;
import org.sinew.ingest.Source;
import org.sinew.patient.FactKey;
import org.sinew.testing.TestGraph;

/** One person whom several systems know stays several records, joined by edges that say why. */
class SamePersonIT {

    private record Sent(String source, String resource) {}

    private static final String NUMBER = ",'identifier':[{'system':'urn:mrn','value':'7'}]";
    private static final List<Sent> PEOPLE = List.of(
            new Sent("a", patient("1", NUMBER)),
            new Sent("b", patient("1", NUMBER + links("replaced-by", "'reference':'Patient/2'"))),
            new Sent("b", patient("2", links("replaces", "'reference':'Patient/1'"))),
            new Sent("c", patient("1", links("refer", "'identifier':{'system':'urn:mrn','value':'7'}"))),
            new Sent("c", patient("2", ",'identifier':[{'value':'7'}]" + links("seealso", "'reference':'Patient/9'"))),
            new Sent("d", patient("1", ",'identifier':[{'value':'7'}]")));

    private final FhirReader reader = new FhirReader(ZoneOffset.UTC, Limits.DEFAULT);
    private FactWriter writer = new FactWriter(TestGraph.shared(), Clock.systemUTC());

    @BeforeEach
    @BeforeTry
    void emptyGraph() {
        writer = new FactWriter(TestGraph.empty(), Clock.systemUTC());
    }

    private static String patient(String id, String more) {
        return "{'resourceType':'Patient','id':'" + id + "'" + more + "}";
    }

    private static String links(String type, String other) {
        return ",'link':[{'type':'" + type + "','other':{" + other + "}}]";
    }

    private static String diagnosed(String subject) {
        return "{'resourceType':'Condition','id':'c','subject':{" + subject + "},'code':{'coding':[{'system':"
                + "'http://snomed.info/sct','code':'44054006'}]}}";
    }

    private FactsCommitted send(Sent sent) {
        CollectedRecords read = new CollectedRecords();
        byte[] bytes = sent.resource().replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        try {
            reader.read(Source.of(sent.source(), "request.ndjson", bytes), read);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        assertThat(read.rejections).isEmpty();
        return writer.write(
                new FactBatch(
                        List.of(),
                        read.records.stream()
                                .flatMap(r -> r.patients().stream())
                                .toList(),
                        read.facts().toList(),
                        read.records.stream()
                                .flatMap(r -> r.retractions().stream())
                                .toList()),
                "run");
    }

    private static List<String> ties() {
        return TestGraph.shared().read(new Statement("""
                        MATCH (a:Patient)-[s:SAME_PERSON_AS]->(b:Patient)
                        RETURN a.id + ' ' + s.reason + ' ' + b.id + ' by ' + s.identifier AS tie ORDER BY tie
                        """, Map.of()), Duration.ofSeconds(30)).stream()
                .map(row -> String.valueOf(row.get("tie")).replace("Patient/", ""))
                .toList();
    }

    @Test
    void anIdentifierOrALinkJoinsAndNothingIsMerged() {
        PEOPLE.forEach(this::send);

        assertThat(ties())
                .containsExactlyInAnyOrder(
                        "a|1 identifier b|1 by urn:mrn|7",
                        "b|1 identifier a|1 by urn:mrn|7",
                        "b|1 replaced-by b|2 by b|2",
                        "b|2 replaces b|1 by b|2",
                        "b|2 replaces b|1 by b|1",
                        "b|1 replaced-by b|2 by b|1",
                        "c|1 refer a|1 by urn:mrn|7",
                        "a|1 referred-from c|1 by urn:mrn|7",
                        "c|1 refer b|1 by urn:mrn|7",
                        "b|1 referred-from c|1 by urn:mrn|7");
        assertThat(count("MATCH (p:Patient) RETURN count(p)")).isEqualTo(PEOPLE.size());
    }

    @Test
    void anIdentifierWithoutASystemNamesSomebodyOfItsOwnSource() {
        send(new Sent("a", patient("1", ",'identifier':[{'value':'7'}]")));
        send(new Sent("b", patient("1", ",'identifier':[{'value':'7'}]")));
        send(new Sent("b", patient("2", ",'identifier':[{'value':'7'}]")));
        send(new Sent("a", diagnosed("'identifier':{'value':'7'}")));

        assertThat(ties()).isEmpty();
        assertThat(count("MATCH (:Patient {id: 'a|Patient/1'})-[:HAS_CONDITION]->(c) RETURN count(c)"))
                .isEqualTo(1);
        assertThat(count("MATCH (:Patient)-[:HAS_CONDITION]->(c) RETURN count(c)"))
                .isEqualTo(1);
        assertThat(count("MATCH (i:Identifier) WHERE NOT i.key =~ '[^|]+\\\\|.+' RETURN count(i)"))
                .isZero();
    }

    @Property(tries = 30)
    void anyOrderGivesTheSameGraph(@ForAll Random random) {
        PEOPLE.forEach(this::send);
        List<String> inOrder = ties();
        emptyGraph();
        List<Sent> shuffled = new ArrayList<>(PEOPLE);
        shuffled.addAll(PEOPLE.subList(0, random.nextInt(PEOPLE.size())));
        Collections.shuffle(shuffled, random);
        shuffled.forEach(this::send);
        assertThat(ties()).isEqualTo(inOrder);
    }

    @Test
    void aCorrectionOrADeletionTakesTheTiesBack() {
        PEOPLE.forEach(this::send);
        send(new Sent("a", patient("1", "")));
        assertThat(ties()).noneMatch(tie -> tie.contains("a|1"));
        send(new Sent("b", patient("2", "")));
        assertThat(ties()).contains("b|1 replaced-by b|2 by b|2").doesNotContain("b|1 replaced-by b|2 by b|1");
        writer.write(
                new FactBatch(
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(new org.sinew.patient.Retraction(
                                new FactKey("b|Patient/1"),
                                new org.sinew.patient.Provenance("b", "Patient/1", "DELETE")))),
                "run");
        assertThat(ties()).isEmpty();
        PEOPLE.forEach(this::send);
        assertThat(ties()).hasSize(10);
    }

    @Test
    void aPlaceholderOfManyJoinsNobody() {
        IntStream.rangeClosed(1, 10).forEach(n -> send(new Sent("p", patient("" + n, NUMBER))));
        assertThat(ties()).hasSize(90);
        send(new Sent("p", patient("11", NUMBER)));
        assertThat(ties()).isEmpty();
    }

    @Test
    void aFactByASharedIdentifierIsItsOwnSourcesOrNobodys() {
        Stream.of(PEOPLE.get(0), PEOPLE.get(1)).forEach(this::send);
        String byNumber = diagnosed("'identifier':{'system':'urn:mrn','value':'7'}");

        assertThat(send(new Sent("a", byNumber)).strangers()).isEmpty();
        assertThat(send(new Sent("b", byNumber)).strangers()).isEmpty();
        FactsCommitted third = send(new Sent("e", byNumber));

        assertThat(third.strangers()).hasSize(1);
        assertThat(third.mixedUp().values()).containsExactly(List.of("a|Patient/1", "b|Patient/1"));
        for (String source : List.of("a", "b")) {
            assertThat(count("MATCH (:Patient {id: '" + source + "|Patient/1'})-[:HAS_CONDITION]->(c {source: '"
                            + source + "'}) RETURN count(c)"))
                    .isOne();
        }
    }
}
