package org.sinew.cohort;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.access.Audience;
import org.sinew.access.Disclosure;

/** What one audience may be told of patients: the same for counts of cohorts and for maps of diseases. */
public interface Telling {

    Disclosure disclosure();

    Audience audience();

    /** Whether a floor holds. */
    default boolean isGuarded() {
        return disclosure().guards(audience());
    }

    /** The fewest that are counted. */
    default int floor() {
        return isGuarded() ? disclosure().floor() : 1;
    }

    /** Nothing where it is withheld. */
    default @Nullable Integer count(RoaringBitmap patients) {
        return disclosure().tell(audience(), patients) ? (Integer) patients.getCardinality() : null;
    }

    /** Which of these sets may be counted, with all that was told before. */
    default List<Boolean> counts(List<RoaringBitmap> patients) {
        return disclosure().tell(audience(), patients);
    }

    /** The same for the cells of a table, which share no patient. */
    default List<Boolean> table(List<RoaringBitmap> cells) {
        return disclosure().tellTable(audience(), cells);
    }

    /** Whether a number of events or the like may be told. */
    default boolean mayTell(long count) {
        return disclosure().mayTell(audience(), count);
    }

    /** As exact as it is told: to three digits after the point where a floor holds. */
    default double rounded(double value) {
        return isGuarded() && Double.isFinite(value) ? Math.round(value * 1_000) / 1_000.0 : value;
    }
}
