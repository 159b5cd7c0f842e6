package org.sinew.genome;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One alternative allele of a VCF record with what VEP (CSQ) or SnpEff (ANN) wrote about it, as the file gives it.
 *
 * @param allele its number in the record, from 1
 * @param frequency the highest population allele frequency of the record's annotations, absent when there is none
 * @param significance what ClinVar says (CLNSIG), in lower case: {@code likely pathogenic}
 * @param line of the file, one-based
 */
public record AnnotatedVariant(
        String contig,
        int position,
        String reference,
        String alternative,
        int allele,
        List<Effect> effects,
        @Nullable Double frequency,
        @Nullable String significance,
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

        /** Whether the transcript stands for its gene. */
        public enum Standing {
            /** chosen together by NCBI and Ensembl (MANE), or picked by who made the file */
            CHOSEN,
            CANONICAL,
            /** not marked */
            OTHER
        }

        private static final Pattern SHARE = Pattern.compile("(\\d+)(?:-\\d+)?\\s*/\\s*(\\d+)");
        private static final Pattern NUMBER = Pattern.compile("-?[0-9]*\\.?[0-9]+(?:[eE][-+]?[0-9]+)?");

        /** A number among the fields, by the first of these names that has one. */
        public Optional<Double> number(String... names) {
            return Stream.of(names)
                    .map(fields::get)
                    .filter(Objects::nonNull)
                    .flatMap(text -> parsed(text).stream())
                    .findFirst();
        }

        public Standing standing() {
            boolean isChosen = fields.containsKey("MANE_SELECT")
                    || fields.containsKey("MANE_PLUS_CLINICAL")
                    || "1".equals(fields.get("PICK"));
            return isChosen
                    ? Standing.CHOSEN
                    : "YES".equals(fields.get("CANONICAL")) ? Standing.CANONICAL : Standing.OTHER;
        }

        /** {@code 4/10}, if it lies in an exon. */
        public @Nullable String exon() {
            return fields.get("EXON");
        }

        /** Share of the protein from the changed residue to its end, if its length is given too. */
        public @Nullable Double proteinFrom() {
            Matcher parts = SHARE.matcher(fields.getOrDefault("Protein_position", ""));
            if (!parts.matches()) {
                return null;
            }
            double length = Double.parseDouble(parts.group(2));
            double before = Double.parseDouble(parts.group(1)) - 1;
            return before < 0 || before >= length ? null : (length - before) / length;
        }

        static Optional<Double> parsed(String text) {
            return NUMBER.matcher(text).matches() ? Optional.of(Double.valueOf(text)) : Optional.empty();
        }
    }
}
