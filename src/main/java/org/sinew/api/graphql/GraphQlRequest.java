package org.sinew.api.graphql;

import graphql.language.OperationDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What a client sent. */
record GraphQlRequest(String query, @Nullable String operationName, Map<String, Object> variables) {

    /** The request is not a GraphQL request. */
    static final class Malformed extends RuntimeException {
        private final HttpStatus status;

        Malformed(HttpStatus status, String message) {
            super(message);
            this.status = status;
        }

        HttpStatus status() {
            return status;
        }
    }

    static GraphQlRequest of(HttpServletRequest request, int maxBody, JsonMapper json) throws IOException {
        return request.getMethod().equals("GET")
                ? fromQuery(request.getParameterMap(), json)
                : fromBody(request.getContentType(), body(request, maxBody), json);
    }

    private static byte[] body(HttpServletRequest request, int maxBody) throws IOException {
        byte[] body = request.getInputStream().readNBytes(maxBody + 1);
        if (body.length > maxBody) {
            throw new Malformed(HttpStatus.CONTENT_TOO_LARGE, "more than " + maxBody + " bytes");
        }
        return body;
    }

    private static GraphQlRequest fromBody(@Nullable String contentType, byte[] body, JsonMapper json) {
        requireJson(contentType);
        return of(object(new String(body, StandardCharsets.UTF_8), "the body", json));
    }

    private static void requireJson(@Nullable String contentType) {
        try {
            MediaType type = MediaType.parseMediaType(String.valueOf(contentType));
            Charset charset = type.getCharset();
            if (type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
                    && (charset == null || charset.equals(StandardCharsets.UTF_8))) {
                return;
            }
        } catch (InvalidMediaTypeException e) {
            throw new Malformed(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "not a media type: " + e.getMediaType());
        }
        throw new Malformed(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "the body has to be application/json in UTF-8");
    }

    private static GraphQlRequest fromQuery(Map<String, String[]> parameters, JsonMapper json) {
        Map<String, @Nullable Object> fields = new java.util.HashMap<>();
        parameters.forEach((name, values) -> fields.put(name, values[0]));
        for (String name : new String[] {"variables", "extensions"}) {
            if (fields.get(name) instanceof String text) {
                fields.put(name, text.isBlank() ? null : object(text, name, json));
            }
        }
        return of(fields);
    }

    private static Map<?, ?> object(String text, String what, JsonMapper json) {
        try {
            if (json.readValue(text, Object.class) instanceof Map<?, ?> map) {
                return map;
            }
        } catch (JacksonException e) {
            throw new Malformed(HttpStatus.BAD_REQUEST, what + " is not JSON: " + e.getOriginalMessage());
        }
        throw new Malformed(HttpStatus.BAD_REQUEST, what + " has to be a JSON object");
    }

    private static GraphQlRequest of(Map<?, ?> fields) {
        if (!(fields.get("query") instanceof String query)) {
            throw new Malformed(HttpStatus.BAD_REQUEST, "'query' has to be a text");
        }
        Object name = fields.get("operationName");
        if (name != null && !(name instanceof String)) {
            throw new Malformed(HttpStatus.BAD_REQUEST, "'operationName' has to be a text");
        }
        Object extensions = fields.get("extensions");
        if (extensions != null && !(extensions instanceof Map)) {
            throw new Malformed(HttpStatus.BAD_REQUEST, "'extensions' has to be an object");
        }
        Object variables = fields.get("variables");
        if (variables != null && !(variables instanceof Map)) {
            throw new Malformed(HttpStatus.BAD_REQUEST, "'variables' has to be an object");
        }
        return new GraphQlRequest(query, (String) name, copy((Map<?, ?>) variables));
    }

    private static Map<String, Object> copy(@Nullable Map<?, ?> variables) {
        Map<String, Object> copy = new java.util.LinkedHashMap<>();
        if (variables != null) {
            variables.forEach((key, value) -> copy.put(String.valueOf(key), value));
        }
        return copy;
    }

    /** Whether the operation would change something; false for a text that cannot be read. */
    boolean isMutation() {
        return query.contains("mutation") && is(OperationDefinition.Operation.MUTATION);
    }

    boolean isSubscription() {
        return query.contains("subscription") && is(OperationDefinition.Operation.SUBSCRIPTION);
    }

    private boolean is(OperationDefinition.Operation kind) {
        try {
            return Parser.parse(query).getDefinitionsOfType(OperationDefinition.class).stream()
                    .filter(o -> operationName == null || operationName.equals(o.getName()))
                    .anyMatch(o -> o.getOperation() == kind);
        } catch (InvalidSyntaxException e) {
            return false;
        }
    }
}
