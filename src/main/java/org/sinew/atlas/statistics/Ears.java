package org.sinew.atlas.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * The Early Aberration Reporting System's methods: short baselines, for young series.
 *
 * @see <a href="https://doi.org/10.1002/sim.3197">Fricker, Hegler, Dunfee 2008, Comparing syndromic surveillance
 *     detection methods</a>
 */
public enum Ears {
    /** Against the seven periods before; alarm beyond 3 standard deviations. */
    C1(0.001),
    /** As C1, two periods left out between baseline and now, so that a slow rise does not hide itself. */
    C2(0.001),
    /** What C2 exceeded one standard deviation by, summed over three periods; alarm beyond 2. */
    C3(0.025);

    private static final int BASELINE = 7;
    private static final int GUARD = 2;

    private final double quantile;

    Ears(double alpha) {
        this.quantile =
                new org.hipparchus.distribution.continuous.NormalDistribution().inverseCumulativeProbability(1 - alpha);
    }

    /** Each period that has enough past, in order; a flat baseline gives no alarm unless the count exceeds it. */
    public List<Aberration> detect(long[] counts) {
        List<Aberration> found = new ArrayList<>();
        for (int t = first(); t < counts.length; t++) {
            Baseline baseline = baseline(counts, t);
            double threshold =
                    baseline.mean() + baseline.deviation() * (quantile - (this == C3 ? carried(counts, t) : 0));
            double limit = Math.max(0, threshold);
            double score = Aberration.score(counts[t], baseline.mean(), limit);
            found.add(new Aberration(t, counts[t], baseline.mean(), limit, score, counts[t] > limit));
        }
        return found;
    }

    private int first() {
        return switch (this) {
            case C1 -> BASELINE;
            case C2 -> BASELINE + GUARD;
            case C3 -> BASELINE + 2 * GUARD;
        };
    }

    private record Baseline(double mean, double deviation) {}

    private Baseline baseline(long[] counts, int t) {
        int end = this == C1 ? t : t - GUARD;
        double sum = 0;
        for (int i = end - BASELINE; i < end; i++) {
            sum += counts[i];
        }
        double mean = sum / BASELINE;
        double squares = 0;
        for (int i = end - BASELINE; i < end; i++) {
            squares += (counts[i] - mean) * (counts[i] - mean);
        }
        return new Baseline(mean, Math.sqrt(squares / (BASELINE - 1)));
    }

    private double carried(long[] counts, int t) {
        double sum = 0;
        for (int i = t - GUARD; i < t; i++) {
            Baseline baseline = baseline(counts, i);
            double above = counts[i] - baseline.mean();
            double standard = baseline.deviation() > 0 ? above / baseline.deviation() : 0;
            sum += Math.max(0, standard - 1);
        }
        return sum;
    }
}
