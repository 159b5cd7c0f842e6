package org.sinew.term.read;

import org.sinew.term.Diagnostic;

/** Stops the reading of a file; becomes the error of its ontology. */
final class UnreadableSource extends RuntimeException {

    private final transient Diagnostic.Problem problem;
    private final String place;

    UnreadableSource(Diagnostic.Problem problem, String place, String message) {
        super(message);
        this.problem = problem;
        this.place = place;
    }

    Diagnostic.Problem problem() {
        return problem;
    }

    String place() {
        return place;
    }
}
