package org.sinew.api.fhir;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sinew.ingest.Exchange;
import org.sinew.ingest.Outcome;
import org.sinew.ingest.Rejection;

/**
 * The answer to a bundle: one entry for each entry that was sent, in its order (FHIR R4, 3.1.0.11.3). A transaction
 * that was refused is answered by an OperationOutcome instead (3.1.0.11.2).
 */
final class BundleResponse {

    private static final Pattern ENTRY = Pattern.compile("#entry\\[(\\d+)]");

    private BundleResponse() {}

    static Map<String, Object> of(Exchange exchange, Issues said) {
        Map<Integer, List<Outcome>> byEntry = new TreeMap<>();
        for (Outcome outcome : exchange.outcomes()) {
            Matcher entry = ENTRY.matcher(outcome.place());
            if (entry.find()) {
                byEntry.computeIfAbsent(Integer.valueOf(entry.group(1)), i -> new ArrayList<>())
                        .add(outcome);
            }
        }
        String type = "transaction".equals(exchange.bundle()) ? "transaction-response" : "batch-response";
        return Map.of(
                "resourceType",
                "Bundle",
                "type",
                type,
                "entry",
                byEntry.values().stream()
                        .map(outcomes -> Map.of("response", response(outcomes, said)))
                        .toList());
    }

    /** Whether it is of an entry of the bundle, not of what surrounds the entries. */
    static boolean isEntry(Outcome outcome) {
        return ENTRY.matcher(outcome.place()).find();
    }

    /** Several outcomes are those of a bundle in a bundle. */
    private static Map<String, Object> response(List<Outcome> outcomes, Issues said) {
        Outcome worst = outcomes.stream()
                .filter(o -> o.kind() == Outcome.Kind.REJECTED)
                .findFirst()
                .orElse(outcomes.getFirst());
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("status", status(worst));
        String location = location(worst);
        if (location != null) {
            response.put("location", location);
        }
        List<Map<String, Object>> issues = said.of(outcomes);
        if (!issues.isEmpty()) {
            response.put("outcome", Issues.outcome(issues));
        }
        return response;
    }

    static String status(Outcome outcome) {
        return switch (outcome.kind()) {
            case CREATED -> "201 Created";
            case UPDATED, UNCHANGED, NOT_KEPT, UNDONE -> "200 OK";
            case RETRACTED -> "204 No Content";
            case REJECTED -> {
                Rejection rejection = outcome.rejection();
                yield rejection == null ? "422 Unprocessable Content" : status(rejection);
            }
        };
    }

    static String status(Rejection rejection) {
        return switch (rejection) {
            case Rejection.Malformed _ -> "400 Bad Request";
            case Rejection.Ambiguous _ -> "412 Precondition Failed";
            case Rejection.TooLarge _ -> "413 Content Too Large";
            case Rejection.Invalid _,
                    Rejection.WrongVersion _,
                    Rejection.Unsupported _,
                    Rejection.UnknownPatient _,
                    Rejection.Unsafe _ -> "422 Unprocessable Content";
        };
    }

    /** {@code Condition/4711}, or the search that finds a record without an id; null where nothing is held. */
    static @Nullable String location(Outcome outcome) {
        return switch (outcome.kind()) {
            case CREATED, UPDATED, UNCHANGED -> {
                String record = outcome.record();
                int question = record.indexOf('?');
                yield question < 0
                        ? record
                        : record.substring(0, question) + "?identifier="
                                + URLEncoder.encode(record.substring(question + 1), StandardCharsets.UTF_8);
            }
            case RETRACTED, NOT_KEPT, REJECTED, UNDONE -> null;
        };
    }
}
