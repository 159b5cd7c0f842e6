package org.sinew.api.cds;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sinew.api.cohort.Server;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The guidelines that hardly anybody in the demo needs: patients who do, sent as FHIR, advised by hooks. */
class GuidanceOverFhirIT {

    private static final String LOINC = "http://loinc.org";
    private static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
    private static LocalDate today = LocalDate.EPOCH;

    @TempDir
    private static Path data;

    private static Server server;
    private static final List<JsonNode> SENT = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        server = new Server(data);
        today = LocalDate.now(ZoneOffset.UTC);
        patient("acute", "male");
        measured("acute", "2160-0", 3, 1.0, "mg/dL");
        measured("acute", "2160-0", 1, 2.1, "mg/dL");
        patient("chronic", "female");
        measured("chronic", "2160-0", 200, 1.6, "mg/dL");
        measured("chronic", "2160-0", 20, 1.7, "mg/dL");
        patient("pressure", "male");
        measuredPressure(100, 152, 96);
        measuredPressure(2, 190, 125);
        patient("unit", "female");
        measured("unit", "2951-2", 5, 120, "mg/dL");
        patient("opioid", "female");
        takes("1049625");
        takes("3322");
        patient("test", "female");
        measured("test", "4548-4", 30, 6.4, "%");
        undiagnosed();
        send();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "acute | kidney-trend | critical | Creatinine meets acute kidney injury stage 2: 2.1 mg/dL",
                "chronic | kidney-trend | warning | eGFR below 60 for more than 3 months (G3b) without a diagnosis of kidney disease",
                "pressure | blood-pressure | critical | Blood pressure 190/125 mm Hg: look for organ damage now",
                "pressure | blood-pressure | warning | Blood pressure raised on 2 days of the year without a diagnosis: last 190/125 mm Hg",
                "unit | unused-results | info | Not used: 1 result without a unit or in one that is not known",
                "opioid | opioids-naloxone | info | Opioid with raised risk of overdose: offer naloxone",
                "undiagnosed | rare-disease | warning | Findings fit Marfan syndrome (probability > 99 %), which no diagnosis names",
            })
    void aChartIsOpened(String patient, String guideline, String indicator, String summary) throws Exception {
        assertThat(cards("patient-view", "'patientId': '" + patient + "'")).anySatisfy(card -> {
            assertThat(card.at("/source/topic/code").asString()).isEqualTo(guideline);
            assertThat(card.path("indicator").asString()).isEqualTo(indicator);
            assertThat(card.path("summary").asString()).isEqualTo(summary);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"acute", "chronic", "pressure", "opioid", "undiagnosed"})
    void theLinkOfACardReadsItsEvidence(String patient) throws Exception {
        for (JsonNode card : cards("patient-view", "'patientId': '" + patient + "'")) {
            String url = card.at("/links/0/url").asString();
            String query = URLDecoder.decode(url.substring(url.indexOf("query=") + "query=".length()), UTF_8);
            ObjectNode body = HooksHarness.JSON.createObjectNode().put("query", query);
            JsonNode answer = HooksHarness.JSON.readTree(
                    post("clinician", "/graphql", body).body());

            assertThat(answer.path("errors")).as(query).isEmpty();
            List<String> unread = answer.path("data").properties().stream()
                    .filter(part -> part.getValue().isNull() || isEmptyPage(part.getValue()))
                    .map(part -> part.getKey())
                    .toList();
            assertThat(answer.path("data").isEmpty()).as(query).isFalse();
            assertThat(unread).as(query).isEmpty();
        }
    }

    private static boolean isEmptyPage(JsonNode value) {
        return value.has("edges") && value.path("edges").isEmpty();
    }

    @Test
    void aTestIsOrderedAgain() throws Exception {
        assertThat(ordered("test", "ServiceRequest", "'code': " + concept(LOINC, "4548-4")))
                .singleElement()
                .satisfies(card -> {
                    assertThat(card.at("/source/topic/code").asString()).isEqualTo("repeated-test");
                    assertThat(card.at("/suggestions/0/actions/0/resourceId").asString())
                            .isEqualTo("ServiceRequest/1");
                });
    }

    @Test
    void aDrugIsOrderedThatNoTerminologyHas() throws Exception {
        assertThat(ordered("test", "MedicationRequest", "'medicationCodeableConcept': " + concept(RXNORM, "99999999")))
                .singleElement()
                .satisfies(card ->
                        assertThat(card.at("/source/topic/code").asString()).isEqualTo("unknown-drug"));
    }

    private static List<JsonNode> ordered(String patient, String type, String what) throws Exception {
        return cards(
                "order-sign",
                "'patientId': '%s', 'draftOrders': {'resourceType': 'Bundle', 'entry': [{'resource': {'resourceType': '%s', 'id': '1', 'status': 'draft', 'intent': 'order', %s}}]}"
                        .formatted(patient, type, what));
    }

    private static List<JsonNode> cards(String hook, String context) throws Exception {
        HttpResponse<String> answer = post(
                "clinician",
                "/cds-services/sinew-" + hook,
                HooksHarness.json("{'hook': '%s', 'hookInstance': '%s', 'context': {'userId': 'Practitioner/1', %s}}"
                        .formatted(hook, UUID.randomUUID(), context)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return HooksHarness.JSON
                .readTree(answer.body())
                .path("cards")
                .valueStream()
                .toList();
    }

    private static void patient(String id, String sex) {
        add("{'resourceType': 'Patient', 'id': '%s', 'gender': '%s', 'birthDate': '1960-01-01'}".formatted(id, sex));
    }

    private static void measured(String patient, String code, int daysAgo, double value, String unit) {
        add("{'resourceType': 'Observation', 'status': 'final', %s, 'code': %s, %s}"
                .formatted(about(patient, daysAgo), concept(LOINC, code), quantity(value, unit)));
    }

    private static void measuredPressure(int daysAgo, double systolic, double diastolic) {
        add(
                "{'resourceType': 'Observation', 'status': 'final', %s, 'code': %s, 'component': [{'code': %s, %s}, {'code': %s, %s}]}"
                        .formatted(
                                about("pressure", daysAgo),
                                concept(LOINC, "85354-9"),
                                concept(LOINC, "8480-6"),
                                quantity(systolic, "mm[Hg]"),
                                concept(LOINC, "8462-4"),
                                quantity(diastolic, "mm[Hg]")));
    }

    private static void takes(String drug) {
        add(
                "{'resourceType': 'MedicationRequest', 'status': 'active', 'intent': 'order', 'subject': {'reference': 'Patient/opioid'}, 'authoredOn': '%s', 'medicationCodeableConcept': %s}"
                        .formatted(today.minusDays(30), concept(RXNORM, drug)));
    }

    /** The demo's patient with Marfan syndrome, of whom only the findings are known. */
    private static void undiagnosed() throws IOException {
        patient("undiagnosed", "female");
        JsonNode bundle = HooksHarness.JSON.readTree(
                Files.readString(Path.of("src/main/resources/demo/rare-disease/marfan.json")));
        bundle.path("entry")
                .valueStream()
                .map(entry -> entry.path("resource"))
                .filter(resource -> resource.path("resourceType").asString().equals("Observation"))
                .map(resource ->
                        ((ObjectNode) resource.deepCopy()).remove(List.of("encounter", "performer", "identifier")))
                .forEach(observation -> {
                    observation.putObject("subject").put("reference", "Patient/undiagnosed");
                    add(observation.toString());
                });
    }

    private static String about(String patient, int daysAgo) {
        return "'subject': {'reference': 'Patient/%s'}, 'effectiveDateTime': '%s'"
                .formatted(patient, today.minusDays(daysAgo));
    }

    private static String concept(String system, String code) {
        return "{'coding': [{'system': '%s', 'code': '%s'}]}".formatted(system, code);
    }

    private static String quantity(double value, String unit) {
        return "'valueQuantity': {'value': %s, 'unit': '%s', 'system': 'http://unitsofmeasure.org', 'code': '%s'}"
                .formatted(value, unit, unit);
    }

    private static void add(String resource) {
        ObjectNode read = (ObjectNode) HooksHarness.json(resource);
        if (!read.path("resourceType").asString().equals("Patient")) {
            read.put("id", "r" + SENT.size());
        }
        SENT.add(read);
    }

    private static void send() throws IOException, InterruptedException {
        ObjectNode bundle = HooksHarness.JSON.createObjectNode().put("resourceType", "Bundle");
        ArrayNode entries = bundle.put("type", "transaction").putArray("entry");
        for (JsonNode resource : SENT) {
            ObjectNode entry = entries.addObject();
            entry.set("resource", resource);
            entry.putObject("request").put("method", "PUT").put("url", HookRequest.reference(resource));
        }
        assertThat(post("admin", "/fhir", bundle))
                .satisfies(answer ->
                        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200));
    }

    private static HttpResponse<String> post(String user, String path, JsonNode body)
            throws IOException, InterruptedException {
        return server.client()
                .send(
                        server.as(user, path)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body.toString()))
                                .build(),
                        BodyHandlers.ofString());
    }
}
