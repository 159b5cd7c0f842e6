package org.sinew.precision.diagnosis;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.sinew.precision.diagnosis.Groups.Group;
import org.sinew.term.TermId;

/** Where each disease stands for one patient. */
public final class Ranking {

    private final DiseaseModel model;
    private final double[] scores;
    private final Confidence.Probabilities probabilities;

    /** @param scores {@code -∞} for a disease that is no candidate */
    Ranking(DiseaseModel model, double[] scores) {
        this.model = model;
        this.scores = scores;
        this.probabilities = Confidence.of(scores);
    }

    public int candidates() {
        return (int) IntStream.range(0, scores.length).filter(this::isCandidate).count();
    }

    /** Whether the disease can be found: it is a candidate, and something is known of it. */
    public boolean knows(TermId disease) {
        int number = model.number(disease);
        return number >= 0 && isCandidate(number);
    }

    private boolean isCandidate(int disease) {
        return scores[disease] > Double.NEGATIVE_INFINITY;
    }

    /** From 1; equal scores share the middle of their ranks, rounded down. Only for what {@link #knows} knows. */
    public int rank(TermId disease) {
        double own = scores[model.number(disease)];
        int better = 0;
        int equal = 0;
        for (double score : scores) {
            better += score > own ? 1 : 0;
            equal += score == own ? 1 : 0;
        }
        return 1 + better + (equal - 1) / 2;
    }

    /**
     * The rank of the disease's group among those that a differential shows, {@link Groups}; equals as in {@link #rank}.
     */
    public int seriesRank(TermId disease) {
        int number = model.number(disease);
        List<Group> groups = groups();
        double own = groups.stream()
                .filter(group -> group.diseases().contains(number))
                .findFirst()
                .orElseThrow()
                .probability();
        int better = 0;
        int equal = 0;
        for (Group group : groups) {
            better += group.probability() > own ? 1 : 0;
            equal += group.probability() == own ? 1 : 0;
        }
        return 1 + better + (equal - 1) / 2;
    }

    /** The candidates by phenotypic series, the likeliest first. */
    List<Group> groups() {
        BitSet candidates = new BitSet();
        IntStream.range(0, scores.length).filter(this::isCandidate).forEach(candidates::set);
        return Groups.of(model.series(), probabilities.of(), candidates);
    }

    /** Numbers of the candidates, the likeliest first; equals in the order of their ids. */
    List<Integer> order() {
        return IntStream.range(0, scores.length)
                .filter(this::isCandidate)
                .boxed()
                .sorted((a, b) -> {
                    int byScore = Double.compare(scores[b], scores[a]);
                    return byScore != 0 ? byScore : Integer.compare(a, b);
                })
                .toList();
    }

    /** The likeliest diseases. */
    public List<TermId> first(int count) {
        return order().stream().limit(count).map(model.diseases()::get).toList();
    }

    /** The calibrated probability; 0 for what is no candidate. */
    public double probability(TermId disease) {
        int number = model.number(disease);
        return number < 0 ? 0 : probabilities.of()[number];
    }

    /** The calibrated probability that it is none of the candidates. */
    public double noMatch() {
        return probabilities.noMatch();
    }

    boolean confident(double best) {
        return probabilities.confident(best);
    }

    double score(int disease) {
        return scores[disease];
    }
}
