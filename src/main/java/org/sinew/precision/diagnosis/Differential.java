package org.sinew.precision.diagnosis;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinew.term.TermId;

/**
 * Diseases that fit a patient, the likeliest first.
 *
 * @param releases that the knowledge is from
 * @param candidates how many diseases were compared
 * @param noMatch calibrated probability that it is none of them
 * @param confident false means: no confident match
 * @param read how terms were read that are not used as they were given
 * @param series the same diseases by phenotypic series, the likeliest first: each disease stands in one of them
 * @param next what to ask or test, the most telling first
 */
public record Differential(
        List<String> releases,
        int candidates,
        double noMatch,
        boolean confident,
        List<Candidate> diseases,
        List<Series> series,
        List<Question> next,
        List<Reading> read) {

    /** What stands on every answer. */
    public static final String NOTICE = "decision support, not a diagnosis";

    /** A probability in percent, {@code 21 %}; nothing is impossible or certain here. */
    public static String percent(double probability) {
        long share = Math.round(100 * probability);
        return (share < 1 ? "< 1" : share > 99 ? "> 99" : String.valueOf(share)) + " %";
    }

    /**
     * A disease.
     *
     * @param rank from 1
     * @param probability calibrated
     * @param score sum of the evidence, in nats; 0 is the average disease
     * @param series OMIM phenotypic series that it belongs to
     * @param genes whose variants cause it
     */
    public record Candidate(
            int rank,
            TermId disease,
            double probability,
            double score,
            List<TermId> series,
            List<TermId> genes,
            List<Evidence> evidence) {}

    /**
     * Diseases of one phenotypic series, or a disease of none.
     *
     * @param rank from 1
     * @param id null for a disease of none
     * @param probability that it is one of its diseases
     * @param size how many candidates stand in it
     * @param diseases the likeliest of them
     */
    public record Series(int rank, @Nullable TermId id, double probability, int size, List<Candidate> diseases) {}

    /**
     * A feature that would tell the leading candidates apart.
     *
     * @param gain bits that the answer is expected to bring
     * @param expected probability that it is there
     * @param raises the candidate that it would raise most, if it is there
     */
    public record Question(TermId term, Means means, double gain, double expected, TermId raises) {}

    public enum Means {
        /** by asking or looking */
        EXAMINATION,
        /** by a laboratory test */
        LABORATORY_TEST
    }

    /**
     * @param given as it was
     * @param used instead; null when nothing is; the gene itself where it causes no disease
     */
    public record Reading(String given, @Nullable TermId used, Why why) {}

    public enum Why {
        /** the ontology merged the id into another or replaced it */
        REPLACED,
        /** another of the patient's findings says as much and more */
        IMPLIED,
        /** it is a former or another name of the gene, or its id without a prefix */
        OTHER_NAME,
        /** the gene causes no disease that is known here, so what was found in it explains nothing */
        NO_DISEASE,
        /** it is a variant of that gene */
        VARIANT,
        /** all records that classify the variant call it benign or likely so */
        BENIGN,
        /** the variant was seen only where it arose in a tissue, such as a tumour */
        SOMATIC
    }
}
