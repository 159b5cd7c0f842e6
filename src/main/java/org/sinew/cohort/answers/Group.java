package org.sinew.cohort.answers;

import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.cohort.Cohort;
import org.sinew.cohort.Timelines;

/**
 * Patients, each looked at from a day of their own.
 *
 * @param patients numbers in these timelines
 * @param index epoch day of each patient's index date, {@link Timelines#UNKNOWN} for none
 * @param exit epoch day after which nobody is followed, whatever is known of it
 */
public record Group(Timelines timelines, RoaringBitmap patients, IntUnaryOperator index, IntUnaryOperator exit) {

    /** Followed as long as anything is known. */
    public Group(Timelines timelines, RoaringBitmap patients, IntUnaryOperator index) {
        this(timelines, patients, index, patient -> Integer.MAX_VALUE);
    }

    /** Members from their index days on; where the definition has no index event, from the last day observed. */
    public static Group of(Cohort cohort) {
        return of(cohort, cohort.members());
    }

    /** Some patients of the cohort's timelines, from such days on. */
    public static Group of(Cohort cohort, RoaringBitmap patients) {
        Timelines timelines = cohort.timelines();
        boolean isIndexed = cohort.indexDays().length > 0;
        return new Group(
                timelines,
                patients,
                isIndexed ? cohort::indexDay : timelines::observedTo,
                cohort.exitDays().length > 0 ? cohort::exitDay : patient -> Integer.MAX_VALUE);
    }

    public int size() {
        return patients.getCardinality();
    }

    public int indexOf(int patient) {
        return index.applyAsInt(patient);
    }

    /** Age in years on the index date; not a number where either day is unknown. */
    public double age(int patient) {
        int birth = timelines.birthDay(patient);
        int day = indexOf(patient);
        return birth == Timelines.UNKNOWN || day == Timelines.UNKNOWN ? Double.NaN : (day - birth) / Days.OF_YEAR;
    }

    void each(IntConsumer action) {
        patients.forEach((org.roaringbitmap.IntConsumer) action::accept);
    }
}
