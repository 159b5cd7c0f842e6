package org.sinew.precision.variant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sinew.precision.variant.Assessment.Outcome;
import org.sinew.precision.variant.Criterion.Strength;

class ClassificationTests {

    /**
     * The rules for combining criteria (Richards 2015, table 5), smallest case of each: how many very strong, strong,
     * moderate and supporting pathogenic, then stand-alone, strong and supporting benign criteria. Points differ from the
     * table in two cells, as their authors state (Tavtigian 2018 and 2020): two strong alone (rule "pathogenic ii") are
     * 8 points, likely pathogenic; one very strong with one moderate (rule "likely pathogenic i") are 10, pathogenic.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "P ia very strong and strong,              1,1,0,0, 0,0,0, PATHOGENIC,             12",
        "P ib very strong and 2 moderate,          1,0,2,0, 0,0,0, PATHOGENIC,             12",
        "P ic very strong moderate supporting,     1,0,1,1, 0,0,0, PATHOGENIC,             11",
        "P id very strong and 2 supporting,        1,0,0,2, 0,0,0, PATHOGENIC,             10",
        "P ii 2 strong (stated exception),         0,2,0,0, 0,0,0, LIKELY_PATHOGENIC,       8",
        "P iiia strong and 3 moderate,             0,1,3,0, 0,0,0, PATHOGENIC,             10",
        "P iiib strong 2 moderate 2 supporting,    0,1,2,2, 0,0,0, PATHOGENIC,             10",
        "P iiic strong moderate 4 supporting,      0,1,1,4, 0,0,0, PATHOGENIC,             10",
        "LP i very strong moderate (exception),    1,0,1,0, 0,0,0, PATHOGENIC,             10",
        "LP ii strong and moderate,                0,1,1,0, 0,0,0, LIKELY_PATHOGENIC,       6",
        "LP ii strong and 2 moderate,              0,1,2,0, 0,0,0, LIKELY_PATHOGENIC,       8",
        "LP iii strong and 2 supporting,           0,1,0,2, 0,0,0, LIKELY_PATHOGENIC,       6",
        "LP iv 3 moderate,                         0,0,3,0, 0,0,0, LIKELY_PATHOGENIC,       6",
        "LP v 2 moderate 2 supporting,             0,0,2,2, 0,0,0, LIKELY_PATHOGENIC,       6",
        "LP vi moderate 4 supporting,              0,0,1,4, 0,0,0, LIKELY_PATHOGENIC,       6",
        "B i stand-alone,                          0,0,0,0, 1,0,0, BENIGN,                 -8",
        "B ii 2 strong,                            0,0,0,0, 0,2,0, BENIGN,                 -8",
        "LB i strong and supporting,               0,0,0,0, 0,1,1, LIKELY_BENIGN,          -5",
        "LB ii 2 supporting,                       0,0,0,0, 0,0,2, LIKELY_BENIGN,          -2",
        "uncertain: nothing,                       0,0,0,0, 0,0,0, UNCERTAIN_SIGNIFICANCE,  0",
        "uncertain: strong alone,                  0,1,0,0, 0,0,0, UNCERTAIN_SIGNIFICANCE,  4",
        "uncertain: contradictory,                 0,1,0,0, 0,1,0, UNCERTAIN_SIGNIFICANCE,  0",
    })
    void rulesForCombiningCriteria(
            String rule,
            int veryStrong,
            int strong,
            int moderate,
            int supporting,
            int alone,
            int strongBenign,
            int supportingBenign,
            Classification expected,
            int points) {
        List<Assessment> met = new ArrayList<>();
        add(met, veryStrong, Criterion.PVS1, Strength.VERY_STRONG);
        add(met, strong, Criterion.PS1, Strength.STRONG);
        add(met, moderate, Criterion.PM1, Strength.MODERATE);
        add(met, supporting, Criterion.PP1, Strength.SUPPORTING);
        add(met, alone, Criterion.BA1, Strength.STAND_ALONE);
        add(met, strongBenign, Criterion.BS1, Strength.STRONG);
        add(met, supportingBenign, Criterion.BP1, Strength.SUPPORTING);

        assertThat(Classification.of(met)).as(rule).isEqualTo(expected);
        assertThat(Classification.points(met)).as(rule).isEqualTo(points);
    }

    private static void add(List<Assessment> met, int times, Criterion criterion, Strength strength) {
        for (int i = 0; i < times; i++) {
            met.add(Assessment.met(criterion, strength, "the table's row"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "10, PATHOGENIC", "9, LIKELY_PATHOGENIC", "6, LIKELY_PATHOGENIC", "5, UNCERTAIN_SIGNIFICANCE",
        "0, UNCERTAIN_SIGNIFICANCE", "-1, LIKELY_BENIGN", "-6, LIKELY_BENIGN", "-7, BENIGN"
    })
    void theBordersOfThePublishedScale(int points, Classification expected) {
        assertThat(Classification.ofPoints(points)).isEqualTo(expected);
    }

    private static VariantEvidence evidence(
            Set<String> consequences, @Nullable Double frequency, @Nullable Boolean lossOfFunction) {
        return new VariantEvidence(
                consequences,
                frequency,
                null,
                null,
                lossOfFunction,
                List.of(),
                NullVariant.annotated("2/10", null, true, null),
                null,
                List.of());
    }

    private static Assessment of(VariantInterpretation meaning, Criterion criterion) {
        return meaning.assessments().stream()
                .filter(a -> a.criterion() == criterion)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void nothingKnownIsUncertainAndSaysWhy() {
        VariantInterpretation meaning = VariantInterpretation.of(VariantEvidence.NONE, "en");
        assertThat(meaning.classification()).isEqualTo(Classification.UNCERTAIN_SIGNIFICANCE);
        assertThat(meaning.assessments()).hasSize(28).allSatisfy(a -> {
            assertThat(a.outcome()).isEqualTo(Outcome.NOT_ASSESSABLE);
            assertThat(a.reason()).isNotBlank();
        });
    }

    @Test
    void aNullVariantCountsOnlyWhereLossOfFunctionIsTheMechanism() {
        Set<String> stop = Set.of("stop_gained");
        assertThat(of(VariantInterpretation.of(evidence(stop, null, null), "en"), Criterion.PVS1)
                        .outcome())
                .isEqualTo(Outcome.NOT_ASSESSABLE);
        assertThat(of(VariantInterpretation.of(evidence(stop, null, false), "en"), Criterion.PVS1)
                        .outcome())
                .isEqualTo(Outcome.NOT_MET);
        VariantInterpretation rare = VariantInterpretation.of(evidence(stop, 0.0, true), "en");
        assertThat(rare.points()).isEqualTo(9);
        assertThat(rare.classification()).isEqualTo(Classification.LIKELY_PATHOGENIC);
    }

    private static Outcome deNovo(String origin) {
        VariantEvidence evidence = new VariantEvidence(
                Set.of(), null, null, null, null, List.of(), NullVariant.UNKNOWN, origin, List.of());
        return of(VariantInterpretation.of(evidence, "en"), Criterion.PM6).outcome();
    }

    @Test
    void germlineSaysNothingOfParents() {
        assertThat(deNovo("germline")).isEqualTo(Outcome.NOT_ASSESSABLE);
        assertThat(deNovo("maternal")).isEqualTo(Outcome.NOT_MET);
        assertThat(deNovo("de novo")).isEqualTo(Outcome.MET);
    }

    @Test
    void aFrequentVariantIsBenignAlone() {
        VariantInterpretation frequent =
                VariantInterpretation.of(evidence(Set.of("missense_variant"), 0.2, null), "en");
        assertThat(frequent.classification()).isEqualTo(Classification.BENIGN);
        assertThat(frequent.met()).extracting(Assessment::criterion).containsExactly(Criterion.BA1);
        VariantInterpretation fairly = VariantInterpretation.of(evidence(Set.of("missense_variant"), 0.02, null), "en");
        assertThat(fairly.met()).extracting(Assessment::criterion).containsExactly(Criterion.BS1);
    }

    @Test
    void revelWeighsByItsCalibration() {
        assertThat(pp3(0.95)).isEqualTo(4);
        assertThat(pp3(0.80)).isEqualTo(2);
        assertThat(pp3(0.65)).isEqualTo(1);
        assertThat(pp3(0.50)).isZero();
        assertThat(pp3(0.20)).isEqualTo(-1);
        assertThat(pp3(0.10)).isEqualTo(-2);
        assertThat(pp3(0.01)).isEqualTo(-4);
    }

    private static int pp3(double revel) {
        return VariantInterpretation.of(
                        new VariantEvidence(
                                Set.of("missense_variant"),
                                null,
                                revel,
                                null,
                                null,
                                List.of(),
                                NullVariant.UNKNOWN,
                                null,
                                List.of()),
                        "en")
                .points();
    }

    @Test
    void aCuratorsCriterionGoesBefore() {
        Assessment given = Assessment.met(Criterion.PM2, Strength.MODERATE, "absent from a matched cohort");
        VariantInterpretation meaning = VariantInterpretation.of(
                new VariantEvidence(
                        Set.of(), 0.3, null, null, null, List.of(), NullVariant.UNKNOWN, null, List.of(given)),
                "en");
        assertThat(of(meaning, Criterion.PM2)).isEqualTo(given);
    }
}
