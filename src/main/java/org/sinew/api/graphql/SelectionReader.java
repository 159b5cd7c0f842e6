package org.sinew.api.graphql;

import graphql.normalized.ExecutableNormalizedField;
import graphql.normalized.ExecutableNormalizedOperation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sinew.graph.selection.Filter;
import org.sinew.graph.selection.GraphField;
import org.sinew.graph.selection.GraphField.Scalar;
import org.sinew.graph.selection.GraphField.Step;
import org.sinew.graph.selection.GraphModel;
import org.sinew.graph.selection.GraphType;
import org.sinew.graph.selection.Selection;
import org.sinew.graph.selection.Selection.EdgePart;
import org.sinew.graph.selection.Selection.Field;
import org.sinew.graph.selection.Selection.GroupPart;
import org.sinew.graph.selection.Selection.GroupValue;
import org.sinew.graph.selection.Selection.Measure;
import org.sinew.graph.selection.Selection.Named;
import org.sinew.graph.selection.Selection.Part;
import org.sinew.graph.selection.Selection.Source;
import org.sinew.graph.selection.Selection.WayPart;
import org.sinew.term.Sentence;

/** Reads one operation, whose fragments, aliases, variables and conditions are already resolved. */
final class SelectionReader {

    static final String TYPE_NAME = "__typename";

    private static final String AGGREGATE = "Aggregate";

    private final GraphSchema schema;
    private final GraphModel model;
    private final TermLookup terms;
    private final GraphQlSettings settings;
    private final String language;
    private final Computation computation;
    private final Reach reach;
    private final Slots slots = new Slots();
    private final IdentityHashMap<Field, ExecutableNormalizedField> computed = new IdentityHashMap<>();

    SelectionReader(
            GraphSchema schema,
            TermLookup terms,
            GraphQlSettings settings,
            String language,
            Computation computation,
            boolean showsPatients) {
        this.schema = schema;
        this.model = schema.model();
        this.terms = terms;
        this.settings = settings;
        this.language = language;
        this.computation = computation;
        this.reach = new Reach(model, showsPatients);
    }

    /** Reads the fields that ask something of the graph; introspection and computed root fields are left out. */
    Request read(ExecutableNormalizedOperation operation) {
        Columns columns = new Columns();
        List<Field> fields = new ArrayList<>();
        for (ExecutableNormalizedField field : operation.getTopLevelFields()) {
            if (!field.getName().startsWith("__") && !schema.isComputed(field)) {
                fields.add(root(field, columns.next()));
            }
        }
        return new Request(new Selection(List.copyOf(fields)), slots.values(), reach.isKnowledge(), computed);
    }

    private Field root(ExecutableNormalizedField field, int column) {
        return switch (schema.root(field.getName())) {
            case RootFields.Root.One(String type) -> byId(field, column, reach.byId(type));
            case RootFields.Root.Many(String type, String search) ->
                connection(field, column, Set.of(), many(field, type, search), null);
            case RootFields.Root.Counts(String type) ->
                aggregate(field, column, Set.of(), new Source.All(reach.at(type)));
            case RootFields.Root.Path() -> way(field, column);
        };
    }

    private Field byId(ExecutableNormalizedField field, int column, String type) {
        return new Selection.One(
                field.getResultKey(),
                column,
                Set.of(),
                new Source.ById(type, slots.put(argument(field, "id"))),
                fields(field.getChildren(), model.type(type)));
    }

    private Source many(ExecutableNormalizedField field, String type, @Nullable String index) {
        return index != null && argument(field, "search") instanceof String words
                ? new Source.Search(reach.at(type), index, slots.put(SearchText.query(words)))
                : new Source.All(reach.at(type));
    }

    private static @Nullable Object argument(ExecutableNormalizedField field, String name) {
        return field.getResolvedArguments().get(name);
    }

    private List<Field> fields(List<ExecutableNormalizedField> children, GraphType parent) {
        return fields(children, parent, new Columns());
    }

    private List<Field> fields(List<ExecutableNormalizedField> children, GraphType parent, Columns columns) {
        List<Field> fields = new ArrayList<>();
        boolean needsType = false;
        for (ExecutableNormalizedField child : children) {
            for (Set<String> alike : alike(child, parent)) {
                Set<String> types = confined(alike, parent);
                needsType |= !types.isEmpty() || child.getName().equals(TYPE_NAME);
                fields.add(field(child, parent, alike.iterator().next(), types, columns));
            }
        }
        if (needsType && parent.isAbstract()) {
            fields.addFirst(new Selection.TypeName("", columns.type(), Set.of(), parent.name()));
        }
        return List.copyOf(fields);
    }

