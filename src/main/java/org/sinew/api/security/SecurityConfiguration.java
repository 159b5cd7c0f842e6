package org.sinew.api.security;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/** What may be reached by whom, and the headers of every answer. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String[] OPEN = {
        "/login",
        "/actuator/health",
        "/actuator/health/**",
        "/css/**",
        "/img/**",
        "/schema/**",
        "/favicon.ico",
        "/error",
        "/open/**"
    };
    private static final String[] READERS = {"EXPLORER", "CLINICIAN", "RESEARCHER", "ADMIN"};

    private final Refusals refusals = new Refusals();

    /** Passwords for tokens: no session, no cookie, nothing that a browser sends by itself. */
    @Bean
    @Order(1)
    SecurityFilterChain token(HttpSecurity http) {
        return http.securityMatcher("/token")
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .httpBasic(basic -> basic.authenticationEntryPoint(refusals))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(refusals))
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain everything(HttpSecurity http, JwtAuthenticationConverter roles, SignInProperties properties) {
        CrossOrigin.allow(http, properties.corsOrigins(), "/graphql", "/fhir/**");
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(OPEN)
                        .permitAll()
                        .requestMatchers("/fhir", "/fhir/**")
                        .hasAnyRole("ADMIN", "FEEDER")
                        .anyRequest()
                        .hasAnyRole(READERS))
                .formLogin(form -> form.loginPage("/login")
                        .failureHandler((request, response, reason) -> response.sendRedirect(request.getContextPath()
                                + (reason instanceof LockedException ? "/login?locked" : "/login?error"))))
                .logout(logout -> logout.logoutSuccessUrl("/login?out").deleteCookies("SINEW_SESSION"))
                .httpBasic(basic -> basic.authenticationEntryPoint(refusals))
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(refusals)
                        .accessDeniedHandler(refusals)
                        .jwt(jwt -> jwt.jwtAuthenticationConverter(roles)))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .csrf(csrf -> csrf.spa().ignoringRequestMatchers(SecurityConfiguration::isProgram))
                .requestCache(cache -> cache.requestCache(pagesOnly()))
                .headers(Headers::set)
                .addFilterBefore(new PurposeFilter(), AuthorizationFilter.class)
                .build();
    }

    /**
     * A request that names its credentials, not one that a browser was tricked into. A browser may repeat a password that
     * it was once given for this address, so its cross-site requests are not trusted.
     */
    private static boolean isProgram(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        boolean isCrossSite = "cross-site".equals(site) || "same-site".equals(site);
        String credentials = request.getHeader(HttpHeaders.AUTHORIZATION);
        return credentials != null
                && (credentials.regionMatches(true, 0, "Bearer ", 0, 7)
                        || (credentials.regionMatches(true, 0, "Basic ", 0, 6) && !isCrossSite));
    }

    private static HttpSessionRequestCache pagesOnly() {
        var cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(request -> "GET".equals(request.getMethod()) && Refusals.isPerson(request));
        return cache;
    }
}
