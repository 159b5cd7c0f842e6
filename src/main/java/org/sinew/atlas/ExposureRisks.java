package org.sinew.atlas;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinew.atlas.statistics.Estimate;

/**
 * How often something is got after exposures.
 *
 * @param patients nothing where it is withheld
 * @param compared how many tests were made
 */
public record ExposureRisks(
        MapNode of, List<Row> rows, int compared, @Nullable Integer patients, long commit, List<String> notes) {

    /**
     * One exposure at one lag.
     *
     * @param expected cases of the exposed at the rates of everybody
     * @param doses by thirds of the recorded figures; empty where none are known
     * @param latencyDays median from the first exposure on; NaN without exposed cases
     */
    public record Row(
            MapNode exposure,
            int lagDays,
            Group exposed,
            Group unexposed,
            Estimate rateRatio,
            double expected,
            double pValue,
            double qValue,
            List<Group> doses,
            double trendPValue,
            @Nullable String unit,
            double latencyDays) {}

    /** @param rateRatio of the group's rate to the unexposed; nothing for whole groups */
    public record Group(
            int cases,
            double personYears,
            double low,
            double high,
            @Nullable Estimate rateRatio) {}
}
