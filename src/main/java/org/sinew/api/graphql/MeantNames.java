package org.sinew.api.graphql;

import graphql.GraphQLError;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.validation.ValidationError;
import graphql.validation.ValidationErrorType;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Names of the schema that may be meant by one that it does not have. Which name is wrong is read from the library's message,
 * in whatever language: it quotes the name and the type that lacks it.
 */
final class MeantNames {

    private static final Pattern QUOTED = Pattern.compile("['“](\\w+)['”]");
    private static final int FEW = 3;
    private static final int ENUM_SHOWN = 12;
    private static final double ALIKE = 0.4;

    private final GraphQLSchema schema;

    MeantNames(GraphQLSchema schema) {
        this.schema = schema;
    }

    /** The nearest ones, or all values of a short enumeration; empty when nothing is alike or no name was wrong. */
    List<String> of(GraphQLError error) {
        List<String> quoted = QUOTED.matcher(error.getMessage())
                .results()
                .map(match -> match.group(1))
                .toList();
        if (quoted.isEmpty()) {
            return List.of();
        }
        ValidationErrorType kind = error instanceof ValidationError invalid
                        && invalid.getValidationErrorType() instanceof ValidationErrorType of
                ? of
                : null;
        return switch (kind) {
            case UnknownType -> near(quoted.getFirst(), types());
            case UnknownArgument -> near(quoted.getFirst(), arguments(error));
            case FieldUndefined, WrongType -> members(quoted);
            case null -> members(quoted);
            default -> List.of();
        };
    }

    private List<String> members(List<String> quoted) {
        String type = quoted.stream()
                .filter(name -> !(schema.getType(name) instanceof GraphQLScalarType) && schema.getType(name) != null)
                .findFirst()
                .orElse(null);
        if (type == null) {
            return List.of();
        }
        List<String> values = values(type).toList();
        if (!values.isEmpty() && values.size() <= ENUM_SHOWN) {
            return values;
        }
        return quoted.reversed().stream()
                .filter(name -> !name.equals(type))
                .findFirst()
                .map(name -> near(
                        name,
                        Stream.of(fields(type), inputs(type), values.stream()).flatMap(names -> names)))
                .orElse(List.of());
    }

    private static List<String> near(String wrong, Stream<String> names) {
        String name = wrong.toLowerCase(Locale.ROOT);
        LevenshteinDistance distance = new LevenshteinDistance((int) (ALIKE * name.length()) + 1);
        SortedMap<Integer, List<String>> byDistance = names.collect(Collectors.groupingBy(
                each -> distance.apply(name, each.toLowerCase(Locale.ROOT)), TreeMap::new, Collectors.toList()));
        return byDistance.tailMap(0).values().stream()
                .limit(1)
                .flatMap(nearest -> nearest.stream().sorted().limit(FEW))
                .toList();
    }

    private Stream<String> fields(String type) {
        return schema.getType(type) instanceof GraphQLFieldsContainer of
                ? names(of.getFieldDefinitions())
                : Stream.of();
    }

    private Stream<String> inputs(String type) {
        return schema.getType(type) instanceof GraphQLInputObjectType of ? names(of.getFields()) : Stream.of();
    }

    private Stream<String> values(String type) {
        return schema.getType(type) instanceof GraphQLEnumType of ? names(of.getValues()) : Stream.of();
    }

    private Stream<String> types() {
        return names(schema.getAllTypesAsList()).filter(name -> !name.startsWith("__"));
    }

    /** Of the field that the error's path leads to from one of the roots. */
    private Stream<String> arguments(GraphQLError error) {
        List<String> path = error instanceof ValidationError validation && validation.getQueryPath() != null
                ? validation.getQueryPath()
                : List.of();
        return Stream.of(schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType())
                .filter(Objects::nonNull)
                .flatMap(root -> field(root, path).stream())
                .flatMap(field -> names(field.getArguments()))
                .distinct();
    }

    private static Optional<GraphQLFieldDefinition> field(GraphQLFieldsContainer root, List<String> path) {
        GraphQLFieldDefinition field = null;
        GraphQLFieldsContainer type = root;
        for (String name : path) {
            field = type == null ? null : type.getFieldDefinition(name);
            type = field != null && GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLFieldsContainer next
                    ? next
                    : null;
        }
        return Optional.ofNullable(field);
    }

    private static Stream<String> names(List<? extends GraphQLNamedSchemaElement> elements) {
        return elements.stream().map(GraphQLNamedSchemaElement::getName);
    }
}
