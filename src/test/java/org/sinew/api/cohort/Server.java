package org.sinew.api.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.sinew.cohort.LiveTimelines;
import org.sinew.cohort.Unanswered;
import org.sinew.graph.Commits;
import org.sinew.graph.FactBatch;
import org.sinew.graph.FactWriter;
import org.sinew.graph.Graph;
import org.sinew.ingest.knowledge.Knowledge;
import org.sinew.ingest.knowledge.KnowledgeProgress;
import org.sinew.testing.PatientScenario;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole application with the starter knowledge, over an empty graph or the demo, at a free port. */
public final class Server implements AutoCloseable {

    /** All modules, without the configurations that other tests bring. */
    @EnableAutoConfiguration
    @ComponentScan(
            basePackages = "org.sinew",
            excludeFilters = {
                @ComponentScan.Filter(SpringBootApplication.class),
                @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*(Server|PagesOnly|Tests|IT)(\\$.*)?")
            })
    static class Everything {}

    private static final JsonMapper JSON = new JsonMapper();
    public static final String PASSWORD = "correct-horse-9";

    private final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();

    public Server(Path data) {
        this(data, false);
    }

    public Server(Path data, boolean withDemo) {
        context = new SpringApplicationBuilder(Everything.class)
                .run(
                        "--server.port=0",
                        "--sinew.data=" + data,
                        "--sinew.demo=" + withDemo,
                        "--sinew.password.explorer=" + PASSWORD,
                        "--sinew.password.clinician=" + PASSWORD,
                        "--sinew.password.researcher=" + PASSWORD,
                        "--sinew.password.admin=" + PASSWORD);
        if (context.getBean(Knowledge.class).current().releases().isEmpty()) {
            throw new IllegalStateException("the starter knowledge is not loaded");
        }
    }

    /** Over an empty graph with so many patients, each by its number from 0. */
    public static Server with(Path data, int patients, IntFunction<PatientScenario> patient)
            throws InterruptedException {
        Server server = new Server(data);
        server.write(IntStream.range(0, patients).mapToObj(patient).toList());
        return server;
    }

    /** Writes the patients and waits until the timelines have them. */
    public void write(List<PatientScenario> patients) throws InterruptedException {
        FactWriter writer = context.getBean(FactWriter.class);
        writer.write(
                new FactBatch(
                        List.of(),
                        patients.stream().map(PatientScenario::asPatient).toList(),
                        patients.stream().flatMap(each -> each.facts().stream()).toList(),
                        List.of()),
                "run");
        await();
    }

    /** Takes in releases beside the starter knowledge. */
    public void load(Path... releases) throws IOException {
        context.getBean(Knowledge.class).load(List.of(releases), KnowledgeProgress.NONE);
    }

    public void await() throws InterruptedException {
        LiveTimelines timelines = context.getBean(LiveTimelines.class);
        long commit = new Commits(context.getBean(Graph.class)).last().number();
        for (int i = 0; i < 600 && !timelines.await(commit, Duration.ofMillis(100)); i++) {
            Thread.onSpinWait();
        }
        try {
            timelines.current();
        } catch (Unanswered late) {
            throw new IllegalStateException(late);
        }
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + path);
    }

    public JsonNode ask(String user, String query) throws IOException, InterruptedException {
        return ask(user, query, Map.of());
    }

    public JsonNode ask(String user, String query, Map<String, Object> variables)
            throws IOException, InterruptedException {
        HttpRequest request = as(user, "/graphql")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        JSON.writeValueAsString(Map.of("query", query, "variables", variables))))
                .build();
        return JSON.readTree(
                client.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    /** The data of an answer without errors. */
    public JsonNode data(String user, String query) throws IOException, InterruptedException {
        JsonNode answer = ask(user, query);
        assertThat(answer.path("errors").isMissingNode()).as(answer.toString()).isTrue();
        return answer.path("data");
    }

    public HttpResponse<byte[]> get(String user, String path) throws IOException, InterruptedException {
        return client.send(as(user, path).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    public HttpRequest.Builder as(String user, String path) {
        String credentials =
                Base64.getEncoder().encodeToString((user + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(uri(path)).header("Authorization", "Basic " + credentials);
    }

    public HttpClient client() {
        return client;
    }

    @Override
    public void close() {
        client.shutdownNow();
        context.close();
    }
}
