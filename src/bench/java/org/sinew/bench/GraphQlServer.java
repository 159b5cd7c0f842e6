package org.sinew.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server that answers one GraphQL query for many patients. */
final class GraphQlServer implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI endpoint;
    private final @Nullable String authorization;
    private final String query;

    GraphQlServer(URI endpoint, @Nullable String authorization, String query) {
        this.endpoint = endpoint;
        this.authorization = authorization;
        this.query = query;
    }

    /** What one run of many requests gave. */
    record Load(double requestsPerSecond, double p95Milliseconds) {}

    /** Asks for every patient, {@code clients} at a time. */
    Load ask(List<String> patients, int clients) throws Exception {
        List<Callable<Double>> requests = new ArrayList<>();
        patients.forEach(patient ->
                requests.add(() -> 1000 * Rounds.seconds(() -> post(patient))));
        double[] milliseconds = new double[patients.size()];
        double[] total = new double[1];
        try (ExecutorService pool = Executors.newFixedThreadPool(clients)) {
            total[0] = Rounds.seconds(() -> {
                int i = 0;
                for (Future<Double> request : pool.invokeAll(requests)) {
                    milliseconds[i++] = request.get();
                }
            });
        }
        return new Load(patients.size() / total[0], new Samples(milliseconds).p95());
    }

    /** @throws IOException when the answer holds errors */
    JsonNode answer(String patient) throws IOException, InterruptedException {
        JsonNode answer = JsonMapper.shared().readTree(post(patient));
        if (answer.has("errors")) {
            throw new IOException(endpoint + " answered " + answer.get("errors"));
        }
        return answer.get("data");
    }

    private String post(String patient) throws IOException, InterruptedException {
        String body = JsonMapper.shared()
                .writeValueAsString(Map.of("query", query, "variables", Map.of("id", patient)));
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(endpoint + " answered " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }

    @Override
    public void close() {
        http.close();
    }
}
