package org.sinew.api.graphql;

import graphql.normalized.ExecutableNormalizedField;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sinew.graph.selection.GraphField.Kind;
import org.sinew.graph.selection.GraphModel;
import org.sinew.graph.selection.GraphType;
import org.sinew.graph.selection.Selection;
import org.sinew.graph.selection.Selection.EdgePart;
import org.sinew.graph.selection.Selection.Field;
import org.sinew.graph.selection.Selection.GroupPart;
import org.sinew.graph.selection.Selection.Measure;
import org.sinew.graph.selection.Selection.Named;
import org.sinew.graph.selection.Selection.Part;
import org.sinew.graph.selection.Selection.WayPart;
import org.sinew.graph.selection.SelectionCompiler;

/** The statement's row in the shape of the operation. */
final class Answer {

    private final GraphModel model;
    private final Request request;
    private final Computation computation;

    Answer(GraphModel model, Request request, Computation computation) {
        this.model = model;
        this.request = request;
        this.computation = computation;
    }

    /** @param row the one row of the compiled statement */
    Map<String, @Nullable Object> of(Map<String, ?> row) {
        return values(request.selection().fields(), list(row.get(SelectionCompiler.ANSWER)));
    }

    private Map<String, @Nullable Object> values(List<Field> fields, List<?> row) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        fields.forEach(f -> answer.put(f.key(), value(f, row)));
        return answer;
    }

    private @Nullable Object value(Field field, List<?> row) {
        Object value = field.column() == Selection.NOWHERE ? null : row.get(field.column());
        return switch (field) {
            case Selection.Value v -> {
                ExecutableNormalizedField asked = request.computed().get(v);
                yield asked == null
                        ? scalar(value, v.scalar().kind())
                        : computation.value(asked, String.valueOf(value));
            }
            case Selection.Calculated c -> scalar(value, c.kind());
            case Selection.TypeName name -> typeName(name, row);
            case Selection.One one ->
                value == null ? null : object(one.fields(), one.source().type(), list(value));
            case Selection.Items items -> {
                List<Object> all = new ArrayList<>();
                list(value)
                        .forEach(v ->
                                all.add(object(items.fields(), items.source().type(), list(v))));
                yield all;
            }
            case Selection.Connection connection -> connection(connection, map(value));
            case Selection.Aggregate aggregate -> aggregate(aggregate, map(value));
            case Selection.Way way -> value == null ? null : way(way, map(value));
        };
    }

    private static @Nullable Object scalar(@Nullable Object value, Kind kind) {
        return switch (value) {
            case null -> null;
            case List<?> list -> list.stream().map(v -> scalar(v, kind)).toList();
            case TemporalAccessor time -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
            case Number number when kind == Kind.FLOAT -> number.doubleValue();
            case Number number when kind == Kind.INT -> number.longValue();
            case Boolean flag when kind == Kind.BOOLEAN -> flag;
            default -> kind == Kind.TEXT ? value.toString() : value;
        };
    }

    private static String typeName(Selection.TypeName name, List<?> row) {
        return name.column() == Selection.NOWHERE ? name.of() : String.valueOf(row.get(name.column()));
    }

    private Map<String, @Nullable Object> object(List<Field> fields, String type, List<?> row) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        String concrete =
                !fields.isEmpty() && fields.getFirst() instanceof Selection.TypeName name ? typeName(name, row) : type;
        for (Field field : fields) {
            if (!field.key().isEmpty()
                    && (field.types().isEmpty() || field.types().contains(concrete))) {
                object.put(field.key(), value(field, row));
            }
        }
        return object;
    }

    private Map<String, @Nullable Object> connection(Selection.Connection connection, Map<?, ?> row) {
        List<?> all = list(row.get("items"));
        int size = (int) ((long) request.values().get(connection.page().limit().index())) - 1;
        boolean hasNext = all.size() > size;
        List<?> page = hasNext ? all.subList(0, size) : all;
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        for (Part part : connection.parts()) {
            answer.put(
                    part.key(),
                    switch (part) {
                        case Part.Total _ -> row.get("total");
                        case Part.Name(String _, String type) -> type;
                        case Part.PageInfo(String _, var fields) -> pageInfo(connection, fields, page, hasNext);
                        case Part.Nodes(String _, var fields) ->
                            page.stream()
                                    .map(r -> node(connection, fields, list(r)))
                                    .toList();
                        case Part.Edges(String _, var parts) ->
                            page.stream()
                                    .map(r -> edge(connection, parts, list(r)))
                                    .toList();
                    });
        }
        return answer;
    }

    private Map<String, @Nullable Object> node(Selection.Connection connection, List<Field> fields, List<?> row) {
        return object(fields, connection.source().type(), list(row.get(Selection.Connection.NODE)));
    }

    private Map<String, @Nullable Object> edge(Selection.Connection connection, List<EdgePart> parts, List<?> row) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        for (EdgePart part : parts) {
            answer.put(
                    part.key(),
                    switch (part) {
                        case EdgePart.Cursor _ -> cursor(connection, row);
                        case EdgePart.Name(String _, String type) -> type;
                        case EdgePart.Node(String _, var fields) -> node(connection, fields, row);
                        case EdgePart.Properties(String _, var fields) ->
                            values(fields, list(row.get(Selection.Connection.PROPERTIES)));
                    });
        }
        return answer;
    }

    private String cursor(Selection.Connection connection, List<?> row) {
        String order = PageReader.name(model.type(connection.source().type()), connection.order());
        return Cursors.write(order, list(row.get(Selection.Connection.CURSOR)));
    }

    private Map<String, @Nullable Object> pageInfo(
            Selection.Connection connection, List<Named> fields, List<?> page, boolean hasNext) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        for (Named field : fields) {
            answer.put(
                    field.key(),
                    switch (field.name()) {
                        case "hasNextPage" -> hasNext;
                        case "hasPreviousPage" -> connection.page().after() != null;
                        case "startCursor" -> page.isEmpty() ? null : cursor(connection, list(page.getFirst()));
                        case "endCursor" -> page.isEmpty() ? null : cursor(connection, list(page.getLast()));
                        default -> "PageInfo";
                    });
        }
        return answer;
    }

    private Map<String, @Nullable Object> aggregate(Selection.Aggregate aggregate, Map<?, ?> row) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        for (Measure measure : aggregate.measures()) {
            answer.put(
                    measure.key(),
                    switch (measure) {
                        case Measure.Count _ -> row.get("count");
                        case Measure.Name(String _, String type) -> type;
                        case Measure.Groups groups ->
                            list(row.get(groups.column())).stream()
                                    .map(g -> group(
                                            groups, map(g), aggregate.source().type()))
                                    .toList();
                    });
        }
        return answer;
    }

    private Map<String, @Nullable Object> group(Measure.Groups groups, Map<?, ?> row, String type) {
        GraphType at = model.type(type);
        for (String step : groups.steps()) {
            at = model.type(at.step(step).target());
        }
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        for (GroupPart part : groups.parts()) {
            answer.put(
                    part.key(),
                    switch (part) {
                        case GroupPart.Key _ -> row.get("key") == null ? null : String.valueOf(row.get("key"));
                        case GroupPart.Count _ -> row.get("count");
                        case GroupPart.Name(String _, String name) -> name;
                        case GroupPart.Node(String _, var fields) -> object(fields, at.name(), list(row.get("node")));
                    });
        }
        return answer;
    }

    private Map<String, @Nullable Object> way(Selection.Way way, Map<?, ?> row) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        for (WayPart part : way.parts()) {
            answer.put(
                    part.key(),
                    switch (part) {
                        case WayPart.Length _ -> row.get("length");
                        case WayPart.Name(String _, String type) -> type;
                        case WayPart.Nodes(String _, var fields) ->
                            list(row.get("nodes")).stream()
                                    .map(n -> object(fields, "Node", list(n)))
                                    .toList();
                        case WayPart.Steps(String _, var fields) ->
                            list(row.get("steps")).stream()
                                    .map(s -> step(fields, map(s)))
                                    .toList();
                    });
        }
        return answer;
    }

    private static Map<String, @Nullable Object> step(List<Named> fields, Map<?, ?> row) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        fields.forEach(
                f -> answer.put(f.key(), f.name().equals(SelectionReader.TYPE_NAME) ? "PathStep" : row.get(f.name())));
        return answer;
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }
}
