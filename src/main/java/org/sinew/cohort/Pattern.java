package org.sinew.cohort;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinew.cohort.Criterion.Dates;
import org.sinew.cohort.Criterion.Span;

/**
 * Which events. Steps apply in the order of the components: events of the kind and terms whose flavour and {@code check}
 * hold, joined to eras, those after a washout, the picked ones, and at last how many there are or what their values come
 * to.
 *
 * @param terms of {@link TermExpression}; {@code *} for any
 * @param flavour what their flavour must be
 * @param check what each must meet
 * @param eras joins events that lie close together
 * @param washoutDays only those without another of these events in so many days before
 * @param observedBeforeDays only those with so many days of observation before
 * @param pick only the first, the last or the n-th
 * @param total what the values come to
 * @param count how many there are; absent: one or more
 */
public record Pattern(
        EventKind kind,
        String terms,
        Wanted flavour,
        Check check,
        @Nullable Eras eras,
        @Nullable Integer washoutDays,
        @Nullable Integer observedBeforeDays,
        @Nullable Pick pick,
        @Nullable Total total,
        @Nullable Count count) {

    /**
     * Each list: one of these, or anything where it is empty.
     *
     * @param negated only what was excluded, refuted, not done or entered in error; false: none of these
     * @param consequence terms of the Sequence Ontology: {@code stop_gained}
     * @param gene of {@link TermExpression}, as is {@code valueTerms}
     */
    public record Wanted(
            boolean negated,
            List<String> status,
            List<String> verification,
            List<String> source,
            List<String> encounterKind,
            List<String> category,
            List<String> zygosity,
            List<String> significance,
            List<String> consequence,
            @Nullable String gene,
            @Nullable String valueTerms) {

        public static final Wanted ANY = new Wanted(
                false, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), null,
                null);
    }

    /**
     * @param dates when it began
     * @param afterIndex days from the index event's day to the day it began; negative before it
     * @param age of the patient when it began, in completed years
     */
    public record Check(
            @Nullable Amount value,
            @Nullable Dates dates,
            @Nullable Span afterIndex,
            @Nullable Span age) {

        public static final Check NONE = new Check(null, null, null, null);

        boolean isNone() {
            return equals(NONE);
        }
    }

    /**
     * Bounds of a number; those given must all hold.
     *
     * @param unit UCUM; values in other units are converted, values in units that cannot be are none
     */
    public record Amount(
            @Nullable Double above,
            @Nullable Double atLeast,
            @Nullable Double below,
            @Nullable Double atMost,
            @Nullable String unit) {}

    /**
     * Events no more than {@code gapDays} after the end of those before them become one, from the first one's begin to the
     * last one's end.
     *
     * @param atLeastDays only eras of so many days, both ends counted
     */
    public record Eras(int gapDays, @Nullable Integer atLeastDays) {}

    public enum Which {
        FIRST,
        LAST,
        NTH
    }

    /**
     * Of the dated events those on the first, last or n-th day on which there is one (by the first day each may have begun
     * on).
     *
     * @param n for {@code NTH}, from 1
     * @param check what the picked must meet
     */
    public record Pick(Which which, @Nullable Integer n, Check check) {}

    public enum Statistic {
        MEAN,
        SUM,
        MIN,
        MAX,
        /** The mean, each value weighted with its days. */
        DAY_MEAN,
        /** The sum of values times their days: a cumulative dose where values are amounts a day. */
        DOSE
    }

    /**
     * The statistic of the values of these events, in the bounds' unit (times days for a dose), lies within the bounds. With a
     * window those events count that share a day with it, wherever they began, and only the days they share. An event without
     * an end lasts one day; days are the first that are possible, and what is undated is in no window.
     *
     * @param dates of the window
     * @param afterIndex of the window, from the index event's day
     */
    public record Total(
            Statistic of,
            Amount value,
            @Nullable Dates dates,
            @Nullable Span afterIndex) {

        public Total(Statistic of, Amount value) {
            this(of, value, null, null);
        }
    }

    public enum Counted {
        EVENTS,
        /** By the first day each may have begun on; undated events are on none. */
        DAYS,
        ENCOUNTERS
    }

    /**
     * @param atLeast absent: 1
     * @param withinDays so many of them begin within so many days of one another
     */
    public record Count(
            @Nullable Integer atLeast,
            @Nullable Integer atMost,
            Counted of,
            @Nullable Integer withinDays) {}

    /** Any such event. */
    public static Pattern of(EventKind kind, String terms) {
        return new Pattern(kind, terms, Wanted.ANY, Check.NONE, null, null, null, null, null, null);
    }

    public Pattern wanted(Wanted changed) {
        return new Pattern(kind, terms, changed, check, eras, washoutDays, observedBeforeDays, pick, total, count);
    }

    public Pattern check(Check changed) {
        return new Pattern(kind, terms, flavour, changed, eras, washoutDays, observedBeforeDays, pick, total, count);
    }

    public Pattern pick(Pick changed) {
        return new Pattern(kind, terms, flavour, check, eras, washoutDays, observedBeforeDays, changed, total, count);
    }

    public Pattern count(Count changed) {
        return new Pattern(kind, terms, flavour, check, eras, washoutDays, observedBeforeDays, pick, total, changed);
    }

    public Pattern first() {
        return pick(new Pick(Which.FIRST, null, Check.NONE));
    }

    public Pattern last() {
        return pick(new Pick(Which.LAST, null, Check.NONE));
    }
}
