package org.sinew.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sinew.patient.ActorRef;
import org.sinew.patient.Coding;
import org.sinew.patient.Concept;
import org.sinew.patient.Fact;
import org.sinew.patient.Fact.Allergy;
import org.sinew.patient.Fact.CarePlan;
import org.sinew.patient.Fact.Claim;
import org.sinew.patient.Fact.Condition;
import org.sinew.patient.Fact.Device;
import org.sinew.patient.Fact.Encounter;
import org.sinew.patient.Fact.Exposure;
import org.sinew.patient.Fact.FamilyHistory;
import org.sinew.patient.Fact.ImagingStudy;
import org.sinew.patient.Fact.Immunization;
import org.sinew.patient.Fact.Measurement;
import org.sinew.patient.Fact.Medication;
import org.sinew.patient.Fact.PhenotypicFeature;
import org.sinew.patient.Fact.Procedure;
import org.sinew.patient.Fact.Report;
import org.sinew.patient.Fact.Sequenced;
import org.sinew.patient.Fact.Specimen;
import org.sinew.patient.Fact.VariantCall;
import org.sinew.patient.FactHeader;
import org.sinew.patient.FactKey;
import org.sinew.patient.FactLink;
import org.sinew.patient.Period;
import org.sinew.patient.SemanticTag;
import org.sinew.patient.Value;
import org.sinew.term.TermId;

/**
 * A fact as the graph holds it: label, edge from the patient, properties, and the edges that leave it.
 *
 * @param patient id of the patient's node, found by whatever identifier the fact names
 * @param kind label of the node, or {@code Measurement} for the edge {@code MEASURED}
 * @param edge relationship type from the patient
 * @param terms terms of the fact itself; the first is primary
 * @param about terms by the role they have for the fact
 */
