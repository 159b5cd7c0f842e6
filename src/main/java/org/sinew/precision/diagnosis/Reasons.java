package org.sinew.precision.diagnosis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.sinew.precision.diagnosis.DiseaseModel.Variation;
import org.sinew.precision.diagnosis.Evidence.Kind;
import org.sinew.precision.diagnosis.Scores.Scored;
import org.sinew.term.TermId;

/** The parts that one disease's score is made of. */
final class Reasons {

    private static final int TYPICAL = 8;

    private final DiseaseModel model;
    private final Query query;
    private final Variation variation;
    private final Scored scored;
    private final Likelihood likelihood;
    private final double[] background;

    Reasons(DiseaseModel model, Query query, Variation variation, Scored scored) {
        this.model = model;
        this.query = query;
        this.variation = variation;
        this.scored = scored;
        this.likelihood = new Likelihood(model.weights());
        this.background = model.background(variation);
    }

    double score(int disease) {
        return evidence(disease).stream().mapToDouble(Evidence::weight).sum();
    }

    /** The heaviest first. */
    List<Evidence> evidence(int disease) {
        Profile profile = model.profile(disease, variation);
        List<Evidence> parts = new ArrayList<>();
        for (int i = 0; i < query.present().length; i++) {
            parts.add(present(disease, profile, i));
        }
        BitSet open = open(profile);
        for (int term : query.absent()) {
            excluded(disease, profile, term, Kind.ABSENT, open, parts);
        }
        for (int term : query.never()) {
            excluded(disease, profile, term, Kind.NEVER, open, parts);
        }
        parts.add(unmentioned(profile, open));
        context(disease, profile, parts);
        parts.sort(Comparator.comparingDouble((Evidence e) -> -Math.abs(e.weight()))
                .thenComparing(Evidence::kind)
                .thenComparing(e -> String.valueOf(e.term())));
        return parts;
    }

    private Evidence present(int disease, Profile profile, int i) {
        int term = query.present()[i];
        double best = likelihood.floor(background[term]);
        int explains = -1;
        double content = 0;
        for (int implied : model.phenotypes().implied(term)) {
            float share = profile.share(implied);
            if (share > 0) {
                double ratio = share * likelihood.factor(implied == term, background[term], background[implied]);
                explains = ratio > best ? implied : explains;
                best = Math.max(best, ratio);
                content = Math.max(content, -Math.log(background[implied]));
            }
        }
        if (explains >= 0 && explains != term && model.phenotypes().isAnything(explains)) {
            explains = -1; // that both are phenotypes is no explanation
        }
        double own = -Math.log(background[term]);
        double coverage = query.coverage()[i] * ((own > 0 ? content / own : 0) - scored.covered()[i]);
        double weight = query.weight()[i] * (Math.log(likelihood.withNoise(best)) - scored.chance()[i]) + coverage;
        boolean isLent = explains >= 0 && profile.source(explains) < 0;
        return isLent
                ? lent(profile, term, explains, weight, coverage)
                : part(Kind.PRESENT, disease, profile, term, explains, weight, coverage);
    }

    /** The disease's features, as indexes into those stated, that the patient is not known to have. */
    private BitSet open(Profile profile) {
        BitSet open = new BitSet();
        for (int i = 0; i < profile.stated().length; i++) {
            open.set(i, !query.mentioned().get(profile.stated()[i]));
        }
        return open;
    }

    /** A feature ruled out costs what it would if nobody had mentioned it, and something besides. */
    private void excluded(int disease, Profile profile, int term, Kind kind, BitSet open, List<Evidence> parts) {
        float share = profile.share(term);
        if (share > 0) {
            double besides = kind == Kind.NEVER
                    ? likelihood.never(share, background[term])
                    : likelihood.absent(share, background[term]);
            BitSet ruledOut = new BitSet();
            open.stream()
                    .filter(i -> model.phenotypes().implies(profile.stated()[i], term))
                    .forEach(ruledOut::set);
            open.andNot(ruledOut);
            parts.add(part(kind, disease, profile, term, term, unmentionedCost(profile, ruledOut) + besides, 0));
        }
    }

    private double unmentionedCost(Profile profile, BitSet features) {
        return likelihood.detail(query)
                * features.stream()
                        .mapToDouble(i -> likelihood.unmentioned(profile.share()[i]))
                        .sum();
    }

    private Evidence part(
            Kind kind, int disease, Profile profile, int term, int explains, double weight, double coverage) {
        PhenotypeTree phenotypes = model.phenotypes();
        int matched = explains < 0 ? -1 : profile.source(explains);
        Set<String> references = new LinkedHashSet<>();
        Evidence.Frequency frequency = null;
        if (matched >= 0) {
            frequency = frequency(disease, matched, profile.share(explains), references);
        }
        return new Evidence(
                kind,
                phenotypes.id(term),
                matched < 0 ? null : phenotypes.id(matched),
                matched < 0 || explains == term ? null : phenotypes.id(explains),
                frequency,
                background[term],
                List.copyOf(references),
                weight,
                coverage,
                List.of());
    }

    private Evidence lent(Profile profile, int term, int explains, double weight, double coverage) {
        PhenotypeTree phenotypes = model.phenotypes();
        return new Evidence(
                Kind.SERIES,
                phenotypes.id(term),
                phenotypes.id(explains),
                null,
                new Evidence.Frequency(0, 0, List.of(), profile.share(explains)),
                background[term],
                List.of(),
                weight,
                coverage,
                List.of());
    }

    private Evidence.Frequency frequency(int disease, int stated, double share, Set<String> references) {
        double with = 0;
        double of = 0;
        Set<String> words = new TreeSet<>();
        for (Annotation row : model.rows(disease, variation)) {
            if (row.phenotype() == stated && row.aspect() == Annotation.Aspect.PHENOTYPE) {
                references.addAll(row.references());
                if (row.count().counted()) {
                    with += row.negated() ? 0 : row.count().with();
                    of += row.count().of();
                } else if (row.frequency() != null) {
                    words.add(row.frequency());
                }
            }
        }
        return new Evidence.Frequency(with, of, List.copyOf(words), share);
    }

    private Evidence unmentioned(Profile profile, BitSet open) {
        return Evidence.of(
                Kind.UNMENTIONED,
                unmentionedCost(profile, open),
                open.stream()
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> -profile.share()[i]))
                        .limit(TYPICAL)
                        .map(i -> model.phenotypes().id(profile.stated()[i]))
                        .toList());
    }

    private void context(int disease, Profile profile, List<Evidence> parts) {
        double sex = likelihood.sex(profile, query.sex());
        if (sex != 0) {
            parts.add(Evidence.of(Kind.SEX, sex, List.of()));
        }
        double onset = model.onset(profile, query);
        if (onset != 0) {
            parts.add(Evidence.of(Kind.ONSET, onset, onsets(disease)));
        }
        Set<TermId> genes = model.annotations().genes(model.diseases().get(disease));
        double gene = likelihood.gene(genes, query.genes(), model.annotations().geneCount());
        if (gene != 0) {
            parts.add(Evidence.of(Kind.GENE, gene, List.copyOf(genes)));
        }
        if (model.noGene(disease) != 0) {
            parts.add(Evidence.of(Kind.NO_KNOWN_GENE, model.noGene(disease), List.of()));
        }
    }

    private List<TermId> onsets(int disease) {
        return model.rows(disease, variation).stream()
                .filter(row -> row.aspect() == Annotation.Aspect.COURSE && !row.negated())
                .map(row -> model.phenotypes().id(row.phenotype()))
                .filter(term -> Onset.of(term).isPresent())
                .distinct()
                .toList();
    }
}
