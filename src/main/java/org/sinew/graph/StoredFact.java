package org.sinew.graph;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sinew.patient.ActorRef;
import org.sinew.patient.Coding;
import org.sinew.patient.Concept;
import org.sinew.patient.Fact;
import org.sinew.patient.FactHeader;
import org.sinew.patient.FactKey;
import org.sinew.patient.PatientId;
import org.sinew.patient.Value;
import org.sinew.term.TermId;

/**
 * A fact's node with the edges that leave it: the inverse of {@link FactRow}.
 *
 * @param row what the chart's statement gives for a fact
 * @param values the node's properties
 */
record StoredFact(PatientId patient, StoredValues row, StoredValues values) {

    static StoredFact of(PatientId patient, StoredValues row) {
        return new StoredFact(patient, row, row.map("values"));
    }

    Fact fact() {
        String kind = row.strings("labels").stream()
                .filter(Predicate.not(List.of("Fact", "Dangling")::contains))
                .findFirst()
                .orElse("");
        return switch (kind) {
            case "Encounter" ->
                new Fact.Encounter(header(), values.text("kind"), concepts("reasons"), values.text("discharge"));
            case "Condition" -> condition();
            case "PhenotypicFeature" ->
                new Fact.PhenotypicFeature(
                        header(), values.flag("excluded"), concept("severity"), concepts("modifiers"));
            case "Medication" -> medication();
            case "Procedure" ->
                new Fact.Procedure(header(), concepts("reasons"), concepts("bodySites"), concept("outcome"));
            case "Immunization" -> new Fact.Immunization(header(), values.text("lot"), values.dose(), concept("site"));
            case "Allergy" -> allergy();
            case "Report" ->
                new Fact.Report(header(), concepts("categories"), values.text("conclusion"), concepts("conclusions"));
            case "ImagingStudy" -> imagingStudy();
            case "VariantCall" -> variantCall();
            case "Exposure" -> new Fact.Exposure(header(), values.text("kind", ""), exposureValue());
            case "FamilyHistory" -> familyHistory();
            case "Claim" -> claim();
            case "CarePlan" -> new Fact.CarePlan(header(), concepts("categories"), concepts("activities"));
            case "Device" ->
                new Fact.Device(header(), values.text("udi"), values.text("manufacturer"), values.text("model"));
            case "Specimen" -> new Fact.Specimen(header(), concept("method"), concept("bodySite"));
            default -> throw new IllegalStateException("the model has no kind of fact '" + kind + "'");
        };
    }

    private Fact condition() {
        return new Fact.Condition(
                header(),
                values.text("verification"),
                values.strings("categories"),
                concept("severity"),
                concepts("bodySites"),
                values.time("recorded"));
    }

    private Fact medication() {
        return new Fact.Medication(
                header(),
                values.text("intent", ""),
                values.text("dosage"),
                values.dose(),
                concept("route"),
                concepts("reasons"),
                values.key("product"));
    }

    private Fact allergy() {
        return new Fact.Allergy(
                header(),
                values.text("verification"),
                values.text("type"),
                values.strings("categories"),
                values.text("criticality"),
                concepts("manifestations"));
    }

    private Fact imagingStudy() {
        return new Fact.ImagingStudy(
                header(),
                values.strings("modalities"),
                concepts("bodySites"),
                values.count("series"),
                values.count("instances"));
    }

    private Fact variantCall() {
        return new Fact.VariantCall(
                header(new Concept(List.of(), values.text("text"))),
                TermId.parse(values.text("code", "")),
                gene(),
                values.text("hgvsCoding"),
                values.text("hgvsProtein"),
                values.text("hgvsGenomic"),
                values.text("zygosity"),
                values.text("significance"),
                values.text("build"),
                values.text("origin"),
                concepts("associated"),
                sequenced());
    }

    private Fact.Sequenced sequenced() {
        return new Fact.Sequenced(
                values.strings("consequences"),
                values.text("impact"),
                values.text("exon"),
                values.flagOrNothing("representative"),
                values.real("alleleFrequency"),
                values.text("genotype"),
                values.text("phaseSet"),
                values.whole("depth"),
                values.whole("quality"));
    }

