package org.sinew.ingest.vcf;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sinew.genome.AnnotatedVariant;
import org.sinew.genome.AnnotatedVariant.Effect.Standing;
import org.sinew.genome.GenomeVariant;
import org.sinew.genome.ReferenceBases;
import org.sinew.genome.VcfRecord;
import org.sinew.patient.Coding;
import org.sinew.patient.Concept;
import org.sinew.patient.Fact;
import org.sinew.patient.FactHeader;
import org.sinew.term.TermId;

/**
 * One alternative allele that a sample carries, with the annotation of the transcript where it does most.
 *
 * @param symbol of the gene that it lies in, absent for one that it only lies near
 * @param geneId HGNC's or Ensembl's, as the annotation says
 */
record CarriedVariant(
        GenomeVariant variant,
        String hgvsGenomic,
        @Nullable String symbol,
        @Nullable TermId geneId,
        @Nullable String hgvsCoding,
        @Nullable String hgvsProtein,
        @Nullable String zygosity,
        @Nullable String significance,
        boolean isSomatic,
        Fact.Sequenced sequenced,
        long line) {

    /** Allele frequency from which a variant alone explains no rare disease. */
    private static final double RARE = 0.01;

    private static final List<String> IMPACTS = List.of("HIGH", "MODERATE", "LOW", "MODIFIER");
    /** Terms of the Sequence Ontology for what lies beside genes. */
    private static final Set<String> BESIDE = Set.of(
            "upstream_gene_variant",
            "downstream_gene_variant",
            "intergenic_variant",
            "intergenic_region",
            "regulatory_region_variant",
            "TF_binding_site_variant");

    private static final AnnotatedVariant.Effect UNANNOTATED =
            new AnnotatedVariant.Effect(List.of(), null, null, null, null, null, Map.of());
    private static final Pattern HGNC = Pattern.compile("(?:HGNC:)?(\\d+)");
    private static final Pattern EXON = Pattern.compile("\\d{1,3}(?:-\\d{1,3})?/\\d{1,3}");
    private static final Pattern ENSEMBL = Pattern.compile("ENSG\\d{11}");
    private static final Pattern WEIGHTY =
            Pattern.compile(".*(?:pathogenic|drug response|risk|association|protective|affects).*");

    static CarriedVariant of(
            GenomeVariant variant,
            AnnotatedVariant found,
            VcfRecord record,
            VcfRecord.Call call,
            ReferenceBases bases) {
        AnnotatedVariant.Effect effect = found.effects().stream()
                .min(Comparator.comparingInt(CarriedVariant::severity).thenComparing(AnnotatedVariant.Effect::standing))
                .orElse(UNANNOTATED);
        boolean isInGene = !BESIDE.containsAll(effect.terms());
        return new CarriedVariant(
                variant,
                variant.hgvs(bases),
                isInGene ? effect.gene() : null,
                isInGene ? geneId(effect.fields()) : null,
                coding(effect),
                effect.hgvsProtein(),
                zygosity(found, call),
                found.significance(),
                record.isSomatic(),
                new Fact.Sequenced(
                        effect.terms(),
                        effect.impact() != null && IMPACTS.contains(effect.impact()) ? effect.impact() : null,
                        exon(effect),
                        representative(effect, found.effects()),
                        found.frequency(),
                        call.genotype(),
                        call.phaseSet(),
                        call.depth(),
                        call.quality()),
                found.line());
    }

    /** From none known, the last, to high. */
    private static int severity(AnnotatedVariant.Effect effect) {
        int impact = IMPACTS.indexOf(String.valueOf(effect.impact()));
        return impact < 0 ? IMPACTS.size() : impact;
    }

    private static @Nullable String exon(AnnotatedVariant.Effect effect) {
        String exon = effect.exon();
        return exon != null && EXON.matcher(exon).matches() ? exon : null;
    }

    /** Absent where no transcript of the gene is marked. */
    private static @Nullable Boolean representative(
            AnnotatedVariant.Effect effect, List<AnnotatedVariant.Effect> effects) {
        boolean isMarked = effects.stream()
                .anyMatch(e -> Objects.equals(e.gene(), effect.gene()) && e.standing() != Standing.OTHER);
        return isMarked ? effect.standing() != Standing.OTHER : null;
    }

    private static @Nullable TermId geneId(Map<String, String> fields) {
        String hgnc = fields.get("HGNC_ID");
        if (hgnc != null && HGNC.matcher(hgnc).matches()) {
            return new TermId("HGNC", hgnc.replace("HGNC:", ""));
        }
        String gene = fields.get("Gene");
        String stable = gene == null ? "" : gene.replaceFirst("\\.\\d+$", "");
        return ENSEMBL.matcher(stable).matches() ? new TermId("ENSEMBL", stable) : null;
    }

    /** SnpEff names the transcript beside the change. */
    private static @Nullable String coding(AnnotatedVariant.Effect effect) {
        String said = effect.hgvsCoding();
        boolean isWhole = said == null || said.contains(":") || effect.transcript() == null;
        return isWhole ? said : effect.transcript() + ":" + said;
    }

    private static @Nullable String zygosity(AnnotatedVariant found, VcfRecord.Call call) {
        boolean all = call.alleles().stream().allMatch(allele -> allele == found.allele());
        if (!call.isCalled()) {
            return null;
        }
        if (found.contig().equals("chrM")) {
            return all ? "homoplasmic" : "heteroplasmic";
        }
        if (call.alleles().size() == 1) {
            return "hemizygous";
        }
        return all ? "homozygous" : "heterozygous";
    }

    /** 2 for what a clinician must see, 1 for what may change a protein and is rare, 0 for the rest. */
    int weight() {
        if (significance != null
                && WEIGHTY.matcher(significance).matches()
                && !significance.startsWith("conflicting")
                && !significance.startsWith("no known")) {
            return 2;
        }
        Double frequency = sequenced.alleleFrequency();
        boolean isRare = frequency == null || frequency <= RARE;
        int impact = IMPACTS.indexOf(String.valueOf(sequenced.impact()));
        return !isRare || impact < 0 || impact > 1 ? 0 : 2 - impact;
    }

    /** @param genes HGNC ids by symbol */
    Fact.VariantCall fact(FactHeader header, Map<String, String> genes) {
        return new Fact.VariantCall(
                header,
                new TermId("SPDI", variant.spdi()),
                gene(genes),
                hgvsCoding,
                hgvsProtein,
                hgvsGenomic,
                zygosity,
                significance,
                variant.build().map(build -> build.label()).orElse(null),
                isSomatic ? "somatic" : null,
                List.<Concept>of(),
                sequenced);
    }

    private @Nullable Coding gene(Map<String, String> genes) {
        if (geneId != null && geneId.prefix().equals("HGNC")) {
            return new Coding(geneId, symbol);
        }
        String known = symbol == null ? null : genes.get(symbol);
        if (known != null) {
            return new Coding(TermId.parse(known), symbol);
        }
        if (geneId != null) {
            return new Coding(geneId, symbol);
        }
        return symbol == null ? null : new Coding(new TermId("HGNC.SYMBOL", symbol), symbol);
    }
}
