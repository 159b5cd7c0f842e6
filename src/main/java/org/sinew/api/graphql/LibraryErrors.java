package org.sinew.api.graphql;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.InvalidSyntaxError;
import graphql.validation.ValidationError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The library's own refusals as a client should read them: with an {@code extensions.code} under the names that GraphQL clients
 * know, without its syntax trees, and with the names that may be meant.
 */
final class LibraryErrors {

    private static final String CODE = "code";
    private static final Pattern PREFIX =
            Pattern.compile("^\\s*Validation error ?\\([^)]*\\) ?: ?", Pattern.CASE_INSENSITIVE);
    private static final Pattern TREE =
            Pattern.compile(" with value '.*'(?= (?:must|is not|is missing|contains) )", Pattern.DOTALL);
    private static final Pattern NO_VALUE = Pattern.compile(" - Literal value not in allowable values for enum.*");
    private static final Pattern KINDS =
            Pattern.compile("Expected an AST type of '(\\w+)Value' but it was an? '(\\w+)Value'");

    private final @Nullable MeantNames meant;

    /** @param meant null where the schema is not shown */
    LibraryErrors(@Nullable MeantNames meant) {
        this.meant = meant;
    }

    ExecutionResult named(ExecutionResult result) {
        if (result.getErrors().stream().allMatch(LibraryErrors::isNamed)) {
            return result;
        }
        return result.transform(answer ->
                answer.errors(result.getErrors().stream().map(this::named).toList()));
    }

    private static boolean isNamed(GraphQLError error) {
        return error.getExtensions() != null && error.getExtensions().containsKey(CODE);
    }

    private GraphQLError named(GraphQLError error) {
        if (isNamed(error)) {
            return error;
        }
        List<String> names = meant == null ? List.of() : meant.of(error);
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put(CODE, code(error));
        if (!names.isEmpty()) {
            extensions.put("suggestions", names);
        }
        if (error.getExtensions() != null) {
            extensions.putAll(error.getExtensions());
        }
        var named = GraphqlErrorBuilder.newError()
                .message("%s", plain(error.getMessage()) + question(names))
                .errorType(error.getErrorType())
                .extensions(extensions);
        if (error.getLocations() != null) {
            named.locations(error.getLocations());
        }
        if (error.getPath() != null) {
            named.path(error.getPath());
        }
        return named.build();
    }

    private static String plain(String message) {
        String bare = TREE.matcher(PREFIX.matcher(message).replaceFirst("")).replaceFirst("");
        return KINDS.matcher(NO_VALUE.matcher(bare).replaceFirst("")).replaceFirst("expected $1, found $2");
    }

    private static String question(List<String> names) {
        return names.isEmpty() ? "" : "; did you mean " + String.join(", ", names) + "?";
    }

    private static String code(GraphQLError error) {
        return switch (error) {
            case InvalidSyntaxError _ -> "GRAPHQL_PARSE_FAILED";
            case ValidationError _ -> "GRAPHQL_VALIDATION_FAILED";
            default -> Refused.Code.BAD_USER_INPUT.name();
        };
    }
}
