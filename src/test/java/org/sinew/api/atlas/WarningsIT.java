package org.sinew.api.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sinew.api.cohort.Server;
import org.sinew.testing.PatientScenario;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A cluster of cases that arrives is told to who listens; and variants of a disease's genes that patients carry. */
class WarningsIT {

    private static final String INFLUENZA = "SNOMEDCT:6142004";
    private static final String CYSTIC_FIBROSIS = "MONDO:0009061";
    private static final String PHARYNGITIS = "SNOMEDCT:195662009";
    private static final String CFTR = "HGNC:1884";

    @TempDir
    private static Path data;

    private static Server server;

    @BeforeAll
    static void start() throws InterruptedException {
        server = new Server(data);
        List<PatientScenario> patients = new ArrayList<>();
        LocalDate monday = LocalDate.parse("2023-01-02");
        for (int week = 0; week < 30; week++) {
            for (int i = 0; i < 2; i++) {
                patients.add(ill("p" + week + "-" + i, monday.plusWeeks(week), 1));
            }
        }
        for (int i = 0; i < 15; i++) {
            patients.add(PatientScenario.patient("n" + i)
                    .visited("n" + i, "2015-01-05")
                    .diagnosed("n" + i, PHARYNGITIS, "2023-07-25"));
        }
        patients.add(PatientScenario.patient("c1").carries("v1", "CLINVAR:7105", CFTR));
        server.write(patients);
    }

    private static PatientScenario ill(String name, LocalDate week, int day) {
        return PatientScenario.patient(name)
                .visited("v" + name, "2022-12-01")
                .diagnosed("d" + name, INFLUENZA, week.plusDays(day).toString());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aClusterIsToldSoonAfterItsCommit() throws Exception {
        HttpRequest following = server.as("explorer", "/graphql")
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"query\":\"subscription { warnings(of: \\\"%s\\\", method: EARS_C2) { week observed threshold alarm } }\"}"
                                .formatted(INFLUENZA)))
                .build();
        HttpResponse<Stream<String>> stream = server.client().send(following, HttpResponse.BodyHandlers.ofLines());
        assertThat(stream.statusCode()).isEqualTo(200);
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        Thread.ofVirtual()
                .start(() ->
                        stream.body().filter(line -> line.startsWith("data:{")).forEach(told::add));
        List<PatientScenario> cluster = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            cluster.add(ill("x" + i, LocalDate.parse("2023-07-31"), i % 5));
        }
        server.write(cluster);
        String first = told.poll(20, TimeUnit.SECONDS);
        assertThat(first).as("an alarm within twenty seconds").isNotNull();
        JsonNode warning = new JsonMapper()
                .readTree(Objects.requireNonNull(first).substring("data:".length()))
                .path("data")
                .path("warnings");
        assertThat(warning.path("week").asString()).isEqualTo("2023-07-31");
        assertThat(warning.path("observed").asInt()).isEqualTo(15);
        assertThat(warning.path("threshold").asDouble()).isLessThan(15);
        assertThat(warning.path("alarm").asBoolean()).isTrue();
    }

    @Test
    void whatIsNewToARegionIsWarnedOfByWhateverMethod() throws Exception {
        for (String method : List.of("", ", method: EARS_C1", ", method: EARS_C2", ", method: EARS_C3")) {
            JsonNode answer = server.ask(
                    "explorer",
                    "{ warnings(of: \"%s\"%s) { week observed expected threshold score alarm method } }"
                            .formatted(PHARYNGITIS, method));
            JsonNode warning = answer.at("/data/warnings/0");
            assertThat(warning.path("week").asString()).as(answer.toString()).isEqualTo("2023-07-24");
            assertThat(warning.path("observed").asInt()).isEqualTo(15);
            assertThat(warning.path("threshold").asDouble()).isZero();
            assertThat(warning.path("score").isNull()).isTrue();
        }
    }

    @Test
    void variantsOfItsGenesAreGivenWhereTheyAreAskedForAndMayBeTold() throws Exception {
        String query =
                "{ diseaseMap(of: \"%s\", kinds: [VARIANT]) { edges { to relation origin knowledge { further } } nodes { id kind } } }"
                        .formatted(CYSTIC_FIBROSIS);
        JsonNode edges = server.ask("explorer", query).at("/data/diseaseMap/edges");
        assertThat(edges.size()).as(edges.toString()).isEqualTo(1);
        assertThat(edges.get(0).path("to").asString()).isEqualTo("CLINVAR:7105");
        assertThat(edges.get(0).path("relation").asString()).isEqualTo("HAS_VARIANT");
        assertThat(edges.get(0).path("origin").asString()).isEqualTo("PATIENTS");
        assertThat(edges.toString()).contains(CFTR);
        String gene = "{ diseaseMap(of: \"%s\", kinds: [VARIANT]) { edges { to relation origin } } }".formatted(CFTR);
        assertThat(server.ask("explorer", gene).at("/data/diseaseMap/edges").toString())
                .contains("{\"to\":\"%s\",\"relation\":\"IN_GENE\",\"origin\":\"PATIENTS\"}".formatted(CFTR));
        // one patient carries it
        assertThat(server.ask("researcher", query).at("/data/diseaseMap/edges").isEmpty())
                .isTrue();
    }
}
