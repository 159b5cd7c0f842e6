package org.sinew.atlas.statistics;

import org.hipparchus.distribution.continuous.GammaDistribution;
import org.hipparchus.special.Beta;
import org.hipparchus.special.Erf;

/** Tail probabilities that keep their relative precision. */
final class Tails {

    private Tails() {}

    /** P(|Z| ≥ |z|) of a standard normal. */
    static double normalTwoSided(double z) {
        return Erf.erfc(Math.abs(z) / Math.sqrt(2));
    }

    /** P(X ≥ k) of a binomial whose number of trials need not be whole. */
    static double binomialAtLeast(double k, double trials, double p) {
        if (k <= 0) {
            return 1;
        }
        return k > trials ? 0 : Beta.regularizedBeta(p, k, trials - k + 1);
    }

    /** P(X ≤ k) of a binomial whose number of trials need not be whole. */
    static double binomialAtMost(double k, double trials, double p) {
        if (k >= trials) {
            return 1;
        }
        return k < 0 ? 0 : Beta.regularizedBeta(1 - p, trials - k, k + 1);
    }

    /** The quantile of a gamma distribution of scale 1. */
    static double gammaQuantile(double shape, double probability) {
        return new GammaDistribution(shape, 1).inverseCumulativeProbability(probability);
    }

    /** Twice the smaller tail, at most 1. */
    static double twoSided(double below, double above) {
        return Math.min(1, 2 * Math.min(below, above));
    }
}
