package org.sinew.atlas;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.sinew.term.Assertion;
import org.sinew.term.Assertion.Relation;
import org.sinew.term.Ontology;
import org.sinew.term.Similarity;
import org.sinew.term.Term;
import org.sinew.term.TermId;
import org.sinew.term.Terminology;

/**
 * Diseases that look alike: the symmetric average of the best matches between their phenotypes (1), each match the
 * information content of what two phenotypes share, over what the disease shares with itself, so 0 to 1. A disease's
 * similarities cost its phenotypes × (all phenotypes' ancestors + all diseases' phenotypes), and are kept.
 *
 * <ol>
 *   <li>Köhler et al. 2009, Clinical diagnostics in human genetics with semantic similarity searches in ontologies.
 *       AJHG 85:457, doi:10.1016/j.ajhg.2009.09.003
 * </ol>
 */
public final class Likeness {

    private static final int FEWEST = 2;
    private static final double LEAST = 0.2;

    /** @param score 0 to 1 */
    record Alike(TermId disease, double score, List<TermId> shared) {}

    /**
     * A disease that others are compared with.
     *
     * @param columns positions of its phenotypes among all
     * @param self what it shares with itself
     */
    private record Described(TermId disease, int[] columns, double self) {}

    private final Similarity similarity;
    private final Map<TermId, Set<TermId>> phenotypes;
    private final List<TermId> all;
    private final List<Described> described;
    private final Set<String> releases;
    private final Map<TermId, List<Alike>> found = new ConcurrentHashMap<>();

    private Likeness(
            Terminology terminology,
            Map<TermId, Set<TermId>> phenotypes,
            Set<String> releases,
            BooleanSupplier isSuperseded) {
        this.phenotypes = phenotypes;
        this.releases = releases;
        this.similarity = Similarity.of(terminology, phenotypes.values());
        this.all = phenotypes.values().stream()
                .flatMap(Collection::stream)
                .distinct()
                .toList();
        Map<TermId, Integer> numbers = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            numbers.put(all.get(i), i);
        }
        this.described = phenotypes.entrySet().stream()
                .filter(each -> each.getValue().size() >= FEWEST && !isObsolete(terminology, each.getKey()))
                .map(each -> {
                    requireWanted(isSuperseded);
                    return described(each.getKey(), each.getValue(), numbers);
                })
                .toList();
    }

    private static boolean isObsolete(Terminology terminology, TermId disease) {
        return terminology.find(disease).map(Term::obsolete).orElse(false);
    }

    private Described described(TermId disease, Set<TermId> of, Map<TermId, Integer> numbers) {
        int[] columns = of.stream()
                .mapToInt(term -> Objects.requireNonNull(numbers.get(term)))
                .toArray();
        double self =
                of.stream().mapToDouble(term -> similarity.resnik(term, term)).sum();
        return new Described(disease, columns, self);
    }

    /** @param ontologies those that state phenotypes of diseases, with their assertions */
    public static Likeness of(Terminology terminology, Collection<Ontology> ontologies) {
        return of(terminology, ontologies, () -> false);
    }

    /**
     * @param isSuperseded whether nobody needs it any more
     * @throws CancellationException when nobody does
     */
    public static Likeness of(Terminology terminology, Collection<Ontology> ontologies, BooleanSupplier isSuperseded) {
        Vocabulary vocabulary = new Vocabulary(terminology);
        Map<TermId, Set<TermId>> phenotypes = new LinkedHashMap<>();
        Set<String> releases = new LinkedHashSet<>();
        for (Ontology ontology : ontologies) {
            requireWanted(isSuperseded);
            for (Assertion assertion : ontology.assertions()) {
                if (assertion.relation() == Relation.HAS_PHENOTYPE && !assertion.negated()) {
                    releases.add(ontology.release().id());
                    phenotypes
                            .computeIfAbsent(vocabulary.node(assertion.subject()), key -> new LinkedHashSet<>())
                            .add(assertion.object());
                }
            }
        }
        requireWanted(isSuperseded);
        return new Likeness(terminology, phenotypes, releases, isSuperseded);
    }

    private static void requireWanted(BooleanSupplier isSuperseded) {
        if (isSuperseded.getAsBoolean()) {
            throw new CancellationException("other releases serve");
        }
    }

    /** Ids of the releases that the phenotypes are from. */
    Set<String> releases() {
        return releases;
    }

    /** The most alike first. */
    List<Alike> to(TermId disease, int most) {
        if (phenotypes.getOrDefault(disease, Set.of()).size() < FEWEST) {
            return List.of();
        }
        return found.computeIfAbsent(disease, key -> compared(key, most)).stream()
                .limit(most)
                .toList();
    }

    private List<Alike> compared(TermId disease, int most) {
        List<TermId> own = List.copyOf(phenotypes.getOrDefault(disease, Set.of()));
        double[][] shared = similarity.resnik(own, all);
        double[] nearest = new double[all.size()];
        for (double[] row : shared) {
            for (int c = 0; c < nearest.length; c++) {
                nearest[c] = Math.max(nearest[c], row[c]);
            }
        }
        double self =
                own.stream().mapToDouble(mine -> similarity.resnik(mine, mine)).sum();
        return described.parallelStream()
                .filter(other -> !other.disease().equals(disease))
                .map(other -> new Alike(other.disease(), score(self, shared, nearest, other), List.of()))
                .filter(alike -> alike.score() > LEAST)
                .sorted(Comparator.comparingDouble(Alike::score).reversed().thenComparing(Alike::disease))
                .limit(most)
                .map(alike -> new Alike(alike.disease(), alike.score(), common(own, alike.disease())))
                .toList();
    }

    private List<TermId> common(List<TermId> own, TermId other) {
        Set<TermId> theirs = phenotypes.getOrDefault(other, Set.of());
        return own.stream().filter(theirs::contains).toList();
    }

    /**
     * @param shared by own phenotype and any phenotype
     * @param nearest the largest of each column
     */
    private static double score(double self, double[][] shared, double[] nearest, Described other) {
        double mine = 0;
        for (double[] row : shared) {
            double best = 0;
            for (int column : other.columns()) {
                best = Math.max(best, row[column]);
            }
            mine += best;
        }
        double yours = 0;
        for (int column : other.columns()) {
            yours += nearest[column];
        }
        return self > 0 && other.self() > 0 ? 0.5 * (mine / self + yours / other.self()) : 0;
    }
}
