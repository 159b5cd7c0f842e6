package org.sinew.precision.pgx;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Genes and drugs of one person.
 *
 * @param notes what holds for the whole report
 * @param release of the tables, {@code licence} theirs
 */
public record DrugReport(
        List<Gene> genes, List<Drug> drugs, List<String> notes, String release, String licence, String disclaimer) {

    DrugReport withoutSilentDrugs() {
        return new DrugReport(
                genes,
                drugs.stream().filter(d -> !d.recommendations().isEmpty()).toList(),
                notes,
                release,
                licence,
                disclaimer);
    }

    /** One gene: what was found, and what it means. */
    public record Gene(
            String gene,
            GeneCall.Origin origin,
            List<Meaning> diplotypes,
            List<String> otherDiplotypes,
            boolean phased,
            int positions,
            List<String> missing,
            List<String> undecidable,
            List<String> notes,
            String release) {}

    /**
     * One possible diplotype.
     *
     * @param functions of its alleles, in the order of the name
     * @param diplotype absent where only a phenotype was given
     * @param label the phenotype, or else the activity score, in the reader's language
     */
    public record Meaning(
            @Nullable String diplotype,
            int score,
            List<String> functions,
            @Nullable String phenotype,
            @Nullable String activityScore,
            @Nullable String label) {

        static final String NOT_IN_TABLE = "not in the table";

        Meaning in(String language) {
            String told = phenotype == null ? activityScore : phenotype;
            return new Meaning(
                    diplotype,
                    score,
                    functions.stream()
                            .map(function -> function.equals(NOT_IN_TABLE)
                                    ? Note.of("not-in-table").in(language)
                                    : function)
                            .toList(),
                    phenotype,
                    activityScore,
                    told == null ? null : ResultNames.in(told, language));
        }
    }

    /** The same with the drugs called as the reader calls them. */
    public DrugReport calling(UnaryOperator<String> names) {
        return new DrugReport(
                genes,
                drugs.stream()
                        .map(d -> new Drug(d.drug(), names.apply(d.drug()), d.recommendations(), d.notes()))
                        .toList(),
                notes,
                release,
                licence,
                disclaimer);
    }

    /**
     * What guidelines say about one drug.
     *
     * @param label its name in the reader's language, where that is known; otherwise {@code drug}
     */
    public record Drug(String drug, String label, List<Recommendation> recommendations, List<String> notes) {

        Drug(String drug, List<Recommendation> recommendations, List<String> notes) {
            this(drug, drug, recommendations, notes);
        }
    }

    /**
     * One row of a guideline that is this person's.
     *
     * @param dosing whether the dose is to be changed, {@code alternative} another drug considered
     */
    public record Recommendation(
            String source,
            String guideline,
            String url,
            List<Basis> basis,
            @Nullable String population,
            String classification,
            List<String> implications,
            String text,
            boolean dosing,
            boolean alternative,
            boolean other,
            List<Citation> citations,
            String release) {

        /** Whether it asks for something else than usual care. */
        public boolean isActionable() {
            return dosing || alternative || other;
        }
    }

    /**
     * @param result of the gene, by which the row was found
     * @param label the result in the reader's language
     */
    public record Basis(String gene, @Nullable String diplotype, String result, String label) {}
}
