package org.sinew.api.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.sinew.testing.PatientScenario;
import tools.jackson.databind.JsonNode;

/** What was answered once is answered again, whatever was written since, also after a restart. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReproducibleIT {

    private static final String DIABETES = "{event: {kind: CONDITION, terms: \"<< MONDO:0005148\"}}";

    @TempDir
    private static Path data;

    private static Server server;
    private static long savedAt;

    @BeforeAll
    static void start() throws Exception {
        server = Server.with(data, 30, ReproducibleIT::diabetic);
        JsonNode saved = server.data(
                        "clinician",
                        "mutation { saveCohort(name: \"diabetes\", of: {criterion: " + DIABETES
                                + "}) { count commit reproduced { isSame knowledgeChanges cohort { count } } } }")
                .path("saveCohort");
        assertThat(saved.path("count").asInt()).isEqualTo(30);
        assertThat(saved.path("reproduced").toString())
                .isEqualTo("{\"isSame\":true,\"knowledgeChanges\":[],\"cohort\":{\"count\":30}}");
        savedAt = saved.path("commit").asLong();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static PatientScenario diabetic(int i) {
        return PatientScenario.patient("p%02d".formatted(i))
                .sex("female")
                .diagnosed("d" + i, "SNOMEDCT:44054006", "2020-01-01");
    }

    private static Stream<String> ids(JsonNode page) {
        return StreamSupport.stream(page.path("nodes").spliterator(), false)
                .map(node -> node.path("id").asString());
    }

    /** While somebody turns pages, others come, change their code, or are deleted. */
    @Test
    @Order(1)
    void aWalkThroughMembersSkipsAndRepeatsNobody() throws Exception {
        List<String> walked = new ArrayList<>();
        String after = "";
        boolean more = true;
        for (int page = 0; more; page++) {
            JsonNode members = server.data(
                            "clinician",
                            "{ cohort(of: {criterion: " + DIABETES + "}) { members(first: 8" + after
                                    + ") { nodes { id } endCursor hasNextPage commit isOutdated } } }")
                    .at("/cohort/members");
            ids(members).forEach(walked::add);
            assertThat(members.path("commit").asLong()).isEqualTo(savedAt);
            assertThat(members.path("isOutdated").asBoolean()).isEqualTo(page > 0);
            after = ", after: \"" + members.path("endCursor").asString() + "\"";
            more = members.path("hasNextPage").asBoolean();
            // one of each page before leaves, one comes, and one who stays is corrected
            server.write(List.of(
                    PatientScenario.patient("p%02d".formatted(page))
                            .sex("female")
                            .diagnosed("d" + page, "SNOMEDCT:195967001", "2020-01-01"),
                    diabetic(40 + page),
                    diabetic(20 + page).measured("m" + page, "LOINC:4548-4", "2020-02-01", 7, "%")));
        }
        assertThat(walked).hasSize(30).doesNotHaveDuplicates();
        JsonNode invalid = server.ask(
                "clinician",
                "{ cohort(of: {criterion: " + DIABETES + "}) { members(after: \"12\") { nodes { id } } } }");
        assertThat(invalid.at("/errors/0/extensions/code").asString()).isEqualTo("INVALID_CURSOR");
    }

    @Test
    @Order(2)
    void aSavedCohortIsAnsweredAgainFromItsCommit() throws Exception {
        HttpRequest delete = server.as("admin", "/fhir/Patient/p29")
                .header("X-Source-System", "test")
                .DELETE()
                .build();
        assertThat(server.client()
                        .send(delete, HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isBetween(200, 204);
        server.await();
        JsonNode now = server.data("clinician", """
                { savedCohort(name: "diabetes") { count digest cohort { count commit } changes
                    reproduced { isSame knowledgeChanges cohort { count commit members(first: 100) { nodes { id } } } } }
                  then: cohort(of: {saved: {name: "diabetes"}}, at: %d) { count commit attrition { count } } }""".formatted(savedAt));
        assertThat(now.at("/savedCohort/cohort/count").asInt()).isEqualTo(29); // four left, four came, one was deleted
        assertThat(now.at("/savedCohort/reproduced/isSame").asBoolean()).isTrue();
        assertThat(now.at("/savedCohort/reproduced/knowledgeChanges")).isEmpty();
        assertThat(now.at("/savedCohort/reproduced/cohort/commit").asLong()).isEqualTo(savedAt);
        Set<String> expected = new TreeSet<>();
        for (int i = 0; i < 30; i++) {
            expected.add("test|Patient/p%02d".formatted(i));
        }
        assertThat(ids(now.at("/savedCohort/reproduced/cohort/members"))).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(now.path("then").toString())
                .isEqualTo("{\"count\":30,\"commit\":%d,\"attrition\":[{\"count\":30}]}".formatted(savedAt));
        JsonNode never = server.ask("clinician", "{ cohort(of: {criterion: " + DIABETES + "}, at: 4711) { count } }");
        assertThat(never.at("/errors/0/extensions/code").asString()).isEqualTo("NOT_REBUILT");
        // deleted patients have no number by which what is told of them could be remembered
        JsonNode guarded = server.ask(
                "researcher", "{ cohort(of: {criterion: " + DIABETES + "}, at: " + savedAt + ") { count } }");
        assertThat(guarded.at("/errors/0/extensions/code").asString()).isEqualTo("FORBIDDEN");
    }

    @Test
    @Order(3)
    void whoComesBackAfterARestartHearsWhatItMissed() throws Exception {
        server.close();
        server = new Server(data);
        server.await();
        HttpRequest request = server.as("clinician", "/graphql")
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"query\":\"subscription { cohortChanges(name: \\\"diabetes\\\", since: %d) { patient entered } }\"}"
                                .formatted(savedAt + 1)))
                .build();
        HttpResponse<Stream<String>> stream = server.client().send(request, HttpResponse.BodyHandlers.ofLines());
        var heard = new LinkedBlockingQueue<String>();
        Thread.ofVirtual()
                .start(() ->
                        stream.body().filter(line -> line.startsWith("data:{")).forEach(heard::add));
        Set<String> changes = new TreeSet<>();
        for (int i = 0; i < 9; i++) {
            String line = heard.poll(20, TimeUnit.SECONDS);
            assertThat(line).as(changes.toString()).isNotNull();
            changes.add(line.replaceAll(".*Patient/(p\\d+)\",\"entered\":(\\w+).*", "$1 $2"));
        }
        assertThat(changes)
                .containsExactly(
                        "p00 false",
                        "p01 false",
                        "p02 false",
                        "p03 false",
                        "p29 false",
                        "p40 true",
                        "p41 true",
                        "p42 true",
                        "p43 true");
        assertThat(heard).isEmpty();
        assertThat(server.data("clinician", "{ savedCohort(name: \"diabetes\") { reproduced { isSame } } }")
                        .at("/savedCohort/reproduced/isSame")
                        .asBoolean())
                .isTrue();
    }
}
