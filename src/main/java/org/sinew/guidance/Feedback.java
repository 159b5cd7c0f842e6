package org.sinew.guidance;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Version;
import org.springframework.data.neo4j.core.schema.Id;
import org.springframework.data.neo4j.core.schema.Node;

/**
 * What became of one card: kept for those who maintain the guidelines, and used for nothing else.
 *
 * @param id digest of the rest, so that the same feedback sent twice is kept once
 * @param service id of the service that gave the card
 * @param guideline id of the guideline that gave it; absent if no guideline in use did
 * @param outcome {@code accepted} or {@code overridden}
 * @param suggestions ids of the accepted suggestions
 * @param reason {@code system|code} of the reason to override
 * @param at when the user acted, as the client says
 */
@Node("Feedback")
public record Feedback(
        @Id String id,
        @Version @Nullable Long version,
        String service,
        @Nullable String guideline,
        String card,
        String outcome,
        List<String> suggestions,
        @Nullable String reason,
        @Nullable String comment,
        Instant at,
        String client,
        Instant receivedAt) {}
