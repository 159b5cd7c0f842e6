package org.sinew.api.fhir;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.Principal;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sinew.ingest.Exchange;
import org.sinew.ingest.Ingest;
import org.sinew.ingest.IngestReport;
import org.sinew.ingest.Outcome;
import org.sinew.ingest.Source;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes FHIR R4 in from systems: bundles, NDJSON and single resources by {@code POST /fhir}, one resource by
 * {@code POST} or {@code PUT /fhir/Type[/id]}, its retraction by {@code DELETE /fhir/Type/id}. A bundle is answered entry
 * by entry, anything else by an OperationOutcome; the answer leaves after everything is durable: as facts, or, but for a
 * transaction, which is taken whole or not at all, as dead letters.
 */
@RestController
@RequestMapping(
        path = "/fhir",
        produces = {FhirController.FHIR_JSON, MediaType.APPLICATION_JSON_VALUE})
class FhirController {

    static final String FHIR_JSON = "application/fhir+json";
    private static final String SYSTEM = "X-Source-System";
    private static final String CONDITION = "If-None-Exist";
    private static final int MAX_BODY = 256 << 20;

    private final Ingest ingest;

    FhirController(Ingest ingest) {
        this.ingest = ingest;
    }

    @PostMapping
    ResponseEntity<Map<String, Object>> post(
            HttpServletRequest request,
            Principal account,
            @RequestHeader(name = SYSTEM, required = false) @Nullable String system)
            throws IOException {
        byte[] body = body(request);
        if (body == null) {
            return tooLarge(request);
        }
        Exchange exchange = ingest.exchange(Source.of(sourceName(system, account), "POST /fhir", body));
        if (exchange.isRefused()) {
            return ResponseEntity.status(refusal(exchange))
                    .body(Issues.of(request).refusal(exchange.outcomes()));
        }
        boolean isBundle = exchange.bundle() != null && !exchange.outcomes().isEmpty();
        return isBundle && exchange.outcomes().stream().allMatch(BundleResponse::isEntry)
                ? ResponseEntity.ok(BundleResponse.of(exchange, Issues.of(request)))
                : ResponseEntity.status(status(exchange.report()))
                        .body(Issues.of(request).of(exchange.report()));
    }

    @PostMapping("/{type}")
    ResponseEntity<Map<String, Object>> create(
            HttpServletRequest request,
            Principal account,
            @PathVariable String type,
            @RequestHeader(name = CONDITION, required = false) @Nullable String condition,
            @RequestHeader(name = SYSTEM, required = false) @Nullable String system)
            throws IOException {
        return one(new Interaction("POST", type, condition, null), request, sourceName(system, account));
    }

    /** A conditional update: the record with the identifier that the query names. */
    @PutMapping("/{type}")
    ResponseEntity<Map<String, Object>> updateFound(
            HttpServletRequest request,
            Principal account,
            @PathVariable String type,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version,
            @RequestHeader(name = SYSTEM, required = false) @Nullable String system)
            throws IOException {
        String url = type + "?" + Objects.requireNonNullElse(request.getQueryString(), "");
        return one(new Interaction("PUT", url, null, version), request, sourceName(system, account));
    }

    @PutMapping("/{type}/{id}")
    ResponseEntity<Map<String, Object>> update(
            HttpServletRequest request,
            Principal account,
            @PathVariable String type,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version,
            @RequestHeader(name = SYSTEM, required = false) @Nullable String system)
            throws IOException {
        return one(new Interaction("PUT", type + "/" + id, null, version), request, sourceName(system, account));
    }

    @DeleteMapping("/{type}/{id}")
    ResponseEntity<Map<String, Object>> delete(
            HttpServletRequest request,
            Principal account,
            @PathVariable String type,
            @PathVariable String id,
            @RequestHeader(name = SYSTEM, required = false) @Nullable String system)
            throws IOException {
        IngestReport report = ingest.retract(sourceName(system, account), type, id);
        return ResponseEntity.ok(Issues.of(request).of(report));
    }

    /** Records are not read here, not patched, and not deleted by a search. */
    @RequestMapping(
            path = {"", "/{*rest}"},
            method = {RequestMethod.GET, RequestMethod.PATCH})
    ResponseEntity<Map<String, Object>> other(HttpServletRequest request) {
        return notAllowed(request);
    }

    @DeleteMapping({"", "/{type}"})
    ResponseEntity<Map<String, Object>> deleteFound(HttpServletRequest request) {
        return notAllowed(request);
    }

    private static ResponseEntity<Map<String, Object>> notAllowed(HttpServletRequest request) {
        String asked = request.getMethod() + " " + request.getRequestURI();
        return ResponseEntity.status(HttpStatus.METHOD_NOT_ALLOWED)
                .allow(HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE)
                .body(Issues.of(request).one("error", "not-supported", "not-allowed", asked));
    }

    /** One resource is a transaction of one entry. */
    private ResponseEntity<Map<String, Object>> one(Interaction asked, HttpServletRequest request, String system)
            throws IOException {
        byte[] body = body(request);
        if (body == null) {
            return tooLarge(request);
        }
        if (!Interaction.isOneObject(body)) {
            return ResponseEntity.badRequest()
                    .body(Issues.of(request).one("error", "structure", "no-json-object", asked.place()));
        }
        Exchange exchange = ingest.exchange(Source.of(system, asked.place(), asked.bundle(body)));
        if (exchange.isRefused() || exchange.outcomes().size() != 1) {
            return ResponseEntity.status(refusal(exchange))
                    .body(Issues.of(request).refusal(exchange.outcomes()));
        }
        Outcome outcome = exchange.outcomes().getFirst();
        var answer = ResponseEntity.status(code(BundleResponse.status(outcome)));
        String location = BundleResponse.location(outcome);
        if (location != null) {
            answer.location(URI.create("/fhir/" + location));
        }
        return answer.body(Issues.of(request).of(exchange.report()));
    }

    private static HttpStatus refusal(Exchange exchange) {
        return exchange.outcomes().stream()
                .flatMap(outcome -> Stream.ofNullable(outcome.rejection()))
                .findFirst()
                .map(rejection -> code(BundleResponse.status(rejection)))
                .orElse(HttpStatus.BAD_REQUEST);
    }

    private static HttpStatus code(String status) {
        return HttpStatus.valueOf(Integer.parseInt(status.substring(0, 3)));
    }

    private static ResponseEntity<Map<String, Object>> tooLarge(HttpServletRequest request) {
        return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE)
                .body(Issues.of(request).one("error", "too-long", "body-too-large", String.valueOf(MAX_BODY)));
    }

    private static HttpStatus status(IngestReport report) {
        return report.rejected() == 0 || report.records() > 0 ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
    }

    private static String sourceName(@Nullable String system, Principal account) {
        return system == null || system.isBlank() ? account.getName() : system.strip();
    }

    private static byte @Nullable [] body(HttpServletRequest request) throws IOException {
        try (InputStream in = request.getInputStream()) {
            byte[] body = in.readNBytes(MAX_BODY + 1);
            return body.length > MAX_BODY ? null : body;
        }
    }
}
