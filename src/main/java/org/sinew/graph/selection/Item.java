package org.sinew.graph.selection;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.neo4j.cypherdsl.core.Cypher;
import org.neo4j.cypherdsl.core.Expression;
import org.neo4j.cypherdsl.core.IdentifiableElement;
import org.neo4j.cypherdsl.core.SymbolicName;

/**
 * The variables that stand for one node or relationship in the statement.
 *
 * @param start for a relationship, the node it starts at; {@code end} likewise
 * @param link the relationship over which a node was reached, when its properties are asked for
 * @param score how well a node matches the search that found it
 */
record Item(
        GraphType type,
        SymbolicName self,
        @Nullable SymbolicName start,
        @Nullable SymbolicName end,
        @Nullable SymbolicName link,
        @Nullable SymbolicName score) {

    static Item node(GraphType type, SymbolicName self) {
        return new Item(type, self, null, null, null, null);
    }

    /** The same, taken for a type that the asker's fragment is on. */
    Item as(GraphType other) {
        return new Item(other, self, start, end, link, score);
    }

    boolean isEdge() {
        return type.form() == GraphType.Form.EDGE;
    }

    Expression property(String name) {
        return Cypher.property(self, name);
    }

    /** The first of the properties that is present. */
    Expression firstOf(List<String> properties) {
        return firstOf(self, properties);
    }

    static Expression firstOf(SymbolicName of, List<String> properties) {
        Expression[] values = properties.stream()
                .map(property -> Cypher.property(of, property))
                .toArray(Expression[]::new);
        return values.length == 1 ? values[0] : Cypher.coalesce(values);
    }

    Expression id() {
        return property(type.idProperty());
    }

    List<IdentifiableElement> variables() {
        List<IdentifiableElement> all = new ArrayList<>();
        all.add(self);
        for (SymbolicName other : new SymbolicName[] {start, end, link, score}) {
            if (other != null) {
                all.add(other);
            }
        }
        return all;
    }
}
