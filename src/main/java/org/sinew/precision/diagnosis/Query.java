package org.sinew.precision.diagnosis;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sinew.precision.diagnosis.Presentation.Sex;
import org.sinew.term.TermId;

/**
 * A patient in the model's numbers.
 *
 * @param present terms of which none implies another
 * @param weight of each of those: below 1 for one that says much the same as another
 * @param coverage nats that covering each of those in full is worth
 * @param settled all that need not be asked any more, because it is implied or nobody could know
 * @param mentioned those, all kinds of what is present, and what nobody looked for
 * @param genes null when no genome was read
 */
record Query(
        int[] present,
        double[] weight,
        double[] coverage,
        int[] absent,
        int[] never,
        BitSet settled,
        BitSet mentioned,
        @Nullable Onset onset,
        @Nullable Onset lastSeen,
        Sex sex,
        @Nullable Set<TermId> genes) {

    static double[] coverage(int[] present, double[] weight, double[] background, double nats) {
        double[] shares = new double[present.length];
        for (int i = 0; i < present.length; i++) {
            shares[i] = weight[i] * -Math.log(background[present[i]]);
        }
        double all = Arrays.stream(shares).sum();
        for (int i = 0; i < present.length && all > 0; i++) {
            shares[i] *= nats / all;
        }
        return shares;
    }

    /** How much each term tells beyond what the others tell already. */
    static double[] weight(int[] present, double[] background, PhenotypeTree phenotypes, double redundancy) {
        double[] weight = new double[present.length];
        for (int i = 0; i < present.length; i++) {
            double shared = 0;
            for (int j = 0; j < present.length; j++) {
                shared += i == j ? 0 : similarity(present[i], present[j], background, phenotypes);
            }
            weight[i] = 1 / (1 + redundancy * shared);
        }
        return weight;
    }

    private static double similarity(int a, int b, double[] background, PhenotypeTree phenotypes) {
        double rarest = 1;
        for (int term : phenotypes.implied(a)) {
            if (background[term] < rarest && phenotypes.implies(b, term)) {
                rarest = background[term];
            }
        }
        double most = -Math.log(Math.min(background[a], background[b]));
        return most <= 0 ? 1 : -Math.log(rarest) / most;
    }
}
