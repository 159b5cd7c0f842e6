package org.sinew.api.cds;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sinew.api.cds.HooksHarness.JSON;
import static org.sinew.api.cds.HooksHarness.bundle;
import static org.sinew.api.cds.HooksHarness.medication;
import static org.sinew.api.cds.HooksHarness.request;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sinew.access.Audience;
import org.sinew.testing.TestGraph;

/** What was not prefetched, from a client's FHIR server. */
class ClientFhirTests {

    private static final Audience CLINICIAN = new Audience("clinician", Set.of(Audience.Role.CLINICIAN), "treatment");

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
    private HttpServer server;
    private String base;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        base = "http://127.0.0.1:" + server.getAddress().getPort() + "/fhir";
        server.createContext("/fhir", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString().substring("/fhir/".length());
        String token = exchange.getRequestHeaders().getFirst("Authorization");
        asked.add(path);
        byte[] body = answers.getOrDefault(path, "").replace('\'', '"').getBytes(UTF_8);
        boolean isKnown = "Bearer some-opaque-fhir-access-token".equals(token) && body.length > 0;
        exchange.sendResponseHeaders(isKnown ? 200 : 404, isKnown ? body.length : -1);
        if (isKnown) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private String call(String prefetch) {
        return """
                {'hook': 'order-sign', 'hookInstance': 'd1577c69-dfbe-44ad-ba6d-3e05e953b2ea', 'fhirServer': '%s/',
                 'fhirAuthorization': {'access_token': 'some-opaque-fhir-access-token', 'token_type': 'Bearer', 'expires_in': 300,
                   'scope': 'user/Patient.read user/Observation.read', 'subject': 'cds-service4'},
                 'context': {'userId': 'Practitioner/example', 'patientId': '1288992', 'draftOrders': %s},
                 'prefetch': {'conditions': null, 'allergies': null, 'observations': null,
                   'patient': {'resourceType': 'Patient', 'id': '1288992', 'gender': 'male', 'birthDate': '1955-12-23'}%s}}
                """.formatted(base, bundle(medication("103", "206905")), prefetch);
    }

    private List<String> summaries(Hooks hooks, String body) {
        return JSON.valueToTree(hooks.cards(request(Service.ORDER_SIGN, body), CLINICIAN, "en", ""))
                .path("cards")
                .valueStream()
                .map(card -> card.path("summary").asString())
                .toList();
    }

    private Hooks allowing(String url) {
        return HooksHarness.hooks(TestGraph.empty(), new ClientFhir(List.of(URI.create(url))));
    }

    private String page(String next, String... resources) {
        return bundle(resources)
                .replace(
                        "'type': 'searchset'",
                        "'type': 'searchset', 'link': [{'relation': 'next', 'url': '" + next + "'}]");
    }

    @Test
    void aMissingKeyIsFetchedWithAllItsPages() {
        answers.put("MedicationRequest?patient=1288992", page(base + "/?page=2", medication("1", "860975")));
        answers.put("?page=2", bundle(medication("7", "855332")));

        assertThat(summaries(allowing(base), call(""))).containsExactly("warfarin with ibuprofen: bleeding");
        assertThat(asked).containsExactly("MedicationRequest?patient=1288992", "?page=2");
    }

    @Test
    void aPrefetchedFirstPageIsGoneOnWith() {
        answers.put("?page=2", bundle(medication("7", "855332")));
        String first = ", 'medications': " + page(base + "/?page=2", medication("1", "860975"));

        assertThat(summaries(allowing(base), call(first))).containsExactly("warfarin with ibuprofen: bleeding");
        assertThatThrownBy(() -> summaries(allowing("https://other.example.com/fhir"), call(first)))
                .hasMessageContaining("lacks medications (link[next])");
    }

    @Test
    void noOtherServerIsEverCalled() {
        answers.put(
                "MedicationRequest?patient=1288992",
                page("http://127.0.0.1:9/fhir/?page=2", medication("7", "855332")));

        assertThatThrownBy(() -> summaries(allowing(base), call(""))).hasMessageContaining("lacks medications");
        asked.clear();
        assertThatThrownBy(() -> summaries(allowing("https://other.example.com/fhir"), call("")))
                .hasMessageContaining("lacks medications");
        assertThat(asked).isEmpty();
    }
}
