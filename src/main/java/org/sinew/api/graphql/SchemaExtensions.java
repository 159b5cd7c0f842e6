package org.sinew.api.graphql;

import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.ObjectTypeExtensionDefinition;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.ArrayList;
import java.util.List;

/** Moves fields that {@code extend type} reads from the graph into the type itself; computed ones stay where they are. */
final class SchemaExtensions {

    private SchemaExtensions() {}

    static void fold(TypeDefinitionRegistry registry) {
        List<ObjectTypeExtensionDefinition> all = new ArrayList<>();
        registry.objectTypeExtensions().values().forEach(all::addAll);
        for (ObjectTypeExtensionDefinition extension : all) {
            if (registry.getTypeOrNull(extension.getName()) instanceof ObjectTypeDefinition type) {
                fold(registry, type, extension);
            }
        }
    }

    private static void fold(
            TypeDefinitionRegistry registry, ObjectTypeDefinition type, ObjectTypeExtensionDefinition extension) {
        List<FieldDefinition> read = extension.getFieldDefinitions().stream()
                .filter(field -> !new Directives(field).has("computed"))
                .toList();
        if (read.isEmpty()) {
            return;
        }
        List<FieldDefinition> fields = new ArrayList<>(type.getFieldDefinitions());
        fields.addAll(read);
        registry.remove(type);
        registry.add(type.transform(t -> t.fieldDefinitions(fields)));
        registry.remove(extension);
        List<FieldDefinition> computed = new ArrayList<>(extension.getFieldDefinitions());
        computed.removeAll(read);
        if (!computed.isEmpty()) {
            registry.add(extension.transformExtension(e -> e.fieldDefinitions(computed)));
        }
    }
}
