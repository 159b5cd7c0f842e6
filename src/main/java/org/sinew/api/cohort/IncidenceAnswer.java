package org.sinew.api.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sinew.api.graphql.Arguments;
import org.sinew.cohort.answers.Group;
import org.sinew.cohort.answers.TimeToEvent;
import org.sinew.cohort.statistics.CumulativeIncidence;
import org.sinew.cohort.statistics.FollowUp;

/** The type {@code CumulativeIncidence}; where a floor holds, its steps are joined like those of survival. */
public final class IncidenceAnswer {

    private final TimeToEvent times;
    private final CumulativeIncidence curve;
    private final Told told;

    private IncidenceAnswer(TimeToEvent times, CumulativeIncidence curve, Told told) {
        this.times = times;
        this.curve = curve;
        this.told = told;
    }

    static IncidenceAnswer of(Group group, Arguments arguments, Context context) {
        TimeToEvent times = SurvivalAnswer.times(group, arguments, context, arguments.integer("horizonDays"), true);
        CumulativeIncidence curve = Questions.answered(
                () -> CumulativeIncidence.of(times.followUps(), FollowUp.EVENT, arguments.number("confidence")));
        return new IncidenceAnswer(times, curve, context.told());
    }

    public @Nullable Integer subjects() {
        return told.count(times.subjects());
    }

    public @Nullable Integer events() {
        if (!told.isGuarded()) {
            return curve.events();
        }
        return subjects() == null || points().isEmpty()
                ? null
                : (Integer) points().stream()
                        .mapToInt(point -> Objects.requireNonNull(point.events()))
                        .sum();
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
        if (told.isGuarded() && subjects() == null) {
            return List.of();
        }
        List<Point> joined = new ArrayList<>();
        int events = 0;
        int competing = 0;
        for (CumulativeIncidence.Point point : curve.points()) {
            events += point.events();
            competing += point.competing();
            boolean enough = !told.isGuarded() || (events >= told.floor() && told.mayTell(competing));
            if (enough) {
                joined.add(new Point(
                        point.time(),
                        events,
                        competing,
                        told.rounded(point.incidence()),
                        EstimateAnswer.rounded(point.lower(), told),
                        EstimateAnswer.rounded(point.upper(), told)));
                events = 0;
                competing = 0;
            }
        }
        return joined;
    }
}
