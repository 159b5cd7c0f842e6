package org.sinew.patient;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sinew.term.TermId;

/** Something known of one patient. Each kind is a node of its own label in the graph, a {@link Measurement} an edge. */
public sealed interface Fact {

    FactHeader header();

    default FactKey key() {
        return header().key();
    }

    default PatientId patient() {
        return header().patient();
    }

    /** @param kind HL7 ActCode of the encounter's class: {@code AMB}, {@code EMER}, {@code IMP} */
    record Encounter(
            FactHeader header,
            @Nullable String kind,
            List<Concept> reasons,
            @Nullable String discharge) implements Fact {}

    /** A diagnosis or problem; onset and abatement are the header's period. */
    record Condition(
            FactHeader header,
            @Nullable String verification,
            List<String> categories,
            @Nullable Concept severity,
            List<Concept> bodySites,
            @Nullable PartialTime recorded)
            implements Fact {}

    /** An HPO feature observed or excluded (Phenopackets v2, PhenotypicFeature). */
    record PhenotypicFeature(
            FactHeader header, boolean excluded, @Nullable Concept severity, List<Concept> modifiers) implements Fact {}

    /**
     * @param panel the measurement that this one is a component or member of
     * @param interpretation HL7 codes: {@code H}, {@code L}, {@code N}
     */
    record Measurement(
            FactHeader header,
            Value value,
            List<String> categories,
            List<String> interpretation,
            Value.@Nullable Range reference,
            @Nullable FactKey panel)
            implements Fact {}

    /**
     * @param intent {@code order}, {@code plan}, {@code statement} or {@code administration}
     * @param product key of the {@link DrugProduct} that says which drug it is, where the source says so by reference
     */
    record Medication(
            FactHeader header,
            String intent,
            @Nullable String dosage,
            Value.@Nullable Quantity dose,
            @Nullable Concept route,
            List<Concept> reasons,
            @Nullable FactKey product)
            implements Fact {}

    record Procedure(
            FactHeader header,
            List<Concept> reasons,
            List<Concept> bodySites,
            @Nullable Concept outcome) implements Fact {}

    record Immunization(
            FactHeader header,
            @Nullable String lot,
            Value.@Nullable Quantity dose,
            @Nullable Concept site) implements Fact {}

    record Allergy(
            FactHeader header,
            @Nullable String verification,
            @Nullable String type,
            List<String> categories,
            @Nullable String criticality,
            List<Concept> manifestations)
            implements Fact {}

    record Report(
            FactHeader header,
            List<Concept> categories,
            @Nullable String conclusion,
            List<Concept> conclusions) implements Fact {}

    /** @param modalities DICOM modality codes: {@code CT}, {@code MR} */
    record ImagingStudy(FactHeader header, List<String> modalities, List<Concept> bodySites, int series, int instances)
            implements Fact {}

    /**
     * A variant found in the patient (HL7 Genomics Reporting, variant profile).
     *
     * @param variant HGVS or another identifier of the variant, normalised as {@link TermId} ({@code HGVS:NM_000546.6:c.215C>G},
     *     {@code CLINVAR:12345})
     * @param zygosity {@code heterozygous}, {@code homozygous}, {@code hemizygous}, {@code homoplasmic}, {@code heteroplasmic}
     * @param significance {@code pathogenic}, {@code likely pathogenic}, {@code uncertain significance}, …
     * @param sequenced what a file of variants says beside; {@link Sequenced#NOTHING} otherwise
     */
    record VariantCall(
            FactHeader header,
            TermId variant,
            @Nullable Coding gene,
            @Nullable String hgvsCoding,
            @Nullable String hgvsProtein,
            @Nullable String hgvsGenomic,
            @Nullable String zygosity,
            @Nullable String significance,
            @Nullable String build,
            @Nullable String origin,
            List<Concept> associated,
            Sequenced sequenced)
            implements Fact {

        public VariantCall(
                FactHeader header,
                TermId variant,
                @Nullable Coding gene,
                @Nullable String hgvsCoding,
                @Nullable String hgvsProtein,
                @Nullable String hgvsGenomic,
                @Nullable String zygosity,
                @Nullable String significance,
                @Nullable String build,
                @Nullable String origin,
                List<Concept> associated) {
            this(
                    header,
                    variant,
                    gene,
                    hgvsCoding,
                    hgvsProtein,
                    hgvsGenomic,
                    zygosity,
                    significance,
                    build,
                    origin,
                    associated,
                    Sequenced.NOTHING);
        }

        /** Whether it is called pathogenic or likely so, whatever else is said of it. */
        public boolean isPathogenic() {
            return Significance.isPathogenic(significance);
        }

        /** Whether it arose in a tissue, such as a tumour, so that it neither is inherited nor explains an inherited disease. */
        public boolean isSomatic() {
            return "somatic".equals(origin);
        }

        /** What it does to the gene's product: as the file's annotation says, else as its HGVS names tell. */
        public Optional<String> consequence() {
            return sequenced.consequences().stream()
                    .findFirst()
                    .or(() -> MolecularConsequence.of(hgvsCoding, hgvsProtein));
        }
    }

    /**
     * What a file of variants (VCF) says of a call.
     *
     * @param consequences of the Sequence Ontology, on the transcript where they are most severe, as VEP or SnpEff names
     *     them
     * @param impact {@code HIGH}, {@code MODERATE}, {@code LOW} or {@code MODIFIER}, as these say it
     * @param exon {@code 4/10}: which of how many of that transcript, as the record says it
     * @param representative whether that transcript is the one that stands for its gene; absent where none is marked
     * @param alleleFrequency the highest frequency in a population that the file gives
     * @param genotype as the file writes it: {@code 0/1}, {@code 1|0}; the order after a bar is the phase
     * @param phaseSet calls whose phase agrees have the same
     * @param depth reads that cover it
     * @param quality of the genotype, Phred-scaled
     */
    record Sequenced(
            List<String> consequences,
            @Nullable String impact,
            @Nullable String exon,
            @Nullable Boolean representative,
            @Nullable Double alleleFrequency,
            @Nullable String genotype,
            @Nullable String phaseSet,
            @Nullable Integer depth,
            @Nullable Integer quality) {

        public static final Sequenced NOTHING =
                new Sequenced(List.of(), null, null, null, null, null, null, null, null);

        /** Of a report that says no more than the exon. */
        public static Sequenced inExon(@Nullable String exon) {
            return new Sequenced(List.of(), null, exon, null, null, null, null, null, null);
        }
    }

    /** @param kind {@code smoking}, {@code alcohol}, {@code occupation}, {@code housing}, {@code air}, {@code social} */
    record Exposure(
            FactHeader header, String kind, @Nullable Value value) implements Fact {}

    /** @param relative identifiers of the relative, {@code system|value}, by which the relative may be a patient too */
    record FamilyHistory(
            FactHeader header,
            Concept relationship,
            @Nullable String sex,
            @Nullable Boolean deceased,
            List<Concept> conditions,
            List<String> relative)
            implements Fact {}

    record Claim(
            FactHeader header,
            String kind,
            @Nullable BigDecimal total,
            @Nullable String currency,
            @Nullable String insurer,
            List<Concept> items)
            implements Fact {}

    record CarePlan(FactHeader header, List<Concept> categories, List<Concept> activities) implements Fact {}

    record Device(
            FactHeader header,
            @Nullable String udi,
            @Nullable String manufacturer,
            @Nullable String model) implements Fact {}

    record Specimen(
            FactHeader header,
            @Nullable Concept method,
            @Nullable Concept bodySite) implements Fact {}
}
