package org.sinew.api.graphql;

import graphql.language.Directive;
import graphql.language.ImplementingTypeDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sinew.graph.selection.GraphField;
import org.sinew.graph.selection.GraphField.Scalar;
import org.sinew.graph.selection.GraphField.Step;
import org.sinew.graph.selection.GraphModel;
import org.sinew.graph.selection.GraphType;

/** Names and texts of the types that connections, filters, orders and aggregates need; each is written once. */
final class GeneratedTypes {

    /** What is asked of the relationship itself, beside what is asked of the node that it leads to. */
    static final String LINK = "edge";

    private final TypeDefinitionRegistry registry;
    private final GraphModel model;
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Deque<Runnable> open = new ArrayDeque<>();

    GeneratedTypes(TypeDefinitionRegistry registry, GraphModel model) {
        this.registry = registry;
        this.model = model;
    }

    GraphType type(String name) {
        return model.type(name);
    }

    String text() {
        while (!open.isEmpty()) {
            open.pop().run();
        }
        return String.join("\n", texts.values());
    }

    private String once(String name, Supplier<String> text) {
        if (texts.putIfAbsent(name, "") == null) {
            open.push(() -> texts.put(name, text.get()));
        }
        return name;
    }

    String connection(GraphType target, @Nullable String properties) {
        String base = linked(target, properties);
        String edge = once(base + "Edge", () -> edge(base + "Edge", target, properties));
        return once(base + "Connection", () -> """
                "A page of %1$s."
                type %2$sConnection {
                  "How many there are on all pages."
                  totalCount: Int!
                  "Where the page stands."
                  pageInfo: PageInfo!
                  "The page, with each one's cursor%4$s."
                  edges: [%3$s!]!
                  "The page."
                  nodes: [%1$s!]!
                }
                """.formatted(
                        target.name(), base, edge, properties == null ? "" : " and the relationship's properties"));
    }

    private static String edge(String name, GraphType target, @Nullable String properties) {
        String own = properties == null ? "" : "\"What the relationship says.\" properties: " + properties + "!";
        return """
                "One %1$s of a connection."
                type %2$s {
                  "Where it stands in the connection."
                  cursor: String!
                  "The %1$s."
                  node: %1$s!
                  %3$s
                }
                """.formatted(target.name(), name, own);
    }

    String selectionArguments(GraphType target, @Nullable String properties) {
        return whereArgument(target, properties)
                + ", \"How to sort; what is equal is sorted by id.\" orderBy: [%s!]"
                        .formatted(order(target, properties));
    }

    String whereArgument(GraphType target, @Nullable String properties) {
        return "\"What must hold.\" where: " + where(target, properties);
    }

    private String order(GraphType target, @Nullable String properties) {
        String name = linked(target, properties) + "Order";
        return once(name, () -> {
            StringBuilder text =
                    new StringBuilder("\"By which one field to sort %s.\" input %s {\n".formatted(target.name(), name));
            if (properties != null) {
                text.append("\"By what the relationship says.\" %s: %s\n"
                        .formatted(LINK, order(model.type(properties), null)));
            }
            target.fields().forEach((field, meaning) -> {
                if (isSortable(meaning)) {
                    text.append("\"By `%s`.\" %s: SortDirection\n".formatted(field, field));
                }
            });
            return text.append("}\n").toString();
        });
    }

    private static boolean isSortable(GraphField field) {
        return field instanceof GraphField.Calculated || (field instanceof Scalar scalar && !scalar.list());
    }

    private static String linked(GraphType target, @Nullable String properties) {
        return target.name() + (properties == null ? "" : properties);
    }

    private String where(GraphType target, @Nullable String properties) {
        String name = linked(target, properties) + "Where";
        return once(name, () -> {
            StringBuilder text = new StringBuilder("""
                    "Conditions on a %1$s; all that are given must hold."
                    input %2$s {
                    "All of these hold." and: [%2$s!]
                    "At least one of these holds." or: [%2$s!]
                    "This does not hold." not: %2$s
                    """.formatted(target.name(), name));
            if (properties != null) {
                text.append("\"Of what the relationship says.\" %s: %s\n"
                        .formatted(LINK, where(model.type(properties), null)));
            }
            if (isClassified(target)) {
                text.append("\"It is one of these terms or subsumed by one, also through mappings.\" isA: [ID!]\n");
            }
            target.fields().forEach((field, meaning) -> text.append(condition(field, meaning)));
            return text.append("}\n").toString();
        });
    }

