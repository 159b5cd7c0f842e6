package org.sinew.cohort.answers;

import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.sinew.cohort.Cohort;
import org.sinew.cohort.Cohorts;
import org.sinew.cohort.Criterion;
import org.sinew.cohort.Pattern;
import org.sinew.cohort.Timelines;

/**
 * From which day on members are followed. A definition with an index event says so itself; in one without, it is the first
 * of the events that its first event criterion names, and for who has none of these the first day observed.
 *
 * @param group the members from these days on
 */
public record Entry(Group group, Kind kind) {

    public enum Kind {
        INDEX_DATE,
        FIRST_EVENT,
        OBSERVATION_START
    }

    /** @param found who meets the criterion, as {@link IndexDate} evaluates it */
    public static Entry of(Cohorts cohorts, Criterion criterion, Cohort found) {
        Timelines state = found.timelines();
        if (found.indexDays().length > 0) {
            return new Entry(Group.of(found), Kind.INDEX_DATE);
        }
        Pattern named = firstEvent(cohorts, criterion);
        IntUnaryOperator observed = state::observedFrom;
        if (named == null) {
            return new Entry(new Group(state, found.members(), observed), Kind.OBSERVATION_START);
        }
        Cohort dated = cohorts.evaluate(new Criterion.Indexed(named, new Criterion.And(java.util.List.of())), state);
        IntUnaryOperator first = patient -> {
            int day = dated.indexDay(patient);
            return day == Timelines.UNKNOWN ? observed.applyAsInt(patient) : day;
        };
        return new Entry(new Group(state, found.members(), first), Kind.FIRST_EVENT);
    }

    /** Of the parts that must hold, as they are written. */
    private static @Nullable Pattern firstEvent(Cohorts cohorts, Criterion criterion) {
        return switch (criterion) {
            case Criterion.Event(Pattern pattern) -> pattern;
            case Criterion.Defined defined -> firstEvent(cohorts, cohorts.opened(defined));
            case Criterion.And and -> {
                for (Criterion part : and.of()) {
                    Pattern found = firstEvent(cohorts, part);
                    if (found != null) {
                        yield found;
                    }
                }
                yield null;
            }
            default -> null;
        };
    }
}
