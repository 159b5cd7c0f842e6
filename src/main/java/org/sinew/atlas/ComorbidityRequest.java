package org.sinew.atlas;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.cohort.ConditionScope;
import org.sinew.cohort.Timelines;

/**
 * Which pairs are compared, or put in order.
 *
 * @param of compares this with everything else, or nothing: every pair
 * @param terms at most {@link #MOST_TERMS}; empty for the most frequent diagnoses
 * @param conditions which of them, where they are not named
 * @param among only these patients, or everybody
 * @param minCount patients with both
 * @param maxQ false discovery rate
 * @param first how many to give, 1 to {@link MapRequest#MOST}
 * @param language of labels, BCP 47
 */
public record ComorbidityRequest(
        @Nullable String of,
        List<String> terms,
        ConditionScope conditions,
        Timelines timelines,
        @Nullable RoaringBitmap among,
        int minCount,
        double maxQ,
        int first,
        String language) {

    public static final int MOST_TERMS = 500;

    public ComorbidityRequest {
        MapRequest.require(
                terms.size() <= MOST_TERMS,
                terms.size() + " terms are more than the " + MOST_TERMS + " that are compared");
        MapRequest.require(
                first >= 1 && first <= MapRequest.MOST, "first is " + first + ", not 1 to " + MapRequest.MOST);
        MapRequest.require(minCount >= 1, "minCount is " + minCount + ", not 1 or more");
        MapRequest.require(maxQ > 0 && maxQ <= 1, "maxQ is " + maxQ + ", not above 0 and up to 1");
        terms = List.copyOf(terms);
    }
}
