package org.sinew.graph.selection;

import java.util.List;

/** What is compared or sorted by. */
public sealed interface Operand {

    /** @param names the first that is present counts */
    record Property(List<String> names) implements Operand {}

    /** A value that a statement calculates. */
    record Calculated(GraphField.Way.Query query) implements Operand {}

    /** Something of the relationship over which a node was reached. */
    record OfLink(Operand operand) implements Operand {}

    /** How well a node matches the search that found it. */
    record Score() implements Operand {}

    static Operand of(GraphField field) {
        return switch (field) {
            case GraphField.Scalar scalar -> new Property(List.of(scalar.property()));
            case GraphField.Calculated(var query, var _) -> new Calculated(query);
            case GraphField.Step _ -> throw new IllegalArgumentException("a step has no value");
        };
    }
}
