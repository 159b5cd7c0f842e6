package org.sinew.api.cds;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.sinew.access.Audience;
import org.sinew.access.AuditTrail;
import org.sinew.access.Reads;
import org.sinew.graph.Graph;
import org.sinew.guidance.Background;
import org.sinew.guidance.Guidance;
import org.sinew.guidance.StarterBackground;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The hooks on a fixed day over the starter knowledge. */
final class HooksHarness {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC);
    static final JsonMapper JSON = JsonMapper.shared();

    static final Guidance GUIDANCE = new Guidance(Guidance.shipped());

    private HooksHarness() {}

    static Hooks hooks(Graph graph) {
        return hooks(graph, new ClientFhir(List.of()));
    }

    static Hooks hooks(Graph graph, ClientFhir client) {
        FhirResources resources = new FhirResources(ZoneOffset.UTC);
        Background known = StarterBackground.get();
        Reads reads = new Reads(graph, new NoAudit());
        return new Hooks(
                () -> GUIDANCE,
                () -> known,
                client,
                new Charts(reads, resources, "test"),
                new Orders(resources),
                CLOCK);
    }

    static JsonNode json(String text) {
        return JSON.readTree(text.replace('\'', '"'));
    }

    static HookRequest request(Service service, String body) {
        return HookRequest.of(service, json(body));
    }

    static String medication(String id, String code) {
        return """
                {'resourceType': 'MedicationRequest', 'id': '%s', 'status': 'active', 'intent': 'order',
                 'subject': {'reference': 'Patient/1288992'}, 'authoredOn': '2026-01-01',
                 'medicationCodeableConcept': {'coding': [{'system': 'http://www.nlm.nih.gov/research/umls/rxnorm', 'code': '%s'}]}}
                """.formatted(id, code);
    }

    static String bundle(String... resources) {
        return "{'resourceType': 'Bundle', 'type': 'searchset', 'entry': ["
                + String.join(
                        ",",
                        List.of(resources).stream()
                                .map(r -> "{'resource': " + r + "}")
                                .toList())
                + "]}";
    }

    /** These tests are not about the audit. */
    private static final class NoAudit implements AuditTrail {
        @Override
        public void record(Audience audience, String operation, int rows) {}
    }
}
