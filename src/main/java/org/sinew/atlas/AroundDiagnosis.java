package org.sinew.atlas;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinew.atlas.statistics.Estimate;

/**
 * What patients have before a first diagnosis and from it on, beside matched controls.
 *
 * @param cases nothing where it is withheld, likewise {@code controls}
 * @param days of each window
 * @param compared how many things were tested
 */
public record AroundDiagnosis(
        MapNode of,
        @Nullable Integer cases,
        @Nullable Integer controls,
        int days,
        List<Row> rows,
        int compared,
        long commit,
        List<String> notes) {

    /**
     * One thing.
     *
     * @param started cases who had it only after
     * @param stopped cases who had it only before
     * @param values nothing without figures, or withheld
     */
    public record Row(
            MapNode what,
            Window before,
            Window after,
            int started,
            int stopped,
            double pChange,
            double qChange,
            @Nullable Values values) {}

    /** @param caseShare of the cases looked at, likewise {@code controlShare} */
    public record Window(
            int cases,
            int controls,
            double caseShare,
            double controlShare,
            Estimate oddsRatio,
            double pValue,
            double qValue) {}

    /**
     * Medians of the last figure in each window; NaN without figures, or of too few patients to be told.
     *
     * @param measured cases with a figure in both windows
     * @param change median of after minus before in them
     */
    public record Values(
            String unit,
            double casesBefore,
            double casesAfter,
            double controlsBefore,
            double controlsAfter,
            int measured,
            double change) {}
}
