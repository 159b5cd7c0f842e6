package org.sinew.api.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sinew.ingest.IngestReport;
import org.sinew.ingest.Outcome;
import org.sinew.ingest.Rejection;

/** What is to be said of a request, as the issues of an OperationOutcome. */
final class Issues {

    private static final int MOST = 100;

    private Issues() {}

    /** What went wrong with these records, and what of them is not kept. */
    static List<Map<String, Object>> of(List<Outcome> outcomes) {
        List<Map<String, Object>> issues = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            Rejection rejection = outcome.rejection();
            if (rejection != null) {
                issues.add(issue("error", code(rejection), rejection.reason()));
            } else if (!outcome.unmodelled().isEmpty()) {
                issues.add(issue(
                        "warning",
                        "not-supported",
                        "not in the model, not kept: " + String.join(", ", outcome.unmodelled())));
            }
        }
        return issues;
    }

    /** Why a transaction was refused. */
    static Map<String, Object> refusal(List<Outcome> outcomes) {
        List<Map<String, Object>> issues = new ArrayList<>();
        issues.add(issue("error", "processing", "the transaction was refused, nothing of it was written"));
        outcomes.stream()
                .filter(outcome -> outcome.rejection() != null)
                .limit(MOST)
                .forEach(outcome -> {
                    Rejection rejection = outcome.rejection();
                    if (rejection != null) {
                        issues.add(issue("error", code(rejection), rejection.place() + ": " + rejection.reason()));
                    }
                });
        return outcome(issues);
    }

    static Map<String, Object> of(IngestReport report) {
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

    static Map<String, Object> outcome(List<Map<String, Object>> issues) {
        return Map.of("resourceType", "OperationOutcome", "issue", issues);
    }

    static Map<String, Object> issue(String severity, String code, String text) {
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
