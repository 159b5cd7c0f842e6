package org.sinew.atlas.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Weekly counts against the same season of earlier years: the algorithm of public health agencies, in its improved form.
 *
 * <p>For a week, a quasi-Poisson regression with log link is fitted to its baseline: the weeks of the {@code years} years
 * before it, of which those within {@code window} weeks of the same season form one level and the rest of each year is
 * divided evenly into {@code periods - 1} further levels; the latest {@code left out} weeks are not used, so that an
 * outbreak does not hide itself. Weeks whose standardised Anscombe residual exceeds 2.58 are weighted down by its inverse
 * square (past outbreaks). The trend stays in when the baseline has at least three years, it is significant at 5 % and its
 * prediction does not exceed every baseline count (extrapolation). An alarm needs five cases in the last four weeks. Where
 * the season never had a case, nothing is expected and any count is beyond it: what is new to a region is told, too.
 *
 * <p>The threshold is the quantile of the negative binomial with the predicted mean and dispersion (2), where the first
 * paper took a normal one on the 2/3 scale (1); the documentation of the R package {@code surveillance} calls the two
 * {@code nbPlugin} and {@code delta}. Time: O(weeks × levels²) a week.
 *
 * <ol>
 *   <li>Farrington, Andrews, Beale, Catchpole 1996, A statistical algorithm for the early detection of outbreaks of
 *       infectious disease. J R Statist Soc A 159:547
 *   <li>Noufaily et al. 2013, An improved algorithm for outbreak detection in multiple surveillance systems.
 *       Stat Med 32:1206, doi:10.1002/sim.5595
 *   <li>Salmon, Schumacher, Höhle 2016, Monitoring count time series in R. J Stat Softw 70(10), doi:10.18637/jss.v070.i10
 * </ol>
 *
 * @param years of baseline
 * @param window half the width of the season, in weeks
 * @param periods levels of the season in a year; 1 uses only the weeks of the same season
 * @param leftOut the latest weeks that the baseline does without
 * @param alpha share of weeks that alarm without an outbreak
 */
public record FarringtonFlexible(int years, int window, int periods, int leftOut, double alpha) {

    private static final int YEAR = 52;
    private static final double OUTLYING = 2.58;
    private static final double TREND = 0.05;
    private static final int TREND_YEARS = 3;
    private static final double NOTHING = 1e-9;
    private static final int ENOUGH_CASES = 5;
    private static final int ENOUGH_WEEKS = 4;

    /** As the improved paper recommends: five years, seven weeks, ten periods, half a year left out. */
    public static FarringtonFlexible standard() {
        return new FarringtonFlexible(5, 3, 10, 26, 0.005);
    }

    /** The first week of a series that can be judged. */
    public int first() {
        return years * YEAR + window;
    }

    /** One week; empty where it has too little past or the regression does not converge. */
    public Optional<Aberration> at(long[] counts, int week) {
        if (week < first() || week >= counts.length) {
            return Optional.empty();
        }
        Baseline baseline = baseline(counts, week);
        return fit(baseline, week).map(fit -> judge(counts, week, fit));
    }

    public List<Aberration> detect(long[] counts) {
        List<Aberration> found = new ArrayList<>();
        for (int week = first(); week < counts.length; week++) {
            at(counts, week).ifPresent(found::add);
        }
        return found;
    }

    private record Baseline(int[] weeks, int[] levels, double[] counts) {}

    private record Fit(double mean, double dispersion) {}

    private Baseline baseline(long[] counts, int week) {
        int[] level = new int[counts.length];
        for (int year = 1; year <= years; year++) {
            int centre = week - year * YEAR;
            Arrays.fill(level, centre - window, centre + window + 1, periods);
            spread(level, centre + window + 1, YEAR - 2 * window - 1);
        }
        int[] weeks = java.util.stream.IntStream.range(0, Math.max(0, week - leftOut))
                .filter(i -> level[i] > 0)
                .toArray();
        return new Baseline(
                weeks,
                Arrays.stream(weeks).map(i -> level[i]).toArray(),
                Arrays.stream(weeks).mapToDouble(i -> counts[i]).toArray());
    }

    /** Shares the weeks between two seasons evenly among the other levels, the first ones getting one more. */
    private void spread(int[] level, int from, int length) {
        int at = from;
        for (int p = 1; p < periods; p++) {
            int size = length / (periods - 1) + (p <= length % (periods - 1) ? 1 : 0);
            Arrays.fill(level, at, at + size, p);
            at += size;
        }
    }

