package org.sinew.guidance;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.sinew.patient.FactKey;
import org.sinew.term.TermId;

/** What advice rests on. */
public sealed interface Evidence {

    /** In words, for a person. */
    String wording();

    /**
     * A fact of the chart, or a drafted order.
     *
     * @param isMeasured whether it is a measurement, which is no node of the graph but a relationship
     */
    record Recorded(
            FactKey fact,
            @Nullable TermId term,
            String wording,
            @Nullable LocalDate on,
            boolean isDraft,
            boolean isMeasured)
            implements Evidence {}

    /** An edge of the knowledge graph, with the release that says so. */
    record Known(KnowledgeEdge edge, String wording) implements Evidence {}

    /**
     * A value worked out from the chart.
     *
     * @param method the equation or rule, with its source
     */
    record Computed(String wording, String method) implements Evidence {}
}
