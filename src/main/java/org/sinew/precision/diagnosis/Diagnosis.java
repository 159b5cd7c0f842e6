package org.sinew.precision.diagnosis;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.sinew.patient.Chart;
import org.sinew.precision.diagnosis.DiseaseModel.Variation;
import org.sinew.precision.diagnosis.QueryReader.Read;
import org.sinew.precision.diagnosis.Scores.Scored;
import org.sinew.term.Ontology;
import org.sinew.term.TermId;
import org.sinew.term.Terminology;

/**
 * Differential diagnosis: which diseases explain a patient's findings best, and why.
 *
 * <p><b>Idea.</b> Each disease is a distribution over findings, read from curated annotations. A disease's score is the log of
 * how much likelier the findings are under it than under the average disease; it is a plain sum of parts, each with its source,
 * so that an answer can be checked by hand [1]. Nothing is learned from patients but some twenty constants ({@link Weights}).
 *
 * <p><b>Frequencies.</b> Rows of one disease on one term are pooled: counts {@code n/m} as patients, a frequency word as a few
 * patients, silence as less than one; Orphanet's rows join OMIM's through MONDO's exact matches. Pooled counts are shrunk by a
 * small prior and carried to ancestors by maximum: {@code p(t) = max} over stated terms that imply {@code t}. The background
 * {@code b(t)} is the mean of {@code p(t)} over all diseases.
 *
 * <p><b>Series.</b> Types of one phenotypic series lend each other a little of what they have ({@link SeriesPrior}): the
 * annotations of a type are those few patients that were published, and its siblings show what the next one may have.
 *
 * <p><b>A finding q that is there</b> is explained by q itself or by an ancestor {@code a} that the disease has:
 * <pre>
 *   r(q) = max( p(q) / b(q),  c · p(a) · b(a)^-s · b(q)^(s-1),  c · b(q)^(s-1) )
 *   part = w(q) · ( ln(e + (1-e) r(q)) - ln mean ) + coverage
 * </pre>
 * With {@code s = 1} a child would be reached from its ancestor in proportion to the backgrounds [1, 2]; a smaller {@code s}
 * credits near misses of rare terms more, which annotators' and clinicians' different wording needs. {@code e} is noise: a
 * finding that has nothing to do with the disease [3]. {@code w(q)} is smaller for findings that say much the same, because the
 * sum supposes independence. Coverage adds a share of a constant by the information content that disease and finding share [4].
 *
 * <p><b>What is not there.</b> Five things differ. A finding looked for and not found, or said never to have been, costs a
 * disease that has it a small or a larger share of {@code ln((1-p)/(1-b))}, and never earns anything: cohort tables list as
 * absent just the features typical of their disease, so that "absent in both" would recognise curators rather than diseases. A
 * typical feature that is not mentioned at all costs {@code u · n/(n+h) · ln(1-p)}, because the {@code n} findings that are
 * told show how much of the patient is: of a relative of whom one sign is written, nothing else is known. Nor is a feature
 * left out of which the patient has a general form. Unknown and not asked cost nothing; what was not asked is
 * worth asking still, what nobody could tell is not.
 *
 * <p><b>Context.</b> Stage of onset against the disease's own onsets, or, where it is not known, that the illness had begun when
 * the patient was last seen; sex for X-linked recessive diseases; genes in which something was found, as how likely the
 * disease's gene is among them by right and by chance [1]. A disease whose gene nobody knows loses a fixed sum: it is found less
 * often. (Published patients are mostly solved ones, so the sum is kept small.)
 *
 * <p><b>Probability.</b> Scores over a temperature, with "none of these" as one more candidate [5]; both were fitted and
 * measured by folds of diseases ({@link Confidence}). A series has the sum of its diseases, and a disease of several stands in
 * the likeliest ({@link Groups}); these sums are on the cautious side, a tenth below what came true. What to ask next is the
 * feature of the leading candidates with the largest expected information gain [6].
 *
 * <p><b>Cost.</b> O(length of the postings of the findings' ancestors + diseases × findings), no allocation per disease.
 *
 * <p>Measured without each patient's own publications ({@link #without}); the raw figure measures how much of a patient is in
 * the annotations. Tried and left out, because they did not hold in all folds: the annotations of a disease's MONDO parent,
 * noisy-or instead of maximum, lending among diseases of one gene, and no credit for a finding through a kind of it that the
 * patient does not have (the mean over diseases fell by 0.4 and 0.7 %).
 *
 * <ol>
 *   <li>Robinson et al. 2020, Interpretable Clinical Genomics with a Likelihood Ratio Paradigm, AJHG 107:403 (LIRICAL)
 *   <li>Resnik 1995, Using Information Content to Evaluate Semantic Similarity in a Taxonomy, IJCAI
 *   <li>Bauer et al. 2012, Bayesian ontology querying for accurate and noise-tolerant semantic searches, Bioinformatics 28:2502
 *   <li>Köhler et al. 2009, Clinical Diagnostics in Human Genetics with Semantic Similarity Searches, AJHG 85:457
 *   <li>Guo et al. 2017, On Calibration of Modern Neural Networks, ICML
 *   <li>Lindley 1956, On a Measure of the Information Provided by an Experiment, Ann. Math. Statist. 27:986
 * </ol>
 */
public final class Diagnosis {

    private static final int LEADING = 10;
    private static final int QUESTIONS = 5;

    private final Terminology terminology;
    private final DiseaseModel model;
    private final Scores scores;
    private final GeneNames genes;
    private final LabFindings labs;
    private final Variation variation;

