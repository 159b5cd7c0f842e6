package org.sinew.api.fhir;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sinew.ingest.Ingest;
import org.sinew.ingest.IngestReport;
import org.sinew.ingest.Source;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes FHIR R4 in from systems: bundles, NDJSON and single resources by {@code POST /fhir}, one resource by
 * {@code POST} or {@code PUT /fhir/Type[/id]}, its retraction by {@code DELETE /fhir/Type/id}. The answer, an
 * OperationOutcome (FHIR R4, 2.5), leaves after everything is durable: as facts, or as dead letters.
 */
@RestController
@RequestMapping(
        path = "/fhir",
        produces = {FhirController.FHIR_JSON, MediaType.APPLICATION_JSON_VALUE})
class FhirController {

    static final String FHIR_JSON = "application/fhir+json";
    private static final String SYSTEM = "X-Source-System";
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
        return take(body(request), "POST /fhir", system, account);
    }

    @PostMapping("/{type}")
    ResponseEntity<Map<String, Object>> create(
            HttpServletRequest request,
            Principal account,
            @PathVariable String type,
            @RequestHeader(name = SYSTEM, required = false) @Nullable String system)
            throws IOException {
        return take(body(request), "POST /fhir/" + type, system, account);
    }

    @PutMapping("/{type}/{id}")
    ResponseEntity<Map<String, Object>> update(
            HttpServletRequest request,
            Principal account,
            @PathVariable String type,
            @PathVariable String id,
            @RequestHeader(name = SYSTEM, required = false) @Nullable String system)
            throws IOException {
        return take(body(request), "PUT /fhir/" + type + "/" + id, system, account);
    }

    @DeleteMapping("/{type}/{id}")
    ResponseEntity<Map<String, Object>> delete(
            Principal account,
            @PathVariable String type,
            @PathVariable String id,
            @RequestHeader(name = SYSTEM, required = false) @Nullable String system)
            throws IOException {
        IngestReport report = ingest.retract(sourceName(system, account), type, id);
        return ResponseEntity.ok(outcome(report));
    }

    private ResponseEntity<Map<String, Object>> take(
            byte @Nullable [] body, String place, @Nullable String system, Principal account) throws IOException {
        if (body == null) {
            return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE)
                    .body(outcome(List.of(issue(
                            "error", "too-long", "the body is larger than " + MAX_BODY + " bytes; send it in parts"))));
        }
        IngestReport report = ingest.take(Source.of(sourceName(system, account), place, body));
        return ResponseEntity.status(status(report)).body(outcome(report));
    }

    private static HttpStatus status(IngestReport report) {
        if (report.rejected() == 0) {
            return HttpStatus.OK;
        }
        return report.records() > 0 ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
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

    private static Map<String, Object> outcome(IngestReport report) {
        List<Map<String, Object>> issues = new ArrayList<>();
        issues.add(issue(
                "information",
                "informational",
                "%d records read: %d added, %d unchanged, %d superseded, %d retracted; run %s"
                        .formatted(
                                report.records(),
                                report.added(),
                                report.unchanged(),
                                report.superseded(),
                                report.retracted(),
                                report.run())));
        report.reasons().forEach(reason -> issues.add(issue("error", "processing", reason)));
        report.unmodelled()
                .forEach((path, count) -> issues.add(
                        issue("warning", "not-supported", path + " × " + count + ": not in the model, not kept")));
        return outcome(issues);
    }

    private static Map<String, Object> outcome(List<Map<String, Object>> issues) {
        return Map.of("resourceType", "OperationOutcome", "issue", issues);
    }

    private static Map<String, Object> issue(String severity, String code, String text) {
        return Map.of("severity", severity, "code", code, "diagnostics", text);
    }
}
