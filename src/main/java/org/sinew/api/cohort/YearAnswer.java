package org.sinew.api.cohort;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.cohort.answers.TimeSeries;
import org.sinew.cohort.statistics.IncidenceRate;

/** The type {@code TimeSeriesYear}. */
public record YearAnswer(
        int year,
        @Nullable Integer observed,
        @Nullable Integer prevalent,
        @Nullable Double prevalence,
        @Nullable Integer incident,
        @Nullable Double yearsAtRisk,
        @Nullable EstimateAnswer incidence) {

    static List<YearAnswer> of(List<TimeSeries.Year> years, Told told) {
        List<RoaringBitmap> sets = new ArrayList<>();
        years.forEach(year -> sets.addAll(List.of(year.observed(), year.prevalent(), year.incident(), year.atRisk())));
        List<Boolean> shown = told.counts(sets);
        List<YearAnswer> answers = new ArrayList<>();
        for (int i = 0; i < years.size(); i++) {
            answers.add(of(years.get(i), shown.subList(4 * i, 4 * i + 4), told));
        }
        return answers;
    }

    /** @param shown whether those observed, prevalent, incident and at risk may be told */
    private static YearAnswer of(TimeSeries.Year year, List<Boolean> shown, Told told) {
        boolean observed = shown.get(0);
        boolean prevalent = shown.get(1);
        boolean incident = shown.get(2);
        boolean atRisk = shown.get(3);
        int all = year.observed().getCardinality();
        int cases = year.prevalent().getCardinality();
        int fresh = year.incident().getCardinality();
        boolean rate = atRisk && incident && year.yearsAtRisk() > 0;
        return new YearAnswer(
                year.year(),
                observed ? (Integer) all : null,
                prevalent ? (Integer) cases : null,
                observed && prevalent && all > 0 ? (Double) told.rounded((double) cases / all) : null,
                incident ? (Integer) fresh : null,
                atRisk && incident ? (Double) told.rounded(year.yearsAtRisk()) : null,
                rate ? EstimateAnswer.of(IncidenceRate.of(fresh, year.yearsAtRisk() / 100, 0.95), told) : null);
    }
}
