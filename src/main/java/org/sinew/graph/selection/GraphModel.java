package org.sinew.graph.selection;

import java.util.List;
import java.util.Map;

/** What can be asked of the graph: the types by their names. */
public record GraphModel(Map<String, GraphType> types) {

    /** @throws IllegalArgumentException when there is no such type */
    public GraphType type(String name) {
        GraphType type = types.get(name);
        if (type == null) {
            throw new IllegalArgumentException("no type " + name);
        }
        return type;
    }

    /** The types that together hold every node that has an id, no two of them the same. */
    List<GraphType> families() {
        return types.values().stream().filter(GraphType::isFamily).toList();
    }
}
