package org.sinew.atlas;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinew.atlas.statistics.Estimate;

/**
 * What a case of a disease costs and how long it stays, provider by provider.
 *
 * @param cases encounters for the disease that name a provider; nothing where it is withheld
 * @param rows farthest from expected first
 * @param compared how many providers have cases enough, by all measures
 */
public record ProviderComparison(
        MapNode of, @Nullable Integer cases, List<Row> rows, int compared, long commit, List<String> notes) {

    /**
     * One provider by one measure.
     *
     * @param provider id of the actor
     * @param unit a currency, or {@code d} for days in hospital
     * @param mean amount of a case
     * @param expected mean amount at everybody's figures for such cases
     * @param ratio geometric, of observed over expected to that of the median provider
     * @param lowerLimit of the funnel, 99.8 %, likewise {@code upperLimit}
     * @param score standard deviations from 1
     * @param isOutlier beyond a limit
     */
    public record Row(
            String provider,
            @Nullable String name,
            String unit,
            int cases,
            int patients,
            double mean,
            double expected,
            Estimate ratio,
            double lowerLimit,
            double upperLimit,
            double score,
            double pValue,
            double qValue,
            boolean isOutlier) {}
}
