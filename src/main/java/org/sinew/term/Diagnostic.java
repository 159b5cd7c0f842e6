package org.sinew.term;

/**
 * Something wrong in an ontology file.
 *
 * @param place where: a term id, or file and line
 * @param message what is wrong and what was done about it, in a sentence
 */
public record Diagnostic(Severity severity, Problem problem, String place, String message) {

    public enum Severity {
        /** the release cannot serve */
        ERROR,
        /** read, with the loss that the message states */
        WARNING
    }

    public enum Problem {
        CYCLE,
        MISSING_PARENT,
        DUPLICATE_ID,
        TRUNCATED,
        MALFORMED,
        UNKNOWN_TERM,
        REMOTE_REFERENCE
    }
}
