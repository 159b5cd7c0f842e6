package org.sinew.api.graphql;

import graphql.language.ImplementingTypeDefinition;
import graphql.schema.GraphQLSchema;
import graphql.schema.TypeResolver;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.sinew.graph.selection.GraphModel;
import org.sinew.graph.selection.GraphType;

/** The schema as clients see it and what its directives say of the graph. */
final class GraphSchema {

    private static final TypeResolver RESOLVED_BY_STATEMENT = _ -> {
        throw new IllegalStateException("types are told by the statement");
    };

    private final GraphModel model;
    private final GraphQLSchema schema;
    private final Map<String, RootFields.Root> roots;
    private final Map<String, Map<String, String>> groupings = new HashMap<>();
    private final Set<String> plain = new HashSet<>();

    GraphSchema() {
        TypeDefinitionRegistry registry = SchemaText.read();
        model = new ModelReader(registry).read();
        roots = RootFields.read(registry);
        GeneratedTypes types = new GeneratedTypes(registry, model);
        model.types().keySet().forEach(t -> groupings.put(t, types.groups(t)));
        Inheritance inheritance = new Inheritance(registry);
        registry.getTypes(ImplementingTypeDefinition.class)
                .forEach(t -> inheritance
                        .fields((ImplementingTypeDefinition<?>) t)
                        .forEach(f -> {
                            if (new Directives(f).has("plain")) {
                                plain.add(t.getName() + "." + f.getName());
                            }
                        }));
        schema = new SchemaGenerator().makeExecutableSchema(new SchemaAugmenter(registry, model).augment(), wiring());
    }

    private RuntimeWiring wiring() {
        RuntimeWiring.Builder wiring = RuntimeWiring.newRuntimeWiring().scalar(DateTimeScalar.TYPE);
        model.types().values().stream()
                .filter(GraphType::isAbstract)
                .forEach(t -> wiring.type(t.name(), b -> b.typeResolver(RESOLVED_BY_STATEMENT)));
        return wiring.build();
    }

    GraphModel model() {
        return model;
    }

    GraphQLSchema schema() {
        return schema;
    }

    RootFields.Root root(String field) {
        return Objects.requireNonNull(roots.get(field));
    }

    /** Whether the field's list is given as it is, not as a connection. */
    boolean isPlain(String type, String field) {
        return plain.contains(type + "." + field);
    }

    /** What a grouping of a type's aggregate groups by. */
    String grouping(String type, String group) {
        return Objects.requireNonNull(
                Objects.requireNonNull(groupings.get(type)).get(group));
    }
}
