package org.sinew.api.cds;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.sinew.api.cds.HookRequest.FhirServer;
import org.sinew.api.cds.HookRequest.Prefetched;
import org.sinew.api.cds.Service.Need;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The client's own FHIR server, if this installation allows it: what was not prefetched, and the further pages of what was
 * (CDS Hooks 2.0, FHIR resource access). Redirections and links to other servers are not followed.
 */
final class ClientFhir {

    private static final Logger LOG = LoggerFactory.getLogger(ClientFhir.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration WITHIN = Duration.ofSeconds(5);
    private static final int MAX_BODY = 32 << 20;
    private static final int MAX_PAGES = 50;

    private final List<URI> allowed;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(WITHIN)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** @param allowed base URLs */
    ClientFhir(List<URI> allowed) {
        this.allowed = allowed.stream()
                .map(url -> URI.create(url.toString().replaceFirst("/+$", "")))
                .toList();
    }

    /** All of what is needed that could be had whole, asked for at once. */
    Map<Need, List<JsonNode>> fetch(HookRequest request, List<Need> needs) {
        Map<Need, List<JsonNode>> fetched = new EnumMap<>(Need.class);
        FhirServer server = request.server();
        if (server == null || !allowed.contains(server.base())) {
            return fetched;
        }
        Instant end = Instant.now().plus(WITHIN);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<Need, Future<Optional<List<JsonNode>>>> asked = new EnumMap<>(Need.class);
            needs.forEach(need -> asked.put(need, threads.submit(() -> all(server, request, need, end))));
            for (var answer : asked.entrySet()) {
                answer.getValue().get().ifPresent(resources -> fetched.put(answer.getKey(), resources));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        return fetched;
    }

    private Optional<List<JsonNode>> all(FhirServer server, HookRequest request, Need need, Instant end) {
        Prefetched first = request.prefetched(need);
        List<JsonNode> pages = new ArrayList<>(first.resources());
        String next =
                first.next() == null ? server.base() + "/" + need.query(encoded(request.patientId())) : first.next();
        for (int page = 0; next != null; page++) {
            boolean isOurs = next.startsWith(server.base() + "/") || next.startsWith(server.base() + "?");
            Optional<JsonNode> found = isOurs && page < MAX_PAGES ? page(server, next, end) : Optional.empty();
            Prefetched read = found.map(Prefetched::of).orElse(Prefetched.ABSENT);
            if (!read.isThere()) {
                LOG.warn("{} of {} could not be had", need.key(), server);
                return Optional.empty();
            }
            pages.addAll(read.resources());
            next = read.next();
        }
        return Optional.of(pages);
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, UTF_8).replace("+", "%20");
    }

    private Optional<JsonNode> page(FhirServer server, String url, Instant end) {
        Duration left = Duration.between(Instant.now(), end);
        if (!left.isPositive()) {
            return Optional.empty();
        }
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                    .timeout(left)
                    .header("Authorization", "Bearer " + server.token())
                    .header("Accept", "application/fhir+json")
                    .build();
            HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                return response.statusCode() == 200 ? read(body) : Optional.empty();
            }
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<JsonNode> read(InputStream body) throws IOException {
        byte[] content = body.readNBytes(MAX_BODY + 1);
        return content.length > MAX_BODY ? Optional.empty() : Optional.of(JSON.readTree(content));
    }
}
