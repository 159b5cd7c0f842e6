package org.sinew.term.rdf;

import java.util.List;
import java.util.Map;

/**
 * One node of the graph in the words of the model ({@code ontology/sinew.ttl}), to be held against the shapes.
 *
 * @param id what tells it from every other node; nobody reads it
 * @param name its key, for reports
 * @param types names of classes: {@code Fact}, {@code Condition}
 * @param values literals by property: text, boolean, number, zoned time, or a list of these
 * @param outgoing edges that leave it
 * @param incoming edges that end in it
 */
public record Resource(
        String id,
        String name,
        List<String> types,
        Map<String, Object> values,
        List<Link> outgoing,
        List<Link> incoming) {

    /**
     * An edge and the node at its other end.
     *
     * @param property the edge's type: {@code HAS_CONDITION}
     * @param id the other node's
     * @param name the other node's
     * @param types the other node's
     */
    public record Link(String property, String id, String name, List<String> types) {}
}
