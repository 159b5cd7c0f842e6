package org.sinew.atlas.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FunnelPlotTests {

    private static final Offset<Double> EXACT = Offset.offset(1e-9);
    private static final int PROVIDERS = 40;

    /** Log-normal amounts: strata differ fourfold, providers see different strata, one of them bills twice as much. */
    private static FunnelPlot plot(long seed, double spread, double planted, double[][] kept) {
        Random random = new Random(seed);
        int cases = 4_000;
        double[] amounts = new double[cases];
        int[] groups = new int[cases];
        int[] strata = new int[cases];
        double[] own = IntStream.range(0, PROVIDERS)
                .mapToDouble(_ -> spread * random.nextGaussian())
                .toArray();
        for (int i = 0; i < cases; i++) {
            groups[i] = random.nextInt(PROVIDERS);
            strata[i] = random.nextDouble() < groups[i] / (double) PROVIDERS ? 1 : 0;
            double more = groups[i] == 7 ? planted : 0;
            amounts[i] = Math.exp(6 + strata[i] * Math.log(4) + own[groups[i]] + more + random.nextGaussian());
        }
        kept[0] = amounts;
        kept[1] = Arrays.stream(groups).asDoubleStream().toArray();
        kept[2] = Arrays.stream(strata).asDoubleStream().toArray();
        return new FunnelPlot(amounts, groups, strata);
    }

    @Test
    void theOneWhoBillsTwiceIsFoundAndNobodyElse() {
        FunnelPlot.@Nullable Point[] points =
                plot(2, 0, Math.log(2), new double[3][]).points(10);
        assertThat(outliers(points)).containsExactly(7);
        // 4000 cases of 40 providers: the ratio is within two standard errors of 2, less what it adds to everybody's
        // mean
        assertThat(Objects.requireNonNull(points[7]).ratio().value()).isBetween(1.6, 2.3);
        assertThat(Objects.requireNonNull(points[7]).pValue()).isLessThan(1e-6);
    }

    @Test
    void chanceIsQuietAlsoWhereProvidersDifferAnyhow() {
        int beyond = 0;
        int all = 0;
        for (int seed = 0; seed < 50; seed++) {
            for (double spread : new double[] {0, 0.3}) {
                FunnelPlot.@Nullable Point[] points =
                        plot(100 + seed, spread, 0, new double[3][]).points(10);
                beyond += outliers(points).length;
                all += PROVIDERS;
            }
        }
        // limits of 99.8 %: eight of four thousand are expected by chance
        assertThat(beyond).isLessThanOrEqualTo(16);
        assertThat(all).isEqualTo(4_000);
    }

    @Test
    void figuresAreThoseOfAdding() {
        double[][] data = new double[3][];
        FunnelPlot.Point[] points = Arrays.stream(plot(3, 0.2, 0, data).points(5))
                .map(Objects::requireNonNull)
                .toArray(FunnelPlot.Point[]::new);
        double[] distance = new double[data[0].length];
        for (int i = 0; i < distance.length; i++) {
            distance[i] = Math.log(data[0][i] + 1) - mean(data, i, Math::log1p);
        }
        double[] means = new double[PROVIDERS];
        double[] errors = new double[PROVIDERS];
        double within = 0;
        for (int g = 0; g < PROVIDERS; g++) {
            int group = g;
            int[] own = IntStream.range(0, distance.length)
                    .filter(i -> data[1][i] == group)
                    .toArray();
            means[g] = IntStream.of(own).mapToDouble(i -> distance[i]).average().orElseThrow();
            for (int i : own) {
                within += (distance[i] - means[g]) * (distance[i] - means[g]);
            }
        }
        double variance = within / (distance.length - PROVIDERS);
        for (int g = 0; g < PROVIDERS; g++) {
            double free = 0;
            double size = 0;
            for (int s = 0; s < 2; s++) {
                double n = count(data, g, s);
                double all = 0;
                for (int h = 0; h < PROVIDERS; h++) {
                    all += count(data, h, s);
                }
                free += n * (all - n) / all;
                size += n;
            }
            errors[g] = variance * free / size / size;
        }
        double[] sorted = Arrays.stream(means).sorted().toArray();
        double typical = (sorted[PROVIDERS / 2 - 1] + sorted[PROVIDERS / 2]) / 2;
        double between =
                FunnelPlot.between(Arrays.stream(means).map(m -> m - typical).toArray(), errors);
        assertThat(between).isBetween(0.02, 0.08);
        // at τ² Huber's scale is 1: the mean of min(z², 2.25), over its own for a normal, is that of 39 of 40
        double squares = 0;
        for (int g = 0; g < PROVIDERS; g++) {
            squares += Math.min(Math.pow(means[g] - typical, 2) / (errors[g] + between), 2.25);
        }
        assertThat(squares).isCloseTo(39 * 0.77846521617447, Offset.offset(1e-6));
        for (int g = 0; g < PROVIDERS; g++) {
            assertThat(points[g].score()).isCloseTo((means[g] - typical) / Math.sqrt(errors[g] + between), EXACT);
            assertThat(points[g].ratio().value()).isCloseTo(Math.exp(means[g] - typical), EXACT);
            int group = g;
            assertThat(points[g].expected())
                    .isCloseTo(
                            IntStream.range(0, distance.length)
                                    .filter(i -> data[1][i] == group)
                                    .mapToDouble(i -> mean(data, i, x -> x))
                                    .average()
                                    .orElseThrow(),
                            Offset.offset(1e-6));
        }
    }

    /** Of the amounts in the stratum of a case. */
    private static double mean(double[][] data, int of, java.util.function.DoubleUnaryOperator as) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < data[0].length; i++) {
            if (data[2][i] == data[2][of]) {
                sum += as.applyAsDouble(data[0][i]);
                count++;
            }
        }
        return sum / count;
    }

    private static double count(double[][] data, int group, int stratum) {
        return (double) IntStream.range(0, data[0].length)
                .filter(i -> data[1][i] == group && data[2][i] == stratum)
                .count();
    }

    private static int[] outliers(FunnelPlot.@Nullable Point[] points) {
        return IntStream.range(0, points.length)
                .filter(g -> points[g] != null && points[g].isOutlier())
                .toArray();
    }
}