    private Diagnosis(
            Terminology terminology,
            DiseaseModel model,
            Scores scores,
            GeneNames genes,
            LabFindings labs,
            Variation variation) {
        this.terminology = terminology;
        this.model = model;
        this.scores = scores;
        this.genes = genes;
        this.labs = labs;
        this.variation = variation;
    }

    /**
     * Compiles what the releases say.
     *
     * @param terminology that joins them: HPO, and MONDO with its mappings where diseases are to be merged
     * @param ontologies those with assertions: annotations of phenotypes and genes, and what laboratory results indicate
     */
    public static Diagnosis of(Terminology terminology, Collection<Ontology> ontologies) {
        return of(terminology, ontologies, Weights.FITTED);
    }

    static Diagnosis of(Terminology terminology, Collection<Ontology> ontologies, Weights weights) {
        PhenotypeTree phenotypes = PhenotypeTree.of(terminology);
        DiseaseMatches matches = new DiseaseMatches(terminology);
        Annotations annotations = Annotations.of(ontologies, phenotypes, matches, new SameGene(terminology), weights);
        PhenotypicSeries series = PhenotypicSeries.of(
                annotations.diseases().stream().map(matches::series).toList());
        DiseaseModel model = new DiseaseModel(phenotypes, annotations, series, weights);
        return new Diagnosis(
                terminology,
                model,
                new Scores(model),
                new GeneNames(terminology, annotations.allGenes()),
                LabFindings.of(ontologies, terminology),
                Variation.NONE);
    }

    /** The same without a publication's knowledge. */
    public Diagnosis without(LeftOut left) {
        return new Diagnosis(terminology, model, scores, genes, labs, model.without(left));
    }

    /** Releases that the knowledge is from. */
    public List<String> releases() {
        return model.annotations().releases();
    }

    /** How many diseases there are to choose from. */
    public int size() {
        return model.size();
    }

    /** The name of a term, or its id. */
    public String label(TermId id) {
        return terminology.name(id, "en");
    }

    /** Genes that cause a disease, by symbol or id, in the order of their ids. */
    public List<TermId> diseaseGenes() {
        return List.copyOf(model.annotations().allGenes());
    }

    /** The gene of that symbol or id, if it causes a disease. */
    public Optional<TermId> gene(String name) {
        return genes.find(name);
    }

    /** Genes whose variants cause the disease. */
    public Set<TermId> genes(TermId disease) {
        return model.annotations().genes(disease);
    }

    /** What a chart says in terms of HPO; findings may be none. Genes that nothing loaded knows, and variants of such, are left out. */
    public Presentation presentation(Chart chart) {
        Presentation found = ChartFindings.of(chart, terminology, labs);
        return new Presentation(
                found.findings(),
                found.onset(),
                found.lastSeen(),
                found.sex(),
                found.genes().stream().filter(genes::knows).toList(),
                found.variants().stream().filter(new VariantGenes(genes)::knows).toList());
    }

    /** What each result is, and what was made of it. */
    public List<LabReading> read(Collection<LabResult> results) {
        return results.stream().map(labs::read).toList();
    }

    /** @param first how many diseases to give */
    public Answer differential(Presentation presentation, int first) {
        if (model.size() == 0) {
            return new Answer.Refused(List.of(new Problem(
                    Problem.Kind.NO_KNOWLEDGE,
                    "knowledge",
                    "no release with phenotypes of diseases is loaded",
                    List.of())));
        }
        Read read = read(presentation);
        if (!read.problems().isEmpty()) {
            return new Answer.Refused(List.copyOf(read.problems()));
        }
        Scored scored = scores.of(read.query(), variation);
        Ranking ranking = new Ranking(model, candidates(scored.score(), disease -> true));
        return new Answer.Ranked(differential(read, scored, ranking, first));
    }

    private Differential differential(Read read, Scored scored, Ranking ranking, int first) {
        Candidates candidates = new Candidates(model, ranking, new Reasons(model, read.query(), variation, scored));
        int[] leading = candidates.order().stream()
                .limit(LEADING)
                .mapToInt(Integer::intValue)
                .toArray();
        double[] probability = Arrays.stream(leading)
                .mapToDouble(d -> ranking.probability(model.diseases().get(d)))
                .toArray();
        return new Differential(
                releases(),
                candidates.order().size(),
                ranking.noMatch(),
                probability.length > 0 && ranking.confident(probability[0]),
                candidates.diseases(first),
                candidates.series(first),
                new NextQuestions(model, variation, leading, probability).best(read.query(), QUESTIONS),
                read.readings());
    }

    /**
     * Ranks with whatever of the description can be used.
     *
     * @param among which diseases to rank
     */
    public Ranking ranking(Presentation presentation, Predicate<TermId> among) {
        return new Ranking(
                model,
                candidates(scores.of(read(presentation).query(), variation).score(), among));
    }

    /** What cannot be used of the description; empty when all of it can. */
    public List<Problem> problems(Presentation presentation) {
        return List.copyOf(read(presentation).problems());
    }

    private Read read(Presentation presentation) {
        return new QueryReader(terminology, model.phenotypes(), model.weights(), model.background(variation))
                .read(presentation, genes);
    }

    private double[] candidates(double[] score, Predicate<TermId> among) {
        for (int disease = 0; disease < score.length; disease++) {
            if (!model.profile(disease, variation).known()
                    || !among.test(model.diseases().get(disease))) {
                score[disease] = Double.NEGATIVE_INFINITY;
            }
        }
        return score;
    }
}
