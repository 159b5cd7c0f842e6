package org.sinew.api.graphql;

import graphql.language.ImplementingTypeDefinition;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sinew.graph.selection.GraphType;

/** The fields of {@code Query}: what each asks for. */
final class RootFields {

    /** What a root field asks for. */
    sealed interface Root {
        record One(String type) implements Root {}

        /** @param search the full-text index over the type, if it has one */
        record Many(String type, @Nullable String search) implements Root {}

        record Counts(String type) implements Root {}

        record Path() implements Root {}
    }

    private final TypeDefinitionRegistry registry;
    private final GeneratedTypes generated;

    RootFields(TypeDefinitionRegistry registry, GeneratedTypes generated) {
        this.registry = registry;
        this.generated = generated;
    }

    static Map<String, Root> read(TypeDefinitionRegistry registry) {
        Map<String, Root> roots = new LinkedHashMap<>();
        registry.getTypes(ImplementingTypeDefinition.class).forEach(type -> {
            Directives entry = new Directives((ImplementingTypeDefinition<?>) type);
            Optional<String> search = entry.text("entry", "search");
            entry.text("entry", "one").ifPresent(name -> roots.put(name, new Root.One(type.getName())));
            entry.text("entry", "many").ifPresent(name -> {
                roots.put(name, new Root.Many(type.getName(), search.orElse(null)));
                roots.put(name + "Aggregate", new Root.Counts(type.getName()));
            });
        });
        roots.put("node", new Root.One("Node"));
        roots.put("path", new Root.Path());
        return roots;
    }

    String text() {
        StringBuilder text = new StringBuilder("\"Where every question starts.\" type Query {\n");
        text.append("\"Anything by its id.\" node(\"The node's own id.\" id: ID!): Node\n");
        text.append("""
                "How two nodes are joined: a shortest way between them, or nothing when there is none so short."
                path("Id of the first node." from: ID!, "Id of the last node." to: ID!, "The longest way to look for." maxHops: Int = 6): Path
                """);
        read(registry).forEach((name, root) -> text.append(text(name, root)));
        return text.append("}\n").toString();
    }

    private String text(String name, Root root) {
        return switch (root) {
            case Root.One(String type) ->
                type.equals("Node")
                        ? ""
                        : "\"The %s with this id.\" %s(\"Its id.\" id: ID!): %s\n".formatted(type, name, type);
            case Root.Many(String typeName, String search) -> {
                GraphType type = generated.type(typeName);
                String text = search == null
                        ? ""
                        : ", \"Words, or their beginnings, of the name in any language; best match first.\" search: String";
                yield "\"All %s.\" %s(%s%s, %s): %s!\n"
                        .formatted(
                                typeName,
                                name,
                                generated.selectionArguments(type, null),
                                text,
                                SchemaAugmenter.PAGE,
                                generated.connection(type, null));
            }
            case Root.Counts(String typeName) -> {
                GraphType type = generated.type(typeName);
                yield "\"Counts of all %s.\" %s(%s): %s!\n"
                        .formatted(typeName, name, generated.whereArgument(type, null), generated.aggregate(type));
            }
            case Root.Path() -> "";
        };
    }

    static String lowerFirst(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
