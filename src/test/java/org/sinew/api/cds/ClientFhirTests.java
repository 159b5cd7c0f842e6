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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sinew.access.Audience;
import org.sinew.testing.TestGraph;

/** What was not prefetched, from a client's FHIR server. */
class ClientFhirTests {

    private static final String SEARCH = "MedicationRequest?patient=1288992&_count=500";
    private static final Audience CLINICIAN = new Audience("clinician", Set.of(Audience.Role.CLINICIAN), "treatment");

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
    private volatile String dripping = "none";
    private HttpServer server;
    private String base;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        base = "http://127.0.0.1:" + server.getAddress().getPort() + "/fhir";
        server.createContext("/fhir", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
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
        boolean isTrusted = "Bearer some-opaque-fhir-access-token".equals(token);
        boolean isKnown = isTrusted && body.length > 0;
        exchange.sendResponseHeaders(isKnown ? 200 : isTrusted ? 404 : 401, isKnown ? body.length : -1);
        if (isKnown) {
            write(exchange, body, path.startsWith(dripping));
        }
        exchange.close();
    }

    private static void write(HttpExchange exchange, byte[] body, boolean isDripping) throws IOException {
        int first = isDripping ? 1 : body.length;
        exchange.getResponseBody().write(body, 0, first);
        exchange.getResponseBody().flush();
        if (isDripping) {
            LockSupport.parkNanos(Duration.ofSeconds(5).toNanos());
        }
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
        answers.put(SEARCH, page(base + "/?page=2", medication("1", "860975")));
        answers.put("?page=2", bundle(medication("7", "855332")));

        assertThat(summaries(allowing(base), call(""))).containsExactly("warfarin with ibuprofen: bleeding");
        assertThat(asked).containsExactly(SEARCH, "?page=2");
    }

    @Test
    void aPrefetchedFirstPageIsGoneOnWith() {
        answers.put("?page=2", bundle(medication("7", "855332")));
        String first = ", 'medications': " + page(base + "/?page=2", medication("1", "860975"));

        assertThat(summaries(allowing(base), call(first))).containsExactly("warfarin with ibuprofen: bleeding");
        assertThatThrownBy(() -> summaries(allowing("https://other.example.com/fhir"), call(first)))
                .hasMessageContaining("lacks medications.link[next] (" + base
                        + " is not asked: it is not among sinew.cds.fhir-servers)");
    }

    @Test
    void noOtherServerIsEverCalled() {
        answers.put(SEARCH, page("http://127.0.0.1:9/fhir/?page=2", medication("7", "855332")));

        assertThatThrownBy(() -> summaries(allowing(base), call(""))).hasMessageContaining("lacks medications");
        asked.clear();
        assertThatThrownBy(() -> summaries(allowing("https://other.example.com/fhir"), call("")))
                .hasMessageContaining("lacks medications");
        assertThat(asked).isEmpty();
    }

