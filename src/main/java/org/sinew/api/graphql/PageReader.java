package org.sinew.api.graphql;

import graphql.normalized.ExecutableNormalizedField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sinew.graph.selection.GraphType;
import org.sinew.graph.selection.Selection.After;
import org.sinew.graph.selection.Selection.Order;
import org.sinew.graph.selection.Selection.Page;
import org.sinew.graph.selection.Selection.Slot;

/** The arguments {@code first}, {@code after} and {@code orderBy} of a connection. */
final class PageReader {

    private static final Order BY_SCORE = new Order(List.of(), true);

    private final ExecutableNormalizedField field;
    private final GraphType type;
    private final boolean isLinked;
    private final List<Order> order;
    private final GraphQlSettings settings;

    PageReader(
            ExecutableNormalizedField field,
            GraphType type,
            boolean isSearch,
            boolean isLinked,
            GraphQlSettings settings) {
        this.field = field;
        this.type = type;
        this.isLinked = isLinked;
        this.settings = settings;
        List<Order> asked = asked();
        this.order = asked.isEmpty() && isSearch ? List.of(BY_SCORE) : asked;
    }

    List<Order> order() {
        return order;
    }

    private List<Order> asked() {
        List<Order> orders = new ArrayList<>();
        if (field.getResolvedArguments().get("orderBy") instanceof List<?> list) {
            for (Object one : list) {
                Map<?, ?> by = (Map<?, ?>) one;
                if (by.size() != 1) {
                    throw refused("each element of orderBy names one field");
                }
                by.forEach((name, direction) -> orders.add(
                        new Order(List.of(type.scalar(String.valueOf(name)).property()), "DESC".equals(direction))));
            }
        }
        return List.copyOf(orders);
    }

    /** One more than the page holds is fetched, which tells whether there is a next page. */
    Page page(Slots slots) {
        Slot limit = slots.put((long) first(field, settings) + 1);
        return new Page(limit, after(slots));
    }

    private @Nullable After after(Slots slots) {
        if (!(field.getResolvedArguments().get("after") instanceof String cursor)) {
            return null;
        }
        List<@Nullable Object> values;
        try {
            values = Cursors.read(name(type, order), cursor);
        } catch (IllegalArgumentException e) {
            throw refused("'after' is not a cursor of this connection in this order");
        }
        if (values.size() != order.size() + (isLinked ? 2 : 1)) {
            throw refused("'after' is not a cursor of this connection in this order");
        }
        List<@Nullable Slot> after = new ArrayList<>();
        values.forEach(v -> after.add(v == null ? null : slots.put(v)));
        return new After(after);
    }

    /** What cursors of one order have in common. */
    static String name(GraphType type, List<Order> order) {
        return order.stream()
                .map(o -> String.join(",", o.properties()) + (o.descending() ? "-" : "+"))
                .collect(Collectors.joining(" ", type.name() + ":", ""));
    }

    static int first(ExecutableNormalizedField field, GraphQlSettings settings) {
        Object first = field.getResolvedArguments().get("first");
        int size = first instanceof Integer given ? given : settings.pageSize();
        if (size < 0 || size > settings.maxPageSize()) {
            throw new Refused(
                    Refused.Code.BAD_USER_INPUT,
                    "first is from 0 to " + settings.maxPageSize() + ", not " + size,
                    SelectionReader.path(field));
        }
        return size;
    }

    private Refused refused(String why) {
        return new Refused(Refused.Code.BAD_USER_INPUT, why, SelectionReader.path(field));
    }
}
