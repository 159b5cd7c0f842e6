package org.sinew.cohort.answers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.cohort.Unanswered;

/** Which patients several cohorts share, as an UpSet plot shows it: Lex et al. 2014, IEEE TVCG 20:1983. */
public final class Overlap {

    /** More cohorts than this have too many intersections to look at. */
    public static final int MOST = 12;

    private Overlap() {}

    /** @param members positions of the cohorts that have these patients, while no other has */
    public record Intersection(List<Integer> members, RoaringBitmap patients) {}

    /**
     * The exclusive intersections that anybody is in, largest first; they share no patient.
     *
     * @throws org.sinew.cohort.Unanswered for more than {@value #MOST} cohorts
     */
    public static List<Intersection> of(List<RoaringBitmap> cohorts) {
        if (cohorts.size() > MOST) {
            throw Unanswered.notPossible("too-many-cohorts", cohorts.size(), MOST);
        }
        List<Intersection> parts = new ArrayList<>();
        for (int i = 0; i < cohorts.size(); i++) {
            RoaringBitmap rest = cohorts.get(i).clone();
            List<Intersection> next = new ArrayList<>();
            for (Intersection part : parts) {
                add(next, joined(part.members(), i), RoaringBitmap.and(part.patients(), cohorts.get(i)));
                add(next, part.members(), RoaringBitmap.andNot(part.patients(), cohorts.get(i)));
                rest.andNot(part.patients());
            }
            add(next, List.of(i), rest);
            parts = next;
        }
        parts.sort(
                Comparator.comparingInt((Intersection part) -> -part.patients().getCardinality())
                        .thenComparing(part -> part.members().toString()));
        return parts;
    }

    private static void add(List<Intersection> parts, List<Integer> members, RoaringBitmap patients) {
        if (!patients.isEmpty()) {
            parts.add(new Intersection(members, patients));
        }
    }

    private static List<Integer> joined(List<Integer> members, int another) {
        List<Integer> more = new ArrayList<>(members);
        more.add(another);
        return List.copyOf(more);
    }
}
