package org.sinew.api.atlas;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinew.atlas.ExposureRisks;
import org.sinew.atlas.MapNode;

/** The type {@code ExposureRisks}. */
public record ExposureAnswer(
        MapNode of, List<Row> rows, int compared, @Nullable Integer patients, long commit, List<String> notes) {

    /** The type {@code ExposureRow}. */
    public record Row(
            MapNode exposure,
            int lagDays,
            Group exposed,
            Group unexposed,
            EstimateAnswer rateRatio,
            double expected,
            @Nullable Double pValue,
            @Nullable Double qValue,
            List<Group> doses,
            @Nullable Double trendPValue,
            @Nullable String unit,
            @Nullable Double latencyDays) {

        static Row of(ExposureRisks.Row row) {
            return new Row(
                    row.exposure(),
                    row.lagDays(),
                    Group.of(row.exposed()),
                    Group.of(row.unexposed()),
                    EstimateAnswer.of(row.rateRatio()),
                    row.expected(),
                    EstimateAnswer.finite(row.pValue()),
                    EstimateAnswer.finite(row.qValue()),
                    row.doses().stream().map(Group::of).toList(),
                    EstimateAnswer.finite(row.trend()),
                    row.unit(),
                    EstimateAnswer.finite(row.latencyDays()));
        }
    }

    /** The type {@code ExposureGroup}. */
    public record Group(
            int cases,
            double personYears,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable EstimateAnswer rateRatio) {

        static Group of(ExposureRisks.Group group) {
            var ratio = group.ratio();
            return new Group(
                    group.cases(),
                    group.personYears(),
                    EstimateAnswer.finite(group.low()),
                    EstimateAnswer.finite(group.high()),
                    ratio == null ? null : EstimateAnswer.of(ratio));
        }
    }

    static ExposureAnswer of(ExposureRisks found) {
        return new ExposureAnswer(
                found.of(),
                found.rows().stream().map(Row::of).toList(),
                found.compared(),
                found.patients(),
                found.commit(),
                found.notes());
    }
}
