package org.sinew.api.graphql;

import graphql.ExecutionResult;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.RequestContextUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * GraphQL over HTTP (specification of 2025-09, {@code application/graphql-response+json} and {@code application/json}).
 */
@RestController
public final class GraphQlEndpoint {

    static final MediaType RESPONSE = MediaType.parseMediaType("application/graphql-response+json");
    private static final MediaType UTF8_RESPONSE = MediaType.parseMediaType(RESPONSE + ";charset=utf-8");
    private static final MediaType UTF8_JSON = MediaType.parseMediaType("application/json;charset=utf-8");

    private final Operations operations;
    private final CurrentAudience audience;
    private final JsonMapper json = new JsonMapper();
    private final int maxBody;

    public GraphQlEndpoint(Operations operations, CurrentAudience audience, GraphQlSettings settings) {
        this.operations = operations;
        this.audience = audience;
        this.maxBody = settings.maxBody();
    }

    @RequestMapping(
            path = "/graphql",
            method = {RequestMethod.GET, RequestMethod.POST})
    public ResponseEntity<byte[]> graphql(HttpServletRequest request) throws IOException {
        MediaType accepted = accepted(request.getHeader(HttpHeaders.ACCEPT));
        if (accepted == null) {
            return answer(
                    UTF8_JSON,
                    HttpStatus.NOT_ACCEPTABLE,
                    problem("only " + RESPONSE + " and application/json are spoken"));
        }
        try {
            GraphQlRequest asked = GraphQlRequest.of(request, maxBody, json);
            if (request.getMethod().equals("GET") && asked.isMutation()) {
                return answer(accepted, HttpStatus.METHOD_NOT_ALLOWED, problem("only queries may be sent by GET"));
            }
            if (asked.isSubscription()) {
                return answer(
                        accepted, HttpStatus.NOT_ACCEPTABLE, problem("a subscription answers in text/event-stream"));
            }
            ExecutionResult result = operations.run(
                    asked.query(),
                    asked.operationName(),
                    asked.variables(),
                    RequestContextUtils.getLocale(request),
                    audience);
            return answer(accepted, status(accepted, result), result.toSpecification());
        } catch (GraphQlRequest.Malformed e) {
            return answer(accepted, e.status(), problem(e.getMessage()));
        }
    }

    private static HttpStatus status(MediaType accepted, ExecutionResult result) {
        boolean isRefused = !result.isDataPresent();
        if (isRefused && isUnauthenticated(result)) {
            return HttpStatus.UNAUTHORIZED;
        }
        return isRefused && accepted.equals(UTF8_RESPONSE) ? HttpStatus.BAD_REQUEST : HttpStatus.OK;
    }

    private static boolean isUnauthenticated(ExecutionResult result) {
        return result.getErrors().stream().anyMatch(e -> e.getErrorType() == Refused.Code.UNAUTHENTICATED);
    }

    /** The media type to answer in, or {@code null} when none is accepted. */
    private static @Nullable MediaType accepted(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return UTF8_JSON;
        }
        List<MediaType> ranges;
        try {
            ranges = MediaType.parseMediaTypes(header);
        } catch (InvalidMediaTypeException e) {
            return null;
        }
        for (MediaType range : ranges) {
            if (range.equalsTypeAndSubtype(RESPONSE)) {
                return UTF8_RESPONSE;
            }
            if (range.includes(MediaType.APPLICATION_JSON)) {
                return UTF8_JSON;
            }
        }
        return null;
    }

    private static Map<String, Object> problem(@Nullable String message) {
        return Map.of(
                "errors",
                List.of(Map.of(
                        "message",
                        String.valueOf(message),
                        "extensions",
                        Map.of("code", Refused.Code.BAD_USER_INPUT))));
    }

    private ResponseEntity<byte[]> answer(MediaType type, HttpStatus status, Map<String, Object> answer) {
        try {
            return ResponseEntity.status(status)
                    .header(HttpHeaders.CONTENT_TYPE, type.toString())
                    .body(json.writeValueAsBytes(answer));
        } catch (JacksonException e) {
            throw new IllegalStateException("an answer that cannot be written", e);
        }
    }
}
