package org.sinew.graph;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the graph has of a batch's facts and of what they refer to, or will have when the batch is written. */
final class Present {

    private final Map<String, String> nodes = new HashMap<>();
    private final Map<String, String> edges = new HashMap<>();
    private final Set<String> nodesToBe = new HashSet<>();
    private final Set<String> edgesToBe = new HashSet<>();

    /** Keys of nodes and of edges. */
    record Parts(List<String> nodes, List<String> edges) {
        List<String> all() {
            return Stream.concat(nodes.stream(), edges.stream()).toList();
        }
    }

    /** Keys to look up: the facts' own and those they refer to. */
    static List<String> keys(Collection<FactRow> rows) {
        return rows.stream()
                .flatMap(row -> Stream.concat(Stream.of(row.key()), row.referred()))
                .distinct()
                .toList();
    }

    /**
     * @param found rows {@code {key, node, edge}} with the hashes of the node and of the edge of that key, null for
     *     none
     */
    Present(Collection<FactRow> rows, List<Map<String, Object>> found) {
        for (Map<String, Object> row : found) {
            String key = String.valueOf(row.get("key"));
            putIfThere(nodes, key, row.get("node"));
            putIfThere(edges, key, row.get("edge"));
        }
        rows.forEach(row -> (row.isMeasurement() ? edgesToBe : nodesToBe).add(row.key()));
    }

    private static void putIfThere(Map<String, String> hashes, String key, @Nullable Object hash) {
        if (hash != null) {
            hashes.put(key, hash.toString());
        }
    }

    /** Hash of what the graph has of this row in the row's own form. */
    @Nullable
    String hash(FactRow row) {
        return (row.isMeasurement() ? edges : nodes).get(row.key());
    }

    /** Whether the graph has anything of this key, be it a node or an edge. */
    boolean hasAnyOf(FactRow row) {
        return nodes.containsKey(row.key()) || edges.containsKey(row.key());
    }

    boolean givesNode(String key) {
        return nodesToBe.contains(key);
    }

    boolean givesEdge(String key) {
        return edgesToBe.contains(key);
    }

    /** These parts were taken back in the meantime. */
    void without(Parts parts) {
        parts.nodes().forEach(nodes::remove);
        parts.edges().forEach(edges::remove);
    }

    boolean hasNode(String key) {
        return nodes.containsKey(key) || nodesToBe.contains(key);
    }

    boolean has(String key) {
        return hasNode(key) || edges.containsKey(key) || edgesToBe.contains(key);
    }
}
