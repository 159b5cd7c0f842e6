package org.sinew.graph.selection;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an operation asks of the graph, without the values it asks with: those stand in {@link Slot}s, so that equal
 * selections have the same statement whatever the values.
 *
 * <p>Every field has the {@code key} under which the answer shows it and the {@code column} in which the statement gives
 * it: its place, from 0 and without gaps, among the values of its node or relationship. The {@code types} to which it is
 * confined are empty when it holds for any.
 */
public record Selection(List<Field> fields) {

    /** The column of what the statement need not give. */
    public static final int NOWHERE = -1;

    /** The place of a value; the statement's parameter {@code p<index>}. */
    public record Slot(int index) {
        String parameter() {
            return "p" + index;
        }
    }

    public sealed interface Field {
        String key();

        int column();

        Set<String> types();
    }

    /** @param properties the first that is present counts */
    public record Value(String key, int column, Set<String> types, List<String> properties, GraphField.Scalar scalar)
            implements Field {}

    public record Calculated(
            String key, int column, Set<String> types, GraphField.Way.Query query, GraphField.Kind kind)
            implements Field {}

    /**
     * The name of the concrete type. Where fields are confined to types, the first of them is such a one.
     *
     * @param key empty when only the answer's layout needs it
     * @param of the type that the field is asked of
     */
    public record TypeName(String key, int column, Set<String> types, String of) implements Field {}

    /** At most one node or relationship. */
    public record One(String key, int column, Set<String> types, Source source, List<Field> fields) implements Field {}

    /** A short list. */
    public record Items(String key, int column, Set<String> types, Source source, List<Field> fields)
            implements Field {}

    /** Each of its rows is a node, its link's properties and its cursor, in the places of the constants. */
    public record Connection(
            String key,
            int column,
            Set<String> types,
            Source source,
            @Nullable Filter filter,
            List<Order> order,
            Page page,
            List<Part> parts)
            implements Field {

        public static final int NODE = 0;
        public static final int PROPERTIES = 1;
        public static final int CURSOR = 2;

        public boolean needsItems() {
            return parts.stream().anyMatch(p -> !(p instanceof Part.Total || p instanceof Part.Name));
        }

        public boolean needsTotal() {
            return parts.stream().anyMatch(Part.Total.class::isInstance);
        }
    }

    public record Aggregate(
            String key,
            int column,
            Set<String> types,
            Source source,
            @Nullable Filter filter,
            List<Measure> measures) implements Field {}

    /** The shortest way between two nodes. */
    public record Way(String key, int column, Set<String> types, Slot from, Slot to, int maxHops, List<WayPart> parts)
            implements Field {}

    /** Where the nodes or relationships of a field come from. */
    public sealed interface Source {
        /** The type of what is found. */
        String type();

        record ById(String type, Slot id) implements Source {}

        record All(String type) implements Source {}

        record Search(String type, String index, Slot query) implements Source {}

        /** @param owner the type whose field makes the step */
        record Stepped(String type, String owner, String field) implements Source {}
    }

    /** @param after the place after which the page starts: the values of the order and the id */
    public record Page(Slot limit, @Nullable After after) {}

    /** The values of the last row before the page; an absent value is {@code null}. */
    public record After(List<@Nullable Slot> values) {}

    public record Order(Operand operand, boolean descending) {}

    /** What is asked of a connection. */
    public sealed interface Part {
        String key();

        record Total(String key) implements Part {}

        record PageInfo(String key, List<Named> fields) implements Part {}

        record Edges(String key, List<EdgePart> parts) implements Part {}

        record Nodes(String key, List<Field> fields) implements Part {}

        record Name(String key, String type) implements Part {}
    }

    /** What is asked of a connection's edge. */
    public sealed interface EdgePart {
        String key();

        record Cursor(String key) implements EdgePart {}

        record Node(String key, List<Field> fields) implements EdgePart {}

        record Properties(String key, List<Field> fields) implements EdgePart {}

        record Name(String key, String type) implements EdgePart {}
    }

    /** What is asked of an aggregate. */
    public sealed interface Measure {
        String key();

        record Count(String key) implements Measure {}

        /**
         * @param steps single steps to what is grouped by
         * @param value the property to group by there, or absent to group by the node
         */
        record Groups(
                String key,
                String column,
                List<String> steps,
                @Nullable GroupValue value,
                Slot limit,
                List<GroupPart> parts)
                implements Measure {}

        record Name(String key, String type) implements Measure {}
    }

    public record GroupValue(String property, boolean byYear) {}

    /** What is asked of a group. */
    public sealed interface GroupPart {
        String key();

        record Key(String key) implements GroupPart {}

        record Count(String key) implements GroupPart {}

        record Node(String key, List<Field> fields) implements GroupPart {}

        record Name(String key, String type) implements GroupPart {}
    }

    /** What is asked of a path. */
    public sealed interface WayPart {
        String key();

        record Length(String key) implements WayPart {}

        record Nodes(String key, List<Field> fields) implements WayPart {}

        record Steps(String key, List<Named> fields) implements WayPart {}

        record Name(String key, String type) implements WayPart {}
    }

    /** A field of a type that the graph does not hold, and the key it is shown under. */
    public record Named(String key, String name) {}
}
