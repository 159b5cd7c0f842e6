package org.sinew.cohort;

import org.sinew.term.Sentence;

/** A question about cohorts that has no answer, with the reason as a value. */
public final class Unanswered extends RuntimeException {

    private final transient Problem problem;

    public Unanswered(Problem problem) {
        super(problem.path().isEmpty() ? problem.message() : problem.path() + ": " + problem.message());
        this.problem = problem;
    }

    /** @param key of the bundle {@code cohort} after {@code impossible.} */
    public static Unanswered notPossible(String key, Object... values) {
        return new Unanswered(new Problem.NotPossible("", Sentence.of("cohort", "impossible." + key, values)));
    }

    public Problem problem() {
        return problem;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
