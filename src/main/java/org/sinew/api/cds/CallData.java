package org.sinew.api.cds;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sinew.api.cds.ClientFhir.Answer;
import org.sinew.api.cds.HookRequest.Prefetched;
import org.sinew.api.cds.Service.Need;
import org.sinew.term.Sentence;
import tools.jackson.databind.JsonNode;

/**
 * The data of a call: what came with it, and of the rest what the client's own server gave. A {@code Medication} that a
 * request for a drug only refers to is read there too: without it nobody knows which drug it is.
 */
final class CallData {

    /** Of requests by which nothing is taken. */
    private static final Set<String> ENDED = Set.of("completed", "cancelled", "stopped", "entered-in-error", "draft");

    private static final Pattern LITERAL =
            Pattern.compile("(?:^|/)(Medication/[A-Za-z0-9.-]{1,64})(?:/_history/[^/]+)?$");

    private final Map<Need, List<JsonNode>> resources = new EnumMap<>(Need.class);
    private final Map<Need, Sentence> lacking = new EnumMap<>(Need.class);
    private final Map<String, JsonNode> medications;
    private final Map<String, Sentence> unread = new HashMap<>();

    private CallData(HookRequest request) {
        this.medications = new HashMap<>(request.medications());
    }

    static CallData of(HookRequest request, ClientFhir client) {
        CallData data = new CallData(request);
        data.fetch(request, client);
        data.readMedications(request, client);
        return data;
    }

    /** Each of what the service needs, as far as it was had whole. */
    Map<Need, List<JsonNode>> resources() {
        return resources;
    }

    /** Why the rest was not had. */
    Map<Need, Sentence> lacking() {
        return lacking;
    }

    private void fetch(HookRequest request, ClientFhir client) {
        List<Need> missing = new ArrayList<>();
        for (Need need : request.service().needs()) {
            Prefetched prefetched = request.prefetched(need);
            boolean isUsable = need != Need.PATIENT || !prefetched.resources().isEmpty();
            if (prefetched.isWhole() && isUsable) {
                resources.put(need, prefetched.resources());
            } else {
                missing.add(need);
            }
        }
        client.fetch(request, missing).forEach((need, answer) -> {
            switch (answer) {
                case Answer.Had(var found) -> resources.put(need, found);
                case Answer.Lacking(var why) -> lacking.put(need, why);
            }
        });
    }

    private void readMedications(HookRequest request, ClientFhir client) {
        List<JsonNode> fetched = resources.getOrDefault(Need.MEDICATIONS, List.of());
        medications.putAll(HookRequest.medications(fetched.toArray(JsonNode[]::new)));
        List<JsonNode> requests = requests(fetched);
        Set<String> unknown = new LinkedHashSet<>();
        Stream.concat(requests.stream(), request.drafts().stream())
                .filter(order -> isByReference(order) && medication(order).isEmpty())
                .map(CallData::literal)
                .filter(reference -> !reference.isEmpty())
                .forEach(unknown::add);
        List<JsonNode> read = new ArrayList<>();
        client.read(request, unknown).forEach((reference, answer) -> {
            switch (answer) {
                case Answer.Had(var found) -> {
                    medications.put(reference, found.getFirst());
                    read.addAll(found);
                }
                case Answer.Lacking(var why) -> unread.put(reference, why);
            }
        });
        if (resources.containsKey(Need.MEDICATIONS)) {
            resources.put(
                    Need.MEDICATIONS,
                    Stream.concat(fetched.stream(), read.stream()).toList());
            requests.stream()
                    .filter(order -> isTaken(order) && isByReference(order) && !isNamed(order))
                    .filter(order -> medication(order).isEmpty())
                    .findFirst()
                    .ifPresent(order -> {
                        resources.remove(Need.MEDICATIONS);
                        lacking.put(Need.MEDICATIONS, unread(order));
                    });
        }
    }

    private static List<JsonNode> requests(List<JsonNode> values) {
        return values.stream()
                .flatMap(value -> value.has("entry")
                        ? value.path("entry").valueStream().map(entry -> entry.path("resource"))
                        : Stream.of(value))
                .filter(resource ->
                        "MedicationRequest".equals(resource.path("resourceType").asString("")))
                .toList();
    }

    private static boolean isByReference(JsonNode order) {
        return order.has("medicationReference")
                && !order.has("medicationCodeableConcept")
                && !HookRequest.isProhibition(order);
    }

    private static boolean isTaken(JsonNode order) {
        return !ENDED.contains(order.path("status").asString(""));
    }

    /** A reference with the drug's name can be read by it. */
    private static boolean isNamed(JsonNode order) {
        return !order.path("medicationReference").path("display").asString("").isBlank();
    }

    /** {@code Medication/id} of what the order refers to; empty where it does so in another way. */
    private static String literal(JsonNode order) {
        Matcher literal = LITERAL.matcher(reference(order));
        return literal.find() ? literal.group(1) : "";
    }

    private static String reference(JsonNode order) {
        return order.path("medicationReference").path("reference").asString("");
    }

    /** What the order refers to, if it came; relative references and those to any server name the same. */
    Optional<JsonNode> medication(JsonNode order) {
        JsonNode found = medications.get(reference(order));
        return Optional.ofNullable(found == null ? medications.get(literal(order)) : found)
                .or(() -> Optional.ofNullable(contained(order)));
    }

    private static @Nullable JsonNode contained(JsonNode order) {
        String reference = reference(order);
        return order.path("contained")
                .valueStream()
                .filter(resource -> reference.equals("#" + resource.path("id").asString("")))
                .findFirst()
                .orElse(null);
    }

    /** Why it is not known what the order refers to. */
    Sentence unread(JsonNode order) {
        String reference = literal(order);
        Sentence why = unread.get(reference);
        return why == null
                ? Sentence.of("cds", "lacking.logical")
                : Sentence.of("cds", "lacking.medication", reference, why);
    }
}
