package org.sinew.precision.diagnosis;

import java.util.Arrays;
import java.util.BitSet;
import org.sinew.precision.diagnosis.DiseaseModel.Variation;

/**
 * Scores all diseases for one patient, term by term: the diseases that have a term or an ancestor of it are a slice of two
 * arrays, so that a case costs the lengths of its slices, some hundred thousand steps.
 */
final class Scores {

    private final DiseaseModel model;
    private final Likelihood likelihood;
    private final int[] starts;
    private final int[] stated;
    private final double[] cost;
    private final double[] allUnmentioned;

    Scores(DiseaseModel model) {
        this.model = model;
        this.likelihood = new Likelihood(model.weights());
        this.starts = new int[model.size() + 1];
        for (int disease = 0; disease < model.size(); disease++) {
            starts[disease + 1] =
                    starts[disease] + model.profile(disease, Variation.NONE).stated().length;
        }
        this.stated = new int[starts[model.size()]];
        this.cost = new double[stated.length];
        this.allUnmentioned = new double[model.size()];
        for (int disease = 0; disease < model.size(); disease++) {
            Profile profile = model.profile(disease, Variation.NONE);
            for (int i = 0; i < profile.stated().length; i++) {
                stated[starts[disease] + i] = profile.stated()[i];
                cost[starts[disease] + i] = likelihood.unmentioned(profile.share()[i]);
            }
        }
        unmentioned(new BitSet(), allUnmentioned);
    }

    /**
     * @param score of every disease, in nats; 0 is a disease like the average
     * @param chance log likelihood ratio of each present term under the average disease, subtracted from every score
     * @param covered mean coverage of each present term, subtracted likewise
     */
    record Scored(double[] score, double[] chance, double[] covered) {}

    Scored of(Query query, Variation variation) {
        double[] background = model.background(variation);
        double[] score = query.mentioned().isEmpty() ? allUnmentioned.clone() : new double[model.size()];
        if (!query.mentioned().isEmpty()) {
            unmentioned(query.mentioned(), score);
        }
        double detail = likelihood.detail(query);
        for (int disease = 0; disease < score.length; disease++) {
            score[disease] *= detail;
        }
        Scored scored = new Scored(score, new double[query.present().length], new double[query.present().length]);
        double[] best = new double[score.length];
        double[] covered = new double[score.length];
        for (int i = 0; i < query.present().length; i++) {
            match(query.present()[i], background, best, covered);
            present(query, i, likelihood.floor(background[query.present()[i]]), best, covered, scored);
        }
        for (int term : query.absent()) {
            excluded(term, background[term], false, score);
        }
        for (int term : query.never()) {
            excluded(term, background[term], true, score);
        }
        for (int disease = 0; disease < score.length; disease++) {
            score[disease] += context(disease, model.profile(disease, Variation.NONE), query);
        }
        Reasons reasons = new Reasons(model, query, variation, scored);
        variation.profiles().forEach((disease, profile) -> score[disease] = reasons.score(disease));
        return scored;
    }

    private void unmentioned(BitSet mentioned, double[] score) {
        for (int disease = 0; disease < score.length; disease++) {
            double sum = 0;
            for (int i = starts[disease]; i < starts[disease + 1]; i++) {
                if (!mentioned.get(stated[i])) {
                    sum += cost[i];
                }
            }
            score[disease] = sum;
        }
    }

    /** For each disease the best explanation of the term, and the information content of the closest term it has. */
    private void match(int term, double[] background, double[] best, double[] covered) {
        Arrays.fill(best, likelihood.floor(background[term]));
        Arrays.fill(covered, 0);
        for (int implied : model.phenotypes().implied(term)) {
            double factor = likelihood.factor(implied == term, background[term], background[implied]);
            double content = -Math.log(background[implied]);
            int[] carriers = model.carriers(implied);
            float[] shares = model.carrierShares(implied);
            for (int i = 0; i < carriers.length; i++) {
                int disease = carriers[i];
                double ratio = shares[i] * factor;
                if (ratio > best[disease]) {
                    best[disease] = ratio;
                }
                if (content > covered[disease]) {
                    covered[disease] = content;
                }
            }
        }
        double own = -Math.log(background[term]);
        for (int disease = 0; disease < covered.length && own > 0; disease++) {
            covered[disease] /= own;
        }
    }

    private void present(Query query, int i, double floor, double[] best, double[] covered, Scored scored) {
        double sum = 0;
        double all = 0;
        for (int disease = 0; disease < best.length; disease++) {
            best[disease] = likelihood.withNoise(best[disease]);
            sum += best[disease];
            all += covered[disease];
        }
        double weight = query.weight()[i];
        double coverage = query.coverage()[i];
        double least = likelihood.withNoise(floor);
        double unexplained = Math.log(least);
        double chance = Math.log(sum / Math.max(1, best.length));
        double common = all / Math.max(1, best.length);
        double[] score = scored.score();
        for (int disease = 0; disease < best.length; disease++) {
            double ratio = best[disease] == least ? unexplained : Math.log(best[disease]);
            score[disease] += weight * (ratio - chance) + coverage * (covered[disease] - common);
        }
        scored.chance()[i] = chance;
        scored.covered()[i] = common;
    }

    private void excluded(int term, double background, boolean never, double[] score) {
        int[] carriers = model.carriers(term);
        float[] shares = model.carrierShares(term);
        for (int i = 0; i < carriers.length; i++) {
            score[carriers[i]] +=
                    never ? likelihood.never(shares[i], background) : likelihood.absent(shares[i], background);
        }
    }

    private double context(int disease, Profile profile, Query query) {
        double sum = likelihood.sex(profile, query.sex()) + model.onset(profile, query) + model.noGene(disease);
        if (query.genes() != null) {
            sum += likelihood.gene(
                    model.annotations().genes(model.diseases().get(disease)),
                    query.genes(),
                    model.annotations().geneCount());
        }
        return sum;
    }
}
