package org.sinew.graph.selection;

import static org.sinew.graph.selection.GraphField.Reach.DESCENDANT;
import static org.sinew.graph.selection.GraphField.Reach.SELF;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.neo4j.cypherdsl.core.Condition;
import org.neo4j.cypherdsl.core.Cypher;
import org.neo4j.cypherdsl.core.ExposesMatch;
import org.neo4j.cypherdsl.core.Expression;
import org.neo4j.cypherdsl.core.Node;
import org.neo4j.cypherdsl.core.PatternElement;
import org.neo4j.cypherdsl.core.QuantifiedPathPattern;
import org.neo4j.cypherdsl.core.Relationship;
import org.neo4j.cypherdsl.core.Statement;
import org.neo4j.cypherdsl.core.StatementBuilder.OngoingReading;
import org.neo4j.cypherdsl.core.StatementBuilder.OngoingReadingWithoutWhere;
import org.neo4j.cypherdsl.core.SymbolicName;
import org.sinew.graph.selection.GraphField.Step;
import org.sinew.graph.selection.GraphField.Way;
import org.sinew.graph.selection.Selection.Slot;
import org.sinew.graph.selection.Selection.Source;

/** The clauses that find the nodes and relationships of a source. */
final class Steps {

    private final GraphModel model;
    private final Names names;

    Steps(GraphModel model, Names names) {
        this.model = model;
        this.names = names;
    }

    /** New variables for what the source finds. */
    Item target(Source source, @Nullable Item parent) {
        if (source instanceof Source.Stepped(String ignored, String owner, String field)) {
            return target(model.type(owner).step(field), Objects.requireNonNull(parent));
        }
        GraphType type = model.type(source.type());
        return type.form() == GraphType.Form.EDGE
                ? edge(type)
                : new Item(type, names.next(), null, null, null, source instanceof Source.Search ? names.next() : null);
    }

    Item target(Step step, Item parent) {
        GraphType type = model.type(step.target());
        if (type.form() == GraphType.Form.EDGE) {
            return step.way() instanceof Way.Walk walk ? edge(type, walk.out(), parent.self()) : edge(type);
        }
        return new Item(type, names.next(), null, null, step.properties() == null ? null : names.next(), null);
    }

    private Item edge(GraphType type, boolean out, SymbolicName origin) {
        SymbolicName other = names.next();
        return new Item(type, names.next(), out ? origin : other, out ? other : origin, null, null);
    }

    private Item edge(GraphType type) {
        return new Item(type, names.next(), names.next(), names.next(), null, null);
    }

    /** Finds every {@code target} of the source for which the condition holds. */
    OngoingReading find(Source source, @Nullable Item parent, Item target, Condition condition) {
        return switch (source) {
            case Source.All _ -> Cypher.match(pattern(target)).where(condition);
            case Source.ById(String ignored, Slot id) ->
                target.type().labels().isEmpty()
                        ? Cypher.call(anyFamily(target, parameter(id)))
                                .with(target.self())
                                .where(condition)
                        : Cypher.match(pattern(target))
                                .where(target.id().isEqualTo(parameter(id)).and(condition));
            case Source.Search search -> search(search, target, condition);
            case Source.Stepped(String ignored, String owner, String field) -> {
                GraphType type = model.type(owner);
                yield step(Objects.requireNonNull(parent).as(type), type.step(field), target, condition);
            }
        };
    }

    static Expression parameter(Slot slot) {
        return Cypher.parameter(slot.parameter());
    }

    private static PatternElement pattern(Item item) {
        if (item.isEdge()) {
            return Cypher.anyNode(Objects.requireNonNull(item.start()))
                    .relationshipTo(
                            Cypher.anyNode(Objects.requireNonNull(item.end())),
                            item.type().ownLabel())
                    .named(item.self());
        }
        return labelled(item);
    }

    private static Node labelled(Item item) {
        return item.type().labels().isEmpty()
                ? Cypher.anyNode(item.self())
                : Cypher.node(item.type().ownLabel()).named(item.self());
    }

    private Statement anyFamily(Item target, Expression id) {
        List<Statement> each = model.families().stream()
                .map(family -> Item.node(family, target.self()))
                .map(item -> (Statement) Cypher.match(labelled(item))
                        .where(item.id().isEqualTo(id))
                        .returning(item.self())
                        .build())
                .toList();
        return Cypher.unionAll(each);
    }

    private OngoingReading search(Source.Search search, Item target, Condition condition) {
        SymbolicName score = Objects.requireNonNull(target.score());
        return Cypher.call("db.index.fulltext.queryNodes")
                .withArgs(Cypher.literalOf(search.index()), parameter(search.query()))
                .yield(
                        Cypher.name("node").as(target.self()),
                        Cypher.name("score").as(score))
                .with(target.variables())
                .where(hasLabel(target).and(condition));
    }

