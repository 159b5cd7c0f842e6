package org.sinew.guidance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sinew.guidance.Advice.Urgency;
import org.sinew.patient.Coding;
import org.sinew.patient.Fact;
import org.sinew.patient.Value;
import org.sinew.term.TermId;

/**
 * Results that change by what a source calls meaningful (its table is the rule), and, for every other test, three results in
 * a row that lead out of the laboratory's own range.
 */
final class LabTrend implements Guideline {

    private static final Period RECENT = Period.ofYears(1);
    private static final Period COURSE = Period.ofYears(2);
    private static final int IN_A_ROW = 3;

    enum Direction {
        RISE(1),
        FALL(-1);

        private final int sign;

        Direction(int sign) {
            this.sign = sign;
        }
    }

    /**
     * A meaningful change of one test; exactly one of {@code by}, {@code share} and {@code perYear} is given.
     *
     * @param test id in tests.json
     * @param by in the test's unit, from the farthest result within the time
     * @param share of the farthest result within the time
     * @param perYear slope of all results within the time, in the test's unit
     * @param within before the last result
     * @param span least time that the results of a slope cover
     * @param beyond whether {@code by} or {@code share} must be exceeded, not only reached
     * @param previous whether the change is from the result just before, not from the farthest
     * @param of any of these problems is needed, if there are any
     */
    record Change(
            String test,
            Direction direction,
            @Nullable Double by,
            @Nullable Double share,
            @Nullable Double perYear,
            Period within,
            @Nullable Period span,
            @Nullable Boolean beyond,
            @Nullable Boolean previous,
            List<TermId> of,
            Urgency urgency,
            Worded text,
            Citation source) {

        Change {
            of = of == null ? List.of() : of;
            if ((by == null ? 0 : 1) + (share == null ? 0 : 1) + (perYear == null ? 0 : 1) != 1) {
                throw new IllegalArgumentException("a change of " + test + " needs one of by, share and perYear");
            }
        }

        /** Whether the way from one value to another is far enough. */
        boolean isFrom(double from, double to) {
            double way = Labs.rounded(direction.sign * (to - from));
            double limit = Labs.rounded(by != null ? by : Objects.requireNonNull(share) * from);
            return way > 0 && (Boolean.TRUE.equals(beyond) ? way > limit : way >= limit);
        }
    }

    private record Point(LocalDate on, double value, String unit, Evidence evidence) {

        String number() {
            return Labs.Reading.number(value);
        }
    }

    private final Map<String, List<Change>> changes;
    private final Labs labs;

    LabTrend(List<Change> changes, Labs labs) {
        this.changes = labs.byTest(changes, Change::test);
        this.labs = labs;
    }

    @Override
    public String id() {
        return "lab-trend";
    }

    @Override
    public List<Advice> advise(Consultation c) {
        List<Advice> advice = new ArrayList<>();
        if (c.isOrdering()) {
            return advice;
        }
        changes.forEach((test, rows) -> {
            List<Point> points = points(c, test);
            rows.stream()
                    .filter(change -> isFor(c, change))
                    .flatMap(change -> changed(c, change, points).stream())
                    .findFirst()
                    .ifPresent(advice::add);
        });
        outOfRange(c).ifPresent(advice::add);
        return advice;
    }

    private static boolean isFor(Consultation c, Change change) {
        return change.of().isEmpty()
                || c.problems().stream()
                        .anyMatch(problem -> c.background()
                                .firstThatCounts(problem.header().concept(), change.of())
                                .isPresent());
    }

    /** Oldest first; none when the last is older than a year. */
    private List<Point> points(Consultation c, String test) {
        List<Point> points = test.equals("egfr")
                ? KidneyFunction.estimates(c, labs).stream()
                        .map(e -> new Point(e.on(), e.rate(), KidneyFunction.UNIT, e.evidence(c)))
                        .toList()
                : labs.readings(c, test).stream()
                        .map(r -> new Point(r.on(), r.value(), r.unit(), r.evidence()))
                        .toList();
        boolean isRecent =
                !points.isEmpty() && !points.getLast().on().isBefore(c.today().minus(RECENT));
        return isRecent ? points : List.of();
    }

    private Optional<Advice> changed(Consultation c, Change change, List<Point> all) {
        if (all.size() < 2) {
            return Optional.empty();
        }
        Point last = all.getLast();
        LocalDate since = last.on().minus(change.within());
        List<Point> course =
                all.stream().filter(point -> !point.on().isBefore(since)).toList();
        if (change.perYear() != null) {
            return sloped(c, change, course, change.perYear());
        }
        List<Point> before =
                course.stream().filter(point -> point.on().isBefore(last.on())).toList();
        return (Boolean.TRUE.equals(change.previous())
                        ? before.reversed().stream().limit(1)
                        : before.stream())
                .min((a, b) -> Double.compare(change.direction().sign * a.value(), change.direction().sign * b.value()))
                .filter(from -> change.isFrom(from.value(), last.value()))
                .map(from -> stepped(c, change, from, last));
    }

    private Advice stepped(Consultation c, Change change, Point from, Point to) {
        String summary = c.say(
                change.direction() == Direction.RISE ? "lab-trend.rise" : "lab-trend.fall",
                labs.test(change.test()).name().in(c.language()),
                from.number(),
                from.unit(),
                from.on(),
                to.number(),
                to.on());
        return new Draft(c, this, change.urgency(), summary, change.source())
                .says(change.text().in(c.language()))
                .because(from.evidence())
                .because(to.evidence())
                .advice();
    }

