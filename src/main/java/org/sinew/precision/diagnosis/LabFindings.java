package org.sinew.precision.diagnosis;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sinew.patient.Coding;
import org.sinew.patient.Fact;
import org.sinew.patient.Value;
import org.sinew.term.Assertion;
import org.sinew.term.Assertion.Relation;
import org.sinew.term.Ontology;
import org.sinew.term.TermId;

/**
 * Which phenotype a laboratory result is: curated statements that a test indicates it when the result is high, low, positive
 * or otherwise abnormal. A low glucose is not the finding that a high one is.
 *
 * @see <a href="https://doi.org/10.1038/s41746-019-0110-4">Zhang et al. 2019, Semantic integration of clinical laboratory
 *     tests from electronic health records for deep phenotyping and biomarker discovery, npj Digit Med 2:32</a>
 */
final class LabFindings {

    private static final String HIGH = "H";
    private static final String LOW = "L";

    /** HL7's codes of interpretation by the outcomes that statements name. */
    private static final Map<String, List<String>> OUTCOMES = Map.ofEntries(
            Map.entry("H", List.of(HIGH)),
            Map.entry("HH", List.of(HIGH)),
            Map.entry("HU", List.of(HIGH)),
            Map.entry("L", List.of(LOW)),
            Map.entry("LL", List.of(LOW)),
            Map.entry("LU", List.of(LOW)),
            Map.entry("POS", List.of("POS", "A")),
            Map.entry("DET", List.of("POS", "A")),
            Map.entry("A", List.of("A", "POS")),
            Map.entry("AA", List.of("A", "POS")));

    private final Map<TermId, Map<String, Set<TermId>>> byTest = new HashMap<>();

    private LabFindings() {}

    static LabFindings of(Collection<Ontology> ontologies) {
        LabFindings found = new LabFindings();
        for (Ontology ontology : ontologies) {
            ontology.assertions().forEach(found::add);
        }
        return found;
    }

    private void add(Assertion assertion) {
        String outcomes = assertion.qualifiers().get("interpretation");
        if (assertion.relation() == Relation.INDICATES && outcomes != null && !assertion.negated()) {
            Map<String, Set<TermId>> findings = byTest.computeIfAbsent(assertion.subject(), test -> new HashMap<>());
            for (String outcome : outcomes.split(";", -1)) {
                findings.computeIfAbsent(outcome, o -> new LinkedHashSet<>()).add(assertion.object());
            }
        }
    }

    /** What the result is by any of its codes; empty for one that is normal, or of which nothing is stated. */
    Set<TermId> of(Fact.Measurement measurement) {
        List<String> outcomes = outcomes(measurement);
        Set<TermId> found = new LinkedHashSet<>();
        for (Coding coding : measurement.header().concept().codings()) {
            Map<String, Set<TermId>> findings = byTest.getOrDefault(coding.id(), Map.of());
            outcomes.stream()
                    .map(outcome -> findings.getOrDefault(outcome, Set.of()))
                    .filter(terms -> !terms.isEmpty())
                    .findFirst()
                    .ifPresent(found::addAll);
        }
        return found;
    }

    static boolean isAbnormal(Fact.Measurement measurement) {
        return !outcomes(measurement).isEmpty();
    }

    /** As the laboratory says, or else by its reference range. */
    private static List<String> outcomes(Fact.Measurement measurement) {
        if (!measurement.interpretation().isEmpty()) {
            return measurement.interpretation().stream()
                    .flatMap(code -> OUTCOMES.getOrDefault(code, List.of()).stream())
                    .distinct()
                    .toList();
        }
        Value.Range reference = measurement.reference();
        return reference != null
                        && measurement.value() instanceof Value.Quantity quantity
                        && quantity.comparator() == null
                ? outside(quantity.number(), reference.low(), reference.high())
                : List.of();
    }

    private static List<String> outside(BigDecimal number, @Nullable BigDecimal low, @Nullable BigDecimal high) {
        if (low != null && number.compareTo(low) < 0) {
            return List.of(LOW);
        }
        return high != null && number.compareTo(high) > 0 ? List.of(HIGH) : List.of();
    }
}
