package org.sinew.precision.diagnosis;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sinew.precision.diagnosis.Presentation.Sex;
import org.sinew.term.TermId;

/** The formulas that score one disease and all diseases alike; every part in nats. */
final class Likelihood {

    private static final double SURELY_EXPECTED = 0.97;
    private static final double SURELY_COMMON = 0.99;
    private static final double HALF = 0.5;

    private final Weights weights;

    Likelihood(Weights weights) {
        this.weights = weights;
    }

    /** What a patient's term is explained by when the disease has nothing but the root in common with it. */
    double floor(double background) {
        return weights.partialCredit() * Math.pow(background, weights.partialScale() - 1);
    }

    /** By what to multiply a disease's share of a term to get how much likelier the patient's term is than by chance. */
    double factor(boolean same, double background, double implied) {
        return same
                ? 1 / background
                : weights.partialCredit()
                        * Math.pow(implied, -weights.partialScale())
                        * Math.pow(background, weights.partialScale() - 1);
    }

    double withNoise(double ratio) {
        return weights.noise() + (1 - weights.noise()) * ratio;
    }

    /** What a feature costs that is not mentioned of a patient of whom everything is; {@link #detail} is the share to count. */
    double unmentioned(double share) {
        return Math.log(1 - weights.mentioned() * share);
    }

    /** How much of a patient is described, as a share of what features left unmentioned cost. */
    double detail(Query query) {
        int findings = query.present().length;
        return weights.unmentioned() * findings / (findings + weights.detail());
    }

    double absent(double share, double background) {
        return weights.absent() * excluded(share, background);
    }

    double never(double share, double background) {
        return weights.never() * excluded(share, background);
    }

    /** Never positive: a disease gains nothing from what it does not explain. */
    private static double excluded(double share, double background) {
        double ratio =
                Math.log(1 - Math.min(SURELY_EXPECTED, share)) - Math.log(1 - Math.min(SURELY_COMMON, background));
        return Math.min(0, ratio);
    }

    double sex(Profile profile, Sex sex) {
        if (!profile.xLinkedRecessive()) {
            return 0;
        }
        return switch (sex) {
            case MALE -> Math.log(weights.carriers() / HALF);
            case FEMALE -> Math.log((1 - weights.carriers()) / HALF);
            case UNKNOWN -> 0;
        };
    }

    /**
     * @param own genes of the disease
     * @param listed genes in which something was found, of those that cause any disease
     * @param all how many genes cause a disease
     */
    double gene(Set<TermId> own, @Nullable Set<TermId> listed, int all) {
        if (listed == null || own.isEmpty() || all == 0) {
            return 0;
        }
        double chance = Math.min(HALF, Math.max(1, listed.size()) / (double) all);
        return own.stream().anyMatch(listed::contains)
                ? Math.log(weights.geneFound() / chance)
                : Math.log((1 - weights.geneFound()) / (1 - chance));
    }
}
