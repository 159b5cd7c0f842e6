package org.sinew.atlas;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.cohort.Timelines;
import org.sinew.cohort.Unanswered;

/**
 * Which map is asked for.
 *
 * @param of a term's id in any vocabulary, or its exact name
 * @param timelines the state whose patients are looked at
 * @param among only these of its patients, or everybody
 * @param depth steps of curated knowledge, 1 to {@link #DEEPEST}
 * @param kinds of nodes, empty for all but circumstances
 * @param origins of edges, empty for all
 * @param minCount patients with both that an edge of patients only needs
 * @param first edges of a page, 1 to {@link #MOST}
 * @param after the rank after which the page begins
 * @param language of labels, BCP 47
 */
public record MapRequest(
        String of,
        Timelines timelines,
        @Nullable RoaringBitmap among,
        int depth,
        Set<MapKind> kinds,
        Set<MapOrigin> origins,
        int minCount,
        int first,
        int after,
        String language) {

    public static final int DEEPEST = 3;
    public static final int MOST = 1_000;

    public MapRequest {
        require(depth >= 1 && depth <= DEEPEST, "depth is " + depth + ", not 1 to " + DEEPEST);
        require(first >= 1 && first <= MOST, "first is " + first + ", not 1 to " + MOST);
        require(minCount >= 1, "minCount is " + minCount + ", not 1 or more");
        require(after >= 0, "after is no cursor of a map");
        kinds = Set.copyOf(kinds);
        origins = Set.copyOf(origins);
    }

    static void require(boolean holds, String message) {
        if (!holds) {
            throw Unanswered.notPossible("other", message);
        }
    }
}
