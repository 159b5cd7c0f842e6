package org.sinew.api.graphql;

import graphql.GraphQLError;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.validation.ValidationError;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Names of the schema that may be meant by one that it does not have, read from the library's messages. */
final class MeantNames {

    private static final Pattern FIELD = Pattern.compile("Field '(?<name>\\w+)' in type '(?<type>\\w+)' is undefined");
    private static final Pattern ARGUMENT = Pattern.compile("Unknown field argument '(?<name>\\w+)'");
    private static final Pattern INPUT = Pattern.compile("contains a field not in '(?<type>\\w+)': '(?<name>\\w+)'");
    private static final Pattern VARIABLE = Pattern.compile(
            "contains a field name '(?<name>\\w+)' that is not defined for input object type '(?<type>\\w+)'");
    private static final Pattern TYPE = Pattern.compile("Unknown type '(?<name>\\w+)'");
    private static final Pattern VALUE =
            Pattern.compile("is not a valid '(?<type>\\w+)' - .*EnumValue\\{name='(?<name>\\w+)'}");
    private static final Pattern VALUE_OF_VARIABLE =
            Pattern.compile("Invalid input for enum '(?<type>\\w+)'\\. No value found for name '(?<name>\\w+)'");
    private static final int FEW = 3;
    private static final double ALIKE = 0.4;

    private final GraphQLSchema schema;

    MeantNames(GraphQLSchema schema) {
        this.schema = schema;
    }

    /** The nearest ones; empty when nothing is alike or no name was wrong. */
    List<String> of(GraphQLError error) {
        String message = error.getMessage();
        return Stream.of(
                        find(FIELD, message).map(m -> near(m, fields(m.group("type")))),
                        find(ARGUMENT, message).map(m -> near(m, arguments(error))),
                        find(INPUT, message).map(m -> near(m, inputs(m.group("type")))),
                        find(VARIABLE, message).map(m -> near(m, inputs(m.group("type")))),
                        find(TYPE, message).map(m -> near(m, types())),
                        find(VALUE, message).map(m -> near(m, values(m.group("type")))),
                        find(VALUE_OF_VARIABLE, message).map(m -> near(m, values(m.group("type")))))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(List.of());
    }

    private static Optional<Matcher> find(Pattern pattern, String message) {
        return Optional.of(pattern.matcher(message)).filter(Matcher::find);
    }

    private static List<String> near(Matcher wrong, Stream<String> names) {
        String name = wrong.group("name").toLowerCase(Locale.ROOT);
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
