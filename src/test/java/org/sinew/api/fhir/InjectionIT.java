package org.sinew.api.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sinew.SinewApplication;
import org.sinew.graph.Graph;
import org.sinew.graph.Statement;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * What harms a careless Cypher statement, page, path, header, SQL or terminal, in every text of a real bundle: it is
 * stored as it came, or turned away with its bytes.
 */
class InjectionIT {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String HARM = " '}) DETACH DELETE n //</script><script>window.harmed=1</script>"
            + "<img src=x onerror=window.harmed=1>${7*7}../../../etc/passwd\r\nSet-Cookie: a=b'; DROP TABLE patients;--\u202Etxt";
    private static final String PASSWORD = "correct-horse-9";
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    @TempDir
    private static Path data;

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static ConfigurableApplicationContext context;
    private static URI base;
    private static Map<String, JsonNode> resources = Map.of();
    private static String patientUrl = "";

    @BeforeAll
    static void start() throws IOException {
        context = new SpringApplicationBuilder(SinewApplication.class)
                .run(
                        "--sinew.data=" + data,
                        "--server.port=0",
                        "--sinew.demo=false",
                        "--sinew.password.admin=" + PASSWORD,
                        "--sinew.password.clinician=" + PASSWORD);
        base = URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"));
        resources = read("general-f2f1ac45-0ebc-0fb5-3b69-3ee464f63067");
    }

    @AfterAll
    static void stop() {
        context.close();
        HTTP.close();
    }