record FactRow(
        FactHeader header,
        String patient,
        String kind,
        String edge,
        Map<String, Object> properties,
        List<Coding> terms,
        Map<String, List<Coding>> about,
        @Nullable Coding gene,
        String hash) {

    static FactRow of(Fact fact, String patient) {
        Draft draft = new Draft(fact.header(), patient);
        switch (fact) {
            case Encounter e ->
                draft.is("Encounter", "HAD_ENCOUNTER")
                        .put("kind", e.kind())
                        .about("reasons", e.reasons())
                        .put("discharge", e.discharge());
            case Condition c ->
                draft.is("Condition", "HAS_CONDITION")
                        .put("verification", c.verification())
                        .put("categories", c.categories())
                        .put("semanticTag", SemanticTag.of(c.header().concept()).orElse(null))
                        .about("severity", c.severity())
                        .about("bodySites", c.bodySites())
                        .with(p -> p.time("recorded", c.recorded()));
            case PhenotypicFeature f ->
                draft.is("PhenotypicFeature", "SHOWS")
                        .put("excluded", f.excluded())
                        .about("severity", f.severity())
                        .about("modifiers", f.modifiers());
            case Measurement m -> measurement(draft, m);
            case Medication m ->
                draft.is("Medication", "TAKES")
                        .put("intent", m.intent())
                        .put("dosage", m.dosage())
                        .dose(m.dose())
                        .about("route", m.route())
                        .about("reasons", m.reasons())
                        .product(m.product());
            case Procedure p ->
                draft.is("Procedure", "UNDERWENT")
                        .about("reasons", p.reasons())
                        .about("bodySites", p.bodySites())
                        .about("outcome", p.outcome());
            case Immunization i ->
                draft.is("Immunization", "RECEIVED")
                        .put("lot", i.lot())
                        .dose(i.dose())
                        .about("site", i.site());
            case Allergy a ->
                draft.is("Allergy", "HAS_ALLERGY")
                        .put("verification", a.verification())
                        .put("type", a.type())
                        .put("categories", a.categories())
                        .put("criticality", a.criticality())
                        .about("manifestations", a.manifestations());
            case Report r ->
                draft.is("Report", "HAS_REPORT")
                        .about("categories", r.categories())
                        .put("conclusion", r.conclusion())
                        .about("conclusions", r.conclusions());
            case ImagingStudy s ->
                draft.is("ImagingStudy", "HAD_IMAGING")
                        .put("modalities", s.modalities())
                        .about("bodySites", s.bodySites())
                        .put("series", s.series())
                        .put("instances", s.instances());
            case VariantCall v -> variant(draft, v);
            case Exposure x ->
                draft.is("Exposure", "EXPOSED_TO")
                        .put("kind", x.kind())
                        .with(p -> p.value(x.value()))
                        .about("value", x.value() instanceof Value.Coded(Concept c) ? c : null, false);
            case FamilyHistory f ->
                draft.is("FamilyHistory", "HAS_FAMILY_HISTORY")
                        .about("relationship", f.relationship())
                        .put("sex", f.sex())
                        .put("deceased", f.deceased())
                        .about("conditions", f.conditions())
                        .put("relative", f.relative());
            case Claim c ->
                draft.is("Claim", "BILLED_FOR")
                        .put("kind", c.kind())
                        .with(p -> p.number("total", c.total()))
                        .put("currency", c.currency())
                        .put("insurer", c.insurer())
                        .about("items", c.items());
            case CarePlan p ->
                draft.is("CarePlan", "FOLLOWS")
                        .about("categories", p.categories())
                        .about("activities", p.activities());
            case Device d ->
                draft.is("Device", "USES")
                        .put("udi", d.udi())
                        .put("manufacturer", d.manufacturer())
                        .put("model", d.model());
            case Specimen s ->
                draft.is("Specimen", "GAVE").about("method", s.method()).about("bodySite", s.bodySite());
        }
        return draft.row();
    }

    private static void measurement(Draft draft, Measurement m) {
        FactHeader header = m.header();
        FactKey panel = m.panel();
        draft.is("Measurement", "MEASURED")
                .with(p -> p.value(m.value()))
                .put("categories", m.categories())
                .put("interpretation", m.interpretation())
                .put("panel", panel == null ? null : panel.value())
                .put("codes", ids(header.concept().codings()))
                .put("performers", header.actors().stream().map(ActorRef::actor).toList());
        Value.Range reference = m.reference();
        if (reference != null) {
            draft.with(p -> p.number("referenceLow", reference.low()).number("referenceHigh", reference.high()));
        }
    }

    private static void variant(Draft draft, VariantCall v) {
        Coding gene = v.gene();
        draft.is("VariantCall", "CARRIES")
                .term(new Coding(v.variant(), v.hgvsCoding() == null ? v.hgvsGenomic() : v.hgvsCoding()))
                .put("gene", gene == null ? null : gene.id().toString())
                .put("hgvsCoding", v.hgvsCoding())
                .put("hgvsProtein", v.hgvsProtein())
                .put("hgvsGenomic", v.hgvsGenomic())
                .put("zygosity", v.zygosity())
                .put("significance", v.significance())
                .put("build", v.build())
                .put("origin", v.origin())
                .about("associated", v.associated());
        sequenced(draft, v.sequenced());
        draft.gene = gene;
    }

    private static void sequenced(Draft draft, Sequenced s) {
        draft.put("consequences", s.consequences())
                .put("impact", s.impact())
                .put("exon", s.exon())
                .put("representative", s.representative())
                .put("alleleFrequency", s.alleleFrequency())
                .put("genotype", s.genotype())
                .put("phaseSet", s.phaseSet())
                .put("depth", s.depth())
                .put("quality", s.quality());
    }

    /** Key of the drug product that says which drug it is; null if the fact says so itself. */
    @Nullable
    String product() {
        return properties.get("product") instanceof String key ? key : null;
    }

    /** The same as a fact of this concept. */
    FactRow named(Concept concept) {
        Map<String, Object> renamed = new TreeMap<>(properties);
        renamed.remove("code");
        renamed.remove("text");
        concept.primary().ifPresent(code -> renamed.put("code", code.id().toString()));
        String text = Properties.wording(concept);
        if (text != null) {
            renamed.put("text", text);
        }
        List<Coding> distinct = concept.codings().stream().distinct().toList();
        return new FactRow(header, patient, kind, edge, renamed, distinct, about, gene, hash);
    }

    boolean isMeasurement() {
        return kind.equals("Measurement");
    }

    String key() {
        return header.key().value();
    }

    /** Key of the record that this fact is the whole or a part of. */
    String recordKey() {
        return recordKey(key());
    }

    static String recordKey(String key) {
        int part = key.indexOf('#');
        return part < 0 ? key : key.substring(0, part);
    }

    /** Keys of what it refers to: its encounter and other facts. A measurement, an edge, refers by properties only. */
    Stream<String> referred() {
        if (isMeasurement()) {
            return Stream.empty();
        }
        FactKey encounter = header.encounter();
        Stream<String> links = header.links().stream().map(link -> link.target().value());
        return encounter == null ? links : Stream.concat(Stream.of(encounter.value()), links);
    }

    private static List<String> ids(List<Coding> codings) {
        return codings.stream().map(c -> c.id().toString()).toList();
    }

    /** Collects a row; the header's properties are in place from the start. */
    private static final class Draft {

        private final FactHeader header;
        private final String patient;
        private final Properties properties = new Properties();
        private final List<Coding> terms;
        private final Map<String, List<Coding>> about = new LinkedHashMap<>();
        private String kind = "";
        private String edge = "";
        private @Nullable Coding gene;
        private boolean isNamedByProduct;

        Draft(FactHeader header, String patient) {
            this.header = header;
            this.patient = patient;
            this.terms = new ArrayList<>(header.concept().codings());
        }

        Draft is(String label, String type) {
            kind = label;
            edge = type;
            Period period = header.period();
            FactKey encounter = header.encounter();
            properties
                    .put("key", header.key().value())
                    .put(
                            "code",
                            header.concept()
                                    .primary()
                                    .map(c -> c.id().toString())
                                    .orElse(null))
                    .put("text", Properties.wording(header.concept()))
                    .put("status", header.status())
                    .put("encounter", encounter == null ? null : encounter.value())
                    .period(type.equals("MEASURED") ? "at" : "start", period)
                    .provenance(header.provenance());
            return this;
        }

        Draft put(String name, @Nullable Object value) {
            properties.put(name, value);
            return this;
        }

        Draft with(Consumer<Properties> more) {
            more.accept(properties);
            return this;
        }

        Draft dose(Value.@Nullable Quantity dose) {
            return dose == null
                    ? this
                    : with(p -> p.number("doseValue", dose.number()).put("doseUnit", dose.unit()));
        }

        Draft term(Coding only) {
            terms.clear();
            terms.add(only);
            properties.put("code", only.id().toString());
            return this;
        }

        Draft about(String role, List<Concept> concepts) {
            properties.concepts(role, concepts);
            List<Coding> codings = concepts.stream()
                    .flatMap(c -> c.codings().stream())
                    .distinct()
                    .toList();
            if (!codings.isEmpty()) {
                about.put(role, codings);
            }
            return this;
        }

        Draft about(String role, @Nullable Concept concept) {
            return about(role, concept, true);
        }

        Draft about(String role, @Nullable Concept concept, boolean asProperty) {
            if (concept == null) {
                return this;
            }
            if (asProperty) {
                properties.concept(role, concept);
            }
            if (!concept.codings().isEmpty()) {
                about.put(role, concept.codings());
            }
            return this;
        }

        Draft product(@Nullable FactKey key) {
            isNamedByProduct = key != null;
            return put("product", key == null ? null : key.value());
        }

        /** What the source says of it: not which drug it is, if another of its records says that. */
        private Properties content() {
            return isNamedByProduct ? properties.without("code", "text") : properties;
        }

        /** A measurement is an edge and needs a term: what has no code hangs on its wording. */
        private Coding wordingAsTerm() {
            String text = Properties.wording(header.concept());
            return new Coding(new TermId("TEXT", text == null || text.isBlank() ? "uncoded" : text), text);
        }

        FactRow row() {
            if (terms.isEmpty() && kind.equals("Measurement")) {
                term(wordingAsTerm());
            }
            List<Coding> distinct = List.copyOf(new LinkedHashSet<>(terms));
            List<String> links = header.links().stream().map(FactLink::toString).toList();
            String hash = content()
                    .hash(List.of(
                            isNamedByProduct ? List.of() : distinct,
                            about.values(),
                            header.actors(),
                            links,
                            String.valueOf(gene)));
            properties.put("hash", hash);
            return new FactRow(header, patient, kind, edge, properties.asMap(), distinct, about, gene, hash);
        }
    }
}
