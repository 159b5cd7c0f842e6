package org.sinew.api.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sinew.SinewApplication;
import org.sinew.graph.Graph;
import org.sinew.graph.Statement;
import org.sinew.ingest.DeadLetters;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a system gets to hear when it sends FHIR, and what is in the graph after that. */
class ExchangeIT {

    private static final String PATIENT = """
            {"resourceType":"Patient","id":"p1","gender":"female","birthDate":"1970",
             "identifier":[{"system":"urn:mrn","value":"77"}]}""";
    private static final String CONDITION = """
            {"resourceType":"Condition","id":"c1","subject":{"reference":"urn:uuid:p"},"onsetDateTime":"2020-03",
             "code":{"coding":[{"system":"http://snomed.info/sct","code":"44054006","display":"Type 2 diabetes"}]}}""";
    private static final String STRANGERS =
            CONDITION.replace("urn:uuid:p", "Patient/nobody").replace("c1", "c2");
    private static final String PROVENANCE = "{\"resourceType\":\"Provenance\",\"id\":\"x\"}";

    @TempDir
    private static Path data;

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static ConfigurableApplicationContext context;
    private static URI base;

    @BeforeAll
    static void open() {
        context = new SpringApplicationBuilder(SinewApplication.class)
                .run(
                        "--sinew.data=" + data,
                        "--server.port=0",
                        "--sinew.demo=false",
                        "--sinew.password.feeder=feeds-the-graph");
        base = URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + "/fhir");
    }

    @AfterAll
    static void close() {
        context.close();
        HTTP.close();
    }

    @BeforeEach
    void emptyGraph() {
        context.getBean(Graph.class)
                .write(tx -> tx.run(new Statement(
                        "MATCH (n) WHERE n:Patient OR n:Fact OR n:Identifier OR n:Actor OR n:DeadLetter OR n:FactVersion "
                                + "DETACH DELETE n RETURN count(*)",
                        Map.of())));
    }

    @Test
    void aTransactionIsAnsweredEntryByEntryInItsOrder() throws Exception {
        String bundle = bundle(
                "transaction",
                entry("urn:uuid:c", "POST", "Condition", CONDITION),
                entry("urn:uuid:p", "PUT", "Patient/p1", PATIENT),
                entry("urn:uuid:x", "POST", "Provenance", PROVENANCE));

        JsonNode first = post(bundle, 200);
        assertThat(first.path("resourceType").asString()).isEqualTo("Bundle");
        assertThat(first.path("type").asString()).isEqualTo("transaction-response");
        assertThat(responses(first, "status")).containsExactly("201 Created", "201 Created", "200 OK");
        assertThat(responses(first, "location")).containsExactly("Condition/c1", "Patient/p1", "");
        assertThat(first.at("/entry/2/response/outcome/issue/0/diagnostics").asString())
                .contains("not kept");

        assertThat(responses(post(bundle, 200), "status")).containsExactly("200 OK", "200 OK", "200 OK");
        assertThat(count("MATCH (:Patient)-[:HAS_CONDITION]->(c:Condition) RETURN count(c)"))
                .isOne();
    }

    @Test
    void aTransactionIsTakenWholeOrNotAtAll() throws Exception {
        String impossible = CONDITION.replace("2020-03", "2020-13").replace("c1", "c3");
        for (String wrong : List.of(impossible, STRANGERS)) {
            JsonNode refused = post(
                    bundle(
                            "transaction",
                            entry("urn:uuid:p", "PUT", "Patient/p1", PATIENT),
                            entry("urn:uuid:c", "POST", "Condition", CONDITION),
                            entry("urn:uuid:w", "POST", "Condition", wrong)),
                    422);
            assertThat(refused.path("resourceType").asString()).isEqualTo("OperationOutcome");
            assertThat(refused.toString()).contains("nothing of it was written").contains("entry[2]");
            assertThat(count("MATCH (n) WHERE n:Patient OR n:Fact OR n:Identifier RETURN count(n)"))
                    .isZero();
            assertThat(context.getBean(DeadLetters.class).count()).isZero();
        }
        String twice = bundle(
                "transaction",
                entry("urn:uuid:p", "PUT", "Patient/p1", PATIENT),
                entry("urn:uuid:q", "PUT", "Patient/p1", PATIENT));
        assertThat(post(twice, 422).toString()).contains("twice");
    }

    @Test
    void whoseFactItIsCannotBeToldFromASharedIdentifier() throws Exception {
        String byNumber = CONDITION.replace(
                "\"reference\":\"urn:uuid:p\"", "\"identifier\":{\"system\":\"urn:mrn\",\"value\":\"77\"}");
        JsonNode answer = post(
                bundle(
                        "batch",
                        entry("urn:uuid:p", "PUT", "Patient/p1", PATIENT),
                        entry("urn:uuid:q", "PUT", "Patient/p2", PATIENT.replace("p1", "p2"))),
                200);
        assertThat(responses(answer, "status")).containsExactly("201 Created", "201 Created");

        JsonNode refused = post(bundle("batch", entry("urn:uuid:c", "PUT", "Condition/c1", byNumber)), 200);
        assertThat(responses(refused, "status").getFirst()).startsWith("412");
        assertThat(refused.toString()).contains("|Patient/p1, ").contains("|Patient/p2");
        assertThat(context.getBean(DeadLetters.class).count()).isOne();
    }

    @Test
    void aBatchProceedsPastWhatIsWrong() throws Exception {
        JsonNode answer = post(
                bundle(
                        "batch",
                        entry("urn:uuid:c", "POST", "Condition", STRANGERS),
                        entry("urn:uuid:p", "PUT", "Patient/p1", PATIENT),
                        entry("urn:uuid:g", "GET", "Patient/p1", PATIENT),
                        entry("urn:uuid:d", "POST", "Condition", CONDITION)),
                200);
        assertThat(answer.path("type").asString()).isEqualTo("batch-response");
        assertThat(responses(answer, "status"))
                .containsExactly(
                        "422 Unprocessable Content", "201 Created", "422 Unprocessable Content", "201 Created");
        assertThat(answer.at("/entry/0/response/outcome/issue/0/code").asString())
                .isEqualTo("not-found");
        assertThat(context.getBean(DeadLetters.class).count()).isEqualTo(2);
    }

    @Test
    void aConditionalCreationFindsWhatIsThere() throws Exception {
        post(bundle("transaction", entry("urn:uuid:p", "PUT", "Patient/p1", PATIENT)), 200);
        String other = PATIENT.replace("\"id\":\"p1\",", "").replace("1970", "1980");
        String bundle = bundle(
                "transaction",
                "{\"fullUrl\":\"urn:uuid:p\",\"request\":{\"method\":\"POST\",\"url\":\"Patient\","
                        + "\"ifNoneExist\":\"identifier=urn:mrn|77\"},\"resource\":" + other + "}",
                "{\"fullUrl\":\"urn:uuid:c\",\"request\":{\"method\":\"POST\",\"url\":\"Condition\","
                        + "\"ifNoneExist\":\"identifier=urn:c%7C5\"},\"resource\":" + CONDITION + "}");

        JsonNode first = post(bundle, 200);
        assertThat(responses(first, "status")).containsExactly("200 OK", "201 Created");
        assertThat(responses(first, "location")).containsExactly("Patient/p1", "Condition?identifier=urn%3Ac%7C5");
        assertThat(responses(post(bundle.replace("2020-03", "2021"), 200), "status"))
                .containsExactly("200 OK", "200 OK");
        assertThat(count("MATCH (p:Patient)-[:HAS_CONDITION]->(c {startPrecision: 'month'}) WHERE p.birth.year = 1970 "
                        + "RETURN count(c)"))
                .isOne();
        assertThat(count("MATCH (p:Patient) RETURN count(p)")).isOne();
    }

    @Test
    void aConditionalUpdateReplacesWhatHasTheIdentifier() throws Exception {
        put("/Patient/p1", PATIENT, 201);
        String later = PATIENT.replace("\"id\":\"p1\",", "").replace("1970", "1971");

        HttpResponse<String> answer = put("/Patient?identifier=urn:mrn%7C77", later, 200);
        assertThat(answer.headers().firstValue("Location")).contains("/fhir/Patient/p1");
        assertThat(count("MATCH (p:Patient) WHERE p.birth.year = 1971 RETURN count(p)"))
                .isOne();
        assertThat(count("MATCH (p:Patient) RETURN count(p)")).isOne();

        put("/Patient/p2", PATIENT.replace("p1", "p2"), 201);
        put("/Patient?identifier=urn:mrn%7C77", later, 412);
    }

    @Test
    void reasonsAreSaidInTheLanguageOfTheClient() throws Exception {
        String wrong = PATIENT.replace("\"female\"", "\"weiblich\"");
        assertThat(wrong).isNotEqualTo(PATIENT);
        for (Map.Entry<String, String> said : Map.of(
                        "zh-CN", "Patient.gender：'weiblich' 不在可选值之列：male, female, other, unknown",
                        "en", "Patient.gender: 'weiblich' is not one of male, female, other, unknown")
                .entrySet()) {
            HttpResponse<String> refused = send("/Patient/p1", "PUT", wrong, said.getKey());
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(JsonMapper.shared().readTree(refused.body()).toString()).contains(said.getValue());
        }
    }

    @Test
    void whatCannotBeDoneIsRefusedByName() throws Exception {
        put("/Patient/p2", PATIENT, 422);
        put("/Condition/p1", PATIENT, 422);
        put("/Patient?name=x", PATIENT, 422);
        put("/Patient/p1", PATIENT + ",{}", 400);
        assertThat(count("MATCH (p:Patient) RETURN count(p)")).isZero();
        for (String method : List.of("PATCH", "GET")) {
            HttpResponse<String> refused = send("/Patient/p1", method, "{}");
            assertThat(refused.statusCode()).isEqualTo(405);
            assertThat(refused.body()).contains("OperationOutcome").contains(method);
        }
        String versioned = entry("urn:uuid:p", "PUT", "Patient/p1", PATIENT)
                .replace("\"method\"", "\"ifMatch\":\"W/\\\"1\\\"\",\"method\"");
        assertThat(post(bundle("transaction", versioned), 422).toString()).contains("ifMatch");
        String patch = entry("urn:uuid:p", "PATCH", "Patient/p1", PATIENT);
        assertThat(post(bundle("transaction", patch), 422).toString()).contains("PATCH");
    }

    private static String bundle(String type, String... entries) {
        return "{\"resourceType\":\"Bundle\",\"entry\":[" + String.join(",", entries) + "],\"type\":\"" + type + "\"}";
    }

    private static String entry(String fullUrl, String method, String url, String resource) {
        return "{\"fullUrl\":\"" + fullUrl + "\",\"resource\":" + resource + ",\"request\":{\"method\":\"" + method
                + "\",\"url\":\"" + url + "\"}}";
    }

    private static List<String> responses(JsonNode bundle, String name) {
        return StreamSupport.stream(bundle.path("entry").spliterator(), false)
                .map(entry -> entry.path("response").path(name).asString(""))
                .toList();
    }

    private static JsonNode post(String body, int status) throws Exception {
        HttpResponse<String> answer = send("", "POST", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static HttpResponse<String> put(String path, String body, int status) throws Exception {
        HttpResponse<String> answer = send(path, "PUT", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer;
    }

    private static HttpResponse<String> send(String path, String method, String body) throws Exception {
        return send(path, method, body, "en");
    }

    private static HttpResponse<String> send(String path, String method, String body, String language)
            throws Exception {
        String account = Base64.getEncoder().encodeToString("feeder:feeds-the-graph".getBytes(StandardCharsets.UTF_8));
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(base + path))
                        .header("Content-Type", "application/fhir+json")
                        .header("Authorization", "Basic " + account)
                        .header("X-Source-System", "ward")
                        .header("Accept-Language", language)
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static long count(String cypher) {
        Map<String, Object> row = context.getBean(Graph.class)
                .read(new Statement(cypher, Map.of()), Duration.ofSeconds(10))
                .getFirst();
        return ((Number) row.values().iterator().next()).longValue();
    }
}
