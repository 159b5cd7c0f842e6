package org.sinew.api.atlas;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinew.atlas.MapNode;
import org.sinew.atlas.Occurrence;
import org.sinew.atlas.statistics.Estimate;

/** The type {@code Occurrence}. */
public record OccurrenceAnswer(
        MapNode of,
        @Nullable Integer patients,
        @Nullable Integer having,
        @Nullable EstimateAnswer prevalence,
        @Nullable EstimateAnswer incidence,
        List<Share> byAge,
        List<Share> bySex,
        List<Share> byRegion,
        List<Occurrence.Month> byMonth,
        Occurrence.@Nullable Spread stays,
        List<Occurrence.Spread> costs,
        List<Occurrence.Year> course,
        @Nullable Readmission readmission,
        List<Occurrence.Outlier> outliers,
        List<String> notes) {

    /** The type {@code Readmission}. */
    public record Readmission(
            int days, int stays, int readmitted, EstimateAnswer share, double expected, EstimateAnswer ratio) {

        static @Nullable Readmission of(Occurrence.@Nullable Readmission found) {
            return found == null
                    ? null
                    : new Readmission(
                            found.days(),
                            found.stays(),
                            found.readmitted(),
                            EstimateAnswer.of(found.share()),
                            found.expected(),
                            EstimateAnswer.of(found.ratio()));
        }
    }

    /** The type {@code OccurrenceShare}. */
    public record Share(
            String label,
            @Nullable Integer patients,
            @Nullable Integer having,
            @Nullable EstimateAnswer prevalence) {

        static List<Share> of(List<Occurrence.Share> shares) {
            return shares.stream()
                    .map(each -> new Share(each.label(), each.patients(), each.having(), estimate(each.prevalence())))
                    .toList();
        }
    }

    static OccurrenceAnswer of(Occurrence found) {
        return new OccurrenceAnswer(
                found.of(),
                found.patients(),
                found.having(),
                estimate(found.prevalence()),
                estimate(found.incidence()),
                Share.of(found.byAge()),
                Share.of(found.bySex()),
                Share.of(found.byRegion()),
                found.byMonth(),
                found.stays(),
                found.costs(),
                found.course(),
                Readmission.of(found.readmission()),
                found.outliers(),
                found.notes());
    }

    static @Nullable EstimateAnswer estimate(@Nullable Estimate estimate) {
        return estimate == null ? null : EstimateAnswer.of(estimate);
    }
}