    private @Nullable Coding gene() {
        String gene = values.text("gene");
        return gene == null
                ? null
                : row.rows("genes")
                        .map(named -> coding(named.get(0), named.get(1)))
                        .filter(coding -> coding.id().toString().equals(gene))
                        .findFirst()
                        .orElseGet(() -> new Coding(TermId.parse(gene), null));
    }

    private Fact familyHistory() {
        return new Fact.FamilyHistory(
                header(),
                Objects.requireNonNullElse(concept("relationship"), Concept.NONE),
                values.text("sex"),
                values.flagOrNothing("deceased"),
                concepts("conditions"),
                values.strings("relative"));
    }

    private Fact claim() {
        return new Fact.Claim(
                header(),
                values.text("kind", ""),
                values.number("total"),
                values.text("currency"),
                values.text("insurer"),
                concepts("items"));
    }

    private @Nullable Value exposureValue() {
        return StoredMeasurement.value(values, codings("value"));
    }

    private FactHeader header() {
        List<Coding> codings = row.rows("of")
                .sorted(Comparator.comparing((List<@Nullable Object> of) -> !Boolean.TRUE.equals(of.get(0)))
                        .thenComparing(of -> String.valueOf(of.get(1))))
                .map(of -> coding(of.get(1), of.get(2)))
                .toList();
        return header(concept(codings, values.text("text")));
    }

    private FactHeader header(Concept concept) {
        return new FactHeader(
                new FactKey(values.text("key", "")),
                patient,
                concept,
                values.key("encounter"),
                values.period("start"),
                values.text("status"),
                row.rows("actors")
                        .map(by -> new ActorRef(String.valueOf(by.get(1)), String.valueOf(by.get(0))))
                        .sorted(Comparator.comparing(ActorRef::role).thenComparing(ActorRef::actor))
                        .toList(),
                values.links(),
                values.provenance());
    }

    /** The wording is the concept's own unless it only repeats its first code's. */
    static Concept concept(List<Coding> codings, @Nullable String wording) {
        boolean repeats =
                !codings.isEmpty() && Objects.equals(wording, codings.getFirst().display());
        return new Concept(codings, repeats ? null : wording);
    }

    static Coding coding(@Nullable Object id, @Nullable Object label) {
        String term = String.valueOf(id);
        return new Coding(TermId.parse(term), label == null || label.equals(term) ? null : label.toString());
    }

    private List<Coding> codings(String role) {
        return row.rows("about")
                .filter(about -> role.equals(about.get(0)))
                .map(about -> coding(about.get(1), about.get(2)))
                .sorted(Comparator.comparing(coding -> coding.id().toString()))
                .toList();
    }

    private @Nullable Concept concept(String role) {
        return concepts(role).stream().findFirst().orElse(null);
    }

    /** The property lists each concept's first code or wording, the edges hold all codes. */
    private List<Concept> concepts(String role) {
        List<String> said = values.strings(role);
        List<Coding> codings = codings(role);
        if (said.size() == 1 && !codings.isEmpty()) {
            return List.of(new Concept(firstBy(said.getFirst(), codings), null));
        }
        Stream<Concept> coded = codings.stream()
                .filter(coding -> !said.contains(coding.id().toString()))
                .map(further -> new Concept(List.of(further), null));
        return Stream.concat(said.stream().map(first -> saidAs(first, codings)), coded)
                .toList();
    }

    private static Concept saidAs(String codeOrWording, List<Coding> codings) {
        List<Coding> code = codings.stream()
                .filter(coding -> coding.id().toString().equals(codeOrWording))
                .toList();
        return new Concept(code, code.isEmpty() ? codeOrWording : null);
    }

    private static List<Coding> firstBy(String first, List<Coding> codings) {
        return codings.stream()
                .sorted(Comparator.comparing(coding -> !coding.id().toString().equals(first)))
                .toList();
    }
}
