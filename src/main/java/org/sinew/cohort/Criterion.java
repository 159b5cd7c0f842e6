package org.sinew.cohort;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sinew.patient.Kin;

/**
 * What one patient must be, have or have had. One algebra for GraphQL, JSON ({@link CriterionJson}) and text
 * ({@link CriterionText}); criteria know nothing of terminologies or data, {@link Cohorts} gives them their meaning.
 *
 * <p>Every criterion is true, false or unknown for a patient. Unknown comes from dates that are known in part only, and
 * from nothing else: what is known to the month happened on one of its days, what is undated on some day. Truth values join
 * by Kleene's strong logic; the members of a cohort are those for whom it is true.
 */
public sealed interface Criterion {

    /** The patient has events of this pattern, one at least unless it counts. */
    record Event(Pattern pattern) implements Criterion {}

    /**
     * The patient's own attributes; those given must all hold.
     *
     * @param sex one of these
     * @param region one of these is the patient's state or country, as it is written there
     * @param born on these days
     * @param age in completed years {@code on} that day, or on the index day where there is one
     * @param on ISO date for {@code age} and {@code alive}; absent: the index day, or else the last day observed
     * @param alive whether the patient lived on that day
     * @param observed the whole of these days lies in the patient's observation period
     * @param observedDays how many days the observation period has at least
     */
    record Patient(
            List<Sex> sex,
            List<String> region,
            @Nullable Dates born,
            @Nullable Span age,
            @Nullable String on,
            @Nullable Boolean alive,
            @Nullable Dates observed,
            @Nullable Integer observedDays)
            implements Criterion {}

    /** All of them; true where there are none. */
    record And(List<Criterion> of) implements Criterion {}

    /** One of them; false where there are none. */
    record Or(List<Criterion> of) implements Criterion {}

    record Not(Criterion of) implements Criterion {}

    /** At least {@code count} of them. */
    record AtLeast(int count, List<Criterion> of) implements Criterion {}

    /**
     * Events one after another: each step's begins {@code gap} days after the step before it began.
     *
     * @param steps two or more; the first has no gap
     */
    record Sequence(List<Step> steps) implements Criterion {}

    /** @param gap days, both ends included; absent: 1 or more */
    record Step(Pattern event, @Nullable Span gap) {}

    /**
     * Some event of {@code left} stands in that relation to some event of {@code right}.
     *
     * @param gap days between them, both ends included, for {@code BEFORE}, {@code AFTER} (absent: 1 or more) and {@code
     *     WITHIN} only
     */
    record Related(
            Pattern left,
            Relation relation,
            Pattern right,
            @Nullable Span gap) implements Criterion {

        public Related(Pattern left, Relation relation, Pattern right) {
            this(left, relation, right, null);
        }
    }

    /** Of two periods; an event without an end lasts one day. */
    enum Relation {
        /** They share a day. */
        OVERLAPS,
        /** Left begins no earlier and ends no later than right. */
        DURING,
        /** Left ends before right begins. */
        BEFORE,
        /** Left begins after right ended. */
        AFTER,
        /** Left begins so many days after right begins, negative for before; the gap must be given. */
        WITHIN
    }

    /**
     * There is an index event for which {@code that} holds; relative windows in it count from the index event's day.
     *
     * @param exit when time in the cohort ends; absent: with observation or death
     */
    record Indexed(Pattern index, Criterion that, @Nullable Exit exit) implements Criterion {

        public Indexed(Pattern index, Criterion that) {
            this(index, that, null);
        }
    }

    /**
     * The first of those days that are given, at the latest the last day observed or the day of death. It decides how long
     * members are followed, never who they are.
     *
     * @param days after the index day
     * @param era the last day of that one of these events that holds the index day; the index day itself where none does
     * @param censor the first day from the index day on, on which one of these begins (the first day possible)
     * @see <a href="https://ohdsi.github.io/TheBookOfOhdsi/Cohorts.html">The Book of OHDSI, chapter 10: cohort exit</a>
     */
    record Exit(@Nullable Integer days, @Nullable Pattern era, List<Pattern> censor) {}

    /**
     * The patient's phenotype resembles these terms: the mean, over the terms, of the best match among the patient's
     * observed features (Resnik, divided by the term's own information content, 0 to 1) is {@code atLeast} or more.
     */
    record Similar(List<String> terms, double atLeast) implements Criterion {}

    /** An actor with this id (hospital, practitioner, place) performed or led something for the patient. */
    record TreatedAt(String actor) implements Criterion {}

    /** The patient lies within so many edges of the node with this id in the graph, 1 to 4. */
    record Near(String id, int hops) implements Criterion {}

    /**
     * A blood relative of the patient, who is a patient too, satisfies that; relative windows in it need an index of their
     * own. Who are relatives is told by records of patients, and follows from them ({@link Kinship}).
     *
     * @param kin what the relative is to the patient, one of these; empty: any
     * @param degree of relationship, at most
     */
    record Relative(List<Kin> kin, @Nullable Integer degree, Criterion that) implements Criterion {

        /** Whether a relative of that kin counts. */
        boolean isKin(Kin one) {
            boolean wanted = kin.isEmpty() || kin.contains(one) || (one.isParent() && kin.contains(Kin.PARENT));
            return wanted && (degree == null || one.degree() <= degree);
        }
    }

    /**
     * A definition kept elsewhere.
     *
     * @param version absent: the newest
     * @param parameters what takes the place of {@code $name} in it
     */
    record Defined(String name, @Nullable Integer version, Map<String, String> parameters) implements Criterion {}

    /** Days from and to, ISO dates both included; {@code 2020} and {@code 2020-03} mean their first or last day. */
    record Dates(@Nullable String from, @Nullable String to) {}

    /** Whole numbers from and to, both included; an absent one is open. */
    record Span(@Nullable Integer from, @Nullable Integer to) {}

    static Criterion event(Pattern pattern) {
        return new Event(pattern);
    }

    static Criterion and(Criterion... of) {
        return new And(List.of(of));
    }

    static Criterion or(Criterion... of) {
        return new Or(List.of(of));
    }

    static Criterion not(Criterion of) {
        return new Not(of);
    }

    /** The criteria that stand directly in this one. */
    default List<Criterion> children() {
        return switch (this) {
            case And and -> and.of();
            case Or or -> or.of();
            case Not not -> List.of(not.of());
            case AtLeast some -> some.of();
            case Indexed indexed -> List.of(indexed.that());
            case Relative relative -> List.of(relative.that());
            case Event e -> List.of();
            case Patient p -> List.of();
            case Sequence s -> List.of();
            case Related r -> List.of();
            case Similar s -> List.of();
            case TreatedAt t -> List.of();
            case Near n -> List.of();
            case Defined d -> List.of();
        };
    }
}
