package org.sinew.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sinew.testing.PatientScenario.patient;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sinew.patient.ActorRef;
import org.sinew.patient.Chart;
import org.sinew.patient.Coding;
import org.sinew.patient.Concept;
import org.sinew.patient.Fact;
import org.sinew.patient.FactHeader;
import org.sinew.patient.FactKey;
import org.sinew.patient.FactLink;
import org.sinew.patient.PartialTime;
import org.sinew.patient.PartialTime.Precision;
import org.sinew.patient.Patient;
import org.sinew.patient.PatientId;
import org.sinew.patient.Period;
import org.sinew.patient.Provenance;
import org.sinew.patient.Retraction;
import org.sinew.patient.Value;
import org.sinew.term.TermId;
import org.sinew.testing.TestGraph;

class ChartReaderIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final PatientId ID = new PatientId("test|Patient/1");

    private int serial;

    @Test
    void everyKindOfFactReadsBackAsItWasWritten() {
        List<Fact> facts = Stream.concat(nodes().stream(), measurements().stream())
                .sorted(Comparator.comparing(f -> f.key().value()))
                .toList();
        assertThat(facts.stream().map(Object::getClass).collect(Collectors.toSet()))
                .as("kinds under test")
                .hasSameSizeAs(Fact.class.getPermittedSubclasses());

        Chart chart = writeAndRead(new FactBatch(List.of(), List.of(person()), facts, List.of()));

        assertThat(chart.patient()).isEqualTo(person());
        assertThat(chart.facts().stream()
                        .sorted(Comparator.comparing(f -> f.key().value())))
                .containsExactlyElementsOf(facts);
    }

    @Test
    void codesOfOneConceptStayTogetherAndOfSeveralComeApart() {
        Concept both = new Concept(List.of(coding("ICD10CM:I10"), coding("SNOMEDCT:38341003")), null);
        Concept other = new Concept(List.of(coding("SNOMEDCT:44054006")), null);
        Concept worded = new Concept(List.of(), "as asked");
        Fact one = new Fact.Encounter(header("Encounter", coded("SNOMEDCT:185349003")), "AMB", List.of(both), null);
        Fact two = new Fact.Encounter(
                header("Encounter", coded("SNOMEDCT:185349003")), "AMB", List.of(both, other, worded), null);

        List<Fact.Encounter> read = writeAndRead(
                        new FactBatch(List.of(), List.of(person()), List.of(one, two), List.of()))
                .encounters();

        assertThat(read.get(0).reasons()).containsExactly(both);
        assertThat(read.get(1).reasons())
                .containsExactly(
                        new Concept(List.of(coding("ICD10CM:I10")), null),
                        other,
                        worded,
                        new Concept(List.of(coding("SNOMEDCT:38341003")), null));
    }

    @Test
    void onlyWhatIsHeldNowIsInTheChart() {
        FactWriter writer = new FactWriter(TestGraph.empty(), Clock.systemUTC());
        writer.write(patient("a").diagnosed("c", "ICD10CM:I10", "2020-01-01").batch(), "run-1");
        writer.write(patient("a").diagnosed("c", "ICD10CM:I11.9", "2020-01-01").batch(), "run-2");
        writer.write(patient("a").diagnosed("d", "ICD10CM:E11.9", "2020-01-01").batch(), "run-3");
        Retraction gone = new Retraction(new FactKey("test|Condition/d"), new Provenance("test", "Condition/d", ""));
        writer.write(new FactBatch(List.of(), List.of(), List.of(), List.of(gone)), "run-4");

        Chart chart = read(patient("a").id());

        assertThat(chart.conditions())
                .singleElement()
                .extracting(c -> c.header().concept().codings().getFirst().id())
                .isEqualTo(TermId.parse("ICD10CM:I11.9"));
    }

    @Test
    void anUnknownPatientHasNoChart() {
        assertThat(new ChartReader(TestGraph.empty()).read(new PatientId("test|Patient/nobody"), TIMEOUT))
                .isEmpty();
    }

    private static Chart writeAndRead(FactBatch batch) {
        new FactWriter(TestGraph.empty(), Clock.systemUTC()).write(batch, "run-1");
        return read(ID);
    }

    private static Chart read(PatientId patient) {
        return new ChartReader(TestGraph.shared()).read(patient, TIMEOUT).orElseThrow();
    }

    private List<Fact> nodes() {
        Value.Quantity dose = new Value.Quantity(new BigDecimal("2.5"), "mg", null);
        Concept one = coded("SNOMEDCT:38341003");
        Concept two = coded("SNOMEDCT:44054006");
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact.Encounter(header("Encounter", coded("SNOMEDCT:185349003")), "AMB", List.of(one), "home"));
        facts.add(new Fact.Condition(
                header("Condition", new Concept(List.of(coding("ICD10CM:I10"), coding("SNOMEDCT:38341003")), "high")),
                "confirmed",
                List.of("problem-list-item"),
                coded("SNOMEDCT:24484000"),
                List.of(one, two),
                time("2020-01-01T00:00Z", Precision.YEAR)));
        facts.add(new Fact.PhenotypicFeature(header("Condition", coded("HP:0001166")), true, one, List.of(two)));
        facts.add(new Fact.Medication(
                header("MedicationRequest", coded("RXNORM:860975")),
                "order",
                "twice",
                dose,
                one,
                List.of(two),
                new FactKey("test|Medication/1")));
        facts.add(new Fact.Procedure(header("Procedure", coded("SNOMEDCT:73761001")), List.of(one), List.of(), two));
        facts.add(new Fact.Immunization(header("Immunization", coded("CVX:140")), "L1", dose, one));
        facts.add(new Fact.Allergy(
                header("AllergyIntolerance", new Concept(List.of(), "cats")),
                "confirmed",
                "allergy",
                List.of("environment"),
                "low",
                List.of(one)));
        facts.add(new Fact.Report(header("Report", coded("LOINC:58410-2")), List.of(one), "fine", List.of(two)));
        facts.add(new Fact.ImagingStudy(
                header("ImagingStudy", coded("SNOMEDCT:399208008")), List.of("CT", "MR"), List.of(one), 2, 40));
        facts.add(new Fact.VariantCall(
                header("Observation", new Concept(List.of(), "a variant")),
                TermId.parse("HGVS:NM_000545.8:c.872dup"),
                new Coding(TermId.parse("HGNC:11621"), "HNF1A"),
                "NM_000545.8:c.872dup",
                "p.Gly292fs",
                null,
                "heterozygous",
                "pathogenic",
                "GRCh38",
                "germline",
                List.of(one)));
        facts.add(new Fact.Exposure(
                header("Observation", coded("LOINC:72166-2")),
                "smoking",
                new Value.Coded(coded("SNOMEDCT:266919005"))));
        facts.add(new Fact.FamilyHistory(
                header("FamilyMemberHistory", Concept.NONE),
                coded("SNOMEDCT:72705000"),
                "female",
                false,
                List.of(two),
                List.of("urn:mrn|7", "x|RelatedPerson/1")));
        facts.add(new Fact.Claim(
                header("Claim", Concept.NONE), "institutional", new BigDecimal("129.16"), "USD", "Sun", List.of(one)));
        facts.add(new Fact.CarePlan(header("CarePlan", coded("SNOMEDCT:736254007")), List.of(one), List.of(two)));
        facts.add(new Fact.Device(header("Device", coded("SNOMEDCT:706004007")), "(01)1", "Acme", "X"));
        facts.add(new Fact.Specimen(header("Specimen", coded("SNOMEDCT:119297000")), one, two));
        return facts;
    }

    private List<Fact> measurements() {
        PartialTime from = time("2020-01-01T10:00Z", Precision.SECOND);
        Value.Quantity five = new Value.Quantity(new BigDecimal(5), "mg/dL", null);
        return Stream.<Value>of(
                        new Value.Quantity(new BigDecimal("8.1"), "%", null),
                        new Value.Quantity(new BigDecimal(140), "mg/dL", "<"),
                        new Value.Coded(new Concept(List.of(new Coding(TermId.parse("SNOMEDCT:1"), "yes")), null)),
                        new Value.Text("cloudy"),
                        new Value.Flag(true),
                        new Value.Range(new BigDecimal(1), new BigDecimal("2.5"), "kg"),
                        new Value.Ratio(five, new Value.Quantity(new BigDecimal(128), null, null)),
                        new Value.Moment(new Period(from, time("2020-01-02T10:00Z", Precision.SECOND))),
                        new Value.Signal("1 2 3", null, "mV"),
                        new Value.Absent(new Concept(List.of(), "unknown")))
                .<Fact>map(this::measurement)
                .toList();
    }

    private Fact.Measurement measurement(Value value) {
        return new Fact.Measurement(
                header(
                        "Observation",
                        new Concept(List.of(coding("LOINC:4548-4"), new Coding(TermId.parse("NPU:1"), null)), "HbA1c")),
                value,
                List.of("laboratory"),
                List.of("H"),
                new Value.Range(new BigDecimal(4), new BigDecimal("5.6"), null),
                new FactKey("test|Observation/panel"));
    }

    private FactHeader header(String type, Concept concept) {
        int n = serial++;
        String record = type + "/" + n;
        boolean isMeasurement =
                concept.codings().stream().anyMatch(c -> c.id().prefix().equals("NPU"));
        return new FactHeader(
                new FactKey("test|" + record),
                ID,
                concept,
                new FactKey("test|Encounter/0"),
                new Period(time("2020-02-0" + (1 + n % 5) + "T08:30+08:00", Precision.MINUTE), null),
                "active",
                List.of(new ActorRef("test|Practitioner/1", isMeasurement ? "performer" : "asserter")),
                List.of(new FactLink(new FactKey("test|Encounter/0"), "context")),
                new Provenance("test", record, "file.json#entry[" + n + "]"));
    }

    private static Patient person() {
        return new Patient(
                ID,
                List.of("urn:mrn|1", "urn:ssn|2"),
                List.of(),
                "安娜",
                "female",
                time("1970-03-01T00:00Z", Precision.MONTH),
                false,
                null,
                new Patient.Address("台北", null, "100", "TW", 25.03, 121.5),
                "M",
                null,
                null,
                "zh",
                new Provenance("test", "Patient/1", "file.json"));
    }

    private static PartialTime time(String text, Precision precision) {
        return new PartialTime(OffsetDateTime.parse(text), precision);
    }

    private static Concept coded(String term) {
        return new Concept(List.of(coding(term)), null);
    }

    private static Coding coding(String term) {
        return new Coding(TermId.parse(term), "the " + term);
    }
}
