package org.sinew.api.cohort;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinew.api.graphql.Arguments;
import org.sinew.cohort.answers.Entry;
import org.sinew.cohort.answers.TimeToEvent;
import org.sinew.cohort.statistics.CumulativeIncidence;
import org.sinew.cohort.statistics.FollowUp;

/** The type {@code CumulativeIncidence}; where a floor holds, of {@link ToldTimes}. */
public final class IncidenceAnswer {

    private final TimeToEvent times;
    private final CumulativeIncidence curve;
    private final Entry.Kind entry;
    private final Told told;

    private IncidenceAnswer(TimeToEvent times, CumulativeIncidence curve, Entry.Kind entry, Told told) {
        this.times = times;
        this.entry = entry;
        this.curve = curve;
        this.told = told;
    }

    static IncidenceAnswer of(Entry entry, Arguments arguments, Context context) {
        TimeToEvent times =
                SurvivalAnswer.times(entry.group(), arguments, context, arguments.integer("horizonDays"), true);
        CumulativeIncidence curve = Questions.answered(() -> CumulativeIncidence.of(
                ToldTimes.of(times, context.told()).followUps(), FollowUp.EVENT, SurvivalAnswer.confidence(arguments)));
        return new IncidenceAnswer(times, curve, entry.kind(), context.told());
    }

    public Entry.Kind entry() {
        return entry;
    }

    public @Nullable Integer subjects() {
        return told.count(times.subjects());
    }

    public @Nullable Integer events() {
        return told.isGuarded() && curve.subjects() == 0 ? null : (Integer) curve.events();
    }

    /** One time of the curve. */
    public record Point(
            double day,
            @Nullable Integer events,
            @Nullable Integer competing,
            double incidence,
            @Nullable Double lower,
            @Nullable Double upper) {}

    public List<Point> points() {
        return curve.points().stream()
                .map(point -> new Point(
                        point.time(),
                        point.events(),
                        point.competing(),
                        told.rounded(point.incidence()),
                        EstimateAnswer.rounded(point.lower(), told),
                        EstimateAnswer.rounded(point.upper(), told)))
                .toList();
    }
}
