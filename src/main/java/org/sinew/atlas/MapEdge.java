package org.sinew.atlas;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinew.term.TermId;

/**
 * What joins two terms.
 *
 * @param rank position in the whole map, from 1
 * @param relation of curated knowledge; {@link #OCCURS_WITH} where only patients join the two
 * @param knowledgeScore 0 to 1, see {@link Scores}
 * @param patientsScore 0 to 1
 * @param score both combined
 * @param reason why it has this score, in a sentence
 * @param negated the sources say that it does not hold
 * @param evidence nothing where too few patients have both, or it is withheld
 */
public record MapEdge(
        int rank,
        TermId from,
        TermId to,
        String relation,
        MapOrigin origin,
        double knowledgeScore,
        double patientsScore,
        double score,
        String reason,
        boolean negated,
        List<KnowledgeEvidence> knowledge,
        @Nullable PatientEvidence evidence) {

    /** Only patients join the two. */
    public static final String OCCURS_WITH = "OCCURS_WITH";

    /** A variant on record in a gene of the disease. */
    public static final String HAS_VARIANT = "HAS_VARIANT";

    /** Diseases with phenotypes in common. */
    public static final String SIMILAR_TO = "SIMILAR_TO";

    MapEdge at(int place) {
        return new MapEdge(
                place,
                from,
                to,
                relation,
                origin,
                knowledgeScore,
                patientsScore,
                score,
                reason,
                negated,
                knowledge,
                evidence);
    }

    public String cursor() {
        return Integer.toString(rank);
    }
}
