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
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A server that takes FHIR R4 over HTTP, fed by as many clients as the machine has cores for it. */
final class FhirServer implements AutoCloseable {

    private static final int CLIENTS = 2;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    private final URI base;
    private final @Nullable String authorization;

    FhirServer(URI base, @Nullable String authorization) {
        this.base = base;
        this.authorization = authorization;
    }

    /** Posts the bundles and returns resources a second. */
    double post(List<FhirBundles.Bundle> bundles) throws Exception {
        long start = System.nanoTime();
        List<Callable<String>> posts = new ArrayList<>();
        bundles.forEach(bundle -> posts.add(() -> post(bundle)));
        for (Future<String> answer : clients.invokeAll(posts)) {
            answer.get();
        }
        return FhirBundles.resources(bundles) / ((System.nanoTime() - start) / 1e9);
    }

    private String post(FhirBundles.Bundle bundle) throws IOException, InterruptedException {
        return send(request(base)
                .header("Content-Type", "application/fhir+json")
                .POST(BodyPublishers.ofFile(bundle.file()))
                .build());
    }

    /** How many resources of a type it has, asked as FHIR search says. */
    long count(String type) throws IOException, InterruptedException {
        URI search = URI.create(base + "/" + type + "?_summary=count");
        String answer = send(
                request(search).header("Cache-Control", "no-cache").GET().build());
        return JsonMapper.shared().readTree(answer).path("total").asLong();
    }

    private HttpRequest.Builder request(URI uri) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        return authorization == null ? request : request.header("Authorization", authorization);
    }

    private String send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException(request.uri() + " answered " + response.statusCode() + ": "
                    + response.body().substring(0, Math.min(500, response.body().length())));
        }
        return response.body();
    }

    @Override
    public void close() {
        clients.shutdownNow();
        http.close();
    }
}
