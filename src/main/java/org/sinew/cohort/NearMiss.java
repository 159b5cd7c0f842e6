package org.sinew.cohort;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sinew.cohort.Criterion.Dates;
import org.sinew.cohort.Criterion.Span;
import org.sinew.cohort.Explanation.Evidence;
import org.sinew.cohort.Pattern.Amount;
import org.sinew.cohort.Pattern.Check;
import org.sinew.term.Sentence;

/**
 * How far an event is from what a pattern asks of it.
 *
 * @param distance 0 when it meets everything that is asked of single events, else how many conditions fail, each with a
 *     part below 1 for how far
 * @param failures each failed condition in words
 */
record NearMiss(double distance, List<Sentence> failures) {

    private static final double OF_YEAR = 365.2425;

    /**
     * @param indexDay the index event's day, {@link Timelines#UNKNOWN} where there is none
     * @param birthDay likewise
     */
    static NearMiss of(Evidence event, Pattern pattern, int indexDay, int birthDay) {
        List<Check> checks = new ArrayList<>(List.of(pattern.check()));
        if (pattern.pick() != null) {
            checks.add(pattern.pick().check());
        }
        double distance = 0;
        List<Sentence> failures = new ArrayList<>();
        for (Check check : checks) {
            distance += value(check.value(), event, failures)
                    + dates(check.dates(), event.day(), failures)
                    + days(check.afterIndex(), event.day(), indexDay, failures)
                    + age(check.age(), event.day(), birthDay, failures);
        }
        return new NearMiss(distance, List.copyOf(failures));
    }

    boolean isMet() {
        return distance == 0;
    }

    private static double value(@Nullable Amount asked, Evidence event, List<Sentence> failures) {
        if (asked == null) {
            return 0;
        }
        double converted = Units.conversion(event.unit(), asked.unit(), MolarMasses.of(event.ids()))
                .map(c -> c.of(event.value()))
                .orElse(Double.NaN);
        double away = away(asked, converted);
        if (Double.isInfinite(away)) {
            failures.add(
                    Double.isNaN(event.value())
                            ? say("miss.has-no-value")
                            : say(
                                    "miss.not-compared",
                                    event.value() + spaced(event.unit()),
                                    Objects.requireNonNullElse(asked.unit(), "1")));
            return 2;
        }
        boolean excluded = away == 0 && isExcluded(asked, converted);
        if (away > 0 || excluded) {
            failures.add(say(
                    "miss.value-away",
                    event.value() + spaced(event.unit()),
                    String.format(Locale.ROOT, "%.4g%s", away, spaced(asked.unit()))));
            return failed(away);
        }
        return 0;
    }

    private static String spaced(@Nullable String unit) {
        return unit == null ? "" : " " + unit;
    }

    /** How far a value is from the bounds, in their unit; infinite where it cannot be compared. */
    private static double away(Amount a, double converted) {
        if (Double.isNaN(converted)) {
            return Double.POSITIVE_INFINITY;
        }
        double under = Math.max(under(a.above(), converted), under(a.atLeast(), converted));
        double over = Math.max(over(a.below(), converted), over(a.atMost(), converted));
        return Math.max(under, over);
    }

    private static double under(@Nullable Double bound, double value) {
        return bound == null ? 0 : Math.max(0, bound - value);
    }

    private static double over(@Nullable Double bound, double value) {
        return bound == null ? 0 : Math.max(0, value - bound);
    }

    private static boolean isExcluded(Amount a, double converted) {
        return (a.above() != null && converted <= a.above()) || (a.below() != null && converted >= a.below());
    }

    private static double dates(@Nullable Dates asked, int day, List<Sentence> failures) {
        if (asked == null) {
            return 0;
        }
        if (day == Timelines.UNKNOWN) {
            failures.add(say("miss.has-no-date"));
            return 2;
        }
        int from = asked.from() == null ? Integer.MIN_VALUE : first(asked.from());
        int to = asked.to() == null ? Integer.MAX_VALUE : last(asked.to());
        return outside(day, from, to, say("miss.began", date(day)), failures);
    }

    private static int first(String date) {
        return (int) LocalDate.parse(date + "-01-01".substring(Math.min(6, date.length() - 4)))
                .toEpochDay();
    }

    private static int last(String date) {
        LocalDate first = LocalDate.ofEpochDay(first(date));
        LocalDate last = switch (date.length()) {
            case 4 -> first.plusYears(1).minusDays(1);
            case 7 -> first.plusMonths(1).minusDays(1);
            default -> first;
        };
        return (int) last.toEpochDay();
    }

    private static double days(@Nullable Span asked, int day, int index, List<Sentence> failures) {
        if (asked == null || index == Timelines.UNKNOWN) {
            return 0;
        }
        if (day == Timelines.UNKNOWN) {
            failures.add(say("miss.has-no-date"));
            return 2;
        }
        int after = day - index;
        Sentence when = say(
                after < 0 ? "miss.began-before-index" : "miss.began-after-index", plain(Math.abs(after)), date(index));
        return outside(after, least(asked), most(asked), when, failures);
    }

    private static double age(@Nullable Span asked, int day, int birth, List<Sentence> failures) {
        if (asked == null || day == Timelines.UNKNOWN || birth == Timelines.UNKNOWN) {
            return 0;
        }
        int age = (int) Math.floor((day - birth) / OF_YEAR);
        return outside(age, least(asked), most(asked), say("miss.began-at-age", plain(age)), failures);
    }

    private static int least(Span span) {
        return span.from() == null ? Integer.MIN_VALUE : span.from();
    }

    private static int most(Span span) {
        return span.to() == null ? Integer.MAX_VALUE : span.to();
    }

    private static double outside(int value, int from, int to, Sentence what, List<Sentence> failures) {
        long away = value < from ? (long) from - value : value > to ? (long) value - to : 0;
        if (away == 0) {
            return 0;
        }
        failures.add(say(value < from ? "miss.too-early" : "miss.too-late", what, plain(away)));
        return failed((double) away);
    }

    private static double failed(double away) {
        return 1 + away / (1 + away);
    }

    private static Sentence say(String key, Object... values) {
        return Sentence.of("cohort", key, values);
    }

    /** Without marks between thousands. */
    private static String plain(long number) {
        return String.valueOf(number);
    }

    static Object date(int day) {
        return day == Timelines.UNKNOWN
                ? say("miss.undated")
                : LocalDate.ofEpochDay(day).toString();
    }
}