    private static Condition hasLabel(Item item) {
        return Cypher.hasLabelsOrType(item.self(), item.type().ownLabel());
    }

    OngoingReading step(Item parent, Step step, Item target, Condition condition) {
        return switch (step.way()) {
            case Way.Walk walk -> walk(null, parent.self(), walk, target, condition);
            case Way.End(boolean start) ->
                Cypher.with(Objects.requireNonNull(start ? parent.start() : parent.end())
                                .as(target.self()))
                        .where(condition);
            case Way.Through(List<String> fields) -> through(parent, fields, target, condition);
            case Way.Query query -> query(parent, query, target, condition);
        };
    }

    private OngoingReading walk(
            @Nullable OngoingReading before, SymbolicName origin, Way.Walk walk, Item target, Condition condition) {
        if (walk.reach() == SELF) {
            return match(before, hop(origin, walk, target))
                    .where(when(walk, target).and(condition));
        }
        SymbolicName from = names.next();
        OngoingReading reached =
                walk.reach() == DESCENDANT ? descendants(before, origin, from) : same(before, origin, from);
        OngoingReading found =
                reached.match(hop(from, walk, target)).where(when(walk, target).and(condition));
        return found.withDistinct(target.variables());
    }

    private static OngoingReadingWithoutWhere match(@Nullable ExposesMatch before, PatternElement pattern) {
        return before == null ? Cypher.match(pattern) : before.match(pattern);
    }

    private static Relationship hop(SymbolicName origin, Way.Walk walk, Item target) {
        Node from = Cypher.anyNode(origin);
        String[] types = walk.types().toArray(String[]::new);
        if (target.isEdge()) {
            Node start = walk.out() ? from : Cypher.anyNode(Objects.requireNonNull(target.start()));
            Node end = walk.out() ? Cypher.anyNode(Objects.requireNonNull(target.end())) : from;
            return start.relationshipTo(end, types).named(target.self());
        }
        Node to = labelled(target);
        Relationship relationship = walk.out() ? from.relationshipTo(to, types) : from.relationshipFrom(to, types);
        SymbolicName link = linkName(walk, target);
        return link == null ? relationship : relationship.named(link);
    }

    private static @Nullable SymbolicName linkName(Way.Walk walk, Item target) {
        if (target.link() != null) {
            return target.link();
        }
        return walk.when() == null ? null : Cypher.name("via_" + target.self().getValue());
    }

    private static Condition when(Way.Walk walk, Item target) {
        GraphField.When when = walk.when();
        return when == null
                ? Cypher.noCondition()
                : Cypher.property(Objects.requireNonNull(linkName(walk, target)), when.property())
                        .isEqualTo(Cypher.literalOf(when.value()));
    }

    /** A term and what means the same: one exact mapping away. */
    private OngoingReading same(@Nullable OngoingReading before, SymbolicName origin, SymbolicName to) {
        SymbolicName mapped = names.next();
        SymbolicName mapping = Cypher.name("mapping");
        return match(before, mappingPattern(origin, to, mapped))
                .where(Cypher.all(mapping)
                        .in(mapped)
                        .where(Cypher.property(mapping, "predicate").isEqualTo(Cypher.literalOf("exact"))))
                .withDistinct(to);
    }

    private static PatternElement mappingPattern(SymbolicName origin, SymbolicName to, SymbolicName mapped) {
        return Cypher.anyNode(origin)
                .relationshipBetween(Cypher.anyNode(to), "MAPS_TO")
                .named(mapped)
                .length(0, 1);
    }

    /** A term's descendants, what maps to one of them exactly or as narrower, and the descendants of that. */
    private OngoingReading descendants(@Nullable OngoingReading before, SymbolicName origin, SymbolicName to) {
        SymbolicName below = names.next();
        SymbolicName code = names.next();
        SymbolicName mapped = names.next();
        return match(before, downwards(origin, below))
                .withDistinct(below)
                .match(mappingPattern(below, code, mapped))
                .where(Cypher.all(Cypher.name("mapping")).in(mapped).where(narrows(below)))
                .withDistinct(code)
                .match(downwards(code, to))
                .withDistinct(to);
    }

    private static PatternElement downwards(SymbolicName from, SymbolicName to) {
        return Cypher.anyNode(from)
                .relationshipFrom(Cypher.anyNode(to), "IS_A")
                .unbounded()
                .min(0);
    }