    /** The parent's concrete types that the field is asked of, those together for which it means the same. */
    private Collection<Set<String>> alike(ExecutableNormalizedField child, GraphType parent) {
        Map<Object, Set<String>> byMeaning = new LinkedHashMap<>();
        for (String name : new TreeSet<>(child.getObjectTypeNames())) {
            if (parent.name().equals(name) || parent.members().contains(name)) {
                Object meaning = meaning(model.type(name), child.getName());
                byMeaning.computeIfAbsent(meaning, _ -> new TreeSet<>()).add(name);
            }
        }
        return byMeaning.values();
    }

    private static Object meaning(GraphType type, String field) {
        GraphField own = type.fields().get(field);
        if (own == null && field.endsWith(AGGREGATE)) {
            own = type.fields().get(field.substring(0, field.length() - AGGREGATE.length()));
        }
        return own == null ? field : own;
    }

    private static Set<String> confined(Set<String> types, GraphType parent) {
        return !parent.isAbstract() || types.containsAll(parent.members()) ? Set.of() : types;
    }

    private Field field(
            ExecutableNormalizedField field, GraphType parent, String ownerName, Set<String> types, Columns columns) {
        String key = field.getResultKey();
        if (field.getName().equals(TYPE_NAME)) {
            int column = parent.isAbstract() ? columns.type() : Selection.NOWHERE;
            return new Selection.TypeName(key, column, types, parent.name());
        }
        GraphType owner = model.type(ownerName);
        int column = columns.next();
        GraphField meaning = owner.fields().get(field.getName());
        if (schema.isComputed(field)) {
            return computed(field, key, column, types, owner);
        }
        if (meaning == null) {
            String of = field.getName().substring(0, field.getName().length() - AGGREGATE.length());
            return aggregate(field, column, types, stepped(owner, of));
        }
        return switch (meaning) {
            case Scalar scalar -> new Selection.Value(key, column, types, properties(field, scalar), scalar);
            case GraphField.Calculated(var query, var kind) ->
                new Selection.Calculated(key, column, types, query, kind);
            case Step step
            when !step.many() ->
                new Selection.One(
                        key,
                        column,
                        types,
                        stepped(owner, field.getName()),
                        fields(field.getChildren(), model.type(step.target())));
            case Step step
            when schema.isPlain(owner.name(), field.getName()) ->
                new Selection.Items(
                        key,
                        column,
                        types,
                        stepped(owner, field.getName()),
                        fields(field.getChildren(), model.type(step.target())));
            case Step step -> connection(field, column, types, stepped(owner, field.getName()), step.properties());
        };
    }

    private Field computed(
            ExecutableNormalizedField field, String key, int column, Set<String> types, GraphType owner) {
        Scalar id = owner.scalar("id");
        Field handle = new Selection.Value(key, column, types, List.of(id.property()), id);
        computed.put(handle, field);
        return handle;
    }

    private Source stepped(GraphType owner, String field) {
        return new Source.Stepped(reach.at(owner.step(field).target()), owner.name(), field);
    }

    private List<String> properties(ExecutableNormalizedField field, Scalar scalar) {
        if (scalar.languages().isEmpty()) {
            return List.of(scalar.property());
        }
        return Languages.properties(scalar, argument(field, "lang") instanceof String tag ? tag : language);
    }

    private Field connection(
            ExecutableNormalizedField field,
            int column,
            Set<String> types,
            Source source,
            @Nullable String properties) {
        GraphType type = model.type(source.type());
        GraphType link = properties == null ? null : model.type(properties);
        PageReader page = new PageReader(field, type, source instanceof Source.Search, link, settings);
        Filter filter = filter(field, type, properties);
        Columns columns = new Columns();
        Columns linkColumns = new Columns();
        List<Part> parts = new ArrayList<>();
        String name = type.name() + Objects.requireNonNullElse(properties, "") + "Connection";
        for (ExecutableNormalizedField child : field.getChildren()) {
            if (child.getObjectTypeNames().contains(name)) {
                parts.add(part(child, type, properties, columns, linkColumns));
            }
        }
        return new Selection.Connection(
                field.getResultKey(),
                column,
                types,
                source,
                filter,
                page.order(),
                page.page(slots),
                List.copyOf(parts));
    }

    private Part part(
            ExecutableNormalizedField child,
            GraphType type,
            @Nullable String properties,
            Columns columns,
            Columns linkColumns) {
        String key = child.getResultKey();
        return switch (child.getName()) {
            case "totalCount" -> new Part.Total(key);
            case "pageInfo" -> new Part.PageInfo(key, named(child));
            case "nodes" -> new Part.Nodes(key, fields(child.getChildren(), type, columns));
            case "edges" ->
                new Part.Edges(
                        key,
                        child.getChildren().stream()
                                .filter(edge -> edge.getObjectTypeNames()
                                        .contains(type.name() + Objects.requireNonNullElse(properties, "") + "Edge"))
                                .map(edge -> edgePart(edge, type, properties, columns, linkColumns))
                                .toList());
            default -> new Part.Name(key, type.name() + Objects.requireNonNullElse(properties, "") + "Connection");
        };
    }

