package org.sinew.term;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * How much two terms have in common, by the information content of what they share: {@code IC(t) = -ln(n(t) / N)}, where
 * {@code n(t)} counts the annotated things (diseases, patients) that have {@code t} or a descendant of it, out of N.
 *
 * @see <a href="https://arxiv.org/abs/cmp-lg/9511007">Resnik 1995, Using Information Content to Evaluate Semantic
 *     Similarity in a Taxonomy</a>
 */
public final class Similarity {

    private final Terminology terminology;
    private final double[] content;

    private Similarity(Terminology terminology, double[] content) {
        this.terminology = terminology;
        this.content = content;
    }

    /** @param annotated the terms of each annotated thing; unknown terms are passed over */
    public static Similarity of(Terminology terminology, Collection<? extends Collection<TermId>> annotated) {
        int[] counts = new int[terminology.ordinals()];
        for (Collection<TermId> terms : annotated) {
            implied(terminology, terms).stream().forEach(term -> counts[term]++);
        }
        double[] content = new double[counts.length];
        for (int term = 0; term < content.length; term++) {
            content[term] =
                    counts[term] == 0 ? Double.NEGATIVE_INFINITY : -Math.log((double) counts[term] / annotated.size());
        }
        return new Similarity(terminology, content);
    }

    private static BitSet implied(Terminology terminology, Collection<TermId> terms) {
        BitSet implied = new BitSet();
        for (TermId id : terms) {
            int term = terminology.ordinal(id);
            if (term >= 0) {
                implied.set(term);
                for (int ancestor : terminology.hierarchy().ancestors(term)) {
                    implied.set(ancestor);
                }
            }
        }
        return implied;
    }

    /** In nats, 0 for what everything has; empty for a term that nothing annotated has. */
    public Optional<Double> informationContent(TermId term) {
        int ordinal = terminology.ordinal(term);
        return ordinal < 0 || content[ordinal] < 0 ? Optional.empty() : Optional.of(content[ordinal]);
    }

    /** The information content of the most informative term that subsumes both; 0 when they share none. */
    public double resnik(TermId a, TermId b) {
        int first = terminology.ordinal(a);
        int second = terminology.ordinal(b);
        return first < 0 || second < 0 ? 0 : terminology.hierarchy().largestShared(first, second, content);
    }

    /** {@link #resnik(TermId, TermId)} of each pair, for many at once: O(ancestors of all the second) for each of the first. */
    public double[][] resnik(List<TermId> first, List<TermId> second) {
        int[][] implied =
                second.stream().map(term -> implied(terminology.ordinal(term))).toArray(int[][]::new);
        return first.parallelStream()
                .map(term -> resnik(implied(terminology.ordinal(term)), implied))
                .toArray(double[][]::new);
    }

    private int[] implied(int term) {
        if (term < 0) {
            return new int[0];
        }
        int[] ancestors = terminology.hierarchy().ancestors(term);
        int[] all = Arrays.copyOf(ancestors, ancestors.length + 1);
        all[ancestors.length] = term;
        return all;
    }

    private double[] resnik(int[] one, int[][] others) {
        BitSet mine = new BitSet(content.length);
        for (int term : one) {
            mine.set(term);
        }
        double[] shared = new double[others.length];
        for (int i = 0; i < others.length; i++) {
            for (int term : others[i]) {
                if (content[term] > shared[i] && mine.get(term)) {
                    shared[i] = content[term];
                }
            }
        }
        return shared;
    }
}
