package org.sinew.api.graphql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sinew.graph.selection.Filter;
import org.sinew.graph.selection.Filter.Operator;
import org.sinew.graph.selection.Filter.Quantifier;
import org.sinew.graph.selection.GraphField;
import org.sinew.graph.selection.GraphField.Step;
import org.sinew.graph.selection.GraphModel;
import org.sinew.graph.selection.GraphType;
import org.sinew.graph.selection.Operand;
import org.sinew.term.Sentence;

/** A {@code where} argument as a filter. */
final class WhereReader {

    private static final Map<String, Operator> OPERATORS = Map.of(
            "eq", Operator.EQ,
            "in", Operator.IN,
            "gt", Operator.GT,
            "gte", Operator.GTE,
            "lt", Operator.LT,
            "lte", Operator.LTE,
            "contains", Operator.CONTAINS,
            "startsWith", Operator.STARTS_WITH,
            "includes", Operator.INCLUDES,
            "includesAny", Operator.INCLUDES_ANY);

    private final GraphModel model;
    private final TermLookup terms;
    private final Slots slots;
    private final Computation computation;
    private final Reach reach;
    private final List<Object> path;

    WhereReader(
            GraphModel model, TermLookup terms, Slots slots, Computation computation, Reach reach, List<Object> path) {
        this.model = model;
        this.terms = terms;
        this.slots = slots;
        this.computation = computation;
        this.reach = reach;
        this.path = path;
    }

    /**
     * @param link the type of the properties of the relationship over which {@code type} is reached, if it has any
     * @return what the argument says, or {@code null} when it says nothing
     */
    @Nullable
    Filter read(@Nullable Object where, GraphType type, @Nullable String link) {
        if (!(where instanceof Map<?, ?> conditions)) {
            return null;
        }
        List<Filter> filters = new ArrayList<>();
        conditions.forEach((name, value) -> {
            if (value != null) {
                filters.addAll(condition(String.valueOf(name), value, type, link));
            }
        });
        return filters.size() == 1 ? filters.getFirst() : new Filter.And(filters);
    }

    private Filter all(@Nullable Object where, GraphType type, @Nullable String link) {
        Filter filter = read(where, type, link);
        return filter == null ? new Filter.And(List.of()) : filter;
    }

    private List<Filter> condition(String name, Object value, GraphType type, @Nullable String link) {
        return switch (name) {
            case "and" -> each(value, type, link);
            case "or" -> List.of(new Filter.Or(each(value, type, link)));
            case "not" -> List.of(new Filter.Not(all(value, type, link)));
            case "isA" -> List.of(isA((List<?>) value, type));
            default -> {
                if (link != null && name.equals(GeneratedTypes.LINK)) {
                    yield List.of(new Filter.OfLink(link, all(value, model.type(link), null)));
                }
                Collection<String> ids = computation.ids(type.name(), name, value, path);
                yield ids == null ? field(type.field(name), name, (Map<?, ?>) value, type) : List.of(oneOf(ids, type));
            }
        };
    }

    private Filter oneOf(Collection<String> ids, GraphType type) {
        return new Filter.Compare(Operand.of(type.field("id")), Operator.IN, slots.put(List.copyOf(ids)));
    }

    private List<Filter> each(Object list, GraphType type, @Nullable String link) {
        return ((List<?>) list).stream().map(w -> all(w, type, link)).toList();
    }

    private Filter isA(List<?> ids, GraphType type) {
        Set<String> subsumed = new TreeSet<>();
        for (Object id : ids) {
            var found = terms.subsumed(String.valueOf(id));
            if (found.isEmpty()) {
                List<String> similar = terms.similar(String.valueOf(id));
                throw new Refused(
                        Refused.Code.UNKNOWN_TERM,
                        Sentence.of("refusal", "unknown-term", String.valueOf(id)),
                        path,
                        Map.of("suggestions", similar));
            }
            subsumed.addAll(found);
        }
        return new Filter.Classified(type.name(), slots.put(List.copyOf(subsumed)));
    }

    private List<Filter> field(GraphField field, String name, Map<?, ?> conditions, GraphType type) {
        if (!(field instanceof Step step)) {
            Operand operand = Operand.of(field);
            return conditions.entrySet().stream()
                    .map(e -> compare(operand, String.valueOf(e.getKey()), e.getValue()))
                    .toList();
        }
        GraphType target = model.type(reach.at(step.target()));
        if (!step.many()) {
            return List.of(
                    new Filter.Related(type.name(), name, Quantifier.SOME, all(conditions, target, step.properties())));
        }
        return conditions.entrySet().stream()
                .filter(e -> e.getValue() != null)
                .map(e -> (Filter) new Filter.Related(
                        type.name(),
                        name,
                        quantifier(String.valueOf(e.getKey())),
                        all(e.getValue(), target, step.properties())))
                .toList();
    }

    private static Quantifier quantifier(String name) {
        return switch (name) {
            case "some" -> Quantifier.SOME;
            case "none" -> Quantifier.NONE;
            default -> Quantifier.ALL;
        };
    }

    private Filter compare(Operand operand, String operator, @Nullable Object value) {
        if (value == null) {
            throw new Refused(Refused.Code.BAD_USER_INPUT, Sentence.of("refusal", "no-value", operator), path);
        }
        if (operator.equals("isNull")) {
            return new Filter.Absent(operand, (Boolean) value);
        }
        Operator known = OPERATORS.get(operator);
        if (known == null) {
            throw new IllegalArgumentException("unknown operator " + operator);
        }
        return new Filter.Compare(operand, known, slots.put(value));
    }
}