    private EdgePart edgePart(
            ExecutableNormalizedField part,
            GraphType type,
            @Nullable String properties,
            Columns columns,
            Columns linkColumns) {
        String key = part.getResultKey();
        return switch (part.getName()) {
            case "cursor" -> new EdgePart.Cursor(key);
            case "node" -> new EdgePart.Node(key, fields(part.getChildren(), type, columns));
            case "properties" ->
                new EdgePart.Properties(
                        key, fields(part.getChildren(), model.type(Objects.requireNonNull(properties)), linkColumns));
            default -> new EdgePart.Name(key, type.name() + Objects.requireNonNullElse(properties, "") + "Edge");
        };
    }

    private static List<Named> named(ExecutableNormalizedField field) {
        return field.getChildren().stream()
                .map(c -> new Named(c.getResultKey(), c.getName()))
                .toList();
    }

    private @Nullable Filter filter(ExecutableNormalizedField field, GraphType type, @Nullable String link) {
        var where = new WhereReader(model, terms, slots, computation, reach, path(field));
        return reach.narrowed(type.name(), where.read(argument(field, "where"), type, link));
    }

    private Field aggregate(ExecutableNormalizedField field, int column, Set<String> types, Source source) {
        GraphType type = model.type(source.type());
        String link = source instanceof Source.Stepped(String _, String owner, String step)
                ? model.type(owner).step(step).properties()
                : null;
        Filter filter = filter(field, type, link);
        Columns columns = new Columns();
        List<Measure> measures = field.getChildren().stream()
                .map(child -> measure(child, type, columns))
                .toList();
        return new Selection.Aggregate(field.getResultKey(), column, types, source, filter, measures);
    }

    private Measure measure(ExecutableNormalizedField field, GraphType type, Columns columns) {
        String key = field.getResultKey();
        return switch (field.getName()) {
            case "count" -> new Measure.Count(key);
            case TYPE_NAME -> new Measure.Name(key, field.getSingleObjectTypeName());
            default -> groups(field, type, "groups" + columns.next());
        };
    }

    private Measure groups(ExecutableNormalizedField field, GraphType type, String column) {
        List<String> steps = new ArrayList<>();
        GroupValue value = null;
        GraphType at = type;
        String[] parts = schema.grouping(type.name(), field.getName()).split("\\.", -1);
        for (int i = 0; i < parts.length && value == null; i++) {
            if (at.field(parts[i]) instanceof Step step) {
                steps.add(parts[i]);
                at = model.type(reach.at(step.target()));
            } else {
                value = new GroupValue(at.scalar(parts[i]).property(), i < parts.length - 1);
            }
        }
        GraphType of = at;
        List<GroupPart> selected =
                field.getChildren().stream().map(c -> groupPart(c, of)).toList();
        int first = PageReader.first(field, settings);
        return new Measure.Groups(field.getResultKey(), column, steps, value, slots.put((long) first), selected);
    }

    private GroupPart groupPart(ExecutableNormalizedField field, GraphType of) {
        String key = field.getResultKey();
        return switch (field.getName()) {
            case "key" -> new GroupPart.Key(key);
            case "count" -> new GroupPart.Count(key);
            case TYPE_NAME -> new GroupPart.Name(key, field.getSingleObjectTypeName());
            default -> new GroupPart.Node(key, fields(field.getChildren(), of));
        };
    }

    private Field way(ExecutableNormalizedField field, int column) {
        int hops = argument(field, "maxHops") instanceof Integer most ? most : 6;
        if (hops < 1 || hops > settings.maxHops()) {
            throw new Refused(
                    Refused.Code.BAD_USER_INPUT,
                    Sentence.of("refusal", "max-hops", settings.maxHops(), String.valueOf(hops)),
                    path(field));
        }
        reach.way();
        List<WayPart> parts = field.getChildren().stream().map(this::wayPart).toList();
        return new Selection.Way(
                field.getResultKey(),
                column,
                Set.of(),
                slots.put(argument(field, "from")),
                slots.put(argument(field, "to")),
                hops,
                parts);
    }

    private WayPart wayPart(ExecutableNormalizedField field) {
        String key = field.getResultKey();
        return switch (field.getName()) {
            case "length" -> new WayPart.Length(key);
            case "nodes" -> new WayPart.Nodes(key, fields(field.getChildren(), model.type("Node")));
            case "steps" -> new WayPart.Steps(key, named(field));
            default -> new WayPart.Name(key, field.getSingleObjectTypeName());
        };
    }

    static List<Object> path(ExecutableNormalizedField field) {
        return List.copyOf(field.getListOfResultKeys());
    }
}
