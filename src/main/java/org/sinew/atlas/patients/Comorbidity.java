package org.sinew.atlas.patients;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.sinew.atlas.statistics.FalseDiscovery;
import org.sinew.atlas.statistics.Stratified;
import org.sinew.atlas.statistics.TwoByTwo;

/**
 * Which items patients have together.
 *
 * <p>The number seen in both is counted patient by patient: each patient's list of items gives its pairs, and a pair is
 * one increment in an n × n table. Intersecting n²/2 pairs of bitmaps costs the same whatever the patients have, about
 * 20 µs a pair of dense sets among a million; the lists cost half the square of the items a patient has, which is why
 * they win by an order of magnitude at 10 to 20 items a patient. What is expected needs only how many patients of each
 * stratum have either (1), so nothing is counted by stratum but the margins.
 *
 * <p>"Together" is over the whole of a patient's record, whichever comes first; the order is another question
 * ({@link Direction}). Items that share a code are not compared. Every pair compared is a test of the false discovery
 * rate (2), also where it is too small to be shown: to leave pairs out because few patients have both would select on the
 * outcome. All pairs: O(patients × items²/2 + pairs × strata); one item: O(its patients × items).
 *
 * <ol>
 *   <li>Hidalgo, Blumm, Barabási, Christakis 2009, A dynamic network approach for the study of human phenotypes,
 *       doi:10.1371/journal.pcbi.1000353; here standardised by age and sex as in {@link Stratified}
 *   <li>Benjamini, Hochberg 1995; pairs of items are positively dependent in the sense in which it still holds
 * </ol>
 */
public final class Comorbidity {

    private final Histories histories;

    public Comorbidity(Histories histories) {
        this.histories = histories;
    }

    /** Every pair of these items, in no order. */
    public List<Association> pairs(int[] items) {
        int[][] both = bothCounts(items);
        List<Probe> probes = IntStream.of(items).mapToObj(histories::probe).toList();
        List<Association> found = IntStream.range(0, items.length)
                .parallel()
                .boxed()
                .flatMap(a -> IntStream.range(0, a)
                        .filter(b -> !probes.get(a).isRelated(items[b]))
                        .mapToObj(b -> associate(probes.get(a), items[b], both[a][b])))
                .toList();
        return corrected(found);
    }

    /** One thing with each of these items. */
    public List<Association> of(Probe probe, int[] others) {
        int[] both = new int[histories.items().size()];
        Occurrences having = probe.occurrences();
        for (int i = 0; i < having.size(); i++) {
            int patient = having.patient(i);
            for (int at = histories.start(patient); at < histories.start(patient + 1); at++) {
                both[histories.itemAt(at)]++;
            }
        }
        return corrected(Arrays.stream(others)
                .parallel()
                .filter(other -> !probe.isRelated(other))
                .mapToObj(other -> associate(probe, other, both[other]))
                .toList());
    }

    private Association associate(Probe first, int second, int both) {
        int[] a = first.margin();
        int[] b = histories.margin(second);
        int[] all = histories.population().stratumSizes();
        Stratified.Expectation expected = Stratified.expectation(a, b, all);
        TwoByTwo table = TwoByTwo.ofTotals(
                both,
                first.count(),
                histories.count(second),
                histories.population().count());
        double p = Stratified.pValue(both, expected, a, b, all);
        return new Association(first.item(), histories.items().get(second), table, expected, p, Double.NaN);
    }

    /** With q-values anew, for what was compared in several goes and is one question. */
    public static List<Association> corrected(List<Association> found) {
        double[] q = FalseDiscovery.qValues(
                found.stream().mapToDouble(Association::pValue).toArray());
        List<Association> corrected = new ArrayList<>(found.size());
        for (int i = 0; i < q.length; i++) {
            corrected.add(found.get(i).corrected(q[i]));
        }
        return corrected;
    }

    /** Of the lower triangle: in how many patients two of the items occur. */
    private int[][] bothCounts(int[] items) {
        int[] position = new int[histories.items().size()];
        Arrays.fill(position, -1);
        for (int i = 0; i < items.length; i++) {
            position[items[i]] = i;
        }
        int patients = histories.population().size();
        int parts = Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(), patients));
        return IntStream.range(0, parts)
                .parallel()
                .mapToObj(part -> count(position, items.length, (int) ((long) patients * part / parts), (int)
                        ((long) patients * (part + 1) / parts)))
                .reduce(Comorbidity::sum)
                .orElseThrow();
    }

    private int[][] count(int[] position, int items, int from, int to) {
        int[][] both = new int[items][];
        for (int a = 0; a < items; a++) {
            both[a] = new int[a];
        }
        int[] here = new int[items];
        for (int patient = from; patient < to; patient++) {
            int many = 0;
            for (int at = histories.start(patient); at < histories.start(patient + 1); at++) {
                int item = position[histories.itemAt(at)];
                if (item >= 0) {
                    here[many++] = item;
                }
            }
            countPairs(here, many, both);
        }
        return both;
    }

    private static void countPairs(int[] here, int many, int[][] both) {
        for (int i = 1; i < many; i++) {
            int a = here[i];
            for (int j = 0; j < i; j++) {
                int b = here[j];
                if (a > b) {
                    both[a][b]++;
                } else {
                    both[b][a]++;
                }
            }
        }
    }

    private static int[][] sum(int[][] a, int[][] b) {
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < i; j++) {
                a[i][j] += b[i][j];
            }
        }
        return a;
    }
}
