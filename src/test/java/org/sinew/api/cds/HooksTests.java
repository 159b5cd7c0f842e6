package org.sinew.api.cds;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sinew.api.cds.HooksHarness.JSON;
import static org.sinew.api.cds.HooksHarness.bundle;
import static org.sinew.api.cds.HooksHarness.json;
import static org.sinew.api.cds.HooksHarness.medication;
import static org.sinew.api.cds.HooksHarness.request;

import java.net.URLDecoder;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sinew.access.Audience;
import org.sinew.graph.FactWriter;
import org.sinew.graph.Graph;
import org.sinew.testing.PatientScenario;
import org.sinew.testing.TestGraph;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

/** Requests as CDS Hooks 2.0 describes them, and what comes back. */
class HooksTests {

    private static final Audience CLINICIAN = new Audience("clinician", Set.of(Audience.Role.CLINICIAN), "treatment");
    private static final Hooks HOOKS = HooksHarness.hooks(new NoGraph());
    private static final List<String> GUIDELINES = List.of("drug-drug", "rare-disease");
    private static final String WARFARIN = "855332";
    private static final String IBUPROFEN = "206905";

    private static final String SIGN = """
            {'hook': 'order-sign', 'hookInstance': 'd1577c69-dfbe-44ad-ba6d-3e05e953b2ea',
             'fhirServer': 'http://fhir.example.com',
             'context': {'userId': 'Practitioner/example', 'patientId': '1288992', 'encounterId': '89284',
               'draftOrders': %s},
             'prefetch': {'patient': {'resourceType': 'Patient', 'id': '1288992', 'gender': 'male', 'birthDate': '1955-12-23'},
               'conditions': %s, 'medications': %s, 'allergies': %s, 'observations': %s}}
            """;

    private static String sign(String drafts, String medications) {
        return SIGN.formatted(drafts, bundle(), medications, bundle(), bundle());
    }

    private static JsonNode cards(Service service, String body) {
        return JSON.valueToTree(HOOKS.cards(request(service, body), CLINICIAN, "en", "https://sinew.example.org"))
                .path("cards");
    }

    @Test
    void whatIsNotToBeDoneIsNeitherTakenNorOrdered() {
        String taken = medication("7", WARFARIN);
        String ordered = medication("103", IBUPROFEN);

        assertThat(cards(Service.ORDER_SIGN, sign(bundle(ordered), bundle(prohibited(taken)))))
                .isEmpty();
        assertThat(cards(Service.ORDER_SIGN, sign(bundle(prohibited(ordered)), bundle(taken))))
                .isEmpty();
        assertThat(cards(Service.ORDER_SIGN, sign(bundle(ordered), bundle(taken))))
                .hasSize(1);
    }

    private static String prohibited(String request) {
        return request.replace("'intent'", "'doNotPerform': true, 'intent'");
    }

    @Test
    void aFieldIsNamedByItsPlaceAmongAllEntries() {
        String medication = "{'resourceType': 'Medication', 'id': 'm'}";
        String nothing = medication("103", IBUPROFEN).replaceAll("(?s),\\s*'medicationCodeableConcept'.*", "}");

        assertThatThrownBy(() -> cards(Service.ORDER_SIGN, sign(bundle(medication, nothing), bundle())))
                .hasMessageContaining("draftOrders.entry[1].resource");
    }

