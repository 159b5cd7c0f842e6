package org.sinew.guidance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinew.patient.Chart;
import org.sinew.patient.Coding;
import org.sinew.patient.Concept;
import org.sinew.patient.Fact;
import org.sinew.patient.FactHeader;
import org.sinew.patient.FactKey;
import org.sinew.patient.PartialTime;
import org.sinew.patient.Patient;
import org.sinew.patient.PatientId;
import org.sinew.patient.Period;
import org.sinew.patient.Provenance;
import org.sinew.patient.Value;
import org.sinew.term.TermId;

/** A patient in the words of these tests, seen on {@link #TODAY} against the starter knowledge. */
final class Person {

    static final LocalDate TODAY = LocalDate.parse("2026-06-01");
    static final Background STARTER = StarterBackground.get();

    private final String sex;
    private final LocalDate birth;
    private final List<Fact> facts = new ArrayList<>();
    private final List<Order> orders = new ArrayList<>();
    private PartialTime.Precision precision = PartialTime.Precision.DAY;
    private boolean isDeceased;
    private int serial;
    private Patient.@Nullable Address address;

    private Person(String sex, LocalDate birth) {
        this.sex = sex;
        this.birth = birth;
    }

    /** Of whose birth no more than the year is known. */
    static Person bornIn(String sex, int year) {
        return new Person(sex, LocalDate.of(year, 1, 1)).by(PartialTime.Precision.YEAR);
    }

    private Person by(PartialTime.Precision known) {
        precision = known;
        return this;
    }

    static Person child(String sex, int months) {
        return new Person(sex, TODAY.minusMonths(months));
    }

    static Person woman(int age) {
        return new Person("female", TODAY.minusYears(age));
    }

    static Person man(int age) {
        return new Person("male", TODAY.minusYears(age));
    }

    Person takes(String drug) {
        facts.add(
                new Fact.Medication(header(drug, "2026-01-01", "active"), "order", null, null, null, List.of(), null));
        return this;
    }

    Person took(String drug) {
        facts.add(
                new Fact.Medication(header(drug, "2026-01-01", "stopped"), "order", null, null, null, List.of(), null));
        return this;
    }

    Person has(String problem) {
        return has(problem, "2020-01-01");
    }

    Person has(String problem, String since) {
        facts.add(condition(problem, since, "active"));
        return this;
    }

    Person had(String problem) {
        facts.add(condition(problem, "2020-01-01", "resolved"));
        return this;
    }

    private Fact condition(String problem, String since, String status) {
        return new Fact.Condition(header(problem, since, status), "confirmed", List.of(), null, List.of(), null);
    }

    /** A result that is a code. */
    Person found(String test, String date, String code) {
        facts.add(new Fact.Measurement(
                header(test, date, "final"), new Value.Coded(concept(code)), List.of(), List.of(), null, null));
        return this;
    }

    Person allergicTo(String substance) {
        return allergicTo(substance, "low");
    }

    Person allergicTo(String substance, String criticality) {
        facts.add(new Fact.Allergy(
                header(substance, "2015-01-01", "active"),
                "confirmed",
                "allergy",
                List.of("medication"),
                criticality,
                List.of()));
        return this;
    }

    Person measured(String test, String date, double value, String unit) {
        facts.add(new Fact.Measurement(
                header(test, date, "final"),
                new Value.Quantity(BigDecimal.valueOf(value), unit, null),
                List.of(),
                List.of(),
                null,
                null));
        return this;
    }

    Person flagged(String test, String date, double value, String flag) {
        facts.add(new Fact.Measurement(
                header(test, date, "final"),
                new Value.Quantity(BigDecimal.valueOf(value), "U/L", null),
                List.of(),
                List.of(flag),
                null,
                null));
        return this;
    }

    Person underwent(String procedure, String date) {
        return underwent(procedure, date, "completed");
    }

    Person underwent(String procedure, String date, String status) {
        facts.add(new Fact.Procedure(header(procedure, date, status), List.of(), List.of(), null));
        return this;
    }

    Person smokes(String status, String date) {
        facts.add(
                new Fact.Exposure(header("LOINC:72166-2", date, "final"), "smoking", new Value.Coded(concept(status))));
        return this;
    }

    Person packYears(double number) {
        facts.add(new Fact.Exposure(
                header("ECTO:0001091", "2025-01-01", "final"),
                "environment",
                new Value.Quantity(BigDecimal.valueOf(number), "{PackYears}", null)));
        return this;
    }

    Person shows(String sign) {
        facts.add(new Fact.PhenotypicFeature(header(sign, "2025-01-01", null), false, null, List.of()));
        return this;
    }

    Person genotype(String diplotype) {
        facts.add(new Fact.Measurement(
                header("LOINC:84413-4", "2025-01-01", "final"),
                new Value.Text(diplotype),
                List.of(),
                List.of(),
                null,
                null));
        return this;
    }