    boolean isClassified(GraphType type) {
        return !type.classifiedBy().isEmpty() || type.labels().contains("Term");
    }

    private String condition(String field, GraphField meaning) {
        return switch (meaning) {
            case Scalar scalar ->
                "\"Of `%s`.\" %s: %s\n".formatted(field, field, scalarWhere(scalar.kind(), scalar.list()));
            case Step step
            when step.many() ->
                "\"Of those in `%s`.\" %s: %s\n"
                        .formatted(field, field, related(model.type(step.target()), step.properties()));
            case Step step ->
                "\"Of `%s`; does not hold where there is none.\" %s: %s\n"
                        .formatted(field, field, where(model.type(step.target()), step.properties()));
            case GraphField.Calculated(var _, var kind) ->
                "\"Of `%s`.\" %s: %s\n".formatted(field, field, scalarWhere(kind, false));
        };
    }

    private static String scalarWhere(GraphField.Kind kind, boolean isList) {
        if (isList) {
            return "StringListWhere";
        }
        return switch (kind) {
            case TEXT -> "StringWhere";
            case INT -> "IntWhere";
            case FLOAT -> "FloatWhere";
            case BOOLEAN -> "BooleanWhere";
            case TIME -> "DateTimeWhere";
        };
    }

    private String related(GraphType target, @Nullable String properties) {
        String where = where(target, properties);
        String name = linked(target, properties) + "Related";
        return once(name, () -> """
                "How many of the related %1$s meet conditions."
                input %2$s {
                  "At least one does."
                  some: %3$s
                  "None does."
                  none: %3$s
                  "There is none that does not."
                  all: %3$s
                }
                """.formatted(target.name(), name, where));
    }

    String aggregate(GraphType target) {
        String name = target.name() + "Aggregate";
        return once(name, () -> {
            StringBuilder text = new StringBuilder(
                    "\"Counts of %s.\" type %s { \"How many there are.\" count: Int!\n".formatted(target.name(), name));
            groups(target.name()).forEach((group, by) -> text.append(group(target, group, by)));
            return text.append("}\n").toString();
        });
    }

    private String group(GraphType target, String name, String by) {
        String first = "(\"How many groups at most, the largest first.\" first: Int)";
        GraphType at = target;
        for (String part : by.split("\\.", -1)) {
            if (at.fields().get(part) instanceof Step step) {
                at = model.type(step.target());
            } else {
                valueGroup();
                return "\"Counts by `%s`.\" %s%s: [ValueGroup!]!\n".formatted(by, name, first);
            }
        }
        return "\"Counts by `%s`.\" %s%s: [%s!]!\n".formatted(by, name, first, nodeGroup(at));
    }

    private void valueGroup() {
        once("ValueGroup", () -> """
                "Those with one value."
                type ValueGroup {
                  "The value; absent for those without one."
                  key: String
                  "How many there are."
                  count: Int!
                }
                """);
    }

    private String nodeGroup(GraphType of) {
        String name = of.name() + "Group";
        String field = RootFields.lowerFirst(of.name());
        return once(name, () -> """
                "Those with one %1$s."
                type %2$s {
                  "What they have in common."
                  %3$s: %1$s!
                  "How many there are."
                  count: Int!
                }
                """.formatted(of.name(), name, field));
    }

    /** The groupings of a type and its interfaces by their names. */
    Map<String, String> groups(String typeName) {
        Map<String, String> groups = new LinkedHashMap<>();
        ImplementingTypeDefinition<?> type =
                (ImplementingTypeDefinition<?>) Objects.requireNonNull(registry.getTypeOrNull(typeName));
        Set<ImplementingTypeDefinition<?>> all = new LinkedHashSet<>();
        for (InterfaceTypeDefinition parent : new Inheritance(registry).interfaces(type)) {
            all.add(parent);
        }
        all.add(type);
        for (ImplementingTypeDefinition<?> each : all) {
            for (Directive group : new Directives(each).all("group")) {
                groups.put(
                        Directives.text(group, "name").orElseThrow(),
                        Directives.text(group, "by").orElseThrow());
            }
        }
        return groups;
    }
}
