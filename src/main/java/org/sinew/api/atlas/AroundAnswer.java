package org.sinew.api.atlas;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinew.atlas.AroundDiagnosis;
import org.sinew.atlas.MapNode;
import org.sinew.atlas.patients.CareAround;

/** The type {@code AroundDiagnosis}. */
public record AroundAnswer(
        MapNode of,
        @Nullable Integer cases,
        @Nullable Integer controls,
        int days,
        List<Row> rows,
        int compared,
        long commit,
        List<String> notes) {

    /** The type {@code AroundRow}. */
    public record Row(
            MapNode what,
            Window before,
            Window after,
            int started,
            int stopped,
            @Nullable Double pChange,
            @Nullable Double qChange,
            @Nullable Values values) {

        static Row of(AroundDiagnosis.Row row) {
            return new Row(
                    row.what(),
                    Window.of(row.before()),
                    Window.of(row.after()),
                    row.started(),
                    row.stopped(),
                    EstimateAnswer.finite(row.pChange()),
                    EstimateAnswer.finite(row.qChange()),
                    Values.of(row.values()));
        }
    }

    /** The type {@code AroundWindow}. */
    public record Window(
            int cases,
            int controls,
            @Nullable Double caseShare,
            @Nullable Double controlShare,
            EstimateAnswer oddsRatio,
            @Nullable Double pValue,
            @Nullable Double qValue) {

        static Window of(AroundDiagnosis.Window window) {
            return new Window(
                    window.cases(),
                    window.controls(),
                    EstimateAnswer.finite(window.caseShare()),
                    EstimateAnswer.finite(window.controlShare()),
                    EstimateAnswer.of(window.oddsRatio()),
                    EstimateAnswer.finite(window.pValue()),
                    EstimateAnswer.finite(window.qValue()));
        }
    }

    /** The type {@code AroundValues}. */
    public record Values(
            String unit,
            @Nullable Double casesBefore,
            @Nullable Double casesAfter,
            @Nullable Double controlsBefore,
            @Nullable Double controlsAfter,
            int measured,
            @Nullable Double change) {

        static @Nullable Values of(CareAround.@Nullable Values values) {
            return values == null
                    ? null
                    : new Values(
                            values.unit(),
                            EstimateAnswer.finite(values.casesBefore()),
                            EstimateAnswer.finite(values.casesAfter()),
                            EstimateAnswer.finite(values.controlsBefore()),
                            EstimateAnswer.finite(values.controlsAfter()),
                            values.measured(),
                            EstimateAnswer.finite(values.change()));
        }
    }

    static AroundAnswer of(AroundDiagnosis found) {
        return new AroundAnswer(
                found.of(),
                found.cases(),
                found.controls(),
                found.days(),
                found.rows().stream().map(Row::of).toList(),
                found.compared(),
                found.commit(),
                found.notes());
    }
}
