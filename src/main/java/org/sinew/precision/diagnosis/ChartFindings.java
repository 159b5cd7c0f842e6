package org.sinew.precision.diagnosis;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sinew.patient.Chart;
import org.sinew.patient.Concept;
import org.sinew.patient.Fact;
import org.sinew.patient.PartialTime;
import org.sinew.precision.diagnosis.Presentation.Finding;
import org.sinew.precision.diagnosis.Presentation.Sex;
import org.sinew.precision.diagnosis.Presentation.Status;
import org.sinew.term.TermId;
import org.sinew.term.Terminology;

/**
 * What a chart says in terms of HPO: phenotypes observed and excluded; conditions whose code means an HPO term or something
 * narrower, directly or through MONDO, as do abnormal measurements; laboratory results by what is stated of them
 * ({@link LabFindings}); genes with a pathogenic variant that is not somatic, or the variant
 * where its record names no gene.
 *
 * <p>No onset: a record's date is when something was written down. Last seen is the age at the last record; of dates that are not
 * known to the day, the oldest that the patient can have been then. A finding that is there at one time and excluded at another
 * is there, or was.
 */
final class ChartFindings {

    private static final Set<String> UNSURE =
            Set.of("unconfirmed", "provisional", "differential", "refuted", "entered-in-error");

    private final Terminology terminology;
    private final PhenotypeCodes codes;
    private final Map<TermId, Status> found = new LinkedHashMap<>();

    private ChartFindings(Terminology terminology) {
        this.terminology = terminology;
        this.codes = new PhenotypeCodes(terminology);
    }

    static Presentation of(Chart chart, Terminology terminology, LabFindings labs) {
        return chart.view(new ReadBy(terminology, labs), by -> read(chart, by.terminology(), by.labs()));
    }

    /** What is found depends on these beside the chart. */
    private record ReadBy(Terminology terminology, LabFindings labs) {}

    private static Presentation read(Chart chart, Terminology terminology, LabFindings labs) {
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
            labs.read(LabResult.of(measurement)).findings().forEach(term -> findings.add(term, Status.PRESENT));
        }
        return new Presentation(
                findings.consistent(),
                null,
                lastSeen(chart),
                sex(chart.patient().sex()),
                genes(chart),
                variants(chart));
    }

    private static @Nullable Onset lastSeen(Chart chart) {
        PartialTime birth = chart.patient().birth();
        PartialTime last = chart.facts().isEmpty()
                ? null
                : chart.facts().getLast().header().period().start();
        if (birth == null || last == null || last.lastDay().isBefore(birth.firstDay())) {
            return null;
        }
        return Onset.atDays((double) ChronoUnit.DAYS.between(birth.firstDay(), last.lastDay()));
    }

    private void add(Concept concept, Status status) {
        codes.of(concept).forEach(phenotype -> add(phenotype, status));
    }

    private void add(TermId phenotype, Status status) {
        found.merge(phenotype, status, (a, b) -> a == Status.PRESENT ? a : b);
    }

    /** Without exclusions that a present finding contradicts. */
    private List<Finding> consistent() {
        List<Finding> findings = new ArrayList<>();
        found.forEach((term, status) -> {
            boolean denied = status != Status.PRESENT
                    && found.entrySet().stream()
                            .anyMatch(e -> e.getValue() == Status.PRESENT && terminology.isA(e.getKey(), term));
            if (!denied && codes.isAbnormality(term)) {
                findings.add(new Finding(term, status));
            }
        });
        return findings;
    }

    private static Sex sex(@Nullable String sex) {
        return switch (sex == null ? "" : sex) {
            case "male" -> Sex.MALE;
            case "female" -> Sex.FEMALE;
            default -> Sex.UNKNOWN;
        };
    }

    private static List<String> genes(Chart chart) {
        return telling(chart)
                .flatMap(call -> Stream.ofNullable(call.gene()))
                .map(gene -> gene.display() == null ? gene.id().toString() : gene.display())
                .distinct()
                .toList();
    }

    /** Those whose record names no gene. */
    private static List<FoundVariant> variants(Chart chart) {
        return telling(chart)
                .filter(call -> call.gene() == null)
                .map(call -> call.hgvsCoding() == null ? call.variant().local() : call.hgvsCoding())
                .distinct()
                .map(FoundVariant::named)
                .toList();
    }

    private static Stream<Fact.VariantCall> telling(Chart chart) {
        return chart.variantCalls().stream().filter(call -> call.isPathogenic() && !call.isSomatic());
    }
}
