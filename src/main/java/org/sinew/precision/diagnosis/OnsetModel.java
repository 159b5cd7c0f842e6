package org.sinew.precision.diagnosis;

import java.util.Arrays;

/**
 * How much the stage of onset speaks for a disease. A disease's onsets spread into neighbouring stages, because authors date
 * the first symptom or the diagnosis; a few patients with everybody's onset are added, because few are counted.
 */
@SuppressWarnings("EnumOrdinal") // stages are in the order of life, which is the arrays'
final class OnsetModel {

    private static final int STAGES = Onset.values().length;

    private final Weights weights;
    private final double[][] kernel = new double[STAGES][STAGES];
    private final double[] common = new double[STAGES];

    OnsetModel(Profile[] profiles, Weights weights) {
        this.weights = weights;
        for (int i = 0; i < STAGES; i++) {
            for (int j = 0; j < STAGES; j++) {
                kernel[i][j] = Math.exp(-Math.abs(i - j) / weights.onsetSpread());
            }
        }
        double[] all = new double[STAGES];
        double diseases = 0;
        for (Profile profile : profiles) {
            double[] onsets = profile.onsets();
            if (onsets != null) {
                double sum = sum(onsets);
                for (int i = 0; i < STAGES; i++) {
                    all[i] += onsets[i] / sum;
                }
                diseases++;
            }
        }
        for (int stage = 0; stage < STAGES && diseases > 0; stage++) {
            common[stage] = smooth(all, stage) / diseases;
        }
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    private double smooth(double[] onsets, int stage) {
        double sum = 0;
        for (int i = 0; i < STAGES; i++) {
            sum += onsets[i] * kernel[i][stage];
        }
        return sum;
    }

    /** For an illness that had begun by then, in nats; 0 when nothing is known of the disease's onset. */
    double logRatioBy(Profile profile, Onset lastSeen) {
        double[] onsets = profile.onsets();
        double[] found = new double[STAGES];
        for (int stage = 0; stage < STAGES && onsets != null; stage++) {
            found[stage] = smooth(onsets, stage);
        }
        double expected = until(lastSeen, common);
        if (onsets == null || expected <= 0) {
            return 0;
        }
        double patients = sum(onsets);
        double added = weights.onsetPatients();
        double share = (patients * until(lastSeen, found) + added * expected) / (patients + added);
        return weights.lastSeen() * Math.log(share / expected);
    }

    private static double until(Onset last, double[] stages) {
        double sum = sum(stages);
        return sum > 0 ? sum(Arrays.copyOf(stages, last.ordinal() + 1)) / sum : 0;
    }

    /** In nats; 0 when nothing is known of the disease's onset. */
    double logRatio(Profile profile, Onset onset) {
        double[] onsets = profile.onsets();
        double expected = common[onset.ordinal()];
        if (onsets == null || expected <= 0) {
            return 0;
        }
        double added = weights.onsetPatients();
        double found = smooth(onsets, onset.ordinal()) + added * expected;
        return weights.onset() * Math.log(found / (sum(onsets) + added) / expected);
    }
}
