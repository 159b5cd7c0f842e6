package org.sinew.api.cds;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sinew.guidance.Order;
import org.sinew.patient.Concept;
import org.sinew.patient.Fact;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Drafted orders: drugs and tests; nutrition, devices and lenses are not judged. */
final class Orders {

    private static final Set<String> JUDGED = Set.of("MedicationRequest", "ServiceRequest");

    private final FhirResources resources;

    Orders(FhirResources resources) {
        this.resources = resources;
    }

    /** @throws Refusal for a draft of another patient, or one that cannot be read */
    List<Order> of(HookRequest request, CallData data) {
        List<Order> orders = new ArrayList<>();
        for (int i = 0; i < request.drafts().size(); i++) {
            JsonNode draft = request.drafts().get(i);
            if (JUDGED.contains(draft.path("resourceType").asString()) && !HookRequest.isProhibition(draft)) {
                orders.add(order(request, data, draft, "context.draftOrders.entry[" + i + "].resource"));
            }
        }
        return orders;
    }

    private Order order(HookRequest request, CallData data, JsonNode draft, String field) {
        boolean isDrug = "MedicationRequest".equals(draft.path("resourceType").asString());
        String subject = draft.path("subject").path("reference").asString("Patient/" + request.patientId());
        if (!subject.equals("Patient/" + request.patientId()) && !subject.endsWith("/Patient/" + request.patientId())) {
            throw Refusal.malformed(field + ".subject", "other-subject", subject, request.patientId());
        }
        FhirResources.Read read = resources.read(List.of(readable(request, data, draft, isDrug)));
        if (!read.rejections().isEmpty()) {
            throw Refusal.malformed(
                    field, "unreadable", read.rejections().getFirst().said());
        }
        Concept concept = read.facts().stream()
                .map((Fact fact) -> fact.header().concept())
                .findFirst()
                .orElse(Concept.NONE);
        if (concept.isEmpty() && draft.has("medicationReference")) {
            throw Refusal.unready(field + ".medicationReference", "no-medication", data.unread(draft));
        }
        if (concept.isEmpty()) {
            throw Refusal.malformed(field + (isDrug ? ".medication[x]" : ".code"), "no-code");
        }
        String reference = HookRequest.reference(draft);
        return new Order(
                reference,
                isDrug ? Order.Kind.MEDICATION : Order.Kind.TEST,
                concept,
                request.selections().contains(reference));
    }

    /** A request for a service is no fact; the procedure that it asks for has the same code. */
    private static JsonNode readable(HookRequest request, CallData data, JsonNode draft, boolean isDrug) {
        ObjectNode copy = ((ObjectNode) draft).objectNode();
        copy.put("resourceType", isDrug ? "MedicationRequest" : "Procedure");
        copy.set("id", draft.path("id"));
        copy.put("status", isDrug ? "draft" : "preparation");
        copy.putObject("subject").put("reference", "Patient/" + request.patientId());
        for (String name : isDrug
                ? List.of("intent", "medicationCodeableConcept", "medicationReference", "contained")
                : List.of("code")) {
            if (draft.has(name)) {
                copy.set(name, draft.get(name));
            }
        }
        data.medication(draft).map(medication -> medication.get("code")).ifPresent(code -> {
            copy.set("medicationCodeableConcept", code);
            copy.remove("medicationReference");
        });
        return copy;
    }
}
