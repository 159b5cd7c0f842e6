package org.sinew.api.graphql;

import graphql.language.Description;
import graphql.language.FieldDefinition;
import graphql.language.ImplementingTypeDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives every type the fields of its interfaces that it does not declare itself. */
final class Inheritance {

    private final TypeDefinitionRegistry registry;

    Inheritance(TypeDefinitionRegistry registry) {
        this.registry = registry;
    }

    List<FieldDefinition> fields(ImplementingTypeDefinition<?> type) {
        Map<String, FieldDefinition> fields = new LinkedHashMap<>();
        for (InterfaceTypeDefinition parent : interfaces(type)) {
            parent.getFieldDefinitions().forEach(f -> fields.putIfAbsent(f.getName(), f));
        }
        for (FieldDefinition own : type.getFieldDefinitions()) {
            fields.merge(own.getName(), own, Inheritance::refine);
        }
        return List.copyOf(fields.values());
    }

    /** A restated field keeps the interface's directives unless it has its own. */
    private static FieldDefinition refine(FieldDefinition inherited, FieldDefinition own) {
        return own.getDirectives().isEmpty()
                ? own.transform(b -> b.directives(inherited.getDirectives()).description(description(inherited, own)))
                : own;
    }

    private static @Nullable Description description(FieldDefinition inherited, FieldDefinition own) {
        return own.getDescription() == null ? inherited.getDescription() : own.getDescription();
    }

    List<InterfaceTypeDefinition> interfaces(ImplementingTypeDefinition<?> type) {
        List<InterfaceTypeDefinition> found = new ArrayList<>();
        for (Type<?> parent : type.getImplements()) {
            if (parent instanceof TypeName name
                    && registry.getTypeOrNull(name.getName()) instanceof InterfaceTypeDefinition known) {
                found.add(known);
            }
        }
        return found;
    }

    /** The concrete types of an interface. */
    List<String> members(String interfaceName) {
        return registry.getTypes(ObjectTypeDefinition.class).stream()
                .filter(o -> interfaces(o).stream().anyMatch(i -> i.getName().equals(interfaceName)))
                .map(ObjectTypeDefinition::getName)
                .sorted()
                .toList();
    }
}
