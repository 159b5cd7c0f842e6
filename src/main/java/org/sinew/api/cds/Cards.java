package org.sinew.api.cds;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sinew.guidance.Advice;
import org.sinew.guidance.Citation;
import org.sinew.guidance.Proposal;
import org.sinew.patient.Coding;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Advice as cards (CDS Hooks 2.0, card attributes). Ids are digests: the same advice is the same card, byte for byte. */
final class Cards {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String TOPICS = "https://sinew.org/cds/guideline";
    private static final String REASONS = "https://sinew.org/cds/override-reason";
    private static final Map<String, String> SYSTEMS = Map.of(
            "LOINC", "http://loinc.org",
            "SNOMEDCT", "http://snomed.info/sct",
            "CPT", "http://www.ama-assn.org/go/cpt",
            "HCPCS", "http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets",
            "CVX", "http://hl7.org/fhir/sid/cvx",
            "RXNORM", "http://www.nlm.nih.gov/research/umls/rxnorm",
            "MAXO", "http://purl.obolibrary.org/obo/maxo.owl");

    private final HookRequest request;
    private final EvidenceLink link;
    private final String language;

    /** @param language BCP 47 tag of what cards say beside their advice */
    Cards(HookRequest request, EvidenceLink link, String language) {
        this.language = language;
        this.request = request;
        this.link = link;
    }

    Map<String, Object> of(List<Advice> advice) {
        return Map.of("cards", advice.stream().map(this::card).distinct().toList());
    }

    private Map<String, Object> card(Advice advice) {
        Map<String, Object> card = new LinkedHashMap<>();
        card.put("summary", advice.summary());
        card.put("detail", advice.detail());
        card.put("indicator", advice.urgency().name().toLowerCase(Locale.ROOT));
        card.put("source", source(advice));
        List<Map<String, Object>> suggestions =
                advice.proposals().stream().map(p -> suggestion(advice, p)).toList();
        if (!suggestions.isEmpty()) {
            card.put("suggestions", suggestions);
            card.put("selectionBehavior", request.service().isForOrders() ? "at-most-one" : "any");
        }
        if (!advice.reasons().isEmpty()) {
            card.put(
                    "overrideReasons",
                    advice.reasons().stream().map(this::reason).toList());
        }
        card.put("links", List.of(link.of(advice)));
        card.put("uuid", id(advice, card));
        return card;
    }

    private static Map<String, Object> source(Advice advice) {
        Citation citation = advice.source();
        Map<String, Object> source = new LinkedHashMap<>();
        source.put("label", citation.label());
        if (citation.url() != null) {
            source.put("url", citation.url());
        }
        source.put("topic", coding(TOPICS, advice.guideline(), advice.title()));
        return source;
    }

    private static Map<String, Object> coding(String system, String code, String display) {
        Map<String, Object> coding = coded(system, code);
        coding.put("display", display);
        return coding;
    }

    /** Without a display, which has to be the code system's own words. */
    private static Map<String, Object> coded(String system, String code) {
        Map<String, Object> coding = new LinkedHashMap<>();
        coding.put("system", system);
        coding.put("code", code);
        return coding;
    }

    private Map<String, Object> reason(Advice.Reason reason) {
        return coding(REASONS, reason.code(), reason.wording(language));
    }

    private Map<String, Object> suggestion(Advice advice, Proposal proposal) {
        Map<String, Object> suggestion = new LinkedHashMap<>();
        suggestion.put("label", proposal.label());
        suggestion.put("actions", List.of(action(proposal)));
        suggestion.put("uuid", id(advice, suggestion));
        return suggestion;
    }

    private Map<String, Object> action(Proposal proposal) {
        Map<String, Object> action = new LinkedHashMap<>();
        switch (proposal) {
            case Proposal.Withdraw withdraw -> {
                action.put("type", "delete");
                action.put("description", withdraw.label());
                action.put("resourceId", withdraw.reference());
            }
            case Proposal.Annotate annotate -> {
                action.put("type", "update");
                action.put("description", annotate.label());
                action.put("resource", annotated(annotate));
            }
            case Proposal.Request asked -> {
                action.put("type", "create");
                action.put("description", asked.label());
                action.put("resource", serviceRequest(asked.code()));
            }
        }
        return action;
    }

    private JsonNode annotated(Proposal.Annotate annotate) {
        JsonNode draft = request.drafts().stream()
                .filter(resource -> HookRequest.reference(resource).equals(annotate.reference()))
                .findFirst()
                .orElseThrow();
        ObjectNode copy = (ObjectNode) draft.deepCopy();
        copy.withArray("note").addObject().put("text", annotate.note());
        return copy;
    }

    private Map<String, Object> serviceRequest(Coding code) {
        String prefix = code.id().prefix();
        Map<String, Object> concept = new LinkedHashMap<>();
        concept.put(
                "coding",
                List.of(coded(
                        SYSTEMS.getOrDefault(prefix, "urn:" + prefix), code.id().local())));
        concept.put("text", String.valueOf(code.display()));
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("resourceType", "ServiceRequest");
        resource.put("status", "draft");
        resource.put("intent", "proposal");
        resource.put("code", concept);
        resource.put("subject", Map.of("reference", "Patient/" + request.patientId()));
        return resource;
    }

    /** Of the service, the patient and all that is said so far. */
    private String id(Advice advice, Map<String, Object> said) {
        List<Object> identity = List.of(request.service().id(), request.patientId(), said);
        return CardIds.of(advice.guideline(), JSON.writeValueAsString(identity)).toString();
    }
}
