package org.sinew.atlas.patients;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.sinew.atlas.statistics.FalseDiscovery;
import org.sinew.cohort.Timelines;

/**
 * In which order diseases come: pairs that follow each other more often than in matched persons, directed, chained to
 * paths of three or four and merged to a network, after Jensen et al. (1).
 *
 * <p>What is the paper's: first diagnoses only; a pair counts when the second comes within five years; the relative risk
 * is against comparison groups matched on sex, age and the time of the first diagnosis; of the pairs with a raised risk
 * those are kept that a binomial test finds in one order rather than the other; they are chained where the end of one is
 * the beginning of the next; a path counts the patients who have all its diagnoses in its order, and paths with too few
 * are dropped.
 *
 * <p>What is chosen otherwise, and why:
 *
 * <ul>
 *   <li>Comparison groups are not drawn 10,000 times: their mean has a closed form. Of persons of the same sex and birth
 *       cohort (five years), observed and free of the second diagnosis in the middle of the same calendar year, the share
 *       that gets it within the window is the probability of one draw; summed over the patients with the first diagnosis
 *       it is what the average of infinitely many groups would show. The paper matched on the week of discharge and the
 *       kind of hospital contact, which records of all kinds do not have; persons in contact with care for another reason
 *       are therefore not told apart, and the risk of a frequent patient is somewhat overstated.
 *   <li>Patients who have the second diagnosis before, or on the day of, the first are not at risk and are left out on
 *       both sides.
 *   <li>The number of followers of independent patients with different risks varies less than a binomial of the same mean
 *       (2), so the binomial tail is conservative.
 *   <li>Benjamini and Hochberg's correction takes the place of Bonferroni's, over every ordered pair, also those with too
 *       few followers to be shown; the tests of direction are corrected among the pairs that are left.
 * </ul>
 *
 * <p>Time: O(items² × cells + patients × items²) for the pairs, O(patients × paths of each) for the paths.
 *
 * <ol>
 *   <li>Jensen, Moseley, Oprea et al. 2014, Temporal disease trajectories condensed from population-wide registry data
 *       covering 6.2 million patients. Nat Commun 5:4022, doi:10.1038/ncomms5022
 *   <li>Hoeffding 1956, On the distribution of the number of successes in independent trials
 * </ol>
 */
public final class Trajectories {

    /** The paper's five years. */
    public static final int WINDOW_DAYS = 1826;

    private final Histories histories;
    private final int[] items;
    private final int[] position;
    private final MatchedRisk matched;
    private final double[][] risks;
    private final double rate;

    /** @param rate the false discovery rate of pairs and of directions */
    public Trajectories(Histories histories, int[] items, double rate) {
        this.histories = histories;
        this.items = items.clone();
        this.rate = rate;
        this.position = new int[histories.items().size()];
        Arrays.fill(position, -1);
        for (int i = 0; i < items.length; i++) {
            position[items[i]] = i;
        }
        this.matched = new MatchedRisk(histories.population(), WINDOW_DAYS);
        this.risks = IntStream.of(items)
                .parallel()
                .mapToObj(item -> matched.risks(histories.occurrences(item)))
                .toArray(double[][]::new);
    }

    /**
     * What was found of all ordered pairs.
     *
     * @param progressions pairs that follow each other, in one order, most followed first
     * @param pairs how many ordered pairs were tested
     * @param raised how many of them have a raised risk, whatever their order
     * @param leastQ the smallest q-value of a pair with followers enough, NaN without one
     */
    public record Tested(List<Progression> progressions, int pairs, int raised, double leastQ) {}

    /** @see #tested */
    public List<Progression> progressions(int atLeast) {
        return tested(atLeast).progressions();
    }

