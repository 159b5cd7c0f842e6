package org.sinew.api.cohort;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.cohort.answers.Overlap;

/** The type {@code CohortOverlap}. */
public record OverlapAnswer(List<@Nullable Integer> sizes, List<Intersection> intersections) {

    /** Patients in just these cohorts. */
    public record Intersection(
            List<Integer> cohorts, @Nullable Integer count) {}

    static OverlapAnswer of(List<RoaringBitmap> cohorts, Told told) {
        List<Overlap.Intersection> parts = Questions.answered(() -> Overlap.of(cohorts));
        List<Boolean> shownSizes = told.counts(cohorts);
        List<Boolean> shown =
                told.table(parts.stream().map(Overlap.Intersection::patients).toList());
        List<@Nullable Integer> sizes = new ArrayList<>();
        for (int i = 0; i < cohorts.size(); i++) {
            sizes.add(shownSizes.get(i) ? (Integer) cohorts.get(i).getCardinality() : null);
        }
        List<Intersection> answers = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Overlap.Intersection part = parts.get(i);
            if (!shown.get(i) && told.isGuarded()) {
                continue;
            }
            answers.add(new Intersection(
                    part.members(), shown.get(i) ? (Integer) part.patients().getCardinality() : null));
        }
        return new OverlapAnswer(sizes, answers);
    }
}
