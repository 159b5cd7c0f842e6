package org.sinew.atlas;

import java.util.Set;

/**
 * What is looked for around a first diagnosis.
 *
 * @param of the diagnosis, and of whom
 * @param kinds of {@link MapKind}: drugs, tests, procedures, also diseases; empty for the first three
 * @param days before and after, 1 to {@link #LONGEST}
 * @param controls for a case, 1 to {@link #MOST_CONTROLS}
 * @param minCount cases in either window
 * @param maxQ of either window or of the change
 * @param first how many to give
 */
public record AroundRequest(
        Atlas.Asked of, Set<MapKind> kinds, int days, int controls, int minCount, double maxQ, int first) {

    public static final int LONGEST = 3_652;
    public static final int MOST_CONTROLS = 20;

    public AroundRequest {
        MapRequest.require(days >= 1 && days <= LONGEST, "days is " + days + ", not 1 to " + LONGEST);
        MapRequest.require(
                controls >= 1 && controls <= MOST_CONTROLS, "controls is " + controls + ", not 1 to " + MOST_CONTROLS);
        MapRequest.require(minCount >= 1, "minCount is " + minCount + ", not 1 or more");
        MapRequest.require(maxQ > 0 && maxQ <= 1, "maxQ is " + maxQ + ", not above 0 and up to 1");
        MapRequest.require(
                first >= 1 && first <= MapRequest.MOST, "first is " + first + ", not 1 to " + MapRequest.MOST);
        kinds = kinds.isEmpty() ? Set.of(MapKind.DRUG, MapKind.LAB, MapKind.PROCEDURE) : Set.copyOf(kinds);
    }
}
