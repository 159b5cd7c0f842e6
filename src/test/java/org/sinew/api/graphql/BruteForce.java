package org.sinew.api.graphql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Answers filters, orders and pages by looking at every node, in plain Java, without any of the compiler's code. */
final class BruteForce {

    /** A node with its properties and what is related to it. */
    record Thing(String id, Map<String, @Nullable Object> values, Map<String, List<Thing>> related) {
        @Nullable
        Object value(String name) {
            return name.equals("id") ? id : values.get(name);
        }

        List<Thing> all(String field) {
            return related.getOrDefault(field, List.of());
        }
    }

    private final Map<String, List<String>> subsumed;

    BruteForce(Map<String, List<String>> subsumed) {
        this.subsumed = subsumed;
    }

    boolean holds(Map<?, ?> where, Thing thing) {
        return where.entrySet().stream().allMatch(e -> holds(String.valueOf(e.getKey()), e.getValue(), thing));
    }

    private boolean holds(String name, Object condition, Thing thing) {
        return switch (name) {
            case "and" -> ((List<?>) condition).stream().allMatch(w -> holds((Map<?, ?>) w, thing));
            case "or" -> ((List<?>) condition).stream().anyMatch(w -> holds((Map<?, ?>) w, thing));
            case "not" -> !holds((Map<?, ?>) condition, thing);
            case "isA" -> isA((List<?>) condition, thing);
            case "conditions", "measurements" -> related((Map<?, ?>) condition, thing.all(name));
            case "term", "patient" -> thing.all(name).stream().anyMatch(t -> holds((Map<?, ?>) condition, t));
            default -> compares((Map<?, ?>) condition, thing.value(name));
        };
    }

    private boolean isA(List<?> ids, Thing thing) {
        List<Thing> terms = thing.related().containsKey("term") ? thing.all("term") : List.of(thing);
        return terms.stream()
                .anyMatch(t -> ids.stream()
                        .anyMatch(id -> subsumed.getOrDefault(String.valueOf(id), List.of())
                                .contains(t.id())));
    }

    private boolean related(Map<?, ?> quantified, List<Thing> things) {
        return quantified.entrySet().stream().allMatch(e -> {
            Predicate<Thing> holds = t -> holds((Map<?, ?>) e.getValue(), t);
            return switch (String.valueOf(e.getKey())) {
                case "some" -> things.stream().anyMatch(holds);
                case "none" -> things.stream().noneMatch(holds);
                default -> things.stream().allMatch(holds);
            };
        });
    }

    private static boolean compares(Map<?, ?> operators, @Nullable Object value) {
        return operators.entrySet().stream().allMatch(e -> compares(String.valueOf(e.getKey()), e.getValue(), value));
    }

    private static boolean compares(String operator, Object wanted, @Nullable Object value) {
        if (operator.equals("isNull")) {
            return wanted.equals(value == null);
        }
        if (value == null) {
            return false;
        }
        return switch (operator) {
            case "eq" -> order(value, wanted) == 0;
            case "in" -> ((List<?>) wanted).stream().anyMatch(w -> order(value, w) == 0);
            case "gt" -> order(value, wanted) > 0;
            case "gte" -> order(value, wanted) >= 0;
            case "lt" -> order(value, wanted) < 0;
            case "lte" -> order(value, wanted) <= 0;
            case "contains" -> lower(value).contains(lower(wanted));
            case "startsWith" -> lower(value).startsWith(lower(wanted));
            default -> throw new IllegalArgumentException(operator);
        };
    }

    private static String lower(Object text) {
        return String.valueOf(text).toLowerCase(Locale.ROOT);
    }

    private static int order(Object a, Object b) {
        return a instanceof Number x && b instanceof Number y
                ? Double.compare(x.doubleValue(), y.doubleValue())
                : String.valueOf(a).compareTo(String.valueOf(b));
    }

    /** All that meet the condition, sorted; absent values are the largest, and the id decides at last. */
    List<Thing> select(List<Thing> things, Map<?, ?> where, List<Map<String, Object>> orderBy) {
        Comparator<Thing> order = (_, _) -> 0;
        for (Map<String, Object> by : orderBy) {
            for (Map.Entry<String, Object> one : by.entrySet()) {
                Comparator<Thing> next = (a, b) -> nullsLargest(a.value(one.getKey()), b.value(one.getKey()));
                order = order.thenComparing(one.getValue().equals("DESC") ? next.reversed() : next);
            }
        }
        return things.stream()
                .filter(t -> holds(where, t))
                .sorted(order.thenComparing(Thing::id))
                .toList();
    }

    private static int nullsLargest(@Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return Boolean.compare(a == null, b == null);
        }
        return order(a, b);
    }

    /** The page as the connection shows it, each node by {@code shown}. */
    Map<String, Object> page(
            List<Thing> selected, int from, int first, java.util.function.Function<Thing, Object> shown) {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("totalCount", selected.size());
        List<Object> nodes = new ArrayList<>();
        selected.stream().skip(from).limit(first).map(shown).forEach(nodes::add);
        page.put("nodes", nodes);
        return page;
    }
}
