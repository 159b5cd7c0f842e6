package org.sinew.api.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a purpose that is none, so that the audit holds nothing that a client made up. */
final class PurposeFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String purpose = request.getHeader(Purpose.HEADER);
        if (purpose == null || Purpose.of(purpose).isPresent()) {
            chain.doFilter(request, response);
            return;
        }
        String known = Arrays.stream(Purpose.values()).map(Purpose::word).collect(Collectors.joining(", "));
        Refusals.answer(
                request, response, HttpStatus.BAD_REQUEST, "BAD_REQUEST", Purpose.HEADER + " is none of " + known);
    }
}
