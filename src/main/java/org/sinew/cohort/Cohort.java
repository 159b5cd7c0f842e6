package org.sinew.cohort;

import org.roaringbitmap.RoaringBitmap;

/**
 * Who meets a criterion in one state of the timelines.
 *
 * @param timelines the state; patients' numbers and days are its own
 * @param members for whom the criterion is true; not to be changed
 * @param unknown for whom it is neither true nor false; not to be changed
 * @param indexDays by patient's number the first index day for which an {@code indexed} criterion, the outermost or in an
 *     outermost {@code and}, is true; empty if there is none such
 * @param exitDays by patient's number the day that this criterion's {@link Criterion.Exit} gives; empty if it has none
 */
public record Cohort(
        Timelines timelines, RoaringBitmap members, RoaringBitmap unknown, int[] indexDays, int[] exitDays) {

    public int count() {
        return members.getCardinality();
    }

    /** Epoch day, or {@link Timelines#UNKNOWN}. */
    public int indexDay(int patient) {
        return patient < indexDays.length ? indexDays[patient] : Timelines.UNKNOWN;
    }

    /**
     * Epoch day on which the member's time in the cohort ends, as the criterion says, or else with death or the last day
     * observed.
     */
    public int exitDay(int patient) {
        if (patient < exitDays.length) {
            return exitDays[patient];
        }
        int death = timelines.deathDay(patient);
        return death == Timelines.UNKNOWN ? timelines.observedTo(patient) : death;
    }
}