    @Test
    void anOrderThatInteractsGivesACardWithAllItsParts() {
        JsonNode cards = cards(
                Service.ORDER_SIGN, sign(bundle(medication("103", IBUPROFEN)), bundle(medication("7", WARFARIN))));

        assertThat(cards).hasSize(1);
        JsonNode card = cards.get(0);
        assertThat(card.path("summary").asString())
                .isEqualTo("warfarin with ibuprofen: bleeding")
                .hasSizeLessThan(140);
        assertThat(card.path("indicator").asString()).isEqualTo("warning");
        assertThat(card.path("detail").asString())
                .contains("Decision support, not a diagnosis", "FDA label, NDA 009218");
        assertThat(card.path("source").path("label").asString()).contains("starter-knowledge@");
        assertThat(card.path("source").path("topic").path("code").asString()).isEqualTo("drug-drug");
        assertThat(card.path("selectionBehavior").asString()).isEqualTo("at-most-one");
        assertThat(card.path("overrideReasons"))
                .allMatch(reason -> reason.has("code") && reason.has("system") && reason.has("display"));
        JsonNode suggestions = card.path("suggestions");
        assertThat(suggestions)
                .extracting(s -> s.path("actions").get(0).path("type").asString())
                .containsExactly("delete", "update");
        assertThat(suggestions.get(0).path("actions").get(0).path("resourceId").asString())
                .isEqualTo("MedicationRequest/103");
        JsonNode annotated = suggestions.get(1).path("actions").get(0).path("resource");
        assertThat(annotated.path("id").asString()).isEqualTo("103");
        assertThat(annotated.path("note").get(0).path("text").asString()).startsWith("Considered: warfarin");
        String url = card.path("links").get(0).path("url").asString();
        assertThat(url).startsWith("https://sinew.example.org/graphiql?query=");
        assertThat(URLDecoder.decode(url, UTF_8)).contains("drug(id: \"RXNORM:11289\")", "starter-knowledge@");
        assertThat(card.path("uuid").asString()).hasSize(36);
    }

    @Test
    void whatIsProposedHasItsCodeAndIsNamedInWords() {
        String opened = """
                {'hook': 'patient-view', 'hookInstance': 'd1577c69-dfbe-44ad-ba6d-3e05e953b2ea',
                 'context': {'userId': 'Practitioner/example', 'patientId': '1288992'},
                 'prefetch': {'patient': {'resourceType': 'Patient', 'id': '1288992', 'gender': 'female', 'birthDate': '1976-01-01'},
                   'conditions': null, 'medications': null, 'allergies': null, 'observations': null, 'procedures': null, 'immunizations': null}}
                """;

        assertThat(cards(Service.PATIENT_VIEW, opened))
                .singleElement()
                .satisfies(
                        card -> assertThat(card.path("suggestions"))
                                .extracting(suggestion -> suggestion
                                        .at("/actions/0/resource/code")
                                        .toString())
                                .contains(
                                        "{\"coding\":[{\"system\":\"http://snomed.info/sct\",\"code\":\"71651007\"}],\"text\":\"mammography\"}"));
    }

