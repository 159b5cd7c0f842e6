package org.sinew.genome;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One alternative allele of a VCF record with what VEP (CSQ) or SnpEff (ANN) wrote about it, as the file gives it.
 *
 * @param frequency the highest population allele frequency of the record's annotations, absent when there is none
 * @param line of the file, one-based
 */
public record AnnotatedVariant(
        String contig,
        int position,
        String reference,
        String alternative,
        List<Effect> effects,
        @Nullable Double frequency,
        long line) {

    /**
     * On one transcript.
     *
     * @param terms of the Sequence Ontology
     * @param fields everything the annotation says, by its own field names
     */
    public record Effect(
            List<String> terms,
            @Nullable String impact,
            @Nullable String gene,
            @Nullable String transcript,
            @Nullable String hgvsCoding,
            @Nullable String hgvsProtein,
            Map<String, String> fields) {

        /** A number among the fields, by the first of these names that has one. */
        public Optional<Double> number(String... names) {
            for (String name : names) {
                String text = fields.get(name);
                if (text != null && text.matches("-?[0-9]*\\.?[0-9]+(?:[eE][-+]?[0-9]+)?")) {
                    return Optional.of(Double.valueOf(text));
                }
            }
            return Optional.empty();
        }
    }
}