    private Optional<Fit> fit(Baseline baseline, int week) {
        Optional<Fit> trended = regression(baseline, true).flatMap(r -> trended(r, baseline, week));
        return trended.isPresent()
                ? trended
                : regression(baseline, false)
                        .map(r -> new Fit(r.predicted(row(week, periods, baseline, false)), phi(r)));
    }

    private Optional<Fit> trended(PoissonRegression regression, Baseline baseline, int week) {
        double mean = regression.predicted(row(week, periods, baseline, true));
        double error = Math.sqrt(regression.dispersion() * regression.inverse()[1][1]);
        double freedom = baseline.weeks().length - regression.coefficients().length;
        double p = studentTwoSided(regression.coefficients()[1] / error, freedom);
        boolean extrapolates = mean > Arrays.stream(baseline.counts()).max().orElse(0);
        return years >= TREND_YEARS && p < TREND && !extrapolates
                ? Optional.of(new Fit(mean, phi(regression)))
                : Optional.empty();
    }

    private static double studentTwoSided(double t, double freedom) {
        return org.hipparchus.special.Beta.regularizedBeta(freedom / (freedom + t * t), freedom / 2, 0.5);
    }

    private static double phi(PoissonRegression regression) {
        return Math.max(1, regression.dispersion());
    }

    /** Fitted twice: the second time with past outbreaks weighted down. */
    private Optional<PoissonRegression> regression(Baseline baseline, boolean trend) {
        double[][] design = new double[baseline.weeks().length][];
        for (int i = 0; i < design.length; i++) {
            design[i] = row(baseline.weeks()[i], baseline.levels()[i], baseline, trend);
        }
        double[] even = new double[design.length];
        Arrays.fill(even, 1);
        return PoissonRegression.fit(design, baseline.counts(), even)
                .flatMap(first -> PoissonRegression.fit(design, baseline.counts(), weights(first, baseline.counts())));
    }

    static double[] weights(PoissonRegression fit, double[] counts) {
        double phi = phi(fit);
        double[] weights = new double[counts.length];
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            double mean = fit.fitted()[i];
            double residual = 1.5
                    * (Math.pow(counts[i], 2.0 / 3) * Math.pow(mean, -1.0 / 6) - Math.sqrt(mean))
                    / Math.sqrt(phi * (1 - fit.leverages()[i]));
            weights[i] = residual > OUTLYING ? 1 / (residual * residual) : 1;
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= weights.length / sum;
        }
        return weights;
    }

    /** Intercept, trend if any, and one column for each level but the season's own that the baseline has. */
    private double[] row(int week, int level, Baseline baseline, boolean trend) {
        int[] others = Arrays.stream(baseline.levels())
                .filter(l -> l != periods)
                .distinct()
                .sorted()
                .toArray();
        int shift = trend ? 2 : 1;
        double[] row = new double[shift + others.length];
        row[0] = 1;
        if (trend) {
            row[1] = (week - baseline.weeks()[0]) / (double) YEAR;
        }
        int column = Arrays.binarySearch(others, level);
        if (column >= 0) {
            row[shift + column] = 1;
        }
        return row;
    }

    private Aberration judge(long[] counts, int week, Fit fitted) {
        Fit fit = fitted.mean() < NOTHING ? new Fit(0, fitted.dispersion()) : fitted;
        double threshold = threshold(fit.mean(), fit.dispersion(), alpha);
        double score = Aberration.score(counts[week], fit.mean(), threshold);
        long recent = 0;
        for (int i = Math.max(0, week - ENOUGH_WEEKS + 1); i <= week; i++) {
            recent += counts[i];
        }
        boolean alarm = recent >= ENOUGH_CASES && score > 1 && counts[week] > 0;
        return new Aberration(week, counts[week], fit.mean(), threshold, score, alarm);
    }

    /** The smallest count that the negative binomial (Poisson without dispersion) exceeds at most with {@code alpha}. */
    static double threshold(double mean, double phi, double alpha) {
        long low = -1;
        long high = 1;
        while (atMost(high, mean, phi) < 1 - alpha) {
            low = high;
            high *= 2;
        }
        while (high - low > 1) {
            long middle = (low + high) / 2;
            if (atMost(middle, mean, phi) < 1 - alpha) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private static double atMost(long count, double mean, double phi) {
        return phi > 1
                ? org.hipparchus.special.Beta.regularizedBeta(1 / phi, mean / (phi - 1), count + 1.0)
                : org.hipparchus.special.Gamma.regularizedGammaQ(count + 1.0, mean);
    }
}
