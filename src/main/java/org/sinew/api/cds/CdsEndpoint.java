package org.sinew.api.cds;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.sinew.access.Audience;
import org.sinew.graph.Graph;
import org.sinew.guidance.Feedback;
import org.sinew.guidance.Guidance;
import org.sinew.guidance.Guideline;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.RequestContextUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** CDS Hooks 2.0 over HTTP: discovery, calls, feedback. Reads are a clinician's, for treatment. */
@RestController
@RequestMapping(path = "/cds-services", produces = MediaType.APPLICATION_JSON_VALUE)
class CdsEndpoint {

    static final String PATH = "/cds-services";
    private static final int MAX_BODY = 32 << 20;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Hooks hooks;
    private final Supplier<Guidance> guidance;
    private final Consumer<List<Feedback>> feedbacks;
    private final CdsSettings settings;
    private final Clock clock;

    CdsEndpoint(
            Hooks hooks,
            Supplier<Guidance> guidance,
            Consumer<List<Feedback>> feedbacks,
            CdsSettings settings,
            Clock clock) {
        this.guidance = guidance;
        this.hooks = hooks;
        this.feedbacks = feedbacks;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping
    Map<String, Object> discover(HttpServletRequest http) {
        String language = language(http);
        return Map.of(
                "services",
                Arrays.stream(Service.values())
                        .map(service -> service.description(language))
                        .toList());
    }

    @PostMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> call(HttpServletRequest http, @PathVariable String id) throws IOException {
        HookRequest request = HookRequest.of(service(id), body(http));
        String base = CdsSecurity.base(http, settings);
        return answer(HttpStatus.OK, hooks.cards(request, audience(), language(http), base));
    }

    @PostMapping(path = "/{id}/feedback", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Void> feedback(HttpServletRequest http, @PathVariable String id) throws IOException {
        List<String> guidelines =
                guidance.get().guidelines().stream().map(Guideline::id).toList();
        feedbacks.accept(FeedbackRequest.read(
                service(id), body(http), guidelines, audience().user(), clock.instant()));
        return ResponseEntity.ok().build();
    }

    private static Service service(String id) {
        return Service.of(id)
                .orElseThrow(() -> Refusal.of(
                        HttpStatus.NOT_FOUND,
                        "no-service",
                        id,
                        String.join(
                                ", ",
                                Arrays.stream(Service.values()).map(Service::id).toList())));
    }

    private static JsonNode body(HttpServletRequest http) throws IOException {
        byte[] body = http.getInputStream().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            throw Refusal.of(HttpStatus.CONTENT_TOO_LARGE, "too-long", String.valueOf(MAX_BODY));
        }
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            throw Refusal.malformed("body", "no-json", e.getOriginalMessage());
        }
    }

    private static String language(HttpServletRequest http) {
        return RequestContextUtils.getLocale(http).toLanguageTag();
    }

    private static Audience audience() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        return new Audience(
                who == null || who.getName() == null ? "anonymous" : who.getName(),
                Set.of(Audience.Role.CLINICIAN),
                "treatment");
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refused(HttpServletRequest http, Refusal refusal) {
        return answer(refusal.status(), refusal.outcome(language(http)));
    }

    @ExceptionHandler
    ResponseEntity<byte[]> late(HttpServletRequest http, Graph.StatementTimeout timeout) {
        return refused(http, Refusal.of(HttpStatus.SERVICE_UNAVAILABLE, "too-late"));
    }

    private static ResponseEntity<byte[]> answer(HttpStatus status, Map<String, Object> body) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(JSON.writeValueAsBytes(body));
    }
}
