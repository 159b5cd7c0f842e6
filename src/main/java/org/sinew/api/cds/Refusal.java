package org.sinew.api.cds;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sinew.term.Sentence;
import org.springframework.http.HttpStatus;

/** A request that gets no cards, with the field that is at fault; its message is English. */
final class Refusal extends RuntimeException {

    private final HttpStatus status;
    private final @Nullable String field;
    private final String reason;
    private final transient Object[] parts;

    private Refusal(HttpStatus status, @Nullable String field, String reason, Object... parts) {
        super(said(field, reason, parts, "en"));
        this.status = status;
        this.field = field;
        this.reason = reason;
        this.parts = parts;
    }

    /**
     * @param field path of what is wrong: {@code context.patientId}
     * @param reason key of the bundle {@code cds} after {@code refused.}, said of the field
     */
    static Refusal malformed(String field, String reason, Object... parts) {
        return new Refusal(HttpStatus.BAD_REQUEST, field, reason, parts);
    }

    /** The data that advice needs cannot be had (CDS Hooks 2.0, HTTP status codes). */
    static Refusal unready(String field, String reason, Object... parts) {
        return new Refusal(HttpStatus.PRECONDITION_FAILED, field, reason, parts);
    }

    static Refusal of(HttpStatus status, String reason, Object... parts) {
        return new Refusal(status, null, reason, parts);
    }

    HttpStatus status() {
        return status;
    }

    /**
     * FHIR R4 OperationOutcome.
     *
     * @param language BCP 47 tag
     */
    Map<String, Object> outcome(String language) {
        Map<String, Object> issue = new LinkedHashMap<>();
        issue.put("severity", "error");
        issue.put("code", code(status));
        issue.put("diagnostics", said(field, reason, parts, language));
        if (field != null) {
            issue.put("expression", List.of(field));
        }
        Map<String, Object> outcome = new LinkedHashMap<>();
        outcome.put("resourceType", "OperationOutcome");
        outcome.put("issue", List.of(issue));
        return outcome;
    }

    private static String said(@Nullable String field, String reason, Object[] parts, String language) {
        String sentence = Sentence.of("cds", "refused." + reason, parts).in(language);
        return field == null ? sentence : field + " " + sentence;
    }

    /** IssueType of FHIR R4. */
    private static String code(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> "invalid";
            case NOT_FOUND -> "not-found";
            case UNAUTHORIZED -> "login";
            case FORBIDDEN -> "forbidden";
            case CONTENT_TOO_LARGE -> "too-long";
            case SERVICE_UNAVAILABLE -> "timeout";
            default -> "processing";
        };
    }
}
