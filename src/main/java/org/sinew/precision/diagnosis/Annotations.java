package org.sinew.precision.diagnosis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sinew.precision.diagnosis.Annotation.Aspect;
import org.sinew.term.Assertion;
import org.sinew.term.Assertion.Relation;
import org.sinew.term.Ontology;
import org.sinew.term.TermId;

/**
 * What the loaded releases say of each disease. Rows on a disease that has an exact match in OMIM, through MONDO, are that
 * OMIM disease's: Orphanet's frequencies and OMIM's counts then speak of one thing. What two releases take from one
 * publication is counted once, as the release has it that says more of the disease.
 */
final class Annotations {

    /** OMIM counts more genes than these of which a mutation causes a phenotype, also where a few are loaded. */
    private static final int AT_LEAST = 4_000;

    private final PhenotypeTree phenotypes;
    private final DiseaseMatches matches;
    private final Weights weights;
    private final Map<TermId, Map<String, List<Annotation>>> told = new TreeMap<>();
    private final Map<TermId, List<Annotation>> byDisease = new TreeMap<>();
    private final Map<TermId, Set<TermId>> genes = new HashMap<>();
    private final Set<TermId> allGenes = new TreeSet<>();
    private final SameGene same;
    private final Set<String> releases = new TreeSet<>();
    private final Map<List<String>, List<String>> shared = new HashMap<>();

    private Annotations(PhenotypeTree phenotypes, DiseaseMatches matches, SameGene same, Weights weights) {
        this.phenotypes = phenotypes;
        this.matches = matches;
        this.weights = weights;
        this.same = same;
    }

    static Annotations of(
            Collection<Ontology> ontologies,
            PhenotypeTree phenotypes,
            DiseaseMatches matches,
            SameGene same,
            Weights weights) {
        Annotations read = new Annotations(phenotypes, matches, same, weights);
        for (Ontology ontology : ontologies) {
            for (Assertion assertion : ontology.assertions()) {
                if (read.add(assertion, ontology.release().id())) {
                    read.releases.add(ontology.release().id());
                }
            }
        }
        read.told.forEach((disease, rows) -> read.byDisease.put(disease, once(rows.values())));
        read.told.clear();
        return read;
    }

    private boolean add(Assertion assertion, String release) {
        return switch (assertion.relation()) {
            case HAS_PHENOTYPE, HAS_CLINICAL_MODIFIER -> addRow(assertion, release);
            case CAUSED_BY -> addCause(assertion);
            default -> false;
        };
    }

    private boolean addCause(Assertion assertion) {
        if (assertion.negated()) {
            return false;
        }
        TermId gene = same.canonical(assertion.object());
        allGenes.add(gene);
        for (TermId disease : matches.canonical(assertion.subject())) {
            genes.computeIfAbsent(disease, d -> new LinkedHashSet<>()).add(gene);
        }
        return true;
    }

    private boolean addRow(Assertion assertion, String release) {
        int phenotype = phenotypes.number(assertion.object());
        if (phenotype < 0) {
            return false;
        }
        String frequency = assertion.qualifiers().get("frequency");
        Annotation row = new Annotation(
                phenotype,
                aspect(assertion),
                assertion.negated(),
                FrequencyText.count(frequency, weights),
                shared.computeIfAbsent(assertion.references(), List::copyOf),
                assertion.subject(),
                frequency);
        for (TermId disease : matches.canonical(assertion.subject())) {
            told.computeIfAbsent(disease, d -> new LinkedHashMap<>())
                    .computeIfAbsent(release, r -> new ArrayList<>())
                    .add(row);
        }
        return true;
    }

    /** @param releases each release's rows on one disease */
    private static List<Annotation> once(Collection<List<Annotation>> releases) {
        if (releases.size() == 1) {
            return releases.iterator().next();
        }
        List<Annotation> all = new ArrayList<>();
        Set<Taken> taken = new HashSet<>();
        releases.stream().sorted(Comparator.comparingInt(rows -> -rows.size())).forEach(rows -> {
            List<Annotation> others =
                    rows.stream().filter(row -> !repeats(row, taken)).toList();
            all.addAll(others);
            others.forEach(row -> row.references().forEach(r -> taken.add(new Taken(row.phenotype(), r))));
        });
        return all;
    }

    private record Taken(int phenotype, String publication) {}

    private static boolean repeats(Annotation row, Set<Taken> taken) {
        return row.references().stream().anyMatch(r -> taken.contains(new Taken(row.phenotype(), r)));
    }

    private static Aspect aspect(Assertion assertion) {
        String letter = assertion.qualifiers().getOrDefault("aspect", "");
        return assertion.relation() == Relation.HAS_CLINICAL_MODIFIER && letter.isEmpty()
                ? Aspect.COURSE
                : Aspect.of(letter);
    }

    /** Diseases with at least one phenotype, in the order of their ids. */
    List<TermId> diseases() {
        return byDisease.entrySet().stream()
                .filter(e -> e.getValue().stream().anyMatch(r -> r.aspect() == Aspect.PHENOTYPE && !r.negated()))
                .map(Map.Entry::getKey)
                .toList();
    }

    List<Annotation> rows(TermId disease) {
        return byDisease.getOrDefault(disease, List.of());
    }

    /** Genes whose variants cause the disease. */
    Set<TermId> genes(TermId disease) {
        return genes.getOrDefault(disease, Set.of());
    }

    /** All genes that cause a disease. */
    Set<TermId> allGenes() {
        return allGenes;
    }

    /** Genes in any of which something may be found by chance: those that cause a disease, loaded or not. */
    int geneCount() {
        return Math.max(AT_LEAST, allGenes.size());
    }

    /** Releases that said any of it. */
    List<String> releases() {
        return List.copyOf(releases);
    }
}
