package org.sinew.api.cds;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sinew.guidance.Feedback;
import tools.jackson.databind.JsonNode;

/** What a client reports of the cards it was given (CDS Hooks 2.0, feedback). */
final class FeedbackRequest {

    private FeedbackRequest() {}

    /** @throws Refusal naming the field that is absent or wrong; then none of it is kept */
    static List<Feedback> read(
            Service service, JsonNode body, Collection<String> guidelines, String client, Instant now) {
        JsonNode list = body.path("feedback");
        if (!list.isArray()) {
            throw Refusal.malformed("feedback", list.isMissingNode() ? "absent" : "no-list");
        }
        List<Feedback> all = new ArrayList<>();
        for (JsonNode one : list) {
            all.add(feedback(service, one, "feedback[" + all.size() + "]", guidelines, client, now));
        }
        return all;
    }

    private static Feedback feedback(
            Service service, JsonNode one, String field, Collection<String> guidelines, String client, Instant now) {
        String card = HookRequest.text(one, "card", field + ".card");
        String outcome = HookRequest.text(one, "outcome", field + ".outcome");
        List<String> suggestions = new ArrayList<>();
        for (JsonNode accepted : one.path("acceptedSuggestions")) {
            suggestions.add(
                    HookRequest.text(accepted, "id", field + ".acceptedSuggestions[" + suggestions.size() + "].id"));
        }
        switch (outcome) {
            case "accepted" -> {
                if (suggestions.isEmpty()) {
                    throw Refusal.malformed(field + ".acceptedSuggestions", "no-suggestion");
                }
            }
            case "overridden" -> {}
            default -> throw Refusal.malformed(field + ".outcome", "no-outcome", outcome);
        }
        JsonNode why = one.path("overrideReason");
        String reason = reason(why.path("reason"), field + ".overrideReason.reason");
        String comment = why.path("userComment").asStringOpt().orElse(null);
        if (!why.isMissingNode() && reason == null && comment == null) {
            throw Refusal.malformed(field + ".overrideReason", "no-reason");
        }
        Instant at = at(HookRequest.text(one, "outcomeTimestamp", field + ".outcomeTimestamp"), field);
        String identity = String.join(
                "|",
                service.id(),
                card,
                outcome,
                suggestions.toString(),
                String.valueOf(reason),
                at.toString(),
                client);
        return new Feedback(
                UUID.nameUUIDFromBytes(identity.getBytes(UTF_8)).toString(),
                null,
                service.id(),
                CardIds.guideline(card, guidelines).orElse(null),
                card,
                outcome,
                suggestions,
                reason,
                comment,
                at,
                client,
                now);
    }

    private static @Nullable String reason(JsonNode reason, String field) {
        return reason.isMissingNode() || reason.isNull()
                ? null
                : HookRequest.text(reason, "system", field + ".system") + "|"
                        + HookRequest.text(reason, "code", field + ".code");
    }

    private static Instant at(String text, String field) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw Refusal.malformed(field + ".outcomeTimestamp", "no-time", text);
        }
    }
}
