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
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.sinew.api.cds.HookRequest.FhirServer;
import org.sinew.api.cds.HookRequest.Prefetched;
import org.sinew.api.cds.Service.Need;
import org.sinew.term.Sentence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The client's own FHIR server, if this installation allows it: what was not prefetched, and the further pages of what was
 * (CDS Hooks 2.0, FHIR resource access). Redirections and links to other servers are not followed. All that is asked for
 * at once has to be there, to its last byte, within one time.
 */
final class ClientFhir {

    private static final Logger LOG = LoggerFactory.getLogger(ClientFhir.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration WITHIN = Duration.ofSeconds(5);
    private static final int MAX_BODY = 32 << 20;
    private static final int PAGE = 500;
    private static final int MAX_PAGES = 200;

    private final List<URI> allowed;
    private final Duration within;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(WITHIN)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** @param allowed base URLs */
    ClientFhir(List<URI> allowed) {
        this(allowed, WITHIN);
    }

    ClientFhir(List<URI> allowed, Duration within) {
        this.within = within;
        this.allowed = allowed.stream()
                .map(url -> URI.create(url.toString().replaceFirst("/+$", "")))
                .toList();
    }

    /** What was asked for: all of it, or why not; the sentence is of the bundle {@code cds}. */
    sealed interface Answer {

        record Had(List<JsonNode> resources) implements Answer {}

        record Lacking(Sentence why) implements Answer {}
    }

    /** Each of what is needed, whole or not at all. */
    Map<Need, Answer> fetch(HookRequest request, Collection<Need> needs) {
        Map<Need, Callable<Answer>> asked = new EnumMap<>(Need.class);
        needs.forEach(need -> asked.put(need, () -> all(server(request), request, need)));
        return answers(request, asked);
    }

    /** @param references each {@code Type/id} */
    Map<String, Answer> read(HookRequest request, Collection<String> references) {
        Map<String, Callable<Answer>> asked = new LinkedHashMap<>();
        references.forEach(reference -> asked.put(
                reference, () -> new Answer.Had(page(server(request), reference).resources())));
        return answers(request, asked);
    }

    private <K> Map<K, Answer> answers(HookRequest request, Map<K, Callable<Answer>> asked) {
        Map<K, Answer> answers = new LinkedHashMap<>();
        Sentence refusal = refusal(request);
        if (refusal != null || asked.isEmpty()) {
            asked.keySet().forEach(key -> answers.put(key, new Answer.Lacking(refusal == null ? none() : refusal)));
            return answers;
        }
        long end = System.nanoTime() + within.toNanos();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<K, Future<Answer>> running = new LinkedHashMap<>();
            asked.forEach((key, question) -> running.put(key, threads.submit(question)));
            running.forEach((key, answer) -> answers.put(key, within(request, answer, end)));
        }
        return answers;
    }

    private static Sentence none() {
        return Sentence.of("cds", "lacking.no-server");
    }

    /** Why the server may not be asked at all. */
    private @Nullable Sentence refusal(HookRequest request) {
        FhirServer server = request.server();
        if (server == null) {
            return none();
        }
        return allowed.contains(server.base())
                ? null
                : Sentence.of("cds", "lacking.not-allowed", server.base().toString());
    }

    private Answer within(HookRequest request, Future<Answer> answer, long end) {
        try {
            return answer.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            return lacking(request, Sentence.of("cds", "lacking.late", String.valueOf(within.toSeconds())));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof NotHad notHad) {
                return lacking(request, notHad.why);
            }
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer.cancel(true);
            return lacking(request, Sentence.of("cds", "lacking.unreachable"));
        }
    }

    private static Answer lacking(HookRequest request, Sentence why) {
        LOG.warn("{}: {}", request.server(), why.key()); // its values may tell of the patient
        return new Answer.Lacking(why);
    }

    private static FhirServer server(HookRequest request) {
        return Objects.requireNonNull(request.server());
    }

    private Answer all(FhirServer server, HookRequest request, Need need) throws NotHad {
        Prefetched first = request.prefetched(need);
        List<JsonNode> resources = new ArrayList<>(first.resources());
        String next = first.next() == null ? paged(need.query(encoded(request.patientId()))) : first.next();
        for (int page = 0; next != null; page++) {
            if (page == MAX_PAGES) {
                throw new NotHad("many-pages", String.valueOf(MAX_PAGES));
            }
            Prefetched read = page(server, next);
            resources.addAll(read.resources());
            next = read.next();
        }
        return new Answer.Had(resources);
    }

    /** Few large pages: a server of many small ones is not done in time. */
    private static String paged(String query) {
        return query.contains("?") ? query + "&_count=" + PAGE : query;
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, UTF_8).replace("+", "%20");
    }

    /** @param where relative to the server's base, or an address below it */
    private Prefetched page(FhirServer server, String where) throws NotHad {
        JsonNode resource = resource(server, below(server.base(), where));
        String type = resource.path("resourceType").asString("");
        Prefetched read = Prefetched.of(resource);
        if (type.isEmpty()) {
            throw new NotHad("no-resource");
        }
        if (!read.isThere()) {
            throw new NotHad("outcome");
        }
        return read;
    }

    private static URI below(URI base, String where) throws NotHad {
        try {
            URI url = URI.create(where.contains("://") ? where : base + "/" + where);
            boolean isBelow =
                    url.toString().startsWith(base + "/") || url.toString().startsWith(base + "?");
            if (isBelow && !List.of(url.getPath().split("/")).contains("..")) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new NotHad("elsewhere", where);
    }

    private JsonNode resource(FhirServer server, URI url) throws NotHad {
        try {
            HttpRequest request = HttpRequest.newBuilder(url)
                    .header("Authorization", "Bearer " + server.token())
                    .header("Accept", "application/fhir+json")
                    .build();
            HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() != 200) {
                    throw new NotHad("status", String.valueOf(response.statusCode()));
                }
                return read(body);
            }
        } catch (JacksonException e) {
            throw new NotHad("no-json");
        } catch (IOException e) {
            throw new NotHad("unreachable");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotHad("unreachable");
        }
    }

    private static JsonNode read(InputStream body) throws IOException, NotHad {
        byte[] content = body.readNBytes(MAX_BODY + 1);
        if (content.length > MAX_BODY) {
            throw new NotHad("too-long", String.valueOf(MAX_BODY));
        }
        return JSON.readTree(content);
    }

    /** Ends the reading of what is not had whole. */
    private static final class NotHad extends Exception {

        private final transient Sentence why;

        /** @param reason key of the bundle {@code cds} after {@code lacking.} */
        NotHad(String reason, Object... parts) {
            super(reason, null, false, false);
            this.why = Sentence.of("cds", "lacking." + reason, parts);
        }
    }
}
