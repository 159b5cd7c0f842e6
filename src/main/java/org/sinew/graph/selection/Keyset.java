package org.sinew.graph.selection;

import static org.sinew.graph.selection.Steps.parameter;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.neo4j.cypherdsl.core.Condition;
import org.neo4j.cypherdsl.core.Cypher;
import org.neo4j.cypherdsl.core.Expression;
import org.neo4j.cypherdsl.core.SortItem;
import org.sinew.graph.selection.Selection.Order;
import org.sinew.graph.selection.Selection.Slot;

/**
 * A total order of items and the condition that selects what follows a row of it, so that a page costs the same
 * wherever it lies and stays in place when others write. Absent values sort as in Cypher: the largest.
 */
final class Keyset {

    private record Key(Expression value, boolean descending) {}

    private final List<Key> keys = new ArrayList<>();

    Keyset(Steps steps, Item item, List<Order> order) {
        for (Order by : order) {
            keys.add(new Key(steps.value(item, by.operand()), by.descending()));
        }
        keys.add(new Key(item.id(), false));
        if (item.link() != null) {
            keys.add(new Key(Cypher.call("elementId").withArgs(item.link()).asFunction(), false));
        }
    }

    List<SortItem> sort() {
        return keys.stream()
                .map(k -> k.descending()
                        ? Cypher.sort(k.value()).descending()
                        : Cypher.sort(k.value()).ascending())
                .toList();
    }

    List<Expression> values() {
        return keys.stream().map(Key::value).toList();
    }

    Condition after(Selection.@Nullable After after) {
        if (after == null) {
            return Cypher.noCondition();
        }
        if (after.values().size() != keys.size()) {
            throw new IllegalArgumentException("the cursor is not of this connection");
        }
        Condition any = Cypher.isFalse();
        Condition equal = Cypher.noCondition();
        for (int i = 0; i < keys.size(); i++) {
            Slot slot = after.values().get(i);
            any = any.or(equal.and(beyond(keys.get(i), slot)));
            equal = equal.and(same(keys.get(i), slot));
        }
        return any;
    }

    private static Condition beyond(Key key, @Nullable Slot slot) {
        if (slot == null) {
            return key.descending() ? key.value().isNotNull() : Cypher.isFalse();
        }
        return key.descending()
                ? key.value().lt(parameter(slot))
                : key.value().gt(parameter(slot)).or(key.value().isNull());
    }

    private static Condition same(Key key, @Nullable Slot slot) {
        return slot == null ? key.value().isNull() : key.value().isEqualTo(parameter(slot));
    }
}
