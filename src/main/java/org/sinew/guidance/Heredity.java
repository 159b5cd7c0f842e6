package org.sinew.guidance;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sinew.patient.Coding;
import org.sinew.patient.Concept;
import org.sinew.patient.Fact;
import org.sinew.term.TermId;

/** What the chart tells of inherited risk. */
final class Heredity {

    /** HL7 v3 RoleCode: parents, siblings and children. */
    private static final Set<String> FIRST_DEGREE = Set.of(
            "PRN", "FTH", "MTH", "NPRN", "NFTH", "NMTH", "SIB", "BRO", "SIS", "NSIB", "NBRO", "NSIS", "TWIN", "TWINBRO",
            "TWINSIS", "CHILD", "SON", "DAU", "NCHILD", "DAUC", "SONC");

    private Heredity() {}

    /** A first-degree relative who has or had any of the diseases. */
    static Optional<Evidence> relative(Consultation c, List<TermId> diseases) {
        for (Fact.FamilyHistory history : c.chart().familyHistories()) {
            Optional<Concept> disease = isFirstDegree(history.relationship())
                    ? history.conditions().stream()
                            .filter(d ->
                                    c.background().firstThatCounts(d, diseases).isPresent())
                            .findFirst()
                    : Optional.empty();
            if (disease.isPresent()) {
                return Optional.of(Consultation.evidence(
                        history,
                        c.background().name(history.relationship(), c.language()) + ": "
                                + c.background().name(disease.get(), c.language())));
            }
        }
        return Optional.empty();
    }

    private static boolean isFirstDegree(Concept relationship) {
        return relationship.codings().stream()
                .anyMatch(coding -> FIRST_DEGREE.contains(coding.id().local()));
    }

    /** A variant that is called pathogenic or likely so, and may be inherited. */
    static Optional<Evidence> variant(Consultation c, List<String> genes) {
        for (Fact.VariantCall call : c.chart().variantCalls()) {
            Coding gene = call.gene();
            String symbol = gene == null ? null : gene.display();
            if (symbol != null && genes.contains(symbol) && call.isPathogenic() && !call.isSomatic()) {
                String change = call.hgvsCoding() == null ? call.variant().local() : call.hgvsCoding();
                return Optional.of(Consultation.evidence(call, symbol + " " + change + ", " + call.significance()));
            }
        }
        return Optional.empty();
    }
}
