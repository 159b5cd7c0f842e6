package org.sinew.graph.selection;

import static org.sinew.graph.selection.Steps.parameter;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.neo4j.cypherdsl.core.Case;
import org.neo4j.cypherdsl.core.Condition;
import org.neo4j.cypherdsl.core.Cypher;
import org.neo4j.cypherdsl.core.Expression;
import org.neo4j.cypherdsl.core.StatementBuilder.OngoingReading;
import org.neo4j.cypherdsl.core.SymbolicName;
import org.sinew.graph.selection.GraphField.Step;
import org.sinew.graph.selection.GraphField.Way.End;
import org.sinew.graph.selection.Selection.EdgePart;
import org.sinew.graph.selection.Selection.Field;
import org.sinew.graph.selection.Selection.GroupPart;
import org.sinew.graph.selection.Selection.Measure;
import org.sinew.graph.selection.Selection.Part;
import org.sinew.graph.selection.Selection.Source;
import org.sinew.graph.selection.Selection.WayPart;

/**
 * Fields as expressions: every nested field is a subquery. The values of a node or relationship are a list by column, which
 * the database makes and sends faster than a map; what has always the same few parts is a map of them.
 */
final class Projection {

    private final GraphModel model;
    private final Names names;
    private final Steps steps;
    private final Conditions conditions;

    Projection(GraphModel model) {
        this.model = model;
        this.names = new Names();
        this.steps = new Steps(model, names);
        this.conditions = new Conditions(model, steps);
    }

    private Expression of(Field field, @Nullable Item item) {
        return switch (field) {
            case Selection.Value value -> Objects.requireNonNull(item).firstOf(value.properties());
            case Selection.Calculated calculated ->
                Steps.calculated(Objects.requireNonNull(item).self(), calculated.query());
            case Selection.TypeName name -> typeName(model.type(name.of()), Objects.requireNonNull(item));
            case Selection.One one -> one(one, item);
            case Selection.Items items -> items(items, item);
            case Selection.Connection connection -> connection(connection, item);
            case Selection.Aggregate aggregate -> aggregate(aggregate, item);
            case Selection.Way way -> way(way);
        };
    }

    /** @param item absent for the fields of the operation itself */
    Expression values(List<Field> fields, @Nullable Item item) {
        SortedMap<Integer, Expression> values = new TreeMap<>();
        for (Field field : fields) {
            if (field.column() != Selection.NOWHERE) {
                values.computeIfAbsent(field.column(), _ -> of(field, item));
            }
        }
        return Cypher.listOf(values.values());
    }

    private Expression typeName(GraphType type, Item item) {
        Case cases = Cypher.caseExpression();
        for (String member : type.members()) {
            Condition condition =
                    Cypher.hasLabelsOrType(item.self(), model.type(member).ownLabel());
            cases = cases.when(condition).then(Cypher.literalOf(member));
        }
        return cases;
    }

    private Expression one(Selection.One one, @Nullable Item parent) {
        if (one.source() instanceof Source.Stepped(String ignored, String owner, String field)
                && model.type(owner).step(field)
                        instanceof Step(String target, boolean _, End(boolean start), String _)) {
            Item from = Objects.requireNonNull(parent);
            SymbolicName end = Objects.requireNonNull(start ? from.start() : from.end());
            return values(one.fields(), Item.node(model.type(target), end));
        }
        Item item = steps.target(one.source(), parent);
        OngoingReading found = steps.find(one.source(), parent, item, Cypher.noCondition());
        OngoingReading reading = one.source() instanceof Source.ById
                ? found
                : found.with(item.variables()).orderBy(Cypher.sort(item.id())).limit(1);
        return Cypher.valueAt(
                Cypher.collect(reading.returning(values(one.fields(), item)).build()), 0);
    }

    private Expression items(Selection.Items items, @Nullable Item parent) {
        Item item = steps.target(items.source(), parent);
        var reading = steps.find(items.source(), parent, item, Cypher.noCondition())
                .with(item.variables())
                .orderBy(Cypher.sort(item.id()));
        return Cypher.collect(reading.returning(values(items.fields(), item)).build());
    }

    private Expression connection(Selection.Connection connection, @Nullable Item parent) {
        List<Object> entries = new ArrayList<>();
        if (connection.needsItems()) {
            entries.add("items");
            entries.add(page(connection, parent));
        }
        if (connection.needsTotal()) {
            Item item = steps.target(connection.source(), parent);
            entries.add("total");
            entries.add(
                    Cypher.count(steps.find(connection.source(), parent, item, conditions.of(connection.filter(), item))
                            .returning(item.self())
                            .build()));
        }
        return Cypher.mapOf(entries.toArray());
    }

    private Expression page(Selection.Connection connection, @Nullable Item parent) {
        Item item = steps.target(connection.source(), parent);
        Keyset keyset = new Keyset(steps, item, connection.order());
        Condition condition = conditions
                .of(connection.filter(), item)
                .and(keyset.after(connection.page().after()));
        var reading = steps.find(connection.source(), parent, item, condition)
                .with(item.variables())
                .orderBy(keyset.sort())
                .limit(parameter(connection.page().limit()));
        return Cypher.collect(reading.returning(row(connection, item, keyset)).build());
    }

