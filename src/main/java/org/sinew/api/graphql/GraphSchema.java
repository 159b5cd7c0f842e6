package org.sinew.api.graphql;

import graphql.language.ImplementingTypeDefinition;
import graphql.normalized.ExecutableNormalizedField;
import graphql.schema.GraphQLSchema;
import graphql.schema.TypeResolver;
import graphql.schema.idl.InterfaceWiringEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.UnionWiringEnvironment;
import graphql.schema.idl.WiringFactory;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.sinew.graph.selection.GraphModel;

/** The schema as clients see it and what its directives say of the graph. */
final class GraphSchema {

    private static final TypeResolver UNUSED = _ -> {
        throw new IllegalStateException("types are told by values");
    };

    private final GraphModel model;
    private final GraphQLSchema schema;
    private final Map<String, RootFields.Root> roots;
    private final Map<String, Map<String, String>> groupings = new HashMap<>();
    private final Set<String> plain = new HashSet<>();
    private final Set<String> computed;

    GraphSchema(TypeDefinitionRegistry registry) {
        SchemaExtensions.fold(registry);
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
        computed = ComputedDeclarations.read(registry);
        ComputedDeclarations.complete(registry);
        schema = new SchemaGenerator().makeExecutableSchema(new SchemaAugmenter(registry, model).augment(), wiring());
    }

    private static RuntimeWiring wiring() {
        return RuntimeWiring.newRuntimeWiring()
                .scalar(DateTimeScalar.TYPE)
                .wiringFactory(new TypesToldByValues())
                .build();
    }

    /** Concrete types are told by the statement or by the computed value, never by the library. */
    private static final class TypesToldByValues implements WiringFactory {

        @Override
        public boolean providesTypeResolver(InterfaceWiringEnvironment environment) {
            return true;
        }

        @Override
        public TypeResolver getTypeResolver(InterfaceWiringEnvironment environment) {
            return UNUSED;
        }

        @Override
        public boolean providesTypeResolver(UnionWiringEnvironment environment) {
            return true;
        }

        @Override
        public TypeResolver getTypeResolver(UnionWiringEnvironment environment) {
            return UNUSED;
        }
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

    /** Whether the field's value is computed rather than read. */
    boolean isComputed(ExecutableNormalizedField field) {
        return field.getObjectTypeNames().size() == 1
                && computed.contains(field.getSingleObjectTypeName() + "." + field.getName());
    }

    /** All computed fields, as {@code Type.field}. */
    Set<String> computed() {
        return computed;
    }

    /** What a grouping of a type's aggregate groups by. */
    String grouping(String type, String group) {
        return Objects.requireNonNull(
                Objects.requireNonNull(groupings.get(type)).get(group));
    }
}