    /** @param atLeast followers that a pair needs to be given */
    public Tested tested(int atLeast) {
        Tally tally = tally();
        double[][] expected = IntStream.range(0, items.length)
                .parallel()
                .mapToObj(a -> expected(a, tally))
                .toArray(double[][]::new);
        List<int[]> pairs = unrelated();
        double[] p = pairs.parallelStream()
                .mapToDouble(pair -> pValue(tally, expected, pair[0], pair[1]))
                .toArray();
        double[] q = FalseDiscovery.qValues(p);
        List<Progression> raised = IntStream.range(0, p.length)
                .parallel()
                .filter(i -> q[i] <= rate && tally.followed[pairs.get(i)[0]][pairs.get(i)[1]] >= atLeast)
                .mapToObj(i -> progression(tally, expected, pairs.get(i), p[i], q[i]))
                .toList();
        return new Tested(
                directed(raised),
                (int) DoubleStream.of(p).filter(each -> !Double.isNaN(each)).count(),
                raised.size(),
                IntStream.range(0, q.length)
                        .filter(i -> !Double.isNaN(q[i]) && tally.followed[pairs.get(i)[0]][pairs.get(i)[1]] >= atLeast)
                        .mapToDouble(i -> q[i])
                        .min()
                        .orElse(Double.NaN));
    }

    private List<Progression> directed(List<Progression> raised) {
        double[] q = FalseDiscovery.qValues(
                raised.stream().mapToDouble(p -> p.direction().pValue()).toArray());
        return IntStream.range(0, q.length)
                .filter(i -> q[i] <= rate
                        && raised.get(i).direction().before()
                                > raised.get(i).direction().after())
                .mapToObj(raised::get)
                .sorted(Comparator.comparingInt(Progression::followed).reversed())
                .toList();
    }

    private List<int[]> unrelated() {
        List<int[]> pairs = new ArrayList<>();
        for (int a = 0; a < items.length; a++) {
            for (int b = 0; b < items.length; b++) {
                if (!histories.areRelated(items[a], items[b])) {
                    pairs.add(new int[] {a, b});
                }
            }
        }
        return pairs;
    }

    private Progression progression(Tally tally, double[][] expected, int[] pair, double p, double q) {
        int a = pair[0];
        int b = pair[1];
        return new Progression(
                items[a],
                items[b],
                tally.followed[a][b],
                expected[a][b],
                tally.matched[a] - tally.earlier[a][b],
                p,
                q,
                Direction.of(histories, items[a], items[b]));
    }

    private static double pValue(Tally tally, double[][] expected, int a, int b) {
        int atRisk = tally.matched[a] - tally.earlier[a][b];
        double mean = Math.min(expected[a][b], atRisk);
        if (atRisk == 0 || mean <= 0) {
            return Double.NaN;
        }
        return org.sinew.atlas.statistics.Counts.binomialAtLeast(tally.followed[a][b], atRisk, mean / atRisk);
    }

    private double[] expected(int a, Tally tally) {
        double[] expected = new double[items.length];
        int[] cells = tally.cells[a];
        int[] used = IntStream.range(0, cells.length).filter(c -> cells[c] > 0).toArray();
        for (int b = 0; b < items.length; b++) {
            double sum = 0;
            for (int cell : used) {
                sum += cells[cell] * risks[b][cell];
            }
            expected[b] = Math.max(0, sum - tally.spared[a][b]);
        }
        return expected;
    }

    /** What one pass over the patients counts, by positions of the first and the second item. */
    private static final class Tally {
        final int[] matched;
        final int[][] cells;
        final int[][] followed;
        final int[][] earlier;
        final double[][] spared;

        Tally(int items, int cellCount) {
            matched = new int[items];
            cells = new int[items][cellCount];
            followed = new int[items][items];
            earlier = new int[items][items];
            spared = new double[items][items];
        }

        Tally plus(Tally other) {
            for (int a = 0; a < matched.length; a++) {
                matched[a] += other.matched[a];
                Arrays.setAll(cells[a], add(cells[a], other.cells[a]));
                Arrays.setAll(followed[a], add(followed[a], other.followed[a]));
                Arrays.setAll(earlier[a], add(earlier[a], other.earlier[a]));
                for (int b = 0; b < matched.length; b++) {
                    spared[a][b] += other.spared[a][b];
                }
            }
            return this;
        }

        private static java.util.function.IntUnaryOperator add(int[] a, int[] b) {
            return i -> a[i] + b[i];
        }
    }

