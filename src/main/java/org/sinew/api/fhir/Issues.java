package org.sinew.api.fhir;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sinew.ingest.IngestReport;
import org.sinew.ingest.Outcome;
import org.sinew.ingest.Rejection;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * What is to be said of a request, as the issues of an OperationOutcome.
 *
 * @param language BCP 47 tag
 */
record Issues(String language) {

    private static final int MOST = 100;

    /** In the language that the client asks for. */
    static Issues of(HttpServletRequest request) {
        return new Issues(RequestContextUtils.getLocale(request).toLanguageTag());
    }

    /** @param key of the bundle {@code ingest} */
    Map<String, Object> one(String severity, String code, String key, Object... values) {
        return outcome(List.of(issue(severity, code, say(key, values))));
    }

    private String say(String key, Object... values) {
        return Rejection.why(key, values).in(language);
    }

    /** What went wrong with these records, and what of them is not kept. */
    List<Map<String, Object>> of(List<Outcome> outcomes) {
        List<Map<String, Object>> issues = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            Rejection rejection = outcome.rejection();
            if (rejection != null) {
                issues.add(issue("error", code(rejection), rejection.said().in(language)));
            } else if (!outcome.unmodelled().isEmpty()) {
                issues.add(
                        issue("warning", "not-supported", say("unmodelled", String.join(", ", outcome.unmodelled()))));
            }
        }
        return issues;
    }

    /** Why a transaction was refused. */
    Map<String, Object> refusal(List<Outcome> outcomes) {
        List<Map<String, Object>> issues = new ArrayList<>();
        issues.add(issue("error", "processing", say("transaction-refused")));
        outcomes.stream()
                .filter(outcome -> outcome.rejection() != null)
                .limit(MOST)
                .forEach(outcome -> {
                    Rejection rejection = outcome.rejection();
                    if (rejection != null) {
                        issues.add(issue("error", code(rejection), say("at", rejection.place(), rejection.said())));
                    }
                });
        return outcome(issues);
    }

    Map<String, Object> of(IngestReport report) {
        List<Map<String, Object>> issues = new ArrayList<>();
        issues.add(issue(
                "information",
                "informational",
                say(
                        "read",
                        report.records(),
                        report.added(),
                        report.unchanged(),
                        report.superseded(),
                        report.retracted(),
                        report.run())));
        report.reasons().forEach(reason -> issues.add(issue("error", "processing", reason.in(language))));
        report.unmodelled()
                .forEach((path, count) ->
                        issues.add(issue("warning", "not-supported", say("unmodelled-count", path, count))));
        return outcome(issues);
    }

    static Map<String, Object> outcome(List<Map<String, Object>> issues) {
        return Map.of("resourceType", "OperationOutcome", "issue", issues);
    }

    private static Map<String, Object> issue(String severity, String code, String text) {
        return Map.of("severity", severity, "code", code, "diagnostics", text);
    }

    private static String code(Rejection rejection) {
        return switch (rejection) {
            case Rejection.Malformed _ -> "structure";
            case Rejection.Invalid _ -> "invalid";
            case Rejection.WrongVersion _, Rejection.Unsupported _ -> "not-supported";
            case Rejection.UnknownPatient _ -> "not-found";
            case Rejection.Ambiguous _ -> "multiple-matches";
            case Rejection.TooLarge _ -> "too-long";
            case Rejection.Unsafe _ -> "security";
        };
    }
}
