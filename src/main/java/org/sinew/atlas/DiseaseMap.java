package org.sinew.atlas;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinew.term.Release;

/**
 * A term and what is joined to it.
 *
 * @param nodes that the edges of this page join; the term itself is the first
 * @param edges the highest scores first
 * @param total edges on all pages
 * @param endCursor where the next page begins; nothing on the last
 * @param patients how many are compared; nothing where it is withheld
 * @param having how many of them have the term; nothing where it is withheld
 * @param floor the fewest patients that are counted for this audience
 * @param commit of the graph that the patients' side reflects
 * @param releases that the edges' knowledge is from
 * @param notes what a reader must know
 */
public record DiseaseMap(
        MapNode of,
        List<MapNode> nodes,
        List<MapEdge> edges,
        int total,
        @Nullable String endCursor,
        @Nullable Integer patients,
        @Nullable Integer having,
        int floor,
        long commit,
        List<Release> releases,
        List<String> notes) {}