    Person relative(String role, String disease) {
        facts.add(new Fact.FamilyHistory(
                header("SNOMEDCT:416471007", "2025-01-01", "completed"),
                concept("terminology.hl7.org/CodeSystem/v3-RoleCode:" + role),
                null,
                null,
                List.of(concept(disease)),
                List.of()));
        return this;
    }

    Person measuredWithoutUnit(String test, String date, double value) {
        facts.add(new Fact.Measurement(
                header(test, date, "final"),
                new Value.Quantity(BigDecimal.valueOf(value), null, null),
                List.of(),
                List.of(),
                null,
                null));
        return this;
    }

    /** With the laboratory's own range. */
    Person measured(String test, String date, double value, double low, double high) {
        facts.add(new Fact.Measurement(
                header(test, date, "final"),
                new Value.Quantity(BigDecimal.valueOf(value), "U/L", null),
                List.of(),
                List.of(),
                new Value.Range(BigDecimal.valueOf(low), BigDecimal.valueOf(high), null),
                null));
        return this;
    }

    Person called(String gene, String coding, String genomic, String protein) {
        facts.add(new Fact.VariantCall(
                header("LOINC:69548-6", "2025-01-01", "final"),
                TermId.parse("HGVS:" + coding),
                new Coding(TermId.parse(gene), null),
                coding,
                protein,
                genomic,
                "heterozygous",
                "pathogenic",
                null,
                null,
                List.of()));
        return this;
    }

    Person died() {
        isDeceased = true;
        return this;
    }

    /** A problem of which no more than the year is known. */
    Person hasSinceYear(String problem, int year) {
        facts.add(new Fact.Condition(
                header(problem, year + "-01-01", "active", PartialTime.Precision.YEAR),
                "confirmed",
                List.of(),
                null,
                List.of(),
                null));
        return this;
    }

    Person livesIn(String country) {
        address = new Patient.Address(null, null, null, country, null, null);
        return this;
    }

    Person variant(String symbol, String significance) {
        return variant(symbol, significance, null);
    }

    Person variant(String symbol, String significance, @Nullable String origin) {
        facts.add(new Fact.VariantCall(
                header("LOINC:69548-6", "2025-01-01", "final"),
                TermId.parse("HGVS:NM_1.1:c.1A>G"),
                new Coding(TermId.parse("HGNC:1"), symbol),
                null,
                null,
                null,
                "heterozygous",
                significance,
                null,
                origin,
                List.of()));
        return this;
    }

    Person ordering(String reference, String drug) {
        orders.add(new Order("MedicationRequest/" + reference, Order.Kind.MEDICATION, concept(drug), true));
        return this;
    }

    Person alsoOrdering(String reference, String drug) {
        orders.add(new Order("MedicationRequest/" + reference, Order.Kind.MEDICATION, concept(drug), false));
        return this;
    }

    Person orderingTest(String reference, String test) {
        orders.add(new Order("ServiceRequest/" + reference, Order.Kind.TEST, concept(test), true));
        return this;
    }

    Consultation consultation() {
        return consultation("en");
    }

    Consultation consultation(String language) {
        return new Consultation(chart(), orders, !orders.isEmpty(), TODAY, language, STARTER);
    }

    List<Advice> advice(String guideline) {
        return new Guidance(Guidance.shipped())
                .advise(consultation()).stream()
                        .filter(advice -> advice.guideline().equals(guideline))
                        .toList();
    }

    Chart chart() {
        Patient patient = new Patient(
                new PatientId("test|Patient/1"),
                List.of(),
                List.of(),
                null,
                sex,
                new PartialTime(birth.atStartOfDay().atOffset(ZoneOffset.UTC), precision),
                isDeceased,
                null,
                address,
                null,
                null,
                null,
                null,
                new Provenance("test", "Patient/1", "test"));
        return new Chart(patient, facts);
    }

    private FactHeader header(String term, String date, @Nullable String status) {
        return header(term, date, status, PartialTime.Precision.SECOND);
    }

    private FactHeader header(String term, String date, @Nullable String status, PartialTime.Precision known) {
        String record = "Fact/" + serial++;
        return new FactHeader(
                new FactKey("test|" + record),
                new PatientId("test|Patient/1"),
                concept(term),
                null,
                Period.at(new PartialTime(
                        date.contains("T")
                                ? java.time.OffsetDateTime.parse(date)
                                : LocalDate.parse(date).atStartOfDay().atOffset(ZoneOffset.UTC),
                        known)),
                status,
                List.of(),
                List.of(),
                new Provenance("test", record, "test"));
    }

    /** @param term an id, perhaps with its wording: {@code RXNORM:858817|enalapril maleate 10 MG Oral Tablet} */
    private static Concept concept(String term) {
        int bar = term.indexOf('|');
        return bar < 0
                ? new Concept(List.of(new Coding(TermId.parse(term), null)), null)
                : new Concept(List.of(new Coding(TermId.parse(term.substring(0, bar)), term.substring(bar + 1))), null);
    }
}
