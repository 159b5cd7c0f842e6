package org.sinew.api.atlas;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinew.atlas.MapNode;
import org.sinew.atlas.ScreeningGaps;

/** The type {@code ScreeningGaps}. */
public record ScreeningAnswer(
        MapNode of,
        String on,
        int withinDays,
        @Nullable Integer lost,
        List<Gap> tests,
        long commit,
        List<String> notes) {

    /** The type {@code ScreeningGap}. */
    public record Gap(
            MapNode test,
            @Nullable Integer eligible,
            @Nullable Integer overdue,
            @Nullable Integer never,
            @Nullable EstimateAnswer share,
            List<OccurrenceAnswer.Share> byAge,
            List<OccurrenceAnswer.Share> bySex,
            List<OccurrenceAnswer.Share> byRegion) {

        static Gap of(ScreeningGaps.Gap gap) {
            return new Gap(
                    gap.test(),
                    gap.eligible(),
                    gap.overdue(),
                    gap.never(),
                    OccurrenceAnswer.estimate(gap.share()),
                    OccurrenceAnswer.Share.of(gap.byAge()),
                    OccurrenceAnswer.Share.of(gap.bySex()),
                    OccurrenceAnswer.Share.of(gap.byRegion()));
        }
    }

    static ScreeningAnswer of(ScreeningGaps found) {
        return new ScreeningAnswer(
                found.of(),
                found.on().toString(),
                found.withinDays(),
                found.lost(),
                found.tests().stream().map(Gap::of).toList(),
                found.commit(),
                found.notes());
    }
}
