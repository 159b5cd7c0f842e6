package org.sinew.term;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How much two terms have in common, by the information content of what they share: {@code IC(t) = -ln(n(t) / N)}, where
 * {@code n(t)} counts the annotated things (diseases, patients) that have {@code t} or a descendant of it, out of N.
 *
 * @see <a href="https://arxiv.org/abs/cmp-lg/9511007">Resnik 1995, Using Information Content to Evaluate Semantic
 *     Similarity in a Taxonomy</a>
 */
public final class Similarity {

    private final Terminology terminology;
    private final Map<TermId, Double> content;

    private Similarity(Terminology terminology, Map<TermId, Double> content) {
        this.terminology = terminology;
        this.content = content;
    }

    /** @param annotated the terms of each annotated thing; unknown terms are passed over */
    public static Similarity of(Terminology terminology, Collection<? extends Collection<TermId>> annotated) {
        Map<TermId, Integer> counts = new HashMap<>();
        for (Collection<TermId> terms : annotated) {
            Set<TermId> implied = new HashSet<>();
            for (TermId term : terms) {
                terminology.find(term).ifPresent(t -> implied.add(t.id()));
                implied.addAll(terminology.ancestors(term));
            }
            implied.forEach(t -> counts.merge(t, 1, Integer::sum));
        }
        Map<TermId, Double> content = new HashMap<>();
        counts.forEach((term, count) -> content.put(term, -Math.log((double) count / annotated.size())));
        return new Similarity(terminology, content);
    }

    /** In nats, 0 for what everything has; empty for a term that nothing annotated has. */
    public Optional<Double> informationContent(TermId term) {
        return terminology.find(term).map(t -> content.get(t.id()));
    }

    /** The information content of the most informative term that subsumes both; 0 when they share none. */
    public double resnik(TermId a, TermId b) {
        Set<TermId> shared = withAncestors(a);
        shared.retainAll(withAncestors(b));
        return shared.stream()
                .mapToDouble(t -> content.getOrDefault(t, 0.0))
                .max()
                .orElse(0);
    }

    private Set<TermId> withAncestors(TermId term) {
        Set<TermId> all = new HashSet<>(terminology.ancestors(term));
        terminology.find(term).ifPresent(t -> all.add(t.id()));
        return all;
    }
}
