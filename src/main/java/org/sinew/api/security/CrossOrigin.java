package org.sinew.api.security;

import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/** Pages of other web origins that may call, with credentials of their own and no cookie. */
public final class CrossOrigin {

    private static final List<String> METHODS = List.of(HttpMethod.GET.name(), HttpMethod.POST.name());
    private static final List<String> HEADERS =
            List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.CONTENT_TYPE, HttpHeaders.ACCEPT, Purpose.HEADER);

    private CrossOrigin() {}

    /**
     * @param origins that may call; with none, no other origin's page may
     * @param paths that they may call
     */
    public static void allow(HttpSecurity http, List<String> origins, String... paths) {
        if (origins.isEmpty()) {
            http.cors(AbstractHttpConfigurer::disable);
            return;
        }
        var allowed = new CorsConfiguration();
        allowed.setAllowedOrigins(origins);
        allowed.setAllowedMethods(METHODS);
        allowed.setAllowedHeaders(HEADERS);
        var source = new UrlBasedCorsConfigurationSource();
        for (String path : paths) {
            source.registerCorsConfiguration(path, allowed);
        }
        http.cors(cors -> cors.configurationSource(source));
    }
}