    private Tally tally() {
        return parts().map(range -> {
                    Tally tally = new Tally(items.length, matched.cells());
                    Dated dated = new Dated();
                    for (int patient = range[0]; patient < range[1]; patient++) {
                        dated.read(patient);
                        count(dated, tally);
                    }
                    return tally;
                })
                .reduce(Tally::plus)
                .orElseThrow();
    }

    private java.util.stream.Stream<int[]> parts() {
        int patients = histories.population().size();
        int parts = Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(), patients));
        return IntStream.range(0, parts).parallel().mapToObj(part ->
                new int[] {(int) ((long) patients * part / parts), (int) ((long) patients * (part + 1) / parts)});
    }

    private void count(Dated dated, Tally tally) {
        for (int i = 0; i < dated.size; i++) {
            int a = dated.items[i];
            int cell = matched.cell(dated.patient, dated.days[i]);
            if (cell >= 0) {
                tally.matched[a]++;
                tally.cells[a][cell]++;
                for (int j = 0; j < dated.size; j++) {
                    int b = dated.items[j];
                    if (dated.days[j] <= dated.days[i]) {
                        tally.earlier[a][b]++;
                        tally.spared[a][b] += risks[b][cell];
                    } else if (dated.days[j] <= dated.days[i] + WINDOW_DAYS) {
                        tally.followed[a][b]++;
                    }
                }
            }
        }
    }

    /** One patient's items that have a day, earliest first. */
    private final class Dated {
        private int patient;
        private int size;
        private int[] items = new int[64];
        private int[] days = new int[64];

        void read(int number) {
            patient = number;
            size = 0;
            int from = histories.start(number);
            int to = histories.start(number + 1);
            if (to - from > items.length) {
                items = new int[to - from];
                days = new int[to - from];
            }
            for (int at = from; at < to; at++) {
                int item = position[histories.itemAt(at)];
                if (item >= 0 && histories.dayAt(at) != Timelines.UNKNOWN) {
                    insert(item, histories.dayAt(at));
                }
            }
        }

        private void insert(int item, int day) {
            int at = size++;
            for (; at > 0 && days[at - 1] > day; at--) {
                days[at] = days[at - 1];
                items[at] = items[at - 1];
            }
            days[at] = day;
            items[at] = item;
        }
    }

    /**
     * Paths along the progressions, those of most patients first.
     *
     * @param length of a path in items: 3 or 4
     * @param atLeast patients that a path needs
     */
    public List<Trajectory> paths(List<Progression> progressions, int length, int atLeast) {
        boolean[][] next = new boolean[items.length][items.length];
        for (Progression progression : progressions) {
            next[position[progression.first()]][position[progression.second()]] = true;
        }
        LongCounts counts = parts().map(range -> {
                    LongCounts found = new LongCounts();
                    Dated dated = new Dated();
                    for (int patient = range[0]; patient < range[1]; patient++) {
                        dated.read(patient);
                        for (int i = 0; i < dated.size; i++) {
                            walk(dated, i, dated.items[i], length - 1, next, found);
                        }
                    }
                    return found;
                })
                .reduce(LongCounts::plus)
                .orElseGet(LongCounts::new);
        List<Trajectory> paths = new ArrayList<>();
        counts.each((key, count) -> {
            if (count >= atLeast) {
                paths.add(new Trajectory(path(key, length), count));
            }
        });
        paths.sort(Comparator.comparingInt(Trajectory::patients)
                .reversed()
                .thenComparing(path -> path.items().toString()));
        return paths;
    }

    private void walk(Dated dated, int from, long key, int left, boolean[][] next, LongCounts found) {
        if (left == 0) {
            found.add(key, 1);
            return;
        }
        boolean[] follows = next[dated.items[from]];
        for (int i = from + 1; i < dated.size; i++) {
            if (dated.days[i] > dated.days[from] && follows[dated.items[i]]) {
                walk(dated, i, key * items.length + dated.items[i], left - 1, next, found);
            }
        }
    }

    private List<Integer> path(long key, int length) {
        Integer[] path = new Integer[length];
        long rest = key;
        for (int i = length - 1; i >= 0; i--) {
            path[i] = items[(int) (rest % items.length)];
            rest /= items.length;
        }
        return List.of(path);
    }
}