    @Test
    void aDraftMayNameItsMedicationElsewhere() {
        String order = """
                {'resourceType': 'MedicationRequest', 'id': '103', 'status': 'draft', 'intent': 'order',
                 'subject': {'reference': 'Patient/1288992'}, %s 'medicationReference': {'reference': '%s'}}
                """;
        String code = "'code': {'coding': [{'system': 'http://www.nlm.nih.gov/research/umls/rxnorm', 'code': '%s'}]}"
                .formatted(IBUPROFEN);
        String medication = "{'resourceType': 'Medication', 'id': 'm1', " + code + "}";
        String contained = "'contained': [" + medication + "],";

        for (String body : List.of(
                sign(bundle(order.formatted("", "Medication/m1"), medication), bundle(medication("7", WARFARIN))),
                sign(
                        bundle(order.formatted("", "https://ehr.example.org/fhir/Medication/m1")),
                        bundle(medication("7", WARFARIN), medication)),
                sign(bundle(order.formatted(contained, "#m1")), bundle(medication("7", WARFARIN))))) {
            assertThat(cards(Service.ORDER_SIGN, body))
                    .extracting(card -> card.path("summary").asString())
                    .containsExactly("warfarin with ibuprofen: bleeding");
        }
        assertThatThrownBy(() ->
                        cards(Service.ORDER_SIGN, sign(bundle(order.formatted("", "Medication/m2")), bundle())))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.status()).isEqualTo(HttpStatus.PRECONDITION_FAILED))
                .hasMessageContaining("medicationReference");
    }

    @Test
    void onlySelectedOrdersAreJudged() {
        String body = sign(
                        bundle(medication("103", IBUPROFEN), medication("104", "562508")),
                        bundle(medication("7", WARFARIN)))
                .replace("'hook': 'order-sign'", "'hook': 'order-select'")
                .replace("'draftOrders'", "'selections': ['MedicationRequest/104'], 'draftOrders'");

        assertThat(cards(Service.ORDER_SELECT, body)).isEmpty();
        assertThat(cards(Service.ORDER_SELECT, body.replace("['MedicationRequest/104']", "['MedicationRequest/103']")))
                .hasSize(1);
    }

    @Test
    void aDrugThatNoTerminologyHasIsNamed() {
        String body = sign(bundle(medication("103", "617993")), bundle());

        assertThat(cards(Service.ORDER_SIGN, body))
                .singleElement()
                .satisfies(card -> assertThat(card.path("summary").asString()).contains("was not checked"));
    }

    @Test
    void testsAreOrdersToo() {
        String observation = """
                {'resourceType': 'Observation', 'id': 'a1c', 'status': 'final', 'subject': {'reference': 'Patient/1288992'},
                 'effectiveDateTime': '2026-05-01', 'valueQuantity': {'value': 6.4, 'unit': '%', 'system': 'http://unitsofmeasure.org', 'code': '%'},
                 'code': {'coding': [{'system': 'http://loinc.org', 'code': '4548-4'}]}}
                """;
        String order = """
                {'resourceType': 'ServiceRequest', 'id': '9', 'status': 'draft', 'intent': 'order', 'subject': {'reference': 'Patient/1288992'},
                 'code': {'coding': [{'system': 'http://loinc.org', 'code': '4548-4'}]}}
                """;
        String body = SIGN.formatted(bundle(order), bundle(), bundle(), bundle(), bundle(observation));

        assertThat(cards(Service.ORDER_SIGN, body))
                .singleElement()
                .satisfies(card -> assertThat(
                                card.path("source").path("topic").path("code").asString())
                        .isEqualTo("repeated-test"));
    }

    @Test
    void draftsAreAListAndEachItsOwn() {
        String twice = sign(bundle(medication("103", IBUPROFEN), medication("103", WARFARIN)), bundle());
        assertThatThrownBy(() -> cards(Service.ORDER_SIGN, twice))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("context.draftOrders.entry[1].resource.id");
        String single = sign("{'resourceType': 'Bundle', 'entry': {}}", bundle());
        assertThatThrownBy(() -> cards(Service.ORDER_SIGN, single))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("context.draftOrders.entry");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "hook is wrong | 'hook': 'order-sign' | 'hook': 'order-dispatch' | hook",
                "no hookInstance | 'hookInstance': 'd1577c69-dfbe-44ad-ba6d-3e05e953b2ea', | | hookInstance",
                "hookInstance is no UUID | d1577c69-dfbe-44ad-ba6d-3e05e953b2ea | 17 | hookInstance",
                "hookInstance is too short | d1577c69-dfbe-44ad-ba6d-3e05e953b2ea | 1-1-1-1-1 | hookInstance",
                "no patientId | 'patientId': '1288992', | | context.patientId",
                "patientId is no text | 'patientId': '1288992' | 'patientId': 1288992 | context.patientId",
                "no userId | 'userId': 'Practitioner/example', | | context.userId",
                "userId without type | 'Practitioner/example' | 'example' | context.userId",
                "no draftOrders | 'draftOrders' | 'drafts' | context.draftOrders",
                "draft without id | 'id': '103', | | context.draftOrders.entry[0].resource.id",
                "draft without a drug | 'medicationCodeableConcept' | 'medication' | context.draftOrders.entry[0].resource",
                "authorization without server | 'fhirServer': 'http://fhir.example.com' | 'fhirAuthorization': {} | fhirServer",
                "server is no URL | http://fhir.example.com | fhir | fhirServer",
                "no access token | 'context': { | 'fhirAuthorization': {'token_type': 'Bearer', 'expires_in': 300, 'scope': 's', 'subject': 'c'}, 'context': { | fhirAuthorization.access_token",
                "token of another type | 'context': { | 'fhirAuthorization': {'access_token': 't', 'token_type': 'MAC', 'expires_in': 300, 'scope': 's', 'subject': 'c'}, 'context': { | fhirAuthorization.token_type",
                "token without end | 'context': { | 'fhirAuthorization': {'access_token': 't', 'token_type': 'Bearer', 'expires_in': '300', 'scope': 's', 'subject': 'c'}, 'context': { | fhirAuthorization.expires_in",
                "encounterId is no text | 'encounterId': '89284' | 'encounterId': 89284 | context.encounterId",
                "order of an earlier FHIR | 'resourceType': 'MedicationRequest' | 'resourceType': 'MedicationOrder' | context.draftOrders.entry[0].resource.resourceType",
                "extension is no object | 'context': { | 'extension': 'x', 'context': { | extension",
                "prefetch is no resource | 'conditions': { | 'conditions': 'x', 'c': { | prefetch.conditions",
                "prefetch is a list | 'conditions': { | 'conditions': [], 'c': { | prefetch.conditions",
                "other patient's draft | Patient/1288992'}, 'authoredOn | Patient/2'}, 'authoredOn | context.draftOrders.entry[0].resource.subject",
            })
    void whatIsMalformedIsRefusedWithItsField(String what, String before, String after, String field) {
        String good = sign(bundle(medication("103", IBUPROFEN)), bundle());
        String bad = good.replaceFirst(
                java.util.regex.Pattern.quote(before),
                java.util.regex.Matcher.quoteReplacement(after == null ? "" : after));
        assertThat(bad).isNotEqualTo(good);

        assertThatThrownBy(() -> cards(Service.ORDER_SIGN, bad)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.status()).isEqualTo(HttpStatus.BAD_REQUEST);
            assertThat(JSON.valueToTree(refusal.outcome("en"))
                            .path("issue")
                            .get(0)
                            .path("expression")
                            .get(0)
                            .asString())
                    .startsWith(field);
        });
    }

    @Test
    void prefetchOfAnotherPatientIsRefused() {
        String other = medication("7", WARFARIN).replace("Patient/1288992", "Patient/2");

        assertThatThrownBy(() -> cards(Service.ORDER_SIGN, sign(bundle(medication("103", IBUPROFEN)), bundle(other))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("speaks of Patient/2");
    }

    @Test
    void whatCannotBeReadOrHadIsAFailedPrecondition() {
        String broken = sign(bundle(medication("103", IBUPROFEN)), bundle(medication("7", WARFARIN)))
                .replace("'authoredOn': '2026-01-01'", "'authoredOn': '2026-13-41'");
        assertThatThrownBy(() -> cards(Service.ORDER_SIGN, broken.replaceFirst("2026-13-41", "2026-01-01")))
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.status()).isEqualTo(HttpStatus.PRECONDITION_FAILED));

        Hooks hooks = HooksHarness.hooks(TestGraph.empty());
        String missing =
                sign(bundle(medication("103", IBUPROFEN)), bundle()).replace("'allergies': " + bundle() + ",", "");
        assertThatThrownBy(() -> hooks.cards(request(Service.ORDER_SIGN, missing), CLINICIAN, "en", ""))
                .isInstanceOfSatisfying(Refusal.class, r -> {
                    assertThat(r.status()).isEqualTo(HttpStatus.PRECONDITION_FAILED);
                    assertThat(r).hasMessageContaining("lacks allergies");
                });
    }

    @Test
    void whatIsNotPrefetchedIsReadFromTheGraph() {
        Graph graph = TestGraph.empty();
        PatientScenario known = PatientScenario.patient("1288992")
                .sex("male")
                .born("1955-12-23")
                .diagnosed("c", "SNOMEDCT:88805009", "2020-01-01")
                .measured("k", "LOINC:2823-3", "2026-05-20", 6.7, "mmol/L");
        new FactWriter(graph, Clock.systemUTC()).write(known.batch(), "run-1");
        Hooks hooks = HooksHarness.hooks(graph);
        String view = """
                {'hook': 'patient-view', 'hookInstance': 'd1577c69-dfbe-44ad-ba6d-3e05e953b2ea',
                 'context': {'userId': 'Practitioner/example', 'patientId': '1288992'}}
                """;
        assertThat(topics(hooks, Service.PATIENT_VIEW, view)).contains("lab-values", "prevention");

        String signing =
                sign(bundle(medication("103", IBUPROFEN)), bundle()).replaceFirst("'conditions': .*?\\]}, ", "");
        assertThat(topics(hooks, Service.ORDER_SIGN, signing)).containsExactly("drug-condition");
    }

    @Test
    void nullUnderAKeySaysThatThereIsNothing() {
        String nothing = sign(bundle(medication("103", IBUPROFEN)), "null")
                .replace("'allergies': " + bundle(), "'allergies': null");

        assertThat(cards(Service.ORDER_SIGN, nothing)).as("no graph is asked").isEmpty();
    }

    @Test
    void anErrorUnderAKeyIsNoData() {
        String outcome = "{'resourceType': 'OperationOutcome', 'issue': [{'severity': '%s', 'code': 'exception'}]}";
        Hooks hooks = HooksHarness.hooks(TestGraph.empty());
        for (String failed : List.of(outcome.formatted("error"), bundle(outcome.formatted("fatal")))) {
            String body = sign(bundle(medication("103", IBUPROFEN)), failed);
            assertThatThrownBy(() -> hooks.cards(request(Service.ORDER_SIGN, body), CLINICIAN, "en", ""))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("lacks medications");
        }
        String warned = bundle(medication("7", WARFARIN), outcome.formatted("warning"));
        assertThat(cards(Service.ORDER_SIGN, sign(bundle(medication("103", IBUPROFEN)), warned)))
                .hasSize(1);
    }

    @Test
    void theCardsIdTellsItsGuideline() {
        JsonNode card = cards(
                        Service.ORDER_SIGN,
                        sign(bundle(medication("103", IBUPROFEN)), bundle(medication("7", WARFARIN))))
                .get(0);
        String id = card.path("uuid").asString();

        assertThat(java.util.UUID.fromString(id).version()).isEqualTo(8);
        assertThat(java.util.UUID.fromString(id).variant()).isEqualTo(2);
        assertThat(CardIds.guideline(id, GUIDELINES)).contains("drug-drug");
        assertThat(CardIds.guideline("4e0a3a1e-3283-4575-ab82-028d55fe2719", GUIDELINES))
                .isEmpty();
        assertThat(HooksHarness.GUIDANCE.guidelines().stream()
                        .map(g -> CardIds.of(g.id(), "").toString().substring(0, 8)))
                .as("no two guidelines are mistaken for each other")
                .doesNotHaveDuplicates();
    }

    private static List<String> topics(Hooks hooks, Service service, String body) {
        return JSON.valueToTree(hooks.cards(request(service, body), CLINICIAN, "en", ""))
                .path("cards")
                .valueStream()
                .map(card -> card.path("source").path("topic").path("code").asString())
                .toList();
    }

    @Provide
    Arbitrary<List<String>> drugs() {
        return Arbitraries.of(
                        "855332", "206905", "849574", "243670", "314076", "979492", "312961", "897685", "197604",
                        "860975", "562508", "245134", "835603", "617993", "866412", "200033")
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    @Property(tries = 60)
    void theSameRequestGivesTheSameCardsByteForByte(
            @ForAll("drugs") List<String> taken, @ForAll("drugs") List<String> ordered) {
        String body = sign(bundle(resources(ordered, "d")), bundle(resources(taken, "t")));
        byte[] first =
                JSON.writeValueAsBytes(HOOKS.cards(request(Service.ORDER_SIGN, body), CLINICIAN, "en", "http://x"));
        String again = body.replace("d1577c69-dfbe-44ad-ba6d-3e05e953b2ea", "00000000-0000-4000-8000-000000000000");
        byte[] second = JSON.writeValueAsBytes(
                Fresh.HOOKS.cards(request(Service.ORDER_SIGN, again), CLINICIAN, "en", "http://x"));

        assertThat(new String(second, UTF_8)).isEqualTo(new String(first, UTF_8));
        assertThat(JSON.readTree(first).path("cards"))
                .allSatisfy(card -> assertThat(card.path("summary").asString()).hasSizeLessThan(140));
        assertThat(JSON.readTree(first)
                        .path("cards")
                        .valueStream()
                        .map(c -> c.path("uuid").asString()))
                .doesNotHaveDuplicates();
    }

    private static final class Fresh {
        static final Hooks HOOKS = HooksHarness.hooks(new NoGraph());
    }

    private static String[] resources(List<String> drugs, String prefix) {
        String[] resources = new String[drugs.size()];
        for (int i = 0; i < resources.length; i++) {
            resources[i] = medication(prefix + i, drugs.get(i));
        }
        return resources;
    }

    @Test
    void feedbackIsCheckedWhole() {
        String good = """
                {'feedback': [{'card': '4e0a3a1e-3283-4575-ab82-028d55fe2719', 'outcome': 'accepted',
                  'acceptedSuggestions': [{'id': 'e56e1945-20b3-4393-8503-a1a20fd73152'}], 'outcomeTimestamp': '2021-12-11T10:05:31Z'},
                 {'card': '9368d37b-283f-44a0-93ea-547cebab93ed', 'outcome': 'overridden', 'outcomeTimestamp': '2020-12-11T00:00:00Z',
                  'overrideReason': {'reason': {'code': 'd7ecf885', 'system': 'https://example.com/x'}, 'userComment': 'no'}}]}
                """;
        var read = FeedbackRequest.read(
                Service.ORDER_SIGN, json(good), GUIDELINES, "clinician", HooksHarness.CLOCK.instant());

        assertThat(read).hasSize(2);
        assertThat(read.get(1).reason()).isEqualTo("https://example.com/x|d7ecf885");
        assertThat(FeedbackRequest.read(
                        Service.ORDER_SIGN, json(good), GUIDELINES, "clinician", HooksHarness.CLOCK.instant()))
                .isEqualTo(read);
        for (String bad : List.of(
                good.replace("'outcome': 'accepted'", "'outcome': 'ignored'"),
                good.replace("'acceptedSuggestions'", "'suggestions'"),
                good.replace("2020-12-11T00:00:00Z", "yesterday"),
                good.replace("'code': 'd7ecf885', ", ""),
                good.replace(", 'system': 'https://example.com/x'", ""),
                good.replaceFirst("\\{'reason': \\{.*?\\}, 'userComment': 'no'\\}", "{}"),
                good.replace("'feedback'", "'feedbacks'"))) {
            assertThatThrownBy(() -> FeedbackRequest.read(
                            Service.ORDER_SIGN, json(bad), GUIDELINES, "clinician", HooksHarness.CLOCK.instant()))
                    .isInstanceOf(Refusal.class)
                    .hasMessageStartingWith("feedback");
        }
    }
}
