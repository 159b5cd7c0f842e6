package org.sinew.api.graphql;

import graphql.normalized.ExecutableNormalizedField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sinew.graph.selection.GraphType;
import org.sinew.graph.selection.Operand;
import org.sinew.graph.selection.Selection.After;
import org.sinew.graph.selection.Selection.Order;
import org.sinew.graph.selection.Selection.Page;
import org.sinew.graph.selection.Selection.Slot;
import org.sinew.term.Sentence;

/** The arguments {@code first}, {@code after} and {@code orderBy} of a connection. */
final class PageReader {

    private static final Order BY_SCORE = new Order(new Operand.Score(), true);

    private final ExecutableNormalizedField field;
    private final GraphType type;
    private final @Nullable GraphType link;
    private final List<Order> order;
    private final GraphQlSettings settings;

    PageReader(
            ExecutableNormalizedField field,
            GraphType type,
            boolean isSearch,
            @Nullable GraphType link,
            GraphQlSettings settings) {
        this.field = field;
        this.type = type;
        this.link = link;
        this.settings = settings;
        List<Order> asked = asked();
        this.order = asked.isEmpty() && isSearch ? List.of(BY_SCORE) : asked;
    }

    List<Order> order() {
        return order;
    }

    private List<Order> asked() {
        return field.getResolvedArguments().get("orderBy") instanceof List<?> list
                ? list.stream().map(by -> order((Map<?, ?>) by, type)).toList()
                : List.of();
    }

    private Order order(Map<?, ?> by, GraphType of) {
        if (by.size() != 1) {
            throw refused("order-by");
        }
        Map.Entry<?, ?> only = by.entrySet().iterator().next();
        if (only.getValue() instanceof Map<?, ?> ofLink) {
            Order inner = order(ofLink, Objects.requireNonNull(link));
            return new Order(new Operand.OfLink(inner.operand()), inner.descending());
        }
        Operand operand = Operand.of(of.field(String.valueOf(only.getKey())));
        return new Order(operand, "DESC".equals(only.getValue()));
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
            throw refused("after");
        }
        if (values.size() != order.size() + (link == null ? 1 : 2)) {
            throw refused("after");
        }
        List<@Nullable Slot> after = new ArrayList<>();
        values.forEach(v -> after.add(v == null ? null : slots.put(v)));
        return new After(after);
    }

    /** What cursors of one order have in common. */
    static String name(GraphType type, List<Order> order) {
        return order.stream()
                .map(o -> name(o.operand()) + (o.descending() ? "-" : "+"))
                .collect(Collectors.joining(" ", type.name() + ":", ""));
    }

    private static String name(Operand operand) {
        return switch (operand) {
            case Operand.Property(var names) -> String.join(",", names);
            case Operand.Calculated(var query) -> query.column() + "()";
            case Operand.OfLink(var inner) -> "edge." + name(inner);
            case Operand.Score _ -> "";
        };
    }

    static int first(ExecutableNormalizedField field, GraphQlSettings settings) {
        Object first = field.getResolvedArguments().get("first");
        int size = first instanceof Integer given ? given : settings.pageSize();
        if (size < 0 || size > settings.maxPageSize()) {
            throw new Refused(
                    Refused.Code.BAD_USER_INPUT,
                    Arguments.notFirst(size, 0, settings.maxPageSize()),
                    SelectionReader.path(field));
        }
        return size;
    }

    private Refused refused(String key) {
        return new Refused(Refused.Code.BAD_USER_INPUT, Sentence.of("refusal", key), SelectionReader.path(field));
    }
}
