package org.sinew.precision.diagnosis;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sinew.term.TermId;

/** All diseases' profiles as arrays over terms and diseases, and how common each term is among them. */
final class DiseaseModel {

    /** With genes for fewer diseases than this share, no table of genes is loaded, and having none means nothing. */
    private static final double GENES_LOADED = 1.0 / 3;

    private final PhenotypeTree phenotypes;
    private final Annotations annotations;
    private final Weights weights;
    private final List<TermId> diseases;
    private final Map<TermId, Integer> numbers = new HashMap<>();
    private final Profile[] profiles;
    private final PhenotypicSeries series;
    private final SeriesPrior prior;
    private final double[] background;
    private final int[][] carriers;
    private final float[][] carrierShare;
    private final Map<String, Set<Integer>> byReference = new HashMap<>();
    private final OnsetModel onsets;
    private final BitSet hasGene = new BitSet();
    private final double withoutGene;

    /** @param series of the annotations' diseases */
    DiseaseModel(PhenotypeTree phenotypes, Annotations annotations, PhenotypicSeries series, Weights weights) {
        this.phenotypes = phenotypes;
        this.annotations = annotations;
        this.weights = weights;
        this.diseases = annotations.diseases();
        Profile[] own = new Profile[diseases.size()];
        for (int disease = 0; disease < own.length; disease++) {
            List<Annotation> rows = annotations.rows(diseases.get(disease));
            own[disease] = ProfileBuilder.build(rows, phenotypes, weights);
            numbers.put(diseases.get(disease), disease);
            int self = disease;
            rows.forEach(row -> row.references()
                    .forEach(reference -> byReference
                            .computeIfAbsent(reference, r -> new HashSet<>(2))
                            .add(self)));
        }
        this.series = series;
        this.prior = new SeriesPrior(own, series, phenotypes.size(), weights);
        this.profiles = prior.lent();
        int[] counts = counts();
        this.carriers = new int[counts.length][];
        this.carrierShare = new float[counts.length][];
        this.background = new double[counts.length];
        for (int term = 0; term < counts.length; term++) {
            carriers[term] = new int[counts[term]];
            carrierShare[term] = new float[counts[term]];
        }
        post();
        this.onsets = new OnsetModel(profiles, weights);
        for (int disease = 0; disease < profiles.length; disease++) {
            hasGene.set(disease, !annotations.genes(diseases.get(disease)).isEmpty());
        }
        this.withoutGene = hasGene.cardinality() < GENES_LOADED * profiles.length ? 0 : -weights.noGene();
    }

    private int[] counts() {
        int[] counts = new int[phenotypes.size()];
        for (Profile profile : profiles) {
            for (int term : profile.implied()) {
                counts[term]++;
            }
        }
        return counts;
    }

    private void post() {
        int[] next = new int[phenotypes.size()];
        Arrays.fill(background, weights.rare());
        for (int disease = 0; disease < profiles.length; disease++) {
            Profile profile = profiles[disease];
            for (int i = 0; i < profile.implied().length; i++) {
                int term = profile.implied()[i];
                carriers[term][next[term]] = disease;
                carrierShare[term][next[term]++] = profile.impliedShare()[i];
                background[term] += profile.impliedShare()[i];
            }
        }
        for (int term = 0; term < background.length; term++) {
            background[term] /= norm();
        }
    }

    private double norm() {
        return profiles.length + weights.rare();
    }

    /** The knowledge without a publication. */
    Variation without(LeftOut left) {
        Map<Integer, List<Annotation>> rows = new HashMap<>();
        Map<Integer, Profile> own = new HashMap<>();
        Map<Integer, Double> difference = new HashMap<>();
        for (String publication : left.publications()) {
            for (int disease : byReference.getOrDefault(publication, Set.of())) {
                rows.computeIfAbsent(disease, d -> rows(d, left));
            }
        }
        rows.forEach((disease, rest) -> own.put(disease, ProfileBuilder.build(rest, phenotypes, weights)));
        Map<Integer, Profile> changed = prior.lent(own);
        changed.forEach((disease, profile) -> {
            add(difference, profiles[disease], -1);
            add(difference, profile, 1);
        });
        double least = weights.rare() / norm();
        Map<Integer, Double> common = new HashMap<>();
        difference.forEach((term, change) -> common.put(term, Math.max(least, background[term] + change / norm())));
        return new Variation(rows, changed, common);
    }

    private List<Annotation> rows(int disease, LeftOut left) {
        TermId id = diseases.get(disease);
        return annotations.rows(diseases.get(disease)).stream()
                .<Annotation>mapMulti((row, out) -> {
                    Annotation rest = left.without(row, id, phenotypes.id(row.phenotype()));
                    if (rest != null) {
                        out.accept(rest);
                    }
                })
                .toList();
    }

    private static void add(Map<Integer, Double> sums, Profile profile, int sign) {
        for (int i = 0; i < profile.implied().length; i++) {
            sums.merge(profile.implied()[i], (double) sign * profile.impliedShare()[i], Double::sum);
        }
    }

    /**
     * What differs from the whole knowledge.
     *
     * @param rows of the diseases that the publication describes, as far as they stand without it
     * @param profiles of those diseases and of their siblings
     * @param background of the terms that they have or had
     */
    record Variation(
            Map<Integer, List<Annotation>> rows, Map<Integer, Profile> profiles, Map<Integer, Double> background) {
        static final Variation NONE = new Variation(Map.of(), Map.of(), Map.of());
    }

    /** Rows behind the disease's profile. */
    List<Annotation> rows(int disease, Variation variation) {
        List<Annotation> rest = variation.rows().get(disease);
        return rest == null ? annotations.rows(diseases.get(disease)) : rest;
    }

    int size() {
        return profiles.length;
    }

    List<TermId> diseases() {
        return diseases;
    }

    /** The number of the disease, or -1. */
    int number(TermId disease) {
        return numbers.getOrDefault(disease, -1);
    }

    Profile profile(int disease, Variation variation) {
        return variation.profiles().getOrDefault(disease, profiles[disease]);
    }

    /** How many of a hundred diseases' patients have the term, as a share; never 0. */
    double[] background(Variation variation) {
        if (variation.background().isEmpty()) {
            return background;
        }
        double[] changed = background.clone();
        variation.background().forEach((term, value) -> changed[term] = value);
        return changed;
    }

    /** Diseases that have the term, ascending. */
    int[] carriers(int term) {
        return carriers[term];
    }

    /** Aligned with {@link #carriers}. */
    float[] carrierShares(int term) {
        return carrierShare[term];
    }

    PhenotypeTree phenotypes() {
        return phenotypes;
    }

    Annotations annotations() {
        return annotations;
    }

    PhenotypicSeries series() {
        return series;
    }

    Weights weights() {
        return weights;
    }

    /** What the stage of onset says, or else that by which the illness had begun; in nats. */
    double onset(Profile profile, Query query) {
        if (query.onset() != null) {
            return onsets.logRatio(profile, query.onset());
        }
        return query.lastSeen() == null ? 0 : onsets.logRatioBy(profile, query.lastSeen());
    }

    /** What a disease loses of which no gene is known; in nats. */
    double noGene(int disease) {
        return hasGene.get(disease) ? 0 : withoutGene;
    }
}
