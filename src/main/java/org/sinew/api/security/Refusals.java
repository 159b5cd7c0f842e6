package org.sinew.api.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a request is turned away: people are led to the login page, programs get JSON: a GraphQL error from
 * {@code /graphql}, a problem (RFC 9457) from everything else.
 */
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        if (isPerson(request)) {
            response.sendRedirect(request.getContextPath() + "/login");
            return;
        }
        boolean isLocked = reason instanceof LockedException;
        if (isLocked) {
            answer(request, response, HttpStatus.TOO_MANY_REQUESTS, "LOCKED", String.valueOf(reason.getMessage()));
        } else {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Sinew\"");
            answer(request, response, HttpStatus.UNAUTHORIZED, "UNAUTHENTICATED", "sign in first");
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
            throws IOException {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (who == null || who instanceof AnonymousAuthenticationToken) {
            commence(request, response, new InsufficientAuthenticationException("nobody is signed in", reason));
            return;
        }
        answer(request, response, HttpStatus.FORBIDDEN, "FORBIDDEN", "this account may not do that");
    }

    /** A browser that asks for a page, not for data. */
    static boolean isPerson(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("text/html") && request.getHeader(HttpHeaders.AUTHORIZATION) == null;
    }

    static void answer(
            HttpServletRequest request, HttpServletResponse response, HttpStatus status, String code, String message)
            throws IOException {
        boolean isGraphQl = request.getRequestURI().equals(request.getContextPath() + "/graphql");
        Object body = isGraphQl
                ? Map.of("errors", List.of(Map.of("message", message, "extensions", Map.of("code", code))))
                : Map.of("title", status.getReasonPhrase(), "status", status.value(), "detail", message, "code", code);
        response.setStatus(status.value());
        response.setContentType(isGraphQl ? graphQlType(request) : MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(JSON.writeValueAsString(body).getBytes(UTF_8));
    }

    private static String graphQlType(HttpServletRequest request) {
        String type = MediaType.APPLICATION_GRAPHQL_RESPONSE_VALUE;
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(type) ? type : MediaType.APPLICATION_JSON_VALUE;
    }
}
