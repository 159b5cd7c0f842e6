package org.sinew.precision.variant;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sinew.genome.AnnotatedVariant;
import org.sinew.genome.AnnotatedVariant.Effect;
import org.sinew.genome.AnnotatedVariant.Effect.Standing;
import org.sinew.genome.Build;
import org.sinew.genome.GenomeVariant;
import org.sinew.genome.ReferenceBases;

/**
 * A variant of a file, named and weighed gene by gene with what VEP or SnpEff wrote about it.
 *
 * @param gene symbol as the file gives it; absent for a variant without annotation
 * @param coding HGVS of the transcripts, as the file gives it
 * @param protein HGVS of the proteins, as the file gives it
 */
public record FileVariant(
        GenomeVariant variant,
        @Nullable String gene,
        Set<String> consequences,
        Set<String> coding,
        Set<String> protein,
        @Nullable Double frequency,
        VariantInterpretation interpretation) {

    private static final List<String> SPLICE = List.of(
            "SpliceAI_pred_DS_AG", "SpliceAI_pred_DS_AL", "SpliceAI_pred_DS_DG", "SpliceAI_pred_DS_DL", "SpliceAI_max");

    /**
     * One for each gene that the annotation names, or one without any. It is weighed by what happens to the transcripts that
     * stand for the gene, where the file marks any.
     *
     * @param dosage by symbol of the gene
     * @param language BCP 47 tag of the reasons
     */
    public static List<FileVariant> of(
            Build build, AnnotatedVariant found, Map<String, DosageSensitivity> dosage, String language) {
        GenomeVariant variant = GenomeVariant.ofVcf(
                build, found.contig(), found.position(), found.reference(), found.alternative(), ReferenceBases.NONE);
        Map<String, List<Effect>> byGene = new TreeMap<>();
        for (Effect effect : found.effects()) {
            String gene = effect.gene() == null ? "" : effect.gene();
            byGene.merge(
                    gene,
                    List.of(effect),
                    (a, b) -> Stream.concat(a.stream(), b.stream()).toList());
        }
        if (byGene.isEmpty()) {
            return List.of(of(variant, null, List.of(), found.frequency(), List.of(), language));
        }
        return byGene.entrySet().stream()
                .map(e -> of(
                        variant,
                        e.getKey().isEmpty() ? null : e.getKey(),
                        e.getValue(),
                        found.frequency(),
                        Optional.ofNullable(dosage.get(e.getKey())).stream().toList(),
                        language))
                .toList();
    }

    private static FileVariant of(
            GenomeVariant variant,
            @Nullable String gene,
            List<Effect> effects,
            @Nullable Double frequency,
            List<DosageSensitivity> dosage,
            String language) {
        Standing best = effects.stream()
                .map(Effect::standing)
                .min(Comparator.naturalOrder())
                .orElse(Standing.OTHER);
        List<Effect> standing =
                effects.stream().filter(effect -> effect.standing() == best).toList();
        VariantEvidence evidence = new VariantEvidence(
                consequences(standing),
                frequency,
                highest(standing, List.of("REVEL", "REVEL_score")),
                highest(standing, SPLICE),
                null,
                dosage,
                nullVariant(standing, best),
                null,
                List.of());
        return new FileVariant(
                variant,
                gene,
                consequences(effects),
                said(effects, Effect::hgvsCoding),
                said(effects, Effect::hgvsProtein),
                frequency,
                VariantInterpretation.of(evidence, language));
    }

    private static Set<String> consequences(List<Effect> effects) {
        Set<String> consequences = new LinkedHashSet<>();
        effects.forEach(effect -> consequences.addAll(effect.terms()));
        return consequences;
    }

    /** Of the transcript that loses its function. */
    private static NullVariant nullVariant(List<Effect> standing, Standing best) {
        return standing.stream()
                .filter(effect -> NullVariantAssessment.isNull(effect.terms()))
                .findFirst()
                .map(effect -> NullVariant.annotated(
                        effect.exon(),
                        effect.fields().getOrDefault("NMD", "").contains("escaping") ? Boolean.FALSE : null,
                        best == Standing.OTHER ? null : Boolean.TRUE,
                        effect.proteinFrom()))
                .orElse(NullVariant.UNKNOWN);
    }

    private static Set<String> said(List<Effect> effects, Function<Effect, @Nullable String> name) {
        Set<String> said = new LinkedHashSet<>();
        effects.stream().map(name).filter(Objects::nonNull).forEach(said::add);
        return said;
    }

    private static @Nullable Double highest(List<Effect> effects, List<String> fields) {
        OptionalDouble highest = effects.stream()
                .flatMap(effect -> fields.stream().flatMap(field -> effect.number(field).stream()))
                .mapToDouble(Double::doubleValue)
                .max();
        return highest.isPresent() ? highest.getAsDouble() : null;
    }
}
