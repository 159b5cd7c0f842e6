package org.sinew.testing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinew.graph.FactBatch;
import org.sinew.patient.ActorRef;
import org.sinew.patient.Coding;
import org.sinew.patient.Concept;
import org.sinew.patient.Fact;
import org.sinew.patient.FactHeader;
import org.sinew.patient.FactKey;
import org.sinew.patient.FactLink;
import org.sinew.patient.PartialTime;
import org.sinew.patient.Patient;
import org.sinew.patient.PatientId;
import org.sinew.patient.Period;
import org.sinew.patient.Provenance;
import org.sinew.patient.Value;
import org.sinew.term.TermId;

/** A patient in the tests' words: {@code patient("p1").diagnosed("MONDO:0005148").on("2020-02-01")}. */
public final class PatientScenario {

    private static final String SOURCE = "test";

    private final String name;
    private final List<Fact> facts = new ArrayList<>();
    private @Nullable FactKey encounter;
    private @Nullable PatientId reference;
    private String sex = "female";
    private String birth = "1970-01-01";

    private PatientScenario(String name) {
        this.name = name;
    }

    public static PatientScenario patient(String name) {
        return new PatientScenario(name);
    }

    public PatientScenario sex(String code) {
        sex = code;
        return this;
    }

    public PatientScenario born(String date) {
        birth = date;
        return this;
    }

    /** What follows names the patient by this identifier. */
    public PatientScenario namedAs(String identifier) {
        reference = new PatientId(identifier);
        return this;
    }

    /** What follows belongs to this encounter. */
    public PatientScenario during(String id) {
        encounter = new FactKey(SOURCE + "|Encounter/" + id);
        return this;
    }

    public PatientScenario visited(String id, String date) {
        facts.add(new Fact.Encounter(header("Encounter/" + id, Concept.NONE, date, null), "AMB", List.of(), null));
        return this;
    }

    /** A stay in hospital; what follows belongs to it. */
    public PatientScenario stayed(String id, String from, String to, String organization) {
        FactHeader header = header("Encounter/" + id, Concept.NONE, from, null);
        facts.add(new Fact.Encounter(
                new FactHeader(
                        header.key(),
                        header.patient(),
                        header.concept(),
                        null,
                        new Period(day(from), day(to)),
                        "finished",
                        List.of(new ActorRef(SOURCE + "|Organization/" + organization, "serviceProvider")),
                        List.of(),
                        header.provenance()),
                "IMP",
                List.of(),
                null));
        return during(id);
    }

    /** @param kind {@code claim}, or {@code explanation of benefit} */
    public PatientScenario billed(String id, String date, String kind, double total) {
        facts.add(new Fact.Claim(
                header("Claim/" + id, Concept.NONE, date, encounter),
                kind,
                BigDecimal.valueOf(total),
                "USD",
                null,
                List.of()));
        return this;
    }

    public PatientScenario diagnosed(String id, String term, String date) {
        return diagnosed(id, concept(term), date);
    }

    /** @param display the source's words for the code */
    public PatientScenario diagnosed(String id, String term, String display, String date) {
        return diagnosed(id, new Concept(List.of(new Coding(TermId.parse(term), display)), display), date);
    }

    private PatientScenario diagnosed(String id, Concept concept, String date) {
        facts.add(new Fact.Condition(
                header("Condition/" + id, concept, date, encounter), "confirmed", List.of(), null, List.of(), null));
        return this;
    }

    public PatientScenario measured(String id, String term, String date, double value, String unit) {
        facts.add(new Fact.Measurement(
                header("Observation/" + id, concept(term), date, encounter),
                new Value.Quantity(BigDecimal.valueOf(value), unit, null),
                List.of(),
                List.of(),
                null,
                null));
        return this;
    }

    public PatientScenario carries(String id, String variant, String gene) {
        return carries(id, variant, gene, "pathogenic", "heterozygous", "germline");
    }

    public PatientScenario carries(
            String id, String variant, String gene, String significance, String zygosity, String origin) {
        facts.add(new Fact.VariantCall(
                header("Observation/" + id, Concept.NONE, "2020-01-01", encounter),
                TermId.parse(variant),
                new Coding(TermId.parse(gene), null),
                null,
                null,
                null,
                zygosity,
                significance,
                "GRCh38",
                origin,
                List.of()));
        return this;
    }

    /** A call of a variant file. */
    public PatientScenario sequenced(String id, String variant, String consequence) {
        facts.add(new Fact.VariantCall(
                header("Vcf/" + id, Concept.NONE, "2020-01-01", encounter),
                TermId.parse(variant),
                null,
                null,
                null,
                null,
                "heterozygous",
                null,
                "GRCh38",
                null,
                List.of(),
                new Fact.Sequenced(List.of(consequence), null, null, null, null, "0/1", null, null, null)));
        return this;
    }

    public PatientScenario reported(String id, String date, String result) {
        FactHeader header = header("DiagnosticReport/" + id, concept("LOINC:58410-2"), date, encounter);
        FactHeader linked = new FactHeader(
                header.key(),
                header.patient(),
                header.concept(),
                header.encounter(),
                header.period(),
                header.status(),
                header.actors(),
                List.of(new FactLink(new FactKey(SOURCE + "|Observation/" + result), "result")),
                header.provenance());
        facts.add(new Fact.Report(linked, List.of(), null, List.of()));
        return this;
    }

    public PatientId id() {
        return new PatientId(SOURCE + "|Patient/" + name);
    }

    public Patient asPatient() {
        return new Patient(
                id(),
                List.of("urn:mrn|" + name),
                List.of(),
                name,
                sex,
                day(birth),
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                provenance("Patient/" + name));
    }

    public List<Fact> facts() {
        return List.copyOf(facts);
    }

    public FactBatch batch() {
        return new FactBatch(List.of(), List.of(asPatient()), facts(), List.of());
    }

    private FactHeader header(String record, Concept concept, String date, @Nullable FactKey during) {
        return new FactHeader(
                new FactKey(SOURCE + "|" + record),
                reference == null ? id() : reference,
                concept,
                during,
                Period.at(day(date)),
                "active",
                List.of(),
                List.of(),
                provenance(record));
    }

    private static Provenance provenance(String record) {
        return new Provenance(SOURCE, record, "scenario");
    }

    private static Concept concept(String term) {
        return new Concept(List.of(new Coding(TermId.parse(term), null)), null);
    }

    private static PartialTime day(String date) {
        return new PartialTime(
                LocalDate.parse(date).atStartOfDay().atOffset(ZoneOffset.UTC), PartialTime.Precision.DAY);
    }
}
