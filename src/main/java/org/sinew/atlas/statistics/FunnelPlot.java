package org.sinew.atlas.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.distribution.RealDistribution;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;

/*
 * Groups of cases, such as those of one hospital each, against what their mix of cases lets expect: a funnel plot [1].
 *
 * A figure is the logarithm of one more than the amount, since bills and stays are skewed. A group's ratio is exp of the mean
 * of its cases' distances from the means of their strata (indirect standardisation), less the median of all groups' means, so
 * that one dear group does not make the others look cheap. The variance of a mean is that of single cases within groups, times
 * Σ n(1 - n/N) / n.² over the strata, for a group is part of what it is compared with. Providers differ more than by chance:
 * a variance between them τ² is added [2], the smallest at which Huber's scale of the scores (his proposal 2 [3], which
 * outliers hardly move; in place of winsorising, which draws τ² towards 0) is no more than 1. Limits are those of 99.8 %,
 * normal where τ² is 0, else Student's with one degree of freedom less than groups, since τ² is estimated from them.
 *
 * [1] Spiegelhalter 2005, Funnel plots for comparing institutional performance. Stat Med 24:1185, doi:10.1002/sim.1970.
 * [2] Spiegelhalter 2005, Handling over-dispersion of performance indicators. Qual Saf Health Care 14:347,
 *     doi:10.1136/qshc.2005.013755.
 * [3] Huber 1964, Robust estimation of a location parameter. Ann Math Stat 35:73, doi:10.1214/aoms/1177703732.
 */

/** Which groups lie outside the limits of a funnel plot. */
public final class FunnelPlot {

    private static final double TAIL = 0.001;

    /** Huber's constant, and the mean of min(Z², k²) of a standard normal Z. */
    private static final double K = 1.5;

    private static final double BETA = 0.77846521617447;

    /**
     * One group.
     *
     * @param expected mean amount of its mix of cases
     * @param ratio geometric, of observed over expected to that of the median group, with its 95 % interval
     * @param limits within which the ratio of a group of that size and mix is expected to lie, 99.8 %
     * @param score standard deviations from 1
     */
    public record Point(double mean, double expected, Estimate ratio, Interval limits, double score, double pValue) {

        public boolean isOutlier() {
            return !limits.contains(ratio.value());
        }
    }

    private final double[] amounts;
    private final int[] groups;
    private final int[] strata;
    private final int[][] sizes;
    private final double[] distances;
    private final double[] stratumMeans;
    private final double variance;

    /**
     * @param amounts of each case, not negative
     * @param groups of each case, from 0
     * @param strata of each case, from 0: cases that are alike
     */
    public FunnelPlot(double[] amounts, int[] groups, int[] strata) {
        this.amounts = amounts;
        this.groups = groups;
        this.strata = strata;
        this.sizes = new int[1 + Arrays.stream(groups).max().orElse(-1)]
                [1 + Arrays.stream(strata).max().orElse(-1)];
        each(i -> sizes[groups[i]][strata[i]]++);
        double[] logs = Arrays.stream(amounts).map(Math::log1p).toArray();
        double[] centres = meansByStratum(logs);
        this.stratumMeans = meansByStratum(amounts);
        this.distances = IntStream.range(0, amounts.length)
                .mapToDouble(i -> logs[i] - centres[strata[i]])
                .toArray();
        this.variance = variance();
    }

    private void each(java.util.function.IntConsumer action) {
        IntStream.range(0, amounts.length).forEach(action);
    }

    private double[] meansByStratum(double[] of) {
        int count = sizes.length == 0 ? 0 : sizes[0].length;
        double[] sums = new double[count];
        each(i -> sums[strata[i]] += of[i]);
        return IntStream.range(0, count)
                .mapToDouble(s -> sums[s] / stratumSize(s))
                .toArray();
    }

    private int stratumSize(int stratum) {
        return Arrays.stream(sizes).mapToInt(group -> group[stratum]).sum();
    }

    private int size(int group) {
        return Arrays.stream(sizes[group]).sum();
    }

    /** Of single cases about the mean of their group. */
    private double variance() {
        double[] means = meansByGroup(distances);
        double[] squares = {0};
        each(i -> squares[0] += Math.pow(distances[i] - means[groups[i]], 2));
        long used = Arrays.stream(sizes)
                .filter(group -> Arrays.stream(group).sum() > 0)
                .count();
        return squares[0] / (amounts.length - used);
    }

    private double[] meansByGroup(double[] of) {
        double[] sums = new double[sizes.length];
        each(i -> sums[groups[i]] += of[i]);
        return IntStream.range(0, sums.length)
                .mapToDouble(g -> sums[g] / size(g))
                .toArray();
    }

    /** @param fewest cases of a group that is shown; all serve as comparison. The points of groups with fewer are null */
    public Point[] points(int fewest) {
        double[] means = meansByGroup(distances);
        double[] own =
                IntStream.range(0, means.length).mapToDouble(this::meanVariance).toArray();
        int[] shown = IntStream.range(0, means.length)
                .filter(g -> size(g) >= fewest && own[g] > 0)
                .toArray();
        double typical =
                median(Arrays.stream(shown).mapToDouble(g -> means[g]).sorted().toArray());
        double between = between(
                Arrays.stream(shown).mapToDouble(g -> means[g] - typical).toArray(),
                Arrays.stream(shown).mapToDouble(g -> own[g]).toArray());
        RealDistribution chance = between > 0 ? new TDistribution(shown.length - 1.0) : new NormalDistribution();
        double[] observed = meansByGroup(amounts);
        double[] expected = meansByGroup(IntStream.range(0, amounts.length)
                .mapToDouble(i -> stratumMeans[strata[i]])
                .toArray());
        Point[] points = new Point[means.length];
        for (int g : shown) {
            Interval limits = around(0, -chance.inverseCumulativeProbability(TAIL) * Math.sqrt(own[g] + between));
            double score = (means[g] - typical) / Math.sqrt(own[g] + between);
            points[g] = new Point(
                    observed[g],
                    expected[g],
                    new Estimate(
                            Math.exp(means[g] - typical),
                            around(means[g] - typical, Interval.Z * Math.sqrt(own[g])),
                            "geometric, indirectly standardised"),
                    limits,
                    score,
                    2 * chance.cumulativeProbability(-Math.abs(score)));
        }
        return points;
    }

    private double meanVariance(int group) {
        double free = IntStream.range(0, sizes[group].length)
                .filter(s -> sizes[group][s] > 0)
                .mapToDouble(s -> sizes[group][s] * (1 - (double) sizes[group][s] / stratumSize(s)))
                .sum();
        return variance * free / Math.pow(size(group), 2);
    }

    private static Interval around(double log, double half) {
        return new Interval(Math.exp(log - half), Math.exp(log + half));
    }

    private static double median(double[] sorted) {
        int half = sorted.length / 2;
        return sorted.length == 0 ? 0 : sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /** τ²; 0 where groups differ no more than by chance. */
    static double between(double[] means, double[] variances) {
        double high = Arrays.stream(means).map(mean -> mean * mean).sum();
        double low = 0;
        if (!isWide(means, variances, 0)) {
            return 0;
        }
        while (high - low > 1e-12 * high) {
            double middle = (low + high) / 2;
            if (isWide(means, variances, middle)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private static boolean isWide(double[] means, double[] variances, double between) {
        double squares = IntStream.range(0, means.length)
                .mapToDouble(g -> Math.min(means[g] * means[g] / (variances[g] + between), K * K))
                .sum();
        return squares > (means.length - 1) * BETA;
    }
}
