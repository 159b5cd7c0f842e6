package org.sinew.api.cohort;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sinew.access.Disclosure;
import org.sinew.access.Reads;
import org.sinew.api.graphql.Arguments;
import org.sinew.api.graphql.CurrentAudience;
import org.sinew.api.graphql.Unanswerable;
import org.sinew.cohort.Problem;
import org.sinew.cohort.export.ExportFormat;
import org.sinew.cohort.export.Variable;
import org.sinew.cohort.saved.SavedCohorts;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Members of kept cohorts as files: {@code GET /cohorts/{name}/export?format=csv|parquet|omop|fhir&variables=…}. Refused to
 * audiences with a disclosure floor.
 */
@RestController
class CohortExports {

    private final Questions questions;
    private final Disclosure disclosure;
    private final SavedCohorts saved;
    private final Reads reads;
    private final CurrentAudience audience;

    CohortExports(
            Questions questions, Disclosure disclosure, SavedCohorts saved, Reads reads, CurrentAudience audience) {
        this.questions = questions;
        this.disclosure = disclosure;
        this.saved = saved;
        this.reads = reads;
        this.audience = audience;
    }

    /** @param variables as {@link Variable#parse} reads them */
    @GetMapping("/cohorts/{name}/export")
    void export(
            @PathVariable String name,
            @RequestParam(defaultValue = "csv") String format,
            @RequestParam(required = false) @Nullable Integer version,
            @RequestParam(defaultValue = "") List<String> variables,
            HttpServletResponse response)
            throws IOException {
        new Told(disclosure, audience.get()).requireMembers();
        if (saved.find(name, version).isEmpty()) {
            throw Questions.unanswerable(new Problem.UnknownDefinition("", name));
        }
        ExportFormat chosen = Questions.answered(() -> ExportFormat.parse(format));
        List<Variable> columns = Questions.answered(() -> variables.stream()
                .filter(each -> !each.isBlank())
                .map(each -> Variable.parse(each, questions.terminology()))
                .toList());
        Map<String, Object> named = version == null ? Map.of("name", name) : Map.of("name", name, "version", version);
        Question question = questions.ask(new Arguments(Map.of("saved", named)));
        reads.compute(audience.get(), "cohort export", () -> question.cohort().count());
        response.setContentType(chosen.mediaType());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name + chosen.ending(), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        chosen.write(question.group(), name, columns, response.getOutputStream());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Unanswerable none, Locale locale) {
        HttpStatus status = switch (none.code()) {
            case "FORBIDDEN" -> HttpStatus.FORBIDDEN;
            case "UNKNOWN_DEFINITION" -> HttpStatus.NOT_FOUND;
            default -> HttpStatus.BAD_REQUEST;
        };
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(status, none.reason(locale.toLanguageTag()));
        detail.setProperty("code", none.code());
        return ResponseEntity.status(status).body(detail);
    }
}
