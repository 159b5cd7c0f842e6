package org.sinew.atlas.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The surveillance methods against their papers' formulas, worked by hand and by an independent program in NumPy. */
class AberrationTests {

    private static final Offset<Double> EXACT = Offset.offset(1e-9);

    /** A seasonal series with a trend, noise beyond Poisson and one outbreak in its past. */
    private static long[] series() {
        long[] counts = new long[52 * 6 + 10];
        long state = 12345;
        for (int t = 0; t < counts.length; t++) {
            state = (state * 1103515245 + 12345) % 2147483648L;
            counts[t] = (int) (6 + 5 * Math.sin(2 * Math.PI * t / 52) + 0.02 * t) + (state >> 16) % 23;
        }
        counts[100] = 90;
        return counts;
    }

    @ParameterizedTest
    @CsvSource({
        "270, 29.861771246325826, 57, -0.17914843634250094",
        "300, 18.242065948940752, 39, 0.18103603382762873",
        "321, 29.24357438179773, 54, 0.030554718595809986"
    })
    void farringtonFlexibleIsThatOfAnIndependentProgram(int week, double expected, double threshold, double score) {
        Aberration found = FarringtonFlexible.standard().at(series(), week).orElseThrow();
        assertThat(found.expected()).isCloseTo(expected, EXACT);
        assertThat(found.threshold()).isEqualTo(threshold);
        assertThat(found.score()).isCloseTo(score, EXACT);
        assertThat(found.alarm()).isFalse();
    }

    @Test
    void anOutbreakAlarmsAndTooShortASeriesDoesNot() {
        long[] counts = series();
        counts[counts.length - 1] = 80;
        assertThat(FarringtonFlexible.standard().at(counts, counts.length - 1))
                .get()
                .matches(Aberration::alarm)
                .matches(found -> found.score() > 1);
        assertThat(FarringtonFlexible.standard().at(new long[200], 199)).isEmpty();
        assertThat(FarringtonFlexible.standard().at(new long[300], 299))
                .satisfies(none ->
                        none.ifPresent(found -> assertThat(found.alarm()).isFalse()));
    }

    /** Levels without a case leave the others as they are: a level's expectation is its own weeks' mean. */
    @Test
    void aSeasonWithoutCasesIsFittedToItsLimit() {
        int week = 52 * 6;
        long[] counts = new long[week + 1];
        double sum = 0;
        for (int year = 1; year <= 5; year++) {
            for (int at = -3; at <= 3; at++) {
                counts[week - 52 * year + at] = 4L + Math.floorMod(at * 3, 5);
                sum += counts[week - 52 * year + at];
            }
        }
        Aberration seasonal = FarringtonFlexible.standard().at(counts, week).orElseThrow();
        assertThat(seasonal.expected()).isCloseTo(sum / 35, Offset.offset(1e-6));
        int summer = week - 26;
        counts[summer] = 6;
        Aberration never = FarringtonFlexible.standard().at(counts, summer).orElseThrow();
        assertThat(never.expected()).isZero();
        assertThat(never.threshold()).isZero();
        assertThat(never.alarm()).isTrue();
        counts[summer] = 4;
        assertThat(FarringtonFlexible.standard().at(counts, summer))
                .get()
                .as("fewer than five cases in four weeks")
                .matches(found -> !found.alarm());
    }

    @Test
    void whatIsNewAlarms() {
        long[] counts = new long[400];
        counts[399] = 15;
        Aberration found = FarringtonFlexible.standard().at(counts, 399).orElseThrow();
        assertThat(found.expected()).isZero();
        assertThat(found.threshold()).isZero();
        assertThat(found.score()).isInfinite();
        assertThat(found.alarm()).isTrue();
        counts[399] = 0;
        assertThat(FarringtonFlexible.standard().at(counts, 399)).get().matches(none -> !none.alarm());
    }

    /** The upper bounds that {@code surveillance} 1.24 documents for its threshold functions ({@code nbPlugin}). */
    @Test
    void thresholdsOfTheNegativeBinomial() {
        assertThat(FarringtonFlexible.threshold(5, 1.5, 0.05)).isEqualTo(10);
        assertThat(FarringtonFlexible.threshold(5, 1, 0.05)).isEqualTo(9);
    }

    @Test
    void earsByHand() {
        long[] counts = {3, 5, 4, 6, 2, 4, 4, 9, 12, 20, 5, 7};
        List<Aberration> c1 = Ears.C1.detect(counts);
        // mean 4, standard deviation sqrt(10 / 6), z 3.090232306167813
        assertThat(c1.getFirst().index()).isEqualTo(7);
        assertThat(c1.getFirst().expected()).isCloseTo(4, EXACT);
        assertThat(c1.getFirst().threshold()).isCloseTo(4 + 3.090232306167813 * Math.sqrt(10.0 / 6), EXACT);
        assertThat(c1.getFirst().alarm()).isTrue();
        Aberration c2 = Ears.C2.detect(counts).getFirst();
        assertThat(c2.index()).isEqualTo(9);
        assertThat(c2.threshold()).isEqualTo(c1.getFirst().threshold());
        assertThat(c2.alarm()).isTrue();
        Aberration c3 = Ears.C3.detect(counts).getFirst();
        // C2 of weeks 9 and 10, with baselines 0..6 and 1..7, carried beyond one standard deviation each
        double mean10 = 34 / 7.0;
        double deviation10 = Math.sqrt((25 + 16 + 36 + 4 + 16 + 16 + 81 - 7 * mean10 * mean10) / 6);
        double carried = (20 - 4) / Math.sqrt(10.0 / 6) - 1 + Math.max(0, (5 - mean10) / deviation10 - 1);
        double mean11 = 41 / 7.0;
        double deviation11 = Math.sqrt((16 + 36 + 4 + 16 + 16 + 81 + 144 - 7 * mean11 * mean11) / 6);
        assertThat(c3.index()).isEqualTo(11);
        assertThat(c3.threshold())
                .isCloseTo(Math.max(0, mean11 + deviation11 * (1.959963984540054 - carried)), Offset.offset(1e-8));
        assertThat(c3.alarm()).isTrue();
    }

    @Test
    void aFlatBaselineAlarmsOnlyWhenExceeded() {
        assertThat(Ears.C1.detect(new long[] {2, 2, 2, 2, 2, 2, 2, 2, 3}))
                .extracting(Aberration::alarm)
                .containsExactly(false, true);
    }
}
