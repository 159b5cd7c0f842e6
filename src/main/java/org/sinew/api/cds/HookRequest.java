package org.sinew.api.cds;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A call of a service as CDS Hooks 2.0 describes it, checked.
 *
 * @param selections references of the orders that advice is wanted about
 * @param drafts the drafted orders' resources
 * @param medications what a draft's {@code medicationReference} may name, by reference and by full URL
 * @param server where the client lets more be fetched, if it does
 */
record HookRequest(
        Service service,
        String patientId,
        List<String> selections,
        List<JsonNode> drafts,
        Map<String, JsonNode> medications,
        @Nullable JsonNode prefetch,
        @Nullable FhirServer server) {

    private static final Pattern UUID = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Orders of DSTU2 and STU3 that R4 has no more. */
    private static final Set<String> EARLIER =
            Set.of("MedicationOrder", "DiagnosticOrder", "DeviceUseRequest", "ProcedureRequest", "ReferralRequest");

    /**
     * @param base of the client's FHIR server, without a slash at the end
     * @param token to present to it
     */
    record FhirServer(URI base, String token) {

        @Override
        public String toString() {
            return base.toString();
        }
    }

    /** @throws Refusal naming the field that is absent or wrong */
    static HookRequest of(Service service, JsonNode body) {
        if (!body.isObject()) {
            throw Refusal.malformed("body", "no-json-object");
        }
        String hook = text(body, "hook", "hook");
        if (!hook.equals(service.hook())) {
            throw Refusal.malformed("hook", "other-hook", hook, service.hook());
        }
        uuid(text(body, "hookInstance", "hookInstance"));
        if (body.has("extension")) {
            object(body, "extension", "extension");
        }
        FhirServer server = server(body);
        JsonNode context = object(body, "context", "context");
        String userId = text(context, "userId", "context.userId");
        if (!userId.matches("[A-Z]\\w+/.+")) {
            throw Refusal.malformed("context.userId", "no-type-id", userId);
        }
        String patientId = text(context, "patientId", "context.patientId");
        if (context.has("encounterId")) {
            text(context, "encounterId", "context.encounterId");
        }
        List<JsonNode> drafts = service.isForOrders() ? drafts(context) : List.of();
        return new HookRequest(
                service,
                patientId,
                selections(service, context, drafts),
                drafts,
                medications(context.path("draftOrders"), body.path("prefetch").path(Service.Need.MEDICATIONS.key())),
                prefetch(body.get("prefetch")),
                server);
    }

    private static @Nullable FhirServer server(JsonNode body) {
        URI base = body.has("fhirServer") ? url(text(body, "fhirServer", "fhirServer"), "fhirServer") : null;
        if (!body.has("fhirAuthorization")) {
            return null;
        }
        if (base == null) {
            throw Refusal.malformed("fhirServer", "server-required");
        }
        JsonNode authorization = object(body, "fhirAuthorization", "fhirAuthorization");
        String token = text(authorization, "access_token", "fhirAuthorization.access_token");
        if (!"Bearer".equals(text(authorization, "token_type", "fhirAuthorization.token_type"))) {
            throw Refusal.malformed("fhirAuthorization.token_type", "no-bearer");
        }
        if (!authorization.path("expires_in").isIntegralNumber()) {
            throw Refusal.malformed("fhirAuthorization.expires_in", "no-seconds");
        }
        text(authorization, "scope", "fhirAuthorization.scope");
        text(authorization, "subject", "fhirAuthorization.subject");
        return new FhirServer(base, token);
    }

    private static URI url(String text, String field) {
        try {
            URI url = new URI(text.replaceFirst("/+$", ""));
            if (url.getHost() != null && List.of("http", "https").contains(String.valueOf(url.getScheme()))) {
                return url;
            }
        } catch (URISyntaxException e) {
            // said below
        }
        throw Refusal.malformed(field, "no-url", text);
    }

    private static @Nullable JsonNode prefetch(@Nullable JsonNode prefetch) {
        if (prefetch != null && !prefetch.isNull() && !prefetch.isObject()) {
            throw Refusal.malformed("prefetch", "no-object");
        }
        if (prefetch != null) {
            for (Map.Entry<String, JsonNode> value : prefetch.properties()) {
                if (!value.getValue().isNull()
                        && !value.getValue().path("resourceType").isString()) {
                    throw Refusal.malformed("prefetch." + value.getKey(), "no-resource");
                }
            }
        }
        return prefetch == null || prefetch.isNull() || prefetch.isEmpty() ? null : prefetch;
    }

    private static List<JsonNode> drafts(JsonNode context) {
        JsonNode bundle = object(context, "draftOrders", "context.draftOrders");
        if (!"Bundle".equals(bundle.path("resourceType").asString(""))) {
            throw Refusal.malformed("context.draftOrders", "no-bundle");
        }
        JsonNode entries = bundle.path("entry");
        if (!entries.isMissingNode() && !entries.isArray()) {
            throw Refusal.malformed("context.draftOrders.entry", "no-list");
        }
        List<JsonNode> drafts = new ArrayList<>();
        Set<String> references = new HashSet<>();
        for (JsonNode entry : entries) {
            String field = "context.draftOrders.entry[" + drafts.size() + "].resource";
            JsonNode resource = object(entry, "resource", field);
            String type = text(resource, "resourceType", field + ".resourceType");
            if (EARLIER.contains(type)) {
                throw Refusal.malformed(field + ".resourceType", "earlier", type);
            }
            text(resource, "id", field + ".id");
            if (!references.add(reference(resource))) {
                throw Refusal.malformed(field + ".id", "repeated", reference(resource));
            }
            drafts.add(resource);
        }
        return drafts;
    }

    private static boolean isMedication(JsonNode resource) {
        return "Medication".equals(resource.path("resourceType").asString(""));
    }

    /** Asks that something is not done: no order for it. */
    static boolean isProhibition(JsonNode request) {
        return request.path("doNotPerform").asBoolean(false);
    }

    /** By reference, and by full URL where there is one. */
    static Map<String, JsonNode> medications(JsonNode... bundles) {
        Map<String, JsonNode> medications = new HashMap<>();
        for (JsonNode bundle : bundles) {
            for (JsonNode entry : bundle.path("entry")) {
                JsonNode resource = entry.path("resource");
                if (isMedication(resource)) {
                    medications.put(reference(resource), resource);
                    entry.path("fullUrl").asStringOpt().ifPresent(url -> medications.put(url, resource));
                }
            }
        }
        return medications;
    }

    private static List<String> selections(Service service, JsonNode context, List<JsonNode> drafts) {
        List<String> drafted = drafts.stream().map(HookRequest::reference).toList();
        if (service != Service.ORDER_SELECT) {
            return drafted;
        }
        JsonNode selections = context.path("selections");
        if (!selections.isArray()) {
            throw Refusal.malformed("context.selections", selections.isMissingNode() ? "absent" : "no-list");
        }
        List<String> selected = new ArrayList<>();
        for (JsonNode selection : selections) {
            String field = "context.selections[" + selected.size() + "]";
            String text = selection.isString() ? selection.asString() : "";
            // An id alone is what early clients sent.
            String found = drafted.stream()
                    .filter(draft -> draft.equals(text) || draft.endsWith("/" + text))
                    .findFirst()
                    .orElseThrow(() -> Refusal.malformed(field, "no-draft", text));
            selected.add(found);
        }
        return selected;
    }

    static String reference(JsonNode resource) {
        return resource.path("resourceType").asString() + "/"
                + resource.path("id").asString();
    }

    private static void uuid(String text) {
        if (!UUID.matcher(text).matches()) {
            throw Refusal.malformed("hookInstance", "no-uuid", text);
        }
    }

    private static JsonNode object(JsonNode parent, String name, String field) {
        JsonNode child = parent.path(name);
        if (!child.isObject()) {
            throw Refusal.malformed(field, child.isMissingNode() ? "absent" : "no-object");
        }
        return child;
    }

    static String text(JsonNode parent, String name, String field) {
        JsonNode child = parent.path(name);
        if (!child.isString() || child.asString().isBlank()) {
            throw Refusal.malformed(field, child.isMissingNode() ? "absent" : "no-text");
        }
        return child.asString();
    }

    /** What came under a prefetch key. */
    Prefetched prefetched(Service.Need need) {
        JsonNode value = prefetch == null ? null : prefetch.get(need.key());
        return value == null ? Prefetched.ABSENT : Prefetched.of(value);
    }

    /**
     * The value of a prefetch key.
     *
     * @param isThere whether the client could fetch it; with {@code null} it says that there is nothing
     * @param resources what it fetched: one resource, or a Bundle
     * @param next address of the next page, where it gave only one
     */
    record Prefetched(
            boolean isThere,
            List<JsonNode> resources,
            @Nullable String next) {

        static final Prefetched ABSENT = new Prefetched(false, List.of(), null);

        static Prefetched of(JsonNode value) {
            if (value.isNull()) {
                return new Prefetched(true, List.of(), null);
            }
            return hasFailed(value) ? ABSENT : new Prefetched(true, List.of(value), next(value));
        }

        boolean isWhole() {
            return isThere && next == null;
        }

        private static boolean hasFailed(JsonNode value) {
            return isFailure(value)
                    || value.path("entry")
                            .valueStream()
                            .map(e -> e.path("resource"))
                            .anyMatch(Prefetched::isFailure);
        }

        /** A search may come with an outcome that only informs or warns. */
        private static boolean isFailure(JsonNode resource) {
            return "OperationOutcome".equals(resource.path("resourceType").asString(""))
                    && resource.path("issue")
                            .valueStream()
                            .anyMatch(issue -> List.of("fatal", "error")
                                    .contains(issue.path("severity").asString("error")));
        }

        private static @Nullable String next(JsonNode value) {
            return value.path("link")
                    .valueStream()
                    .filter(link -> "next".equals(link.path("relation").asString("")))
                    .map(link -> link.path("url").asString(""))
                    .findFirst()
                    .orElse(null);
        }
    }
}
