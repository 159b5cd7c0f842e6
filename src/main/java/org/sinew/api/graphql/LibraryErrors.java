package org.sinew.api.graphql;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.InvalidSyntaxError;
import graphql.validation.ValidationError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sinew.term.Sentence;

/**
 * The library's own refusals as a client should read them: with an {@code extensions.code} under the names that GraphQL clients
 * know, and with the names that may be meant. Its sentences are those of the bundles {@code i18n}.
 */
final class LibraryErrors {

    private static final String CODE = "code";
    private final @Nullable MeantNames meant;

    /** @param meant null where the schema is not shown */
    LibraryErrors(@Nullable MeantNames meant) {
        this.meant = meant;
    }

    ExecutionResult named(ExecutionResult result, Locale language) {
        if (result.getErrors().stream().allMatch(LibraryErrors::isNamed)) {
            return result;
        }
        return result.transform(answer -> answer.errors(
                result.getErrors().stream().map(error -> named(error, language)).toList()));
    }

    private static boolean isNamed(GraphQLError error) {
        return error.getExtensions() != null && error.getExtensions().containsKey(CODE);
    }

    private GraphQLError named(GraphQLError error, Locale language) {
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
                .message("%s", worded(error.getMessage(), names, language))
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

    private static String worded(String message, List<String> names, Locale language) {
        return names.isEmpty()
                ? message
                : Sentence.of("refusal", "meant", message, String.join(", ", names))
                        .in(language.toLanguageTag());
    }

    private static String code(GraphQLError error) {
        return switch (error) {
            case InvalidSyntaxError _ -> "GRAPHQL_PARSE_FAILED";
            case ValidationError _ -> "GRAPHQL_VALIDATION_FAILED";
            default -> Refused.Code.BAD_USER_INPUT.name();
        };
    }
}
