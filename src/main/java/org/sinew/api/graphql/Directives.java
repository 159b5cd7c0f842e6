package org.sinew.api.graphql;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.EnumValue;
import graphql.language.StringValue;
import graphql.language.Value;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The arguments of a directive in the schema's text. */
record Directives(DirectivesContainer<?> on) {

    boolean has(String directive) {
        return on.hasDirective(directive);
    }

    Optional<String> text(String directive, String argument) {
        return all(directive).stream().findFirst().flatMap(d -> text(d, argument));
    }

    List<Directive> all(String directive) {
        return on.getDirectives(directive);
    }

    List<String> texts(String directive, String argument) {
        return all(directive).stream()
                .findFirst()
                .map(d -> d.getArgument(argument))
                .map(a -> a.getValue() instanceof ArrayValue list
                        ? list.getValues().stream().map(Directives::text).toList()
                        : List.of(text(a.getValue())))
                .orElse(List.of());
    }

    static Optional<String> text(Directive directive, String argument) {
        Argument found = directive.getArgument(argument);
        return found == null ? Optional.empty() : Optional.of(text(found.getValue()));
    }

    private static String text(Value<?> value) {
        return switch (value) {
            case StringValue s -> Objects.requireNonNull(s.getValue());
            case EnumValue e -> e.getName();
            case BooleanValue b -> String.valueOf(b.isValue());
            default -> throw new IllegalArgumentException("not a text: " + value);
        };
    }
}
