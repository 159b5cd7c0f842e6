package org.sinew.precision.diagnosis;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinew.term.TermId;

/**
 * One part of a disease's score.
 *
 * @param term the patient's term; null for parts that are about no single one
 * @param matched the disease's term that explains it, or null when nothing of the disease does
 * @param common the term that both are, when {@code matched} is not the patient's own
 * @param frequency of the matched term in the disease
 * @param background share of the patients of all diseases that have the patient's term
 * @param weight log likelihood ratio against the average disease, in nats: the parts of a disease add up to its score
 * @param coverage how much of {@code weight} is for covering the patient's findings
 * @param terms for {@link Kind#UNMENTIONED} the disease's most typical features that nobody mentioned; for
 *     {@link Kind#GENE} its genes
 */
public record Evidence(
        Kind kind,
        @Nullable TermId term,
        @Nullable TermId matched,
        @Nullable TermId common,
        @Nullable Frequency frequency,
        double background,
        List<String> references,
        double weight,
        double coverage,
        List<TermId> terms) {

    public enum Kind {
        /** a finding that is there */
        PRESENT,
        /** a finding that is there, and that only other diseases of the phenotypic series are known to have */
        SERIES,
        /** a finding that was looked for and is not there */
        ABSENT,
        /** a finding that never was there */
        NEVER,
        /** typical features of the disease that are not mentioned */
        UNMENTIONED,
        /** the stage of life at which it began, or by which it had begun */
        ONSET,
        /** the patient's sex, for an X-linked recessive disease */
        SEX,
        /** a gene of the disease among those in which something was found, or not */
        GENE,
        /** no gene is known to cause the disease: fewer patients are found to have it */
        NO_KNOWN_GENE
    }

    /**
     * How often the disease has a term, pooled over its rows.
     *
     * @param with patients who have it, of counts only; with {@code of} 0 no row counts patients
     * @param of patients looked at
     * @param words what rows say that do not count: {@code HP:0040281}, {@code 30%}
     * @param share what the model takes it for, after shrinkage
     */
    public record Frequency(double with, double of, List<String> words, double share) {}

    static Evidence of(Kind kind, double weight, List<TermId> terms) {
        return new Evidence(kind, null, null, null, null, 0, List.of(), weight, 0, terms);
    }
}
