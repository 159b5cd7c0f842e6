package org.sinew.precision.diagnosis;

import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sinew.patient.Chart;
import org.sinew.patient.Coding;
import org.sinew.patient.Concept;
import org.sinew.patient.Fact;
import org.sinew.patient.PartialTime;
import org.sinew.patient.Value;
import org.sinew.precision.diagnosis.Presentation.Finding;
import org.sinew.precision.diagnosis.Presentation.Sex;
import org.sinew.precision.diagnosis.Presentation.Status;
import org.sinew.term.Mapping;
import org.sinew.term.Mapping.Predicate;
import org.sinew.term.TermId;
import org.sinew.term.Terminology;

/**
 * What a chart says in terms of HPO: phenotypes observed and excluded; conditions, and measurements out of their reference
 * range, whose code means an HPO term or something narrower, directly or through MONDO; genes with a pathogenic variant.
 *
 * <p>No onset: a record's date is when something was written down. Last seen is the age at the last record. A finding that is there at one time and excluded at another
 * is there, or was.
 */
public final class ChartFindings {

    private static final Set<String> ABNORMAL = Set.of("H", "HH", "L", "LL", "A", "AA", "HU", "LU");
    private static final Set<String> UNSURE =
            Set.of("unconfirmed", "provisional", "differential", "refuted", "entered-in-error");
    private static final String HPO = "HP";
    private static final String MONDO = "MONDO";

    private final Terminology terminology;
    private final Map<TermId, Status> found = new LinkedHashMap<>();

    private ChartFindings(Terminology terminology) {
        this.terminology = terminology;
    }

    public static Presentation of(Chart chart, Terminology terminology) {
        return chart.view(new ReadBy(terminology), by -> read(chart, by.terminology()));
    }

    /** What is found depends on it beside the chart. */
    private record ReadBy(Terminology terminology) {}

    private static Presentation read(Chart chart, Terminology terminology) {
        ChartFindings findings = new ChartFindings(terminology);
        for (Fact.PhenotypicFeature feature : chart.phenotypicFeatures()) {
            findings.add(feature.header().concept(), feature.excluded() ? Status.ABSENT : Status.PRESENT);
        }
        for (Fact.Condition condition : chart.conditions()) {
            if (condition.verification() == null || !UNSURE.contains(condition.verification())) {
                findings.add(condition.header().concept(), Status.PRESENT);
            }
        }
        for (Fact.Measurement measurement : chart.measurements()) {
            if (isAbnormal(measurement)) {
                findings.add(measurement.header().concept(), Status.PRESENT);
            }
        }
        return new Presentation(
                findings.consistent(),
                null,
                lastSeen(chart),
                sex(chart.patient().sex()),
                genes(chart));
    }

    private static @Nullable Onset lastSeen(Chart chart) {
        PartialTime birth = chart.patient().birth();
        PartialTime last = chart.facts().isEmpty()
                ? null
                : chart.facts().getLast().header().period().start();
        if (birth == null || last == null || last.start().isBefore(birth.start())) {
            return null;
        }
        return Onset.atDays((double) ChronoUnit.DAYS.between(birth.start(), last.start()));
    }

    private void add(Concept concept, Status status) {
        for (Coding coding : concept.codings()) {
            for (TermId phenotype : phenotypes(coding.id())) {
                found.merge(phenotype, status, (a, b) -> a == Status.PRESENT ? a : b);
            }
        }
    }

    /** Terms of HPO that hold whenever the code does. */
    private Set<TermId> phenotypes(TermId code) {
        if (code.prefix().equals(HPO)) {
            return Set.of(terminology.resolve(code).map(r -> r.id()).orElse(code));
        }
        Set<TermId> direct = implied(code, HPO);
        if (!direct.isEmpty()) {
            return direct;
        }
        Set<TermId> through = new LinkedHashSet<>();
        Set<TermId> diseases = code.prefix().equals(MONDO) ? Set.of(code) : implied(code, MONDO);
        for (TermId disease : diseases) {
            through.addAll(implied(disease, HPO));
        }
        return through;
    }

    private Set<TermId> implied(TermId code, String prefix) {
        Set<TermId> targets = new LinkedHashSet<>();
        for (Mapping mapping : terminology.mappings(code)) {
            boolean forward = mapping.subject().equals(code);
            TermId other = forward ? mapping.object() : mapping.subject();
            Predicate widens = forward ? Predicate.BROAD : Predicate.NARROW;
            boolean sameOrWider = mapping.predicate() == Predicate.EXACT || mapping.predicate() == widens;
            boolean crossed = code.prefix().equals(MONDO) && mapping.predicate() == Predicate.XREF;
            if (other.prefix().equals(prefix) && (sameOrWider || crossed)) {
                targets.add(other);
            }
        }
        return targets;
    }

    /** Without exclusions that a present finding contradicts. */
    private List<Finding> consistent() {
        List<Finding> findings = new ArrayList<>();
        found.forEach((term, status) -> {
            boolean denied = status != Status.PRESENT
                    && found.entrySet().stream()
                            .anyMatch(e -> e.getValue() == Status.PRESENT && terminology.isA(e.getKey(), term));
            if (!denied && PhenotypeTree.isAbnormality(term, terminology)) {
                findings.add(new Finding(term, status));
            }
        });
        return findings;
    }

    private static boolean isAbnormal(Fact.Measurement measurement) {
        if (!measurement.interpretation().isEmpty()) {
            return measurement.interpretation().stream().anyMatch(ABNORMAL::contains);
        }
        Value.Range reference = measurement.reference();
        return reference != null
                && measurement.value() instanceof Value.Quantity quantity
                && quantity.comparator() == null
                && isOutside(quantity.number(), reference.low(), reference.high());
    }

    private static boolean isOutside(BigDecimal number, @Nullable BigDecimal low, @Nullable BigDecimal high) {
        return (low != null && number.compareTo(low) < 0) || (high != null && number.compareTo(high) > 0);
    }

    private static Sex sex(@Nullable String sex) {
        return switch (sex == null ? "" : sex) {
            case "male" -> Sex.MALE;
            case "female" -> Sex.FEMALE;
            default -> Sex.UNKNOWN;
        };
    }

    private static List<String> genes(Chart chart) {
        Set<String> genes = new LinkedHashSet<>();
        for (Fact.VariantCall call : chart.variantCalls()) {
            if (call.gene() != null && call.isPathogenic()) {
                String symbol = call.gene().display();
                genes.add(symbol == null ? call.gene().id().toString() : symbol);
            }
        }
        return List.copyOf(genes);
    }
}