    private Expression row(Selection.Connection connection, Item item, Keyset keyset) {
        List<Field> fields = new ArrayList<>();
        List<Field> properties = new ArrayList<>();
        boolean cursor = false;
        for (Part part : connection.parts()) {
            if (part instanceof Part.Nodes(String ignored, var selected)) {
                fields.addAll(selected);
            } else if (part instanceof Part.Edges(String ignored, var edges)) {
                cursor |= edges.stream().anyMatch(EdgePart.Cursor.class::isInstance);
                edges.forEach(edge -> addEdge(edge, fields, properties));
            } else if (part instanceof Part.PageInfo) {
                cursor = true;
            }
        }
        Expression[] row = new Expression[3];
        row[Selection.Connection.NODE] = values(fields, item);
        row[Selection.Connection.PROPERTIES] =
                properties.isEmpty() ? Cypher.literalNull() : values(properties, link(connection, item));
        row[Selection.Connection.CURSOR] = cursor ? Cypher.listOf(keyset.values()) : Cypher.literalNull();
        return Cypher.listOf(row);
    }

    private Item link(Selection.Connection connection, Item item) {
        Source.Stepped stepped = (Source.Stepped) connection.source();
        Step step = model.type(stepped.owner()).step(stepped.field());
        return Item.node(model.type(Objects.requireNonNull(step.properties())), Objects.requireNonNull(item.link()));
    }

    private static void addEdge(EdgePart part, List<Field> fields, List<Field> properties) {
        switch (part) {
            case EdgePart.Node(String _, var selected) -> fields.addAll(selected);
            case EdgePart.Properties(String _, var selected) -> properties.addAll(selected);
            case EdgePart.Cursor _, EdgePart.Name _ -> {}
        }
    }

    private Expression aggregate(Selection.Aggregate aggregate, @Nullable Item parent) {
        List<Object> entries = new ArrayList<>();
        boolean counted = false;
        for (Measure measure : aggregate.measures()) {
            if (measure instanceof Measure.Count && !counted) {
                counted = true;
                Item item = steps.target(aggregate.source(), parent);
                entries.add("count");
                entries.add(Cypher.count(
                        steps.find(aggregate.source(), parent, item, conditions.of(aggregate.filter(), item))
                                .returning(item.self())
                                .build()));
            } else if (measure instanceof Measure.Groups groups) {
                entries.add(groups.column());
                entries.add(groups(aggregate, groups, parent));
            }
        }
        return Cypher.mapOf(entries.toArray());
    }

    private Expression groups(Selection.Aggregate aggregate, Measure.Groups groups, @Nullable Item parent) {
        Item item = steps.target(aggregate.source(), parent);
        var reading = steps.find(aggregate.source(), parent, item, conditions.of(aggregate.filter(), item));
        Item at = item;
        for (String field : groups.steps()) {
            Step step = at.type().step(field);
            Item next = steps.target(step, at);
            reading = steps.onwards(reading, at, step, next);
            at = next;
        }
        SymbolicName count = Cypher.name("count");
        SymbolicName key = groups.value() == null ? at.self() : names.next();
        Expression value = groups.value() == null ? at.self() : groupValue(at, groups.value());
        Expression sortKey = groups.value() == null ? at.id() : key;
        var counted = (groups.value() == null
                        ? reading.with(
                                at.self(), Cypher.count(Cypher.asterisk()).as(count))
                        : reading.with(
                                value.as(key), Cypher.count(Cypher.asterisk()).as(count)))
                .orderBy(Cypher.sort(count).descending(), Cypher.sort(sortKey).ascending())
                .limit(parameter(groups.limit()));
        List<Field> fields = new ArrayList<>();
        groups.parts().forEach(p -> {
            if (p instanceof GroupPart.Node(String ignored, var selected)) {
                fields.addAll(selected);
            }
        });
        Expression row = groups.value() == null
                ? Cypher.mapOf("count", count, "node", values(fields, at))
                : Cypher.mapOf("count", count, "key", key);
        return Cypher.collect(counted.returning(row).build());
    }

    private static Expression groupValue(Item item, Selection.GroupValue value) {
        return value.byYear()
                ? Cypher.property(item.self(), value.property(), "year")
                : item.property(value.property());
    }

    private Expression way(Selection.Way way) {
        GraphType any = model.type("Node");
        Item from = Item.node(any, names.next());
        Item to = Item.node(any, names.next());
        SymbolicName path = names.next();
        var found = steps.shortest(way, from, to, path);
        Expression nodes = Cypher.call("nodes").withArgs(path).asFunction();
        Expression hops = Cypher.call("relationships").withArgs(path).asFunction();
        Expression length = Cypher.call("length").withArgs(path).asFunction();
        List<Field> fields = new ArrayList<>();
        way.parts().forEach(p -> {
            if (p instanceof WayPart.Nodes(String ignored, var selected)) {
                fields.addAll(selected);
            }
        });
        Item node = Item.node(any, names.next());
        Expression each = Cypher.collect(Cypher.unwind(nodes)
                .as(node.self())
                .returning(values(fields, node))
                .build());
        SymbolicName i = names.next();
        Expression hop = Cypher.valueAt(hops, i);
        Expression walked = Cypher.mapOf(
                "type", Cypher.call("type").withArgs(hop).asFunction(),
                "forward", Cypher.call("startNode").withArgs(hop).asFunction().isEqualTo(Cypher.valueAt(nodes, i)));
        Expression onEach =
                Cypher.collect(Cypher.unwind(Cypher.range(Cypher.literalOf(0), length.subtract(Cypher.literalOf(1))))
                        .as(i)
                        .returning(walked)
                        .build());
        Expression row = Cypher.mapOf("length", length, "nodes", each, "steps", onEach);
        return Cypher.valueAt(Cypher.collect(found.returning(row).build()), 0);
    }
}
