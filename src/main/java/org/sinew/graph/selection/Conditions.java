package org.sinew.graph.selection;

import static org.sinew.graph.selection.Steps.parameter;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.neo4j.cypherdsl.core.Condition;
import org.neo4j.cypherdsl.core.Cypher;
import org.neo4j.cypherdsl.core.Expression;
import org.neo4j.cypherdsl.core.SymbolicName;
import org.sinew.graph.selection.GraphField.Step;
import org.sinew.graph.selection.GraphField.Way;
import org.sinew.graph.selection.Selection.Slot;

/** Filters as conditions on an item. */
final class Conditions {

    private final GraphModel model;
    private final Steps steps;

    Conditions(GraphModel model, Steps steps) {
        this.model = model;
        this.steps = steps;
    }

    Condition of(@Nullable Filter filter, Item item) {
        return switch (filter) {
            case null -> Cypher.noCondition();
            case Filter.And(var filters) ->
                filters.stream().map(f -> of(f, item)).reduce(Condition::and).orElseGet(Cypher::isTrue);
            case Filter.Or(var filters) ->
                filters.stream().map(f -> of(f, item)).reduce(Condition::or).orElseGet(Cypher::isFalse);
            case Filter.Not(Filter inner) -> fails(of(inner, item));
            case Filter.Compare compare -> compare(compare, item);
            case Filter.Absent(Operand operand, boolean absent) -> {
                Expression value = steps.value(item, operand);
                yield absent ? value.isNull() : value.isNotNull();
            }
            case Filter.OfLink(String type, Filter inner) ->
                of(inner, Item.node(model.type(type), Objects.requireNonNull(item.link())));
            case Filter.Classified(String type, Slot ids) -> classified(type, ids, item);
            case Filter.Related related -> related(related, item);
        };
    }

    /** Holds where the condition is false and where it is unknown. */
    private static Condition fails(Condition condition) {
        return Cypher.coalesce(condition, Cypher.literalFalse()).isEqualTo(Cypher.literalFalse());
    }

    private Condition compare(Filter.Compare compare, Item item) {
        Expression property = steps.value(item, compare.operand());
        Expression value = parameter(compare.value());
        return switch (compare.operator()) {
            case EQ -> property.isEqualTo(value);
            case IN -> property.in(value);
            case GT -> property.gt(value);
            case GTE -> property.gte(value);
            case LT -> property.lt(value);
            case LTE -> property.lte(value);
            case CONTAINS -> Cypher.toLower(property).contains(Cypher.toLower(value));
            case STARTS_WITH -> Cypher.toLower(property).startsWith(Cypher.toLower(value));
            case INCLUDES -> value.in(property);
            case INCLUDES_ANY -> {
                SymbolicName one = Cypher.name("one");
                yield Cypher.any(one).in(property).where(one.in(value));
            }
        };
    }

    private Condition classified(String type, Slot ids, Item item) {
        String by = model.type(type).classifiedBy();
        if (by.isEmpty()) {
            return item.id().in(parameter(ids));
        }
        Step step = model.type(type).step(by);
        if (step.way() instanceof Way.End(boolean start)) {
            return ends(item, step, start).id().in(parameter(ids));
        }
        Item term = steps.target(step, item);
        return exists(item, step, term, term.id().in(parameter(ids)));
    }

    private Condition related(Filter.Related related, Item item) {
        Step step = model.type(related.owner()).step(related.field());
        if (step.way() instanceof Way.End(boolean start)) {
            return of(related.filter(), ends(item, step, start));
        }
        Item target = steps.target(step, item);
        Condition inner = of(related.filter(), target);
        return switch (related.quantifier()) {
            case SOME -> exists(item, step, target, inner);
            case NONE -> exists(item, step, target, inner).not();
            case ALL -> exists(item, step, target, fails(inner)).not();
        };
    }

    private Condition exists(Item item, Step step, Item target, Condition inner) {
        return Cypher.exists(
                steps.step(item, step, target, inner).returning(target.self()).build());
    }

    private Item ends(Item item, Step step, boolean start) {
        SymbolicName end = start ? item.start() : item.end();
        if (end == null) {
            throw new IllegalArgumentException(item.type().name() + " has no ends");
        }
        return Item.node(model.type(step.target()), end);
    }
}
