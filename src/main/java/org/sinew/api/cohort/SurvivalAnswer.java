package org.sinew.api.cohort;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sinew.api.graphql.Arguments;
import org.sinew.api.graphql.ComputedFields.Part;
import org.sinew.cohort.Unanswered;
import org.sinew.cohort.answers.Entry;
import org.sinew.cohort.answers.Group;
import org.sinew.cohort.answers.TimeToEvent;
import org.sinew.cohort.statistics.FollowUp;
import org.sinew.cohort.statistics.IncidenceRate;
import org.sinew.cohort.statistics.SurvivalCurve;

/** The type {@code SurvivalCurve}; where a floor holds, of {@link ToldTimes}. */
public final class SurvivalAnswer {

    private static final double YEAR = 365.2425;

    private final TimeToEvent times;
    private final ToldTimes toldTimes;
    private final SurvivalCurve curve;
    private final Entry.Kind entry;
    private final int horizon;
    private final Told told;

    private SurvivalAnswer(
            TimeToEvent times, ToldTimes toldTimes, double confidence, Entry.Kind entry, int horizon, Told told) {
        this.times = times;
        this.toldTimes = toldTimes;
        this.curve = SurvivalCurve.of(toldTimes.followUps(), confidence);
        this.entry = entry;
        this.horizon = horizon;
        this.told = told;
    }

    static SurvivalAnswer of(Entry entry, Arguments arguments, Context context) {
        int horizon = arguments.integer("horizonDays");
        TimeToEvent times = times(entry.group(), arguments, context, horizon, false);
        ToldTimes toldTimes = ToldTimes.of(times, context.told());
        return Questions.answered(() ->
                new SurvivalAnswer(times, toldTimes, confidence(arguments), entry.kind(), horizon, context.told()));
    }

    static TimeToEvent times(Group group, Arguments arguments, Context context, int horizon, boolean deathCompetes) {
        requireHorizon(horizon);
        var first = context.questions().firstDay(Objects.requireNonNull(arguments.value("outcome")), group.timelines());
        return TimeToEvent.of(group, first, horizon, deathCompetes);
    }

    private static void requireHorizon(int days) {
        if (days < 1) {
            throw Questions.unanswerable(
                    Unanswered.notPossible("horizon", String.valueOf(days)).problem());
        }
    }

    static double confidence(Arguments arguments) {
        double confidence = arguments.number("confidence");
        if (!(confidence > 0 && confidence < 1)) {
            throw Unanswered.notPossible("confidence", String.valueOf(confidence));
        }
        return confidence;
    }

    List<FollowUp> followUps() {
        return toldTimes.followUps();
    }

    boolean mayTellEvents() {
        return !told.isGuarded() || !followUps().isEmpty();
    }

    public Entry.Kind entry() {
        return entry;
    }

    public @Nullable Integer subjects() {
        return told.count(times.subjects());
    }

    public @Nullable Integer events() {
        return mayTellEvents() ? (Integer) curve.events() : null;
    }

    public @Nullable Double medianDays() {
        return curve.median();
    }

    public Part restrictedMean() {
        return arguments -> {
            int days = Math.min(horizon, arguments.findInteger("days").orElse(horizon));
            requireHorizon(days);
            return mayTellEvents() ? EstimateAnswer.of(curve.restrictedMean(days), told) : null;
        };
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
        int last = curve.points().size() - 1;
        return IntStream.rangeClosed(0, last)
                .mapToObj(i -> point(curve.points().get(i), i == last ? toldTimes.left() : 0))
                .toList();
    }

    /** @param left who is followed no further after it, which is not censoring */
    private Point point(SurvivalCurve.Point point, int left) {
        return new Point(
                point.time(),
                point.atRisk(),
                point.events(),
                point.censored() - left,
                told.rounded(point.survival()),
                EstimateAnswer.rounded(point.lower(), told),
                EstimateAnswer.rounded(point.upper(), told));
    }
}
