package org.sinew.precision.diagnosis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.sinew.precision.diagnosis.Differential.Means;
import org.sinew.precision.diagnosis.Differential.Question;
import org.sinew.precision.diagnosis.DiseaseModel.Variation;
import org.sinew.term.TermId;

/**
 * What to ask or test next: the features whose answer is expected to lower the entropy over the leading candidates most
 * (expected information gain; Lindley 1956).
 */
final class NextQuestions {

    private static final TermId METABOLISM = TermId.parse("HP:0001939");
    private static final double LEAST = 1e-3;
    private static final double MOST = 0.99;
    private static final double LEAST_GAIN = 0.01;

    private final DiseaseModel model;
    private final Variation variation;
    private final int[] leading;
    private final double[] prior;

    /** @param probability of each leading candidate, which need not add up to 1 */
    NextQuestions(DiseaseModel model, Variation variation, int[] leading, double[] probability) {
        this.model = model;
        this.variation = variation;
        this.leading = leading;
        this.prior = normed(probability);
    }

    List<Question> best(Query query, int limit) {
        BitSet answered = answered(query);
        BitSet open = new BitSet();
        for (int disease : leading) {
            for (int term : model.profile(disease, variation).stated()) {
                open.set(term, !answered.get(term));
            }
        }
        List<Question> questions = new ArrayList<>();
        open.stream()
                .mapToObj(this::question)
                .filter(q -> q.gain() > LEAST_GAIN)
                .forEach(questions::add);
        questions.sort(Comparator.comparingDouble((Question q) -> -q.gain()).thenComparing(Question::term));
        return questions.stream().limit(limit).toList();
    }

    private BitSet answered(Query query) {
        BitSet answered = (BitSet) query.settled().clone();
        for (int[] excluded : List.of(query.absent(), query.never())) {
            for (int term = 0; term < model.phenotypes().size(); term++) {
                for (int general : excluded) {
                    if (model.phenotypes().implies(term, general)) {
                        answered.set(term);
                    }
                }
            }
        }
        return answered;
    }

    private Question question(int term) {
        double background = model.background(variation)[term];
        double[] yes = new double[leading.length];
        double[] no = new double[leading.length];
        double expected = 0;
        int raises = 0;
        for (int i = 0; i < leading.length; i++) {
            float share = model.profile(leading[i], variation).share(term);
            double likelihood = Math.clamp(Math.max(share, background), LEAST, MOST);
            yes[i] = prior[i] * likelihood;
            no[i] = prior[i] * (1 - likelihood);
            expected += yes[i];
            raises = yes[i] / prior[i] > yes[raises] / prior[raises] ? i : raises;
        }
        double gain = entropy(prior) - expected * entropy(normed(yes)) - (1 - expected) * entropy(normed(no));
        TermId id = model.phenotypes().id(term);
        return new Question(id, means(term), gain, expected, model.diseases().get(leading[raises]));
    }

    private Means means(int term) {
        int metabolism = model.phenotypes().number(METABOLISM);
        return metabolism >= 0 && model.phenotypes().implies(term, metabolism)
                ? Means.LABORATORY_TEST
                : Means.EXAMINATION;
    }

    private static double[] normed(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double[] normed = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            normed[i] = sum > 0 ? values[i] / sum : 1.0 / values.length;
        }
        return normed;
    }

    /** In bits. */
    private static double entropy(double[] probabilities) {
        double sum = 0;
        for (double p : probabilities) {
            sum -= p > 0 ? p * Math.log(p) / Math.log(2) : 0;
        }
        return sum;
    }
}
