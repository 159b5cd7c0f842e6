package org.sinew.atlas.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * Deaths from coronary disease of British doctors by smoking and five age bands (Doll, Hill 1966), of which Rothman and
 * Greenland (Modern Epidemiology) and Stata's manual ({@code ir}) give the common rate ratio as 1.424682 (1.154703 to
 * 1.757784); further digits and the exact probability by an independent program in rational and 60-digit numbers.
 */
class PersonTimeTests {

    private static final Offset<Double> EXACT = Offset.offset(1e-9);
    private static final int[] SMOKERS = {32, 104, 206, 186, 102};
    private static final double[] SMOKERS_YEARS = {52_407, 43_248, 28_612, 12_663, 5_317};
    private static final int[] OTHERS = {2, 12, 28, 28, 31};
    private static final double[] OTHERS_YEARS = {18_790, 10_673, 5_710, 2_585, 1_462};

    @Test
    void commonRateRatio() {
        Estimate ratio = PersonTime.rateRatio(SMOKERS, SMOKERS_YEARS, OTHERS, OTHERS_YEARS);
        assertThat(ratio.value()).isCloseTo(1.424682, Offset.offset(5e-7)).isCloseTo(1.424682016751439, EXACT);
        assertThat(ratio.interval().low())
                .isCloseTo(1.154703, Offset.offset(5e-7))
                .isCloseTo(1.1547031007467963, EXACT);
        assertThat(ratio.interval().high())
                .isCloseTo(1.757784, Offset.offset(5e-7))
                .isCloseTo(1.7577841849928701, EXACT);
    }

    @Test
    void expectedAndExactProbability() {
        assertThat(PersonTime.expected(SMOKERS, SMOKERS_YEARS, OTHERS, OTHERS_YEARS))
                .isCloseTo(595.1734498832365, EXACT);
        assertThat(PersonTime.pValue(SMOKERS, SMOKERS_YEARS, OTHERS, OTHERS_YEARS))
                .isCloseTo(0.000721433102058962, EXACT);
    }

    @Test
    void manyCasesAreNearTheExactProbability() {
        int[] twice = {64, 208, 412, 372, 204};
        int[] others = {4, 24, 56, 56, 62};
        double near = PersonTime.pValue(twice, SMOKERS_YEARS, others, OTHERS_YEARS);
        // a normal of this mean and variance gives 2.7e-6
        assertThat(near).isBetween(1e-6, 5e-6);
    }

    @Test
    void trendOfTwoGroupsIsTheScoreTest() {
        double p = PersonTime.trend(
                new int[][] {OTHERS, SMOKERS}, new double[][] {OTHERS_YEARS, SMOKERS_YEARS}, new double[] {0, 1});
        assertThat(p).isCloseTo(0.0009031929220331944, EXACT);
    }

    @Test
    void trendOverDoses() {
        int[][] cases = {{9, 4, 5, 8}, {0, 7, 3, 0}, {2, 1, 5, 7}};
        double[][] time = {{302, 439, 606, 154}, {637, 305, 63, 798}, {271, 467, 336, 236}};
        assertThat(PersonTime.trend(cases, time, new double[] {0, 1.5, 4})).isCloseTo(0.2725777182716481, EXACT);
    }

    @Test
    void nothingIsSaidWithoutTimeOrCases() {
        int[] none = {0};
        double[] time = {10};
        assertThat(PersonTime.rateRatio(none, time, none, time).value()).isNaN();
        assertThat(PersonTime.pValue(none, time, none, time)).isNaN();
        assertThat(PersonTime.pValue(new int[] {3}, time, none, new double[] {0}))
                .isNaN();
        assertThat(PersonTime.trend(new int[][] {none, none}, new double[][] {time, time}, new double[] {0, 1}))
                .isNaN();
    }
}
