package org.sinew.api.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** The login page: works without a script, in the browser's language or the one of {@code ?lang=}. */
@RestController
final class LoginPage {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, UTF_8);

    private final String template;

    LoginPage() throws IOException {
        this.template = new ClassPathResource("templates/login.html").getContentAsString(UTF_8);
    }

    @GetMapping("/login")
    ResponseEntity<String> page(CsrfToken csrf, Locale browser, @RequestParam Map<String, String> parameters) {
        String page = template.replace("@lang@", language(parameters.get("lang"), browser))
                .replace("@state@", state(parameters))
                .replace("@csrf-name@", HtmlUtils.htmlEscape(csrf.getParameterName()))
                .replace("@csrf@", HtmlUtils.htmlEscape(csrf.getToken()));
        return ResponseEntity.ok()
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .body(page);
    }

    private static String language(@Nullable String asked, Locale browser) {
        String language = asked == null ? browser.getLanguage() : asked;
        return language.startsWith("zh") ? "zh" : "en";
    }

    private static String state(Map<String, String> parameters) {
        for (String state : new String[] {"locked", "error", "out"}) {
            if (parameters.containsKey(state)) {
                return state;
            }
        }
        return "fresh";
    }
}
