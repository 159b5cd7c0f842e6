package org.sinew.atlas.patients;

import java.util.Arrays;
import org.sinew.atlas.statistics.Counts;
import org.sinew.cohort.Timelines;

/**
 * In which order patients get two items. Days are the first known ones; a patient with both on one day tells nothing and
 * is left out of the test.
 *
 * @param before patients who got the first before the second
 * @param after patients who got the second before the first
 * @param sameDay patients who got both on one day
 * @param pValue two-sided exact binomial test of before against after; NaN without any
 * @param medianDays from the first to the second in those who got the first before; NaN without any
 */
public record Direction(int before, int after, int sameDay, double pValue, double medianDays) {

    /** @param first numbers of items, likewise {@code second} */
    public static Direction of(Histories histories, int first, int second) {
        return of(histories.occurrences(first), histories.occurrences(second));
    }

    static Direction of(Occurrences first, Occurrences second) {
        int[] gaps = new int[Math.min(first.size(), second.size())];
        int[] counts = new int[3];
        first.each(second, (i, j) -> {
            if (first.day(i) != Timelines.UNKNOWN && second.day(j) != Timelines.UNKNOWN) {
                int gap = second.day(j) - first.day(i);
                counts[1 + Integer.signum(gap)]++;
                if (gap > 0) {
                    gaps[counts[2] - 1] = gap;
                }
            }
        });
        return of(counts[0], counts[1], Arrays.copyOf(gaps, counts[2]));
    }

    /** @param gaps days of those who got the first before */
    static Direction of(int after, int sameDay, int[] gaps) {
        return new Direction(gaps.length, after, sameDay, Counts.signTest(gaps.length, after), median(gaps));
    }

    private static double median(int[] values) {
        return median(Arrays.stream(values).asDoubleStream().toArray());
    }

    static double median(double[] values) {
        if (values.length == 0) {
            return Double.NaN;
        }
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2.0;
    }
}
