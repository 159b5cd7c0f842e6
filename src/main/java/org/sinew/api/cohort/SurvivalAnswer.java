package org.sinew.api.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sinew.api.graphql.Arguments;
import org.sinew.api.graphql.ComputedFields.Part;
import org.sinew.cohort.answers.Group;
import org.sinew.cohort.answers.TimeToEvent;
import org.sinew.cohort.statistics.FollowUp;
import org.sinew.cohort.statistics.IncidenceRate;
import org.sinew.cohort.statistics.SurvivalCurve;

/**
 * The type {@code SurvivalCurve}. Where a floor holds, every step of the curve stands for as many events as the floor and
 * for as many of the censored or none, and as many are left at risk after it or nobody; totals of events are told only as
 * the sum of these steps.
 */
public final class SurvivalAnswer {

    private static final double YEAR = 365.2425;

    private final TimeToEvent times;
    private final SurvivalCurve curve;
    private final int horizon;
    private final Told told;

    private SurvivalAnswer(TimeToEvent times, SurvivalCurve curve, int horizon, Told told) {
        this.times = times;
        this.curve = curve;
        this.horizon = horizon;
        this.told = told;
    }

    static SurvivalAnswer of(Group group, Arguments arguments, Context context) {
        int horizon = arguments.integer("horizonDays");
        TimeToEvent times = times(group, arguments, context, horizon, false);
        SurvivalCurve curve =
                Questions.answered(() -> SurvivalCurve.of(times.followUps(), arguments.number("confidence")));
        return new SurvivalAnswer(times, curve, horizon, context.told());
    }

    static TimeToEvent times(Group group, Arguments arguments, Context context, int horizon, boolean deathCompetes) {
        var first = context.questions().firstDay(Objects.requireNonNull(arguments.value("outcome")), group.timelines());
        return TimeToEvent.of(group, first, horizon, deathCompetes);
    }

    List<FollowUp> followUps() {
        return times.followUps();
    }

    boolean mayTellEvents() {
        return subjects() != null && curve.events() >= (told.isGuarded() ? told.floor() : 0);
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

    public @Nullable Double medianDays() {
        if (!told.isGuarded()) {
            return curve.median();
        }
        return points().stream()
                .filter(point -> point.survival() <= 0.5)
                .map(Point::day)
                .findFirst()
                .orElse(null);
    }

    public Part restrictedMean() {
        return arguments -> mayTellEvents()
                ? EstimateAnswer.of(
                        Questions.answered(() -> curve.restrictedMean(
                                Math.min(horizon, arguments.findInteger("days").orElse(horizon)))),
                        told)
                : null;
    }

    public @Nullable EstimateAnswer ratePerHundredYears() {
        double days = followUps().stream().mapToDouble(FollowUp::time).sum();
        return mayTellEvents() && days > 0
                ? EstimateAnswer.of(IncidenceRate.of(curve.events(), days / YEAR / 100, curve.confidence()), told)
                : null;
    }

    /** One time of the curve. */
    public record Point(
            double day,
            @Nullable Integer atRisk,
            @Nullable Integer events,
            @Nullable Integer censored,
            double survival,
            @Nullable Double lower,
            @Nullable Double upper) {}

    public List<Point> points() {
        if (!told.isGuarded()) {
            return curve.points().stream()
                    .map(p -> new Point(
                            p.time(), p.atRisk(), p.events(), p.censored(), p.survival(), p.lower(), p.upper()))
                    .toList();
        }
        return subjects() == null ? List.of() : joined();
    }

    private List<Point> joined() {
        List<Point> joined = new ArrayList<>();
        int atRisk = curve.subjects();
        int events = 0;
        int censored = 0;
        for (SurvivalCurve.Point point : curve.points()) {
            events += point.events();
            censored += point.censored();
            int left = atRisk - events - censored;
            if (events >= told.floor() && told.mayTell(censored) && told.mayTell(left)) {
                joined.add(new Point(
                        point.time(),
                        atRisk,
                        events,
                        censored,
                        told.rounded(point.survival()),
                        EstimateAnswer.rounded(point.lower(), told),
                        EstimateAnswer.rounded(point.upper(), told)));
                atRisk = left;
                events = 0;
                censored = 0;
            }
        }
        return joined;
    }
}