    private static Condition narrows(SymbolicName broader) {
        SymbolicName mapping = Cypher.name("mapping");
        Expression predicate = Cypher.property(mapping, "predicate");
        Expression subject = Cypher.call("startNode").withArgs(mapping).asFunction();
        return predicate
                .isEqualTo(Cypher.literalOf("exact"))
                .or(predicate.isEqualTo(Cypher.literalOf("broad")).and(subject.isNotEqualTo(broader)))
                .or(predicate.isEqualTo(Cypher.literalOf("narrow")).and(subject.isEqualTo(broader)));
    }

    private OngoingReading through(Item parent, List<String> fields, Item target, Condition condition) {
        OngoingReading reading = null;
        Item at = parent;
        for (int i = 0; i < fields.size(); i++) {
            Step step = at.type().step(fields.get(i));
            Item next = i == fields.size() - 1 ? target : target(step, at);
            reading = part(reading, at, step, next);
            at = next;
        }
        return Objects.requireNonNull(reading).withDistinct(target.variables()).where(condition);
    }

    /** Goes on from what was found before. */
    OngoingReading onwards(OngoingReading before, Item at, Step step, Item next) {
        return part(before, at, step, next);
    }

    private OngoingReading part(@Nullable OngoingReading before, Item at, Step step, Item next) {
        return switch (step.way()) {
            case Way.Walk walk -> walk(before, at.self(), walk, next, Cypher.noCondition());
            case Way.End(boolean start) ->
                Objects.requireNonNull(before)
                        .with(Objects.requireNonNull(start ? at.start() : at.end())
                                .as(next.self()));
            case Way.Through(List<String> fields) -> {
                OngoingReading reading = before;
                Item from = at;
                for (int i = 0; i < fields.size(); i++) {
                    Step inner = from.type().step(fields.get(i));
                    Item to = i == fields.size() - 1 ? next : target(inner, from);
                    reading = part(reading, from, inner, to);
                    from = to;
                }
                yield Objects.requireNonNull(reading);
            }
            case Way.Query _ -> throw new IllegalArgumentException("a statement cannot be a part of @through");
        };
    }

    private OngoingReading query(Item parent, Way.Query query, Item target, Condition condition) {
        SymbolicName self = Cypher.name("this");
        Statement inner = Cypher.returningRaw(Cypher.raw(query.cypher())).build();
        OngoingReading called = Cypher.with(parent.self().as(self)).call(inner, self);
        SymbolicName column = Cypher.name(query.column());
        OngoingReading named = target.isEdge()
                ? called.with(
                        column.as(target.self()),
                        Cypher.call("startNode")
                                .withArgs(column)
                                .asFunction()
                                .as(Objects.requireNonNull(target.start())),
                        Cypher.call("endNode").withArgs(column).asFunction().as(Objects.requireNonNull(target.end())))
                : called.with(column.as(target.self()));
        return named.with(target.variables()).where(condition);
    }

    /** Finds a shortest path between the nodes with the two ids. */
    OngoingReading shortest(Selection.Way way, Item from, Item to, SymbolicName path) {
        PatternElement joined = Cypher.anyNode(from.self())
                .relationshipBetween(Cypher.anyNode(to.self()))
                .quantifyRelationship(QuantifiedPathPattern.interval(1, way.maxHops()));
        return Cypher.call(anyFamily(from, parameter(way.from())))
                .call(anyFamily(to, parameter(way.to())))
                .match(Cypher.anyShortest().named(path).definedBy(joined));
    }

    /** What is compared or sorted by, of an item. */
    Expression value(Item item, Operand operand) {
        return switch (operand) {
            case Operand.Property(var names) -> item.firstOf(names);
            case Operand.Calculated(var query) -> calculated(item.self(), query);
            case Operand.OfLink(Operand.Property(var names)) ->
                Item.firstOf(Objects.requireNonNull(item.link()), names);
            case Operand.OfLink(Operand.Calculated(var query)) ->
                calculated(Objects.requireNonNull(item.link()), query);
            case Operand.OfLink(Operand inner) -> value(item, inner);
            case Operand.Score _ -> Objects.requireNonNull(item.score());
        };
    }

    /** The one value that a statement calculates for a node or relationship. */
    static Expression calculated(SymbolicName of, Way.Query query) {
        SymbolicName self = Cypher.name("this");
        Statement inner = Cypher.returningRaw(Cypher.raw(query.cypher())).build();
        Statement outer = Cypher.with(of.as(self))
                .call(inner, self)
                .returning(Cypher.name(query.column()))
                .build();
        return Cypher.valueAt(Cypher.collect(outer), 0);
    }
}
