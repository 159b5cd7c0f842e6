package org.sinew.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sinew.access.Reads;
import org.sinew.testing.TestGraph;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GraphQlOverHttpIT {

    private static final Path PACKAGES = Path.of("target", "graphql-http").toAbsolutePath();

    private final GraphQlServer server = new GraphQlServer();

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void passesEveryAuditOfGraphqlHttp() throws Exception {
        assumeTrue(isThere("node", "--version") && isThere("npm", "--version"), "Node.js is not installed");
        Files.createDirectories(PACKAGES);
        assumeTrue(
                run(List.of(
                                        "npm",
                                        "install",
                                        "--no-save",
                                        "--no-audit",
                                        "--no-fund",
                                        "--prefix",
                                        PACKAGES.toString(),
                                        "graphql-http@1.22.4",
                                        "graphql@16"))
                                .status()
                        == 0,
                "graphql-http cannot be installed");
        Output audits = run(List.of("node", "src/test/resources/api/audit.mjs", server.url(), PACKAGES.toString()));
        assertThat(audits.status()).as(audits.text()).isZero();
        List<String> lines = audits.text().lines().toList();
        assertThat(lines).hasSizeGreaterThanOrEqualTo(60).allMatch(line -> line.startsWith("ok "));
    }

    @Test
    void labelsFollowTheRequestsLanguage() throws Exception {
        HttpResponse<String> answer =
                post("{\"query\":\"{ disease(id: \\\"MONDO:1\\\") { label } }\"}", "zh-TW,en;q=0.5");
        assertThat(answer.body()).isEqualTo("{\"data\":{\"disease\":{\"label\":\"糖尿病\"}}}");
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/graphql-response+json;charset=utf-8");
    }

    @Test
    void aSubscriptionAnswersInServerSentEvents() throws Exception {
        HttpResponse<String> answer =
                post("{\"query\":\"subscription { count(to: 2) { value } }\"}", "en", "text/event-stream");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        assertThat(answer.body()).isEqualTo("""
                        event:next
                        data:{"data":{"count":{"value":1.0}}}

                        event:next
                        data:{"data":{"count":{"value":2.0}}}

                        event:complete
                        data:

                        """);
    }

    @Test
    void aQueryAnswersInServerSentEventsToo() throws Exception {
        HttpResponse<String> answer = post("{\"query\":\"{ nobody }\"}", "en", "text/event-stream");
        assertThat(answer.body()).startsWith("event:next\ndata:{\"errors\":").endsWith("event:complete\ndata:\n\n");
    }

    @Test
    void aSubscriptionIsNotAnsweredInJson() throws Exception {
        HttpResponse<String> answer = post("{\"query\":\"subscription { count(to: 2) { value } }\"}", "en");
        assertThat(answer.statusCode()).isEqualTo(406);
        assertThat(answer.body()).contains("text/event-stream");
    }

    @Test
    void aBodyTooLargeIsRefused() throws Exception {
        assertThat(post("x".repeat(1_000_001), "en").statusCode()).isEqualTo(413);
    }

    @Test
    void deeplyNestedJsonIsRefused() throws Exception {
        assertThat(post("[".repeat(100_000), "en").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            { patients {,                   GRAPHQL_PARSE_FAILED
            { nobody },                     GRAPHQL_VALIDATION_FAILED
            query($id: ID!) { patient(id: $id) { id } }, BAD_USER_INPUT
            """)
    void whatTheLibraryRefusesHasACodeToo(String query, String code) throws Exception {
        HttpResponse<String> answer = post("{\"query\":\"" + query + "\"}", "en");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"extensions\":{\"code\":\"" + code + "\"");
    }

    @Test
    void aStatementThatRunsTooLongIsStoppedAndSaysSo() throws Exception {
        GraphQlSettings hasty = new GraphQlSettings(
                24, 500_000, 100, 15_000, 200_000, 1_000_000, 20, 1000, 8, Duration.ofSeconds(1), true);
        Reads slow = new Reads(new SlowGraph(TestGraph.shared()), (_, _, _) -> {});
        Operations operations = new Operations(slow, new FixedTerms(Map.of()), hasty, List.of(), GraphTypes.read());
        try (GraphQlServer impatient = new GraphQlServer(operations)) {
            HttpResponse<String> answer = post(
                    impatient.url(),
                    "{\"query\":\"{ patients { totalCount } }\"}",
                    "en",
                    "application/graphql-response+json");
            assertThat(answer.body()).contains("\"code\":\"TIMEOUT\"").contains("stopped after 1,000 ms");
        }
    }

    private HttpResponse<String> post(String body, String language) throws IOException, InterruptedException {
        return post(body, language, "application/graphql-response+json");
    }

    private HttpResponse<String> post(String body, String language, String accept)
            throws IOException, InterruptedException {
        return post(server.url(), body, language, accept);
    }

    private static HttpResponse<String> post(String url, String body, String language, String accept)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                    .header("Content-Type", "application/json")
                    .header("Accept", accept)
                    .header("Accept-Language", language)
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private record Output(int status, String text) {}

    private static boolean isThere(String... command) {
        try {
            return run(List.of(command)).status() == 0;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }

    private static Output run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Output(process.waitFor(1, TimeUnit.MINUTES) ? process.exitValue() : -1, text);
    }
}
