package org.sinew.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Apache Jena Fuseki with one transactional in-memory dataset: its fastest store. A {@code PUT} of a graph replaces the
 * graph in one transaction, so it is a load and an atomic swap.
 */
final class Fuseki implements AutoCloseable {

    private static final Duration STARTS_WITHIN = Duration.ofMinutes(1);

    private final HttpClient http = HttpClient.newHttpClient();
    private final PeerProcess server;
    private final URI dataset;

    private Fuseki(PeerProcess server, int port) {
        this.server = server;
        this.dataset = URI.create("http://127.0.0.1:" + port + "/ds/");
    }

    /** @param jar {@code jena-fuseki-server-<version>.jar} */
    static Fuseki start(Path jar, String heap) throws Exception {
        int port = Ports.free();
        List<String> command = List.of(
                PeerProcess.java(),
                "-Xmx" + heap,
                "-jar",
                jar.toAbsolutePath().toString(),
                "--mem",
                "--localhost",
                "--port=" + port,
                "/ds");
        Fuseki fuseki = new Fuseki(PeerProcess.start("fuseki", command, Map.of()), port);
        fuseki.server.await(STARTS_WITHIN, () -> !fuseki.select("SELECT * {}").isEmpty());
        return fuseki;
    }

    /** Replaces the default graph. */
    void put(Path triples) throws IOException, InterruptedException {
        send(HttpRequest.newBuilder(dataset.resolve("data?default"))
                .header("Content-Type", "application/n-triples")
                .PUT(BodyPublishers.ofFile(triples))
                .build());
    }

    /** The rows of a SELECT as CSV lines, without the header. */
    List<String> select(String sparql) throws IOException, InterruptedException {
        String csv = send(HttpRequest.newBuilder(dataset.resolve("sparql"))
                .header("Content-Type", "application/sparql-query")
                .header("Accept", "text/csv")
                .POST(BodyPublishers.ofString(sparql))
                .build());
        return csv.lines().skip(1).toList();
    }

    private String send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException("Fuseki answered " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }

    long residentMebibytes() {
        return Machine.residentMebibytes(server.pid());
    }

    @Override
    public void close() {
        http.close();
        server.close();
    }
}
