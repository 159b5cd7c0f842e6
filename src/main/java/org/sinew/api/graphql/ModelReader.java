package org.sinew.api.graphql;

import graphql.language.FieldDefinition;
import graphql.language.ImplementingTypeDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sinew.graph.selection.GraphField;
import org.sinew.graph.selection.GraphField.Kind;
import org.sinew.graph.selection.GraphField.Reach;
import org.sinew.graph.selection.GraphField.Way;
import org.sinew.graph.selection.GraphModel;
import org.sinew.graph.selection.GraphType;
import org.sinew.graph.selection.GraphType.Form;

/** What the schema's directives say of the graph. */
final class ModelReader {

    private static final Map<String, Kind> SCALARS = Map.of(
            "ID",
            Kind.TEXT,
            "String",
            Kind.TEXT,
            "Int",
            Kind.INT,
            "Float",
            Kind.FLOAT,
            "Boolean",
            Kind.BOOLEAN,
            "DateTime",
            Kind.TIME);

    private final TypeDefinitionRegistry registry;
    private final Inheritance inheritance;

    ModelReader(TypeDefinitionRegistry registry) {
        this.registry = registry;
        this.inheritance = new Inheritance(registry);
    }

    GraphModel read() {
        Map<String, GraphType> types = new LinkedHashMap<>();
        registry.getTypes(ImplementingTypeDefinition.class)
                .forEach(t -> form(t).ifPresent(
                                form -> types.put(t.getName(), type((ImplementingTypeDefinition<?>) t, form))));
        return new GraphModel(Map.copyOf(types));
    }

    private static Optional<Form> form(ImplementingTypeDefinition<?> type) {
        Directives directives = new Directives(type);
        if (directives.has("edge")) {
            return Optional.of(Form.EDGE);
        }
        if (directives.has("relationshipProperties")) {
            return Optional.of(Form.PROPERTIES);
        }
        return directives.has("node") || type.getName().equals("Node") ? Optional.of(Form.NODE) : Optional.empty();
    }

    private GraphType type(ImplementingTypeDefinition<?> type, Form form) {
        List<String> labels = labels(type, form);
        List<String> members =
                type instanceof InterfaceTypeDefinition ? inheritance.members(type.getName()) : List.of();
        Map<String, GraphField> fields = new LinkedHashMap<>();
        for (FieldDefinition field : inheritance.fields(type)) {
            fields.put(field.getName(), field(field));
        }
        boolean isFamily = form == Form.NODE
                && inheritance.interfaces(type).stream()
                        .map(InterfaceTypeDefinition::getName)
                        .toList()
                        .equals(List.of("Node"));
        return new GraphType(type.getName(), form, labels, members, fields, classifiedBy(type), isFamily);
    }

    private static List<String> labels(ImplementingTypeDefinition<?> type, Form form) {
        Directives directives = new Directives(type);
        List<String> given = form == Form.EDGE ? directives.texts("edge", "type") : directives.texts("node", "labels");
        return given.isEmpty() && directives.has("node") ? List.of(type.getName()) : given;
    }

    private String classifiedBy(ImplementingTypeDefinition<?> type) {
        Optional<String> own = new Directives(type).text("classified", "by");
        return own.orElseGet(() -> inheritance.interfaces(type).stream()
                .flatMap(i -> new Directives(i).text("classified", "by").stream())
                .findFirst()
                .orElse(""));
    }

    private static GraphField field(FieldDefinition field) {
        Directives directives = new Directives(field);
        String typeName = unwrapped(field.getType());
        boolean list = isList(field.getType());
        Kind kind = SCALARS.get(typeName);
        if (kind == null) {
            return new GraphField.Step(
                    typeName,
                    list,
                    way(field, directives),
                    directives.text("relationship", "properties").orElse(null));
        }
        if (directives.has("cypher")) {
            return new GraphField.Calculated(query(directives), kind);
        }
        String property = directives.text("property", "name").orElse(field.getName());
        return new GraphField.Scalar(property, kind, list, directives.texts("translated", "languages"));
    }

    private static Way way(FieldDefinition field, Directives directives) {
        if (directives.has("cypher")) {
            return query(directives);
        }
        if (directives.has("through")) {
            return new Way.Through(directives.texts("through", "fields"));
        }
        if (directives.has("endpoint")) {
            return new Way.End(directives.text("endpoint", "side").orElseThrow().equals("START"));
        }
        String types = directives
                .text("relationship", "type")
                .orElseThrow(() -> new IllegalArgumentException("no directive says how to follow " + field.getName()));
        boolean out = directives.text("relationship", "direction").orElse("OUT").equals("OUT");
        return new Way.Walk(List.of(types.split("\\|")), out, when(directives), reach(directives));
    }

    private static Way.Query query(Directives directives) {
        return new Way.Query(
                directives.text("cypher", "statement").orElseThrow(),
                directives.text("cypher", "columnName").orElseThrow());
    }

    private static GraphField.@Nullable When when(Directives directives) {
        Optional<String> property = directives.text("when", "property");
        if (property.isEmpty()) {
            return null;
        }
        String is = directives.text("when", "is").orElseThrow();
        Object value = is.equals("true") || is.equals("false") ? (Object) Boolean.valueOf(is) : is;
        return new GraphField.When(property.get(), value);
    }

    private static Reach reach(Directives directives) {
        if (!directives.has("subsumed")) {
            return Reach.SELF;
        }
        return directives.text("subsumed", "by").map(Reach::valueOf).orElse(Reach.DESCENDANT);
    }

    static String unwrapped(Type<?> type) {
        return switch (type) {
            case NonNullType nonNull -> unwrapped(nonNull.getType());
            case ListType list -> unwrapped(list.getType());
            case TypeName name -> name.getName();
            default -> throw new IllegalArgumentException("unknown type " + type);
        };
    }

    static boolean isList(Type<?> type) {
        return type instanceof ListType || (type instanceof NonNullType nonNull && isList(nonNull.getType()));
    }
}
