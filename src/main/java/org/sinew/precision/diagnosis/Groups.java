package org.sinew.precision.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinew.term.TermId;

/**
 * Candidates by phenotypic series, each in one group, however many series it is of: the series of most probability takes all
 * its candidates, then the series of most probability by those that are left, and so on. A candidate of no series is a group
 * of its own.
 */
final class Groups {

    private final PhenotypicSeries series;
    private final double[] probability;
    private final BitSet left;
    private final List<Group> groups = new ArrayList<>();

    private Groups(PhenotypicSeries series, double[] probability, BitSet candidates) {
        this.series = series;
        this.probability = probability;
        this.left = (BitSet) candidates.clone();
    }

    /**
     * @param series null for a disease of no series
     * @param diseases candidates, the likeliest first
     * @param probability that it is one of them
     */
    record Group(@Nullable TermId series, List<Integer> diseases, double probability) {}

    /** @return the likeliest first */
    static List<Group> of(PhenotypicSeries series, double[] probability, BitSet candidates) {
        Groups groups = new Groups(series, probability, candidates);
        groups.take();
        groups.left.stream().forEach(disease -> groups.add(null, List.of(disease)));
        groups.groups.sort(Comparator.comparingDouble((Group g) -> -g.probability())
                .thenComparing(g -> g.diseases().getFirst()));
        return List.copyOf(groups.groups);
    }

    private void take() {
        double[] sums = new double[series.size()];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = sum(i);
        }
        for (int most = most(sums); most >= 0; most = most(sums)) {
            List<Integer> taken = Arrays.stream(series.diseases(most))
                    .filter(left::get)
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer d) -> -probability[d])
                            .thenComparing(Comparator.naturalOrder()))
                    .toList();
            add(series.id(most), taken);
            taken.forEach(left::clear);
            for (int disease : taken) {
                for (int also : series.of(disease)) {
                    sums[also] = sum(also);
                }
            }
        }
    }

    private double sum(int of) {
        double sum = 0;
        boolean any = false;
        for (int disease : series.diseases(of)) {
            if (left.get(disease)) {
                sum += probability[disease];
                any = true;
            }
        }
        return any ? sum : -1;
    }

    private static int most(double[] sums) {
        int most = -1;
        for (int i = 0; i < sums.length; i++) {
            most = sums[i] >= 0 && (most < 0 || sums[i] > sums[most]) ? i : most;
        }
        return most;
    }

    private void add(@Nullable TermId id, List<Integer> diseases) {
        groups.add(new Group(
                id, diseases, diseases.stream().mapToDouble(d -> probability[d]).sum()));
    }
}
