package org.sinew.precision.variant;

import java.util.List;
import org.sinew.precision.variant.Assessment.Outcome;
import org.sinew.term.Wording;

/**
 * What a variant means by ACMG/AMP: its class, its points, and every criterion with its reason.
 *
 * @param points the sum of what is met
 * @param assessments all 28 criteria in their order
 */
public record VariantInterpretation(
        Classification classification, int points, List<Assessment> assessments, String disclaimer) {

    /**
     * Weighs what is known; with nothing known the significance is uncertain.
     *
     * @param language BCP 47 tag of the reasons; a curator's own stay as given
     */
    public static VariantInterpretation of(VariantEvidence evidence, String language) {
        List<Assessment> assessments = AcmgAssessments.of(evidence, Wording.of("acmg", language));
        return new VariantInterpretation(
                Classification.of(assessments), Classification.points(assessments), assessments, disclaimer(language));
    }

    /** Goes with every answer. */
    public static String disclaimer(String language) {
        return Wording.of("acmg", language).say("disclaimer");
    }

    /** What counts. */
    public List<Assessment> met() {
        return assessments.stream().filter(a -> a.outcome() == Outcome.MET).toList();
    }
}
