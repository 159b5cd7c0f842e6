package org.sinew.precision.variant;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a variant, as far as its sources say; absent values are unknown, not zero.
 *
 * @param consequences terms of the Sequence Ontology, as VEP or SnpEff names them: {@code stop_gained}
 * @param frequency the highest allele frequency in a population, zero for a variant looked for and not found
 * @param revel score of REVEL, 0 to 1
 * @param spliceAi the highest of SpliceAI's four scores, 0 to 1
 * @param lossOfFunction whether loss of the gene's function is a known mechanism of its disease; goes before {@code dosage}
 * @param dosage what ClinGen says of losing a copy of the variant's genes
 * @param nullVariant what is known of it if it is a null variant
 * @param origin {@code germline}, {@code de novo}, {@code somatic}
 * @param given assessments that a curator makes, which go before those made from the data
 */
public record VariantEvidence(
        Set<String> consequences,
        @Nullable Double frequency,
        @Nullable Double revel,
        @Nullable Double spliceAi,
        @Nullable Boolean lossOfFunction,
        List<DosageSensitivity> dosage,
        NullVariant nullVariant,
        @Nullable String origin,
        List<Assessment> given) {

    public static final VariantEvidence NONE =
            new VariantEvidence(Set.of(), null, null, null, null, List.of(), NullVariant.UNKNOWN, null, List.of());
}
