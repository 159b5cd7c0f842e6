package org.sinew.precision.diagnosis;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sinew.cohort.Units;
import org.sinew.patient.Coding;
import org.sinew.patient.Value;
import org.sinew.precision.diagnosis.LabReading.Use;
import org.sinew.term.Assertion;
import org.sinew.term.Assertion.Relation;
import org.sinew.term.Ontology;
import org.sinew.term.TermId;
import org.sinew.term.Terminology;

/**
 * Which phenotype a laboratory result is: curated statements that a test indicates it when the result is high, low, positive
 * or otherwise abnormal. A low glucose is not the finding that a high one is. An abnormal result of a test whose code itself
 * means a phenotype is that one.
 *
 * @see <a href="https://phenopacket-schema.readthedocs.io/en/latest/value.html">Phenopacket schema 2.0, Value</a>: terms of
 *     NCIT for ordinal results
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

    private static final Set<String> NORMAL = Set.of("N", "NEG", "ND");

    /** Ordinal results by HL7's codes: of NCIT those that the phenopacket schema recommends, and SNOMED CT's. */
    private static final Map<String, String> ORDINAL = Map.ofEntries(
            Map.entry("NCIT:C25626", "POS"),
            Map.entry("NCIT:C48190", "NEG"),
            Map.entry("NCIT:C25401", "A"),
            Map.entry("NCIT:C25493", "H"),
            Map.entry("NCIT:C25640", "L"),
            Map.entry("NCIT:C38758", "POS"),
            Map.entry("NCIT:C38757", "NEG"),
            Map.entry("SNOMEDCT:10828004", "POS"),
            Map.entry("SNOMEDCT:260385009", "NEG"),
            Map.entry("SNOMEDCT:52101004", "POS"),
            Map.entry("SNOMEDCT:2667000", "NEG"),
            Map.entry("SNOMEDCT:260373001", "DET"),
            Map.entry("SNOMEDCT:260415000", "ND"));

    private final PhenotypeCodes codes;
    private final Map<TermId, Map<String, Set<TermId>>> byTest = new HashMap<>();

    private LabFindings(PhenotypeCodes codes) {
        this.codes = codes;
    }

    static LabFindings of(Collection<Ontology> ontologies, Terminology terminology) {
        LabFindings found = new LabFindings(new PhenotypeCodes(terminology));
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

    LabReading read(LabResult result) {
        List<String> outcomes = outcomes(result).orElse(null);
        if (outcomes == null || outcomes.isEmpty()) {
            return new LabReading(result, outcomes == null ? Use.NOT_JUDGED : Use.NORMAL, Set.of());
        }
        Set<TermId> findings = new LinkedHashSet<>(codes.of(result.test()));
        for (Coding coding : result.test().codings()) {
            findings.addAll(stated(coding.id(), outcomes));
        }
        findings.removeIf(term -> !codes.isAbnormality(term));
        return new LabReading(result, findings.isEmpty() ? Use.NOT_STATED : Use.FINDING, findings);
    }

    private Set<TermId> stated(TermId test, List<String> outcomes) {
        Map<String, Set<TermId>> findings = byTest.getOrDefault(test, Map.of());
        return outcomes.stream()
                .map(outcome -> findings.getOrDefault(outcome, Set.of()))
                .filter(terms -> !terms.isEmpty())
                .findFirst()
                .orElse(Set.of())
                .stream()
                .map(codes::today)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * As the laboratory says, or else by the value itself or its reference range.
     *
     * @return none for a normal result, empty where nobody can tell
     */
    private static Optional<List<String>> outcomes(LabResult result) {
        if (!result.interpretation().isEmpty()) {
            return outcomes(result.interpretation());
        }
        return switch (result.value()) {
            case Value.Coded(var concept) ->
                outcomes(concept.codings().stream()
                        .map(coding -> ORDINAL.getOrDefault(coding.id().toString(), ""))
                        .toList());
            case Value.Quantity quantity
            when result.reference() != null && quantity.comparator() == null -> outside(quantity, result.reference());
            default -> Optional.empty();
        };
    }

    private static Optional<List<String>> outcomes(List<String> codes) {
        List<String> abnormal = codes.stream()
                .flatMap(code -> OUTCOMES.getOrDefault(code, List.of()).stream())
                .distinct()
                .toList();
        return abnormal.isEmpty() && codes.stream().noneMatch(NORMAL::contains)
                ? Optional.empty()
                : Optional.of(abnormal);
    }

    /** Nothing is said of a number whose unit cannot be converted to the range's. */
    private static Optional<List<String>> outside(Value.Quantity quantity, Value.Range range) {
        if (range.low() == null && range.high() == null) {
            return Optional.empty();
        }
        return Units.convert(quantity.number(), quantity.unit(), range.unit())
                .map(number -> outside(number, range.low(), range.high()));
    }

    private static List<String> outside(BigDecimal number, @Nullable BigDecimal low, @Nullable BigDecimal high) {
        if (low != null && number.compareTo(low) < 0) {
            return List.of(LOW);
        }
        return high != null && number.compareTo(high) > 0 ? List.of(HIGH) : List.of();
    }
}