    @Test
    void aLinkThatLeavesTheServerIsNotFollowed() {
        for (String link :
                List.of(base + "/../admin", base + "/%2e%2e/admin", base + ".example.com/fhir", "file:///x")) {
            answers.put(SEARCH, page(link, medication("7", "855332")));

            assertThatThrownBy(() -> summaries(allowing(base), call("")))
                    .hasMessageContaining("lacks medications (its next page is on another server: " + link + ")");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    <html>sign in</html>                                                         | answered what is not JSON
                    {'error': 'no'}                                                              | answered what is not a FHIR resource
                    {'resourceType': 'OperationOutcome', 'issue': [{'severity': 'error'}]}       | answered an OperationOutcome with an error
                    ""                                                                           | answered 404
                    """)
    void whatIsNoAnswerIsSaid(String answer, String why) {
        answers.put(SEARCH, answer);

        assertThatThrownBy(() -> summaries(allowing(base), call("")))
                .hasMessage(
                        "prefetch lacks medications (the FHIR server " + why + "); no Patient/1288992 is known here");
    }

    @Test
    void aRefusedTokenAndAMissingServerAreSaidInTheReadersLanguage() {
        String refused = call("").replace("some-opaque-fhir-access-token", "expired");

        assertThatThrownBy(() -> summaries(allowing(base), refused))
                .hasMessageContaining("the FHIR server answered 401")
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.outcome("zh").toString()).contains("FHIR服务器返回401"));
        server.stop(0);
        assertThatThrownBy(() -> summaries(allowing(base), call("")))
                .hasMessageContaining("the FHIR server cannot be reached");
    }

    @Test
    void anAnswerThatBeginsInTimeAndDoesNotEndIsLeft() {
        answers.put(SEARCH, bundle(medication("7", "855332")));
        dripping = "MedicationRequest";
        Hooks hooks =
                HooksHarness.hooks(TestGraph.empty(), new ClientFhir(List.of(URI.create(base)), Duration.ofSeconds(1)));

        long begin = System.nanoTime();
        assertThatThrownBy(() -> summaries(hooks, call("")))
                .hasMessageContaining("the FHIR server did not give it within 1 seconds");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
    }

    private static String byReference(String id, String status, String reference) {
        return """
                {'resourceType': 'MedicationRequest', 'id': '%s', 'status': '%s', 'intent': 'order',
                 'subject': {'reference': 'Patient/1288992'}, 'authoredOn': '2026-01-01', 'medicationReference': {%s}}
                """.formatted(id, status, reference);
    }

    private static String warfarin(String id) {
        return """
                {'resourceType': 'Medication', 'id': '%s', 'code': {'coding': [
                 {'system': 'http://www.nlm.nih.gov/research/umls/rxnorm', 'code': '855332'}]}}
                """.formatted(id);
    }

    @Test
    void aMedicationThatARequestOnlyRefersToIsRead() {
        answers.put("Medication/w", warfarin("w"));
        answers.put(SEARCH, bundle(byReference("7", "active", "'reference': 'Medication/w'")));

        assertThat(summaries(allowing(base), call(""))).containsExactly("warfarin with ibuprofen: bleeding");
        String prefetched = ", 'medications': "
                + bundle(byReference("7", "active", "'reference': '" + base + "/Medication/w/_history/2'"));
        assertThat(summaries(allowing(base), call(prefetched))).containsExactly("warfarin with ibuprofen: bleeding");
        assertThat(asked).containsExactly(SEARCH, "Medication/w", "Medication/w");
    }

    @Test
    void aDraftsMedicationIsReadToo() {
        answers.put("Medication/w", warfarin("w"));
        String draft = bundle(byReference("103", "draft", "'reference': 'Medication/w'"));
        String body = call(", 'medications': " + bundle(medication("1", "206905")))
                .replace(bundle(medication("103", "206905")), draft);

        assertThat(summaries(allowing(base), body)).containsExactly("ibuprofen with warfarin: bleeding");
        answers.clear();
        assertThatThrownBy(() -> summaries(allowing(base), body))
                .hasMessageContaining("medicationReference")
                .hasMessageContaining("Medication/w: the FHIR server answered 404");
    }

    @Test
    void aRequestForADrugThatNobodyKnowsIsNotPassedOver() {
        for (String reference : List.of("'reference': 'Medication/w'", "'identifier': {'value': 'w'}")) {
            String prefetched = ", 'medications': " + bundle(byReference("7", "active", reference));
            assertThatThrownBy(() -> summaries(allowing(base), call(prefetched)))
                    .hasMessageContaining("lacks medications (");
        }
        for (String order : List.of(
                byReference("7", "stopped", "'reference': 'Medication/w'"),
                byReference("7", "active", "'reference': 'Medication/w', 'display': 'a drug of that name'"))) {
            assertThat(summaries(allowing(base), call(", 'medications': " + bundle(order))))
                    .isEmpty();
        }
    }
}
