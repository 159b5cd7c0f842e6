package org.sinew.bench;

import java.util.Arrays;

/** Measured values of one metric, in its unit. */
final class Samples {

    private final double[] values;

    Samples(double... values) {
        this.values = values.clone();
        Arrays.sort(this.values);
    }

    int count() {
        return values.length;
    }

    double median() {
        return quantile(0.5);
    }

    double p95() {
        return quantile(0.95);
    }

    /** Linear interpolation between the closest ranks. */
    double quantile(double share) {
        double rank = share * (values.length - 1);
        int below = (int) rank;
        int above = Math.min(below + 1, values.length - 1);
        return values[below] + (rank - below) * (values[above] - values[below]);
    }
}
