package org.sinew.graph.selection;

import static org.sinew.graph.selection.Steps.parameter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
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

    /** @param value made anew for each use, since the renderer writes what it has met before by its alias alone */
    private record Key(Supplier<Expression> value, boolean descending, boolean isNeverAbsent) {}

    private final List<Key> keys = new ArrayList<>();

    Keyset(Steps steps, Item item, List<Order> order) {
        for (Order by : order) {
            keys.add(new Key(() -> steps.value(item, by.operand()), by.descending(), false));
        }
        keys.add(new Key(item::id, false, true));
        if (item.link() != null) {
            keys.add(
                    new Key(() -> Cypher.call("elementId").withArgs(item.link()).asFunction(), false, true));
        }
    }

    List<SortItem> sort() {
        return keys.stream()
                .map(k -> k.descending()
                        ? Cypher.sort(k.value().get()).descending()
                        : Cypher.sort(k.value().get()).ascending())
                .toList();
    }

    List<Expression> values() {
        return keys.stream().map(key -> key.value().get()).toList();
    }

    Condition after(Selection.@Nullable After after) {
        if (after == null) {
            return Cypher.noCondition();
        }
        if (after.values().size() != keys.size()) {
            throw new IllegalArgumentException("the cursor is not of this connection");
        }
        Condition any = Cypher.noCondition();
        for (int i = 0; i < keys.size(); i++) {
            any = any.or(
                    equalBefore(i, after).and(beyond(keys.get(i), after.values().get(i))));
        }
        return any;
    }

    private Condition equalBefore(int end, Selection.After after) {
        Condition equal = Cypher.noCondition();
        for (int i = 0; i < end; i++) {
            equal = equal.and(same(keys.get(i), after.values().get(i)));
        }
        return equal;
    }

    private static Condition beyond(Key key, @Nullable Slot slot) {
        Expression value = key.value().get();
        if (slot == null) {
            return key.descending() ? value.isNotNull() : Cypher.isFalse();
        }
        if (key.descending()) {
            return value.lt(parameter(slot));
        }
        Condition later = value.gt(parameter(slot));
        return key.isNeverAbsent() ? later : later.or(key.value().get().isNull());
    }

    private static Condition same(Key key, @Nullable Slot slot) {
        Expression value = key.value().get();
        return slot == null ? value.isNull() : value.isEqualTo(parameter(slot));
    }
}
