package org.sinew.api.graphql;

import graphql.language.FieldDefinition;
import graphql.language.ImplementingTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.Type;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.sinew.graph.selection.GraphField;
import org.sinew.graph.selection.GraphField.Step;
import org.sinew.graph.selection.GraphModel;
import org.sinew.graph.selection.GraphType;

/**
 * Completes the hand-written types: fields that lead to many become connections with {@code where}, {@code orderBy},
 * {@code first} and {@code after}, each with an aggregate beside it; the types these need and the root fields are added.
 */
final class SchemaAugmenter {

    static final String PAGE = "\"How many at most.\" first: Int, \"The cursor after which to start.\" after: String";
    private static final String LANG =
            "\"BCP 47 tag of the language wanted; without it the request's own.\" lang: String";

    private final TypeDefinitionRegistry registry;
    private final Inheritance inheritance;
    private final GraphModel model;
    private final GeneratedTypes generated;

    SchemaAugmenter(TypeDefinitionRegistry registry, GraphModel model) {
        this.registry = registry;
        this.inheritance = new Inheritance(registry);
        this.model = model;
        this.generated = new GeneratedTypes(registry, model);
    }

    /** @return a registry with the whole schema */
    TypeDefinitionRegistry augment() {
        List<ImplementingTypeDefinition<?>> declared = new ArrayList<>();
        declared.addAll(registry.getTypes(ObjectTypeDefinition.class));
        declared.addAll(registry.getTypes(InterfaceTypeDefinition.class));
        List<ImplementingTypeDefinition<?>> complete = new ArrayList<>();
        for (ImplementingTypeDefinition<?> type : declared) {
            if (model.types().containsKey(type.getName())) {
                complete.add(completed(type));
            }
        }
        String roots = new RootFields(registry, generated).text();
        for (ImplementingTypeDefinition<?> type : complete) {
            registry.remove(Objects.requireNonNull(registry.getTypeOrNull(type.getName())));
            registry.add(type);
        }
        registry.merge(new SchemaParser().parse(roots + generated.text()));
        return registry;
    }

    private ImplementingTypeDefinition<?> completed(ImplementingTypeDefinition<?> type) {
        List<FieldDefinition> fields = new ArrayList<>();
        for (FieldDefinition field : inheritance.fields(type)) {
            GraphField meaning = model.type(type.getName()).field(field.getName());
            if (meaning instanceof Step step && step.many() && !new Directives(field).has("plain")) {
                fields.add(connection(field, step));
                fields.add(aggregate(field, step));
            } else if (meaning instanceof GraphField.Scalar scalar
                    && !scalar.languages().isEmpty()) {
                fields.add(withArguments(field, LANG));
            } else {
                fields.add(field);
            }
        }
        return type instanceof ObjectTypeDefinition object
                ? object.transform(b -> b.fieldDefinitions(fields))
                : ((InterfaceTypeDefinition) type).transform(b -> b.definitions(fields));
    }

    private FieldDefinition connection(FieldDefinition field, Step step) {
        GraphType target = model.type(step.target());
        Type<?> type = parse("x: " + generated.connection(target, step.properties()) + "!")
                .getType();
        return withArguments(field, generated.selectionArguments(target, step.properties()) + ", " + PAGE)
                .transform(b -> b.type(type));
    }

    private FieldDefinition aggregate(FieldDefinition field, Step step) {
        GraphType target = model.type(step.target());
        return parse("\"Counts of `%s`.\" %sAggregate(%s): %s!"
                .formatted(
                        field.getName(),
                        field.getName(),
                        generated.whereArgument(target, step.properties()),
                        generated.aggregate(target)));
    }

    private static FieldDefinition withArguments(FieldDefinition field, String arguments) {
        List<InputValueDefinition> parsed = parse("x(" + arguments + "): Int").getInputValueDefinitions();
        return field.transform(b -> b.inputValueDefinitions(parsed));
    }

    static FieldDefinition parse(String field) {
        TypeDefinitionRegistry parsed = new SchemaParser().parse("type X { " + field + " }");
        return parsed.getTypes(ObjectTypeDefinition.class)
                .getFirst()
                .getFieldDefinitions()
                .getFirst();
    }
}
