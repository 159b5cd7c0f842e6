package org.sinew.precision.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sinew.patient.Chart;
import org.sinew.patient.Coding;
import org.sinew.patient.Concept;
import org.sinew.patient.Fact;
import org.sinew.patient.FactHeader;
import org.sinew.patient.FactKey;
import org.sinew.patient.Patient;
import org.sinew.patient.PatientId;
import org.sinew.patient.Period;
import org.sinew.patient.Provenance;
import org.sinew.patient.Value;
import org.sinew.precision.diagnosis.LabReading.Use;
import org.sinew.precision.diagnosis.Presentation.Finding;
import org.sinew.precision.diagnosis.Presentation.Status;
import org.sinew.term.TermId;

/** A test that indicates seizures when high, kidney disease when low, and a septal defect when positive. */
class LabFindingsTests {

    private static final PatientId ANN = new PatientId("test|Patient/ann");
    private static final Provenance SAID = new Provenance("test", "record", "place");
    private static final TermId TEST = TermId.parse("LOINC:1-8");
    private static final TermId OTHER = TermId.parse("LOINC:2-6");

    private final Diagnosis diagnosis = new SmallKnowledge()
            .row(SmallKnowledge.A, SmallKnowledge.SEIZURE, "8/10", "PMID:1")
            .lab(TEST, SmallKnowledge.SEIZURE, "H")
            .lab(TEST, SmallKnowledge.KIDNEY, "L")
            .lab(OTHER, SmallKnowledge.SEPTAL, "H;POS")
            .build();

    private List<Finding> findings(Fact... facts) {
        Patient ann = new Patient(
                ANN, List.of(), List.of(), null, null, null, false, null, null, null, null, null, null, SAID);
        return diagnosis.presentation(new Chart(ann, List.of(facts))).findings();
    }

    private static Fact measured(TermId test, double value, List<String> interpretation, Value.@Nullable Range range) {
        FactHeader header = new FactHeader(
                new FactKey(test + " " + value + interpretation),
                ANN,
                new Concept(List.of(new Coding(test, null)), null),
                null,
                Period.UNKNOWN,
                null,
                List.of(),
                List.of(),
                SAID);
        return new Fact.Measurement(
                header,
                new Value.Quantity(BigDecimal.valueOf(value), "mg/dL", null),
                List.of(),
                interpretation,
                range,
                null);
    }

    @Test
    void aHighResultIsAnotherFindingThanALowOne() {
        assertThat(findings(measured(TEST, 9, List.of("H"), null)))
                .containsExactly(new Finding(SmallKnowledge.SEIZURE, Status.PRESENT));
        assertThat(findings(measured(TEST, 1, List.of("LL"), null)))
                .containsExactly(new Finding(SmallKnowledge.KIDNEY, Status.PRESENT));
        assertThat(findings(measured(TEST, 5, List.of("N"), null))).isEmpty();
        assertThat(findings(measured(OTHER, 1, List.of("L"), null))).isEmpty();
    }

    @Test
    void withoutAnInterpretationTheReferenceRangeTells() {
        Value.Range range = new Value.Range(BigDecimal.valueOf(2), BigDecimal.valueOf(8), "mg/dL");
        assertThat(findings(measured(TEST, 9, List.of(), range)))
                .containsExactly(new Finding(SmallKnowledge.SEIZURE, Status.PRESENT));
        assertThat(findings(measured(TEST, 1, List.of(), range)))
                .containsExactly(new Finding(SmallKnowledge.KIDNEY, Status.PRESENT));
        assertThat(findings(measured(TEST, 8, List.of(), range))).isEmpty();
        assertThat(findings(measured(TEST, 9, List.of("N"), range))).isEmpty();
        assertThat(findings(measured(TEST, 9, List.of(), null))).isEmpty();
    }

    @Test
    void aPositiveAndAnAbnormalResultAreReadAlike() {
        for (String outcome : List.of("POS", "A", "H", "DET")) {
            assertThat(findings(measured(OTHER, 1, List.of(outcome), null)))
                    .containsExactly(new Finding(SmallKnowledge.SEPTAL, Status.PRESENT));
        }
        assertThat(findings(measured(OTHER, 1, List.of("NEG"), null))).isEmpty();
    }

    private static LabResult result(Value value, Value.@Nullable Range range) {
        return new LabResult(new Concept(List.of(new Coding(TEST, null)), null), value, List.of(), range);
    }

    private static Value.Quantity quantity(double value, String unit) {
        return new Value.Quantity(BigDecimal.valueOf(value), unit, null);
    }

    private LabReading read(Value value, Value.@Nullable Range range) {
        return diagnosis.read(List.of(result(value, range))).getFirst();
    }

    @Test
    void whatBecomesOfAResultIsSaid() {
        Value.Range range = new Value.Range(BigDecimal.valueOf(2), BigDecimal.valueOf(8), "mg/dL");

        assertThat(read(quantity(9, "mg/dL"), range).findings()).containsExactly(SmallKnowledge.SEIZURE);
        assertThat(read(quantity(5, "mg/dL"), range).use()).isEqualTo(Use.NORMAL);
        assertThat(read(quantity(5, "mg/dL"), null).use()).isEqualTo(Use.NOT_JUDGED);
        assertThat(read(new Value.Text("high"), null).use()).isEqualTo(Use.NOT_JUDGED);
        LabResult unknown = new LabResult(
                new Concept(List.of(new Coding(TermId.parse("LOINC:9-1"), null)), null),
                quantity(9, "mg/dL"),
                List.of(),
                range);
        assertThat(diagnosis.read(List.of(unknown)).getFirst().use()).isEqualTo(Use.NOT_STATED);
    }

    @Test
    void aNumberIsComparedInTheRangesUnit() {
        Value.Range range = new Value.Range(BigDecimal.valueOf(2), BigDecimal.valueOf(8), "mg/dL");

        assertThat(read(quantity(0.05, "g/L"), range).use()).isEqualTo(Use.NORMAL);
        assertThat(read(quantity(0.09, "g/L"), range).findings()).containsExactly(SmallKnowledge.SEIZURE);
        assertThat(read(quantity(9, "mmol/L"), range).use()).isEqualTo(Use.NOT_JUDGED);
    }

    @Test
    void anOrdinalValueIsItsOwnInterpretation() {
        assertThat(read(coded("NCIT:C25493"), null).findings()).containsExactly(SmallKnowledge.SEIZURE);
        assertThat(read(coded("NCIT:C25640"), null).findings()).containsExactly(SmallKnowledge.KIDNEY);
        assertThat(read(coded("SNOMEDCT:10828004"), null).use()).isEqualTo(Use.NOT_STATED);
        assertThat(read(coded("NCIT:C48190"), null).use()).isEqualTo(Use.NORMAL);
        assertThat(read(coded("NCIT:C12345"), null).use()).isEqualTo(Use.NOT_JUDGED);
    }

    private static Value coded(String id) {
        return new Value.Coded(new Concept(List.of(new Coding(TermId.parse(id), null)), null));
    }
}