    /** By its full URL. */
    private static Map<String, JsonNode> read(String bundle) throws IOException {
        Map<String, JsonNode> read = new LinkedHashMap<>();
        Path file = Path.of("src/main/resources/demo/synthea", bundle + ".json.gz");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            for (JsonNode entry : JSON.readTree(in).path("entry")) {
                read.put(entry.path("fullUrl").asString(), entry.path("resource"));
                if (type(entry.path("resource")).equals("Patient")) {
                    patientUrl = entry.path("fullUrl").asString();
                }
            }
        }
        return read;
    }

    private static String type(JsonNode resource) {
        return resource.path("resourceType").asString();
    }

    /** Names of the places where the resource has a text. */
    private static Set<String> texts(JsonNode node, String at) {
        Set<String> texts = new TreeSet<>();
        if (node.isString()) {
            texts.add(at);
        }
        node.propertyStream().forEach(p -> texts.addAll(texts(p.getValue(), at + "." + p.getKey())));
        if (node.isArray()) {
            node.forEach(item -> texts.addAll(texts(item, at)));
        }
        return texts;
    }

    /** The resource with another text at these places. */
    private static JsonNode with(JsonNode node, String at, Predicate<String> places, String text) {
        return switch (node) {
            case StringNode _ when places.test(at) -> StringNode.valueOf(text);
            case ObjectNode object -> {
                ObjectNode copy = JSON.createObjectNode();
                object.propertyStream()
                        .forEach(p -> copy.set(p.getKey(), with(p.getValue(), at + "." + p.getKey(), places, text)));
                yield copy;
            }
            case ArrayNode list -> {
                ArrayNode copy = JSON.createArrayNode();
                list.forEach(item -> copy.add(with(item, at, places, text)));
                yield copy;
            }
            default -> node;
        };
    }

    private static JsonNode send(String source, Map<String, JsonNode> entries) throws Exception {
        ObjectNode bundle =
                JSON.createObjectNode().put("resourceType", "Bundle").put("type", "batch");
        ArrayNode list = bundle.putArray("entry");
        entries.forEach((url, resource) -> {
            ObjectNode entry = list.addObject().put("fullUrl", url);
            entry.set("resource", resource);
            entry.putObject("request").put("method", "POST").put("url", type(resource));
        });
        HttpRequest request = HttpRequest.newBuilder(base.resolve("/fhir"))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(UTF_8)))
                .header("Content-Type", "application/fhir+json")
                .header("X-Source-System", source)
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(bundle)))
                .build();
        HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
        assertThat(answer.headers().firstValue("Set-Cookie").orElse("")).doesNotContain("a=b");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static List<Map<String, Object>> cypher(String statement, Map<String, ?> parameters) {
        return context.getBean(Graph.class).read(new Statement(statement, parameters), TIMEOUT);
    }

    /** All texts of the graph with this mark, but for those of dead letters. */
    private static List<String> stored(String mark) {
        return cypher("""
                        MATCH (n) WHERE NOT n:DeadLetter AND NOT n:IngestRun UNWIND keys(n) AS key
                        UNWIND CASE WHEN n[key] IS :: LIST<ANY> THEN n[key] ELSE [n[key]] END AS value
                        WITH value WHERE value IS :: STRING AND value CONTAINS $mark RETURN value
                        UNION ALL
                        MATCH ()-[n]->() UNWIND keys(n) AS key
                        UNWIND CASE WHEN n[key] IS :: LIST<ANY> THEN n[key] ELSE [n[key]] END AS value
                        WITH value WHERE value IS :: STRING AND value CONTAINS $mark RETURN value
                        """, Map.of("mark", mark)).stream()
                .map(row -> String.valueOf(row.get("value")))
                .toList();
    }

    @Test
    void everyTextIsStoredAsItCameOrTurnedAwayWithItsReason() throws Exception {
        Map<String, String> examples = new TreeMap<>();
        resources.forEach(
                (url, resource) -> texts(resource, type(resource)).forEach(place -> examples.putIfAbsent(place, url)));
        Map<String, List<String>> fates = new TreeMap<>();
        int n = 0;
        for (String harm : List.of(HARM, "\0" + HARM)) {
            for (var example : examples.entrySet()) {
                String mark = "mark" + n++ + "x";
                String fate = fate(example.getKey(), example.getValue(), mark, mark + harm);
                fates.computeIfAbsent(fate, f -> new ArrayList<>()).add(example.getKey());
            }
        }
        Files.createDirectories(Path.of("target/demo"));
        Files.writeString(Path.of("target/demo/injected.json"), JSON.writeValueAsString(fates));
        assertThat(fates.getOrDefault("changed", List.of())).isEmpty();
        assertThat(fates.get("stored"))
                .contains(
                        "Patient.name.family",
                        "Patient.address.city",
                        "Patient.identifier.value",
                        "Condition.code.text",
                        "Observation.code.text",
                        "Observation.valueQuantity.code",
                        "Encounter.type.text",
                        "Immunization.vaccineCode.text");
        assertThat(fates.get("turned away"))
                .contains("Patient.birthDate", "Observation.effectiveDateTime", "Condition.subject.reference");
        assertThat(cypher("MATCH (t:Term) WHERE t.release > '' RETURN count(t) AS n", Map.of()))
                .as("the knowledge is still there")
                .first()
                .satisfies(row -> assertThat((Long) row.get("n")).isGreaterThan(500));
    }

    private static String fate(String place, String url, String mark, String text) throws Exception {
        Map<String, JsonNode> entries = new LinkedHashMap<>();
        entries.put(patientUrl, resource(patientUrl));
        JsonNode harmed = with(resource(url), type(resource(url)), place::equals, text);
        entries.put(url, harmed);
        JsonNode answer = send(mark, entries);
        JsonNode last =
                answer.path("entry").get(answer.path("entry").size() - 1).path("response");
        if (!last.path("status").asString().startsWith("2")) {
            assertThat(last.toString()).as(place).contains("diagnostics");
            assertThat(stored(text.substring(0, mark.length() + 1))).as(place).isEmpty();
            assertThat(cypher(
                            "MATCH (d:DeadLetter {source: $source}) RETURN d.reason AS reason, d.bytes AS bytes",
                            Map.of("source", mark)))
                    .as(place)
                    .hasSize(1)
                    .first()
                    .satisfies(row -> {
                        assertThat((String) row.get("reason")).isNotBlank();
                        assertThat(JSON.readTree((byte[]) row.get("bytes")).path("resource"))
                                .isEqualTo(harmed);
                    });
            return "turned away";
        }
        List<String> stored = stored(text.substring(0, mark.length() + 1));
        return stored.isEmpty()
                ? "not kept"
                : stored.stream().anyMatch(value -> value.contains(text)) ? "stored" : "changed";
    }

    private static JsonNode resource(String url) {
        return Objects.requireNonNull(resources.get(url), url);
    }
}
