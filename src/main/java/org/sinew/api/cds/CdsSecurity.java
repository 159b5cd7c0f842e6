package org.sinew.api.cds;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Locale;
import org.sinew.api.security.CrossOrigin;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who may call the hooks: discovery is public; a call or feedback needs a clinician's or administrator's account (Basic or
 * this installation's bearer token) or the signed token of a configured client. No session, no cookie: a browser's page
 * can call only from an allowed origin and with credentials of its own.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CdsSettings.class)
class CdsSecurity {

    private static final String[] PATHS = {CdsEndpoint.PATH, CdsEndpoint.PATH + "/**"};

    @Bean
    @Order(0)
    SecurityFilterChain hooks(
            HttpSecurity http,
            CdsSettings settings,
            JwtDecoder own,
            JwtAuthenticationConverter roles,
            LocaleResolver locales,
            @Value("${server.address:}") String address)
            throws IOException {
        requireLoopback(settings, address);
        ClientTokens clients = new ClientTokens(settings.clients());
        JwtAuthenticationProvider local = new JwtAuthenticationProvider(own);
        local.setJwtAuthenticationConverter(roles);
        CrossOrigin.allow(http, settings.origins(), PATHS);
        AuthenticationEntryPoint signIn = (request, response, why) -> {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge(why));
            refuse(response, Refusal.of(HttpStatus.UNAUTHORIZED, "sign-in"), locales.resolveLocale(request));
        };
        return http.securityMatcher(PATHS)
                .authorizeHttpRequests(requests -> {
                    requests.requestMatchers(HttpMethod.GET, CdsEndpoint.PATH).permitAll();
                    if (settings.open()) {
                        requests.anyRequest().permitAll();
                    } else {
                        requests.anyRequest().hasAnyRole("CLINICIAN", "ADMIN");
                    }
                })
                .httpBasic(basic -> basic.authenticationEntryPoint(signIn))
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(signIn)
                        .authenticationManagerResolver(request -> bearer(request, settings, clients, local)))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(signIn)
                        .accessDeniedHandler((request, response, why) -> refuse(
                                response,
                                Refusal.of(HttpStatus.FORBIDDEN, "clinicians-only"),
                                locales.resolveLocale(request))))
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    private static void requireLoopback(CdsSettings settings, String address) throws IOException {
        if (settings.open()
                && (address.isBlank() || !InetAddress.getByName(address).isLoopbackAddress())) {
            throw new IllegalStateException(
                    "sinew.cds.open lets anybody read charts; it is allowed only with server.address on loopback, not '"
                            + address + "'");
        }
    }

    private static AuthenticationManager bearer(
            HttpServletRequest request, CdsSettings settings, ClientTokens clients, JwtAuthenticationProvider local) {
        String endpoint = base(request, settings) + request.getRequestURI();
        return authentication -> {
            String token = ((BearerTokenAuthenticationToken) authentication).getToken();
            return clients.isClients(token) ? clients.verify(token, endpoint) : local.authenticate(authentication);
        };
    }

    /** How clients reach this installation, without a slash at the end. */
    static String base(HttpServletRequest request, CdsSettings settings) {
        String url = request.getRequestURL().toString();
        return settings.baseUrl().isBlank()
                ? url.substring(0, url.length() - request.getRequestURI().length())
                : settings.baseUrl().replaceFirst("/+$", "");
    }

    /** Of a refused token with the reason (RFC 6750, section 3): whoever sets a client up finds it nowhere else. */
    private static String challenge(AuthenticationException why) {
        String realm = "Bearer realm=\"Sinew\"";
        return why instanceof OAuth2AuthenticationException
                ? realm + ", error=\"invalid_token\", error_description=\""
                        + String.valueOf(why.getMessage()).replaceAll("[^ -~]|[\"\\\\]", "'") + "\""
                : realm;
    }

    private static void refuse(HttpServletResponse response, Refusal refusal, Locale language) throws IOException {
        response.setStatus(refusal.status().value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream()
                .write(JsonMapper.shared().writeValueAsBytes(refusal.outcome(language.toLanguageTag())));
    }
}
