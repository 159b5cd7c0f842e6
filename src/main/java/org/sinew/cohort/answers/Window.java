package org.sinew.cohort.answers;

import org.sinew.cohort.Timelines;
import org.sinew.cohort.Unanswered;

/**
 * Days around an index date, both ends included: {@code −365…0} is the year before it and the day itself.
 *
 * @param from days after the index date, negative for before
 * @param to days after the index date, not below {@code from}
 */
public record Window(int from, int to) {

    /** All of a patient's time. */
    public static final Window EVER = new Window(Integer.MIN_VALUE, Integer.MAX_VALUE);

    public Window {
        if (from > to) {
            throw Unanswered.notPossible("no-day", String.valueOf(from), String.valueOf(to));
        }
    }

    /** Whether the day is in it; an unknown day or index is only in {@link #EVER}. */
    public boolean holds(int day, int index) {
        if (equals(EVER)) {
            return true;
        }
        if (day == Timelines.UNKNOWN || index == Timelines.UNKNOWN) {
            return false;
        }
        long after = (long) day - index;
        return after >= from && after <= to;
    }
}
