package org.sinew.atlas;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinew.atlas.statistics.Estimate;

/**
 * How many of those who should have had a test lately have not.
 *
 * @param on the day it is asked of
 * @param lost patients with the term who were not observed within the time, and so are not counted; nothing if withheld
 */
public record ScreeningGaps(
        MapNode of,
        LocalDate on,
        int withinDays,
        @Nullable Integer lost,
        List<Gap> tests,
        long commit,
        List<String> notes) {

    /**
     * One test.
     *
     * @param eligible alive, with the term by that day, and observed within the time
     * @param overdue of them without the test in that time
     * @param byAge shares overdue, likewise the others
     */
    public record Gap(
            MapNode test,
            @Nullable Integer eligible,
            @Nullable Integer overdue,
            @Nullable Integer never,
            @Nullable Estimate share,
            List<Occurrence.Share> byAge,
            List<Occurrence.Share> bySex,
            List<Occurrence.Share> byRegion) {}
}