    private Optional<Advice> sloped(Consultation c, Change change, List<Point> course, double perYear) {
        boolean isLong = course.size() >= IN_A_ROW
                && (change.span() == null
                        || !course.getFirst()
                                .on()
                                .plus(change.span())
                                .isAfter(course.getLast().on()));
        double slope = isLong ? slope(course) : 0;
        if (change.direction().sign * slope <= perYear) {
            return Optional.empty();
        }
        String rate = Labs.Reading.number(Math.round(Math.abs(slope) * 10) / 10.0);
        String summary = c.say(
                change.direction() == Direction.RISE ? "lab-trend.rise-rate" : "lab-trend.fall-rate",
                labs.test(change.test()).name().in(c.language()),
                rate,
                course.getFirst().unit());
        return Optional.of(new Draft(c, this, change.urgency(), summary, change.source())
                .says(change.text().in(c.language()))
                .because(course.getFirst().evidence())
                .because(course.getLast().evidence())
                .because(new Evidence.Computed(summary, c.say("lab-trend.rate-method", rate, course.size())))
                .advice());
    }

    /** Least-squares slope a year. */
    private static double slope(List<Point> points) {
        LocalDate origin = points.getFirst().on();
        return slope(
                points.stream()
                        .mapToDouble(p -> ChronoUnit.DAYS.between(origin, p.on()) / 365.25)
                        .toArray(),
                points.stream().mapToDouble(Point::value).toArray());
    }

    static double slope(double[] x, double[] y) {
        double sx = 0;
        double sy = 0;
        double sxx = 0;
        double sxy = 0;
        for (int i = 0; i < x.length; i++) {
            sx += x[i];
            sy += y[i];
            sxx += x[i] * x[i];
            sxy += x[i] * y[i];
        }
        double spread = x.length * sxx - sx * sx;
        return spread == 0 ? 0 : (x.length * sxy - sx * sy) / spread;
    }

    /** One card for all tests without a change of their own whose last results lead out of the laboratory's range. */
    private Optional<Advice> outOfRange(Consultation c) {
        List<String> which = new ArrayList<>();
        List<Evidence> why = new ArrayList<>();
        for (List<Fact.Measurement> row : c.chart().view(new LeadingOut(this, c.today()), leading -> leadingOut(c))) {
            String name = c.background().name(row.getLast().header().concept(), c.language());
            which.add(name);
            row.forEach(m -> why.add(Consultation.evidence(m, name + " " + written(m))));
        }
        return which.isEmpty()
                ? Optional.empty()
                : Optional.of(new Draft(
                                c,
                                this,
                                Urgency.INFO,
                                c.say("lab-trend.out", c.list(which)),
                                new Citation(c.say("lab-values.laboratory"), null, null))
                        .says(c.say("lab-trend.out-detail"))
                        .because(why)
                        .advice());
    }

    /** What the last results depend on beside the chart. */
    private record LeadingOut(LabTrend trends, LocalDate today) {}

    private List<List<Fact.Measurement>> leadingOut(Consultation c) {
        Map<TermId, List<Fact.Measurement>> byTest = new LinkedHashMap<>();
        for (Fact.Measurement m : c.chart().measurements()) {
            LocalDate on = Consultation.day(m);
            TermId code = m.header().concept().primary().map(Coding::id).orElse(null);
            if (code != null && on != null && !on.isAfter(c.today()) && number(m) != null) {
                byTest.computeIfAbsent(code, k -> new ArrayList<>()).add(m);
            }
        }
        changes.keySet().forEach(test -> labs.test(test).codes().forEach(byTest::remove));
        return byTest.values().stream()
                .map(course -> course.subList(Math.max(0, course.size() - IN_A_ROW), course.size()))
                .filter(row -> leadsOut(c, row))
                .toList();
    }

    private static boolean leadsOut(Consultation c, List<Fact.Measurement> row) {
        if (row.size() < IN_A_ROW) {
            return false;
        }
        Fact.Measurement first = row.getFirst();
        Fact.Measurement last = row.getLast();
        Value.Range range = last.reference();
        boolean isOne = row.stream().map(LabTrend::unit).distinct().count() == 1;
        boolean isTimely = !Objects.requireNonNull(Consultation.day(last))
                        .isBefore(c.today().minus(RECENT))
                && !Objects.requireNonNull(Consultation.day(first))
                        .isBefore(c.today().minus(COURSE));
        return range != null && isOne && isTimely && (leadsOut(row, range.high(), 1) || leadsOut(row, range.low(), -1));
    }

    /** From within the bound, each result farther than the one before, to without. */
    private static boolean leadsOut(List<Fact.Measurement> row, @Nullable BigDecimal bound, int sign) {
        if (bound == null || sign * value(row.getFirst()).subtract(bound).signum() > 0) {
            return false;
        }
        for (int i = 1; i < row.size(); i++) {
            if (sign * value(row.get(i)).subtract(value(row.get(i - 1))).signum() <= 0) {
                return false;
            }
        }
        return sign * value(row.getLast()).subtract(bound).signum() > 0;
    }

    private static Value.@Nullable Quantity number(Fact.Measurement m) {
        return m.value() instanceof Value.Quantity q && q.comparator() == null ? q : null;
    }

    private static BigDecimal value(Fact.Measurement m) {
        return Objects.requireNonNull(number(m)).number();
    }

    private static String unit(Fact.Measurement m) {
        return String.valueOf(Objects.requireNonNull(number(m)).unit());
    }

    private static String written(Fact.Measurement m) {
        return value(m).toPlainString() + " " + unit(m);
    }
}
