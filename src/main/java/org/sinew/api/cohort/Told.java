package org.sinew.api.cohort;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.access.Audience;
import org.sinew.access.Disclosure;
import org.sinew.api.graphql.Unanswerable;
import org.sinew.cohort.Telling;
import org.sinew.cohort.Timelines;
import org.sinew.term.Sentence;

/** What one audience may be told. */
record Told(Disclosure disclosure, Audience audience) implements Telling {

    /** @throws Unanswerable for an audience that may not see single patients */
    void requireMembers() {
        if (isGuarded()) {
            throw new Unanswerable("FORBIDDEN", Sentence.of("cohort", "not-shown", disclosure.floor()), Map.of());
        }
    }

    /** Who is no longer there has no number by which to remember what was told of whom. */
    void requireNobodyDeleted(Timelines then, Timelines now) {
        if (isGuarded() && !RoaringBitmap.andNot(then.present(), now.present()).isEmpty()) {
            throw new Unanswerable("FORBIDDEN", Sentence.of("cohort", "deleted-since"), Map.of());
        }
    }

    static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
