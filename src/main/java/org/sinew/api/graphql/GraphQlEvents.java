package org.sinew.api.graphql;

import graphql.ExecutionResult;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.concurrent.Flow;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.support.RequestContextUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * GraphQL over server-sent events, each operation on its own connection ("distinct connections mode" of the GraphQL over
 * SSE protocol): {@code next} events with results, then {@code complete}.
 */
@RestController
public final class GraphQlEvents {

    private final Operations operations;
    private final CurrentAudience audience;
    private final int maxBody;
    private final JsonMapper json = new JsonMapper();
    private final EventStreams streams = new EventStreams(json);

    public GraphQlEvents(Operations operations, CurrentAudience audience, GraphQlSettings settings) {
        this.operations = operations;
        this.audience = audience;
        this.maxBody = settings.maxBody();
    }

    @RequestMapping(
            path = "/graphql",
            method = {RequestMethod.GET, RequestMethod.POST},
            produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    public SseEmitter events(HttpServletRequest request) throws IOException {
        GraphQlRequest asked = read(request);
        ExecutionResult result = operations.run(
                asked.query(),
                asked.operationName(),
                asked.variables(),
                RequestContextUtils.getLocale(request),
                audience);
        return result.isDataPresent() && result.getData() instanceof Flow.Publisher<?> publisher
                ? streams.follow(publisher)
                : streams.single(result);
    }

    private GraphQlRequest read(HttpServletRequest request) throws IOException {
        try {
            GraphQlRequest asked = GraphQlRequest.of(request, maxBody, json);
            if (request.getMethod().equals("GET") && asked.isMutation()) {
                throw new ResponseStatusException(org.springframework.http.HttpStatus.METHOD_NOT_ALLOWED);
            }
            return asked;
        } catch (GraphQlRequest.Malformed e) {
            throw new ResponseStatusException(e.status(), e.getMessage(), e);
        }
    }
}
