package org.sinew.api.cohort;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.access.Audience;
import org.sinew.access.Disclosure;
import org.sinew.api.graphql.Unanswerable;
import org.sinew.cohort.Timelines;

/** What one audience may be told. */
record Told(Disclosure disclosure, Audience audience) {

    boolean isGuarded() {
        return disclosure.guards(audience);
    }

    int floor() {
        return isGuarded() ? disclosure.floor() : 1;
    }

    /** Nothing where it is withheld. */
    @Nullable
    Integer count(RoaringBitmap patients) {
        return disclosure.tell(audience, patients) ? (Integer) patients.getCardinality() : null;
    }

    List<Boolean> counts(List<RoaringBitmap> patients) {
        return disclosure.tell(audience, patients);
    }

    List<Boolean> table(List<RoaringBitmap> cells) {
        return disclosure.tellTable(audience, cells);
    }

    boolean mayTell(long count) {
        return disclosure.mayTell(audience, count);
    }

    /** @throws Unanswerable for an audience that may not see single patients */
    void requireMembers() {
        if (isGuarded()) {
            throw new Unanswerable(
                    "FORBIDDEN",
                    "single patients are not shown for this purpose; counts of " + disclosure.floor() + " and more are",
                    Map.of());
        }
    }

    /** Who is no longer there has no number by which to remember what was told of whom. */
    void requireNobodyDeleted(Timelines then, Timelines now) {
        if (isGuarded() && !RoaringBitmap.andNot(then.present(), now.present()).isEmpty()) {
            throw new Unanswerable(
                    "FORBIDDEN", "patients were deleted since; counts of whom are not told for this purpose", Map.of());
        }
    }

    /** As exact as it is told: to three digits after the point where a floor holds. */
    double rounded(double value) {
        return isGuarded() && Double.isFinite(value) ? Math.round(value * 1_000) / 1_000.0 : value;
    }

    static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
