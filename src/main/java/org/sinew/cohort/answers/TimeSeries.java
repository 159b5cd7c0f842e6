package org.sinew.cohort.answers;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.cohort.Timelines;
import org.sinew.cohort.Unanswered;

/**
 * How often something is new and how often it is there, by calendar year: Rothman, Greenland, Lash 2008, Modern
 * Epidemiology, ch. 3. A patient counts while observed; one who has it stays a prevalent case.
 */
public final class TimeSeries {

    private TimeSeries() {}

    /**
     * @param observed patients observed on at least one day of the year: the denominator of the prevalence
     * @param prevalent those of them who have it by the end of the year or of their observation
     * @param incident those whose first time falls into their observed part of the year
     * @param atRisk those who did not have it yet when their observed part of the year began
     * @param yearsAtRisk their observed years until they had it: the denominator of the incidence
     */
    public record Year(
            int year,
            RoaringBitmap observed,
            RoaringBitmap prevalent,
            RoaringBitmap incident,
            RoaringBitmap atRisk,
            double yearsAtRisk) {}

    /**
     * @param firstEver epoch day of each patient's first time, {@link Integer#MAX_VALUE} for never
     * @param from first calendar year
     * @param to last calendar year
     * @throws org.sinew.cohort.Unanswered for more than 200 years, or none
     */
    public static List<Year> of(Group group, IntUnaryOperator firstEver, int from, int to) {
        if (from > to || to - from > 200) {
            throw Unanswered.notPossible("years", String.valueOf(from), String.valueOf(to));
        }
        List<Year> years = new ArrayList<>();
        for (int year = from; year <= to; year++) {
            years.add(year(group, firstEver, year));
        }
        return years;
    }

    private static Year year(Group group, IntUnaryOperator firstEver, int year) {
        var observed = new RoaringBitmap();
        var prevalent = new RoaringBitmap();
        var incident = new RoaringBitmap();
        var atRisk = new RoaringBitmap();
        double[] years = {0};
        group.each(patient -> {
            int begin = Math.max(group.timelines().observedFrom(patient), Days.firstOf(year));
            int end = Math.min(group.timelines().observedTo(patient), Days.firstOf(year + 1) - 1);
            int first = firstEver.applyAsInt(patient);
            if (group.timelines().observedTo(patient) == Timelines.UNKNOWN || begin > end) {
                return;
            }
            observed.add(patient);
            if (first <= end) {
                prevalent.add(patient);
            }
            if (first >= begin && first <= end) {
                incident.add(patient);
            }
            if (first >= begin) {
                atRisk.add(patient);
                years[0] += (Math.min(first, end) - begin + 1) / Days.OF_YEAR;
            }
        });
        return new Year(year, observed, prevalent, incident, atRisk, years[0]);
    }
}
