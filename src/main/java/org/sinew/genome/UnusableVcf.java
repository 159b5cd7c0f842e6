package org.sinew.genome;

import java.util.List;

/** A VCF file from which nothing is taken. The message names the place and the reason. */
public final class UnusableVcf extends RuntimeException {

    /** What is wrong. */
    public enum Problem {
        MALFORMED,
        WRONG_BUILD,
        NO_WANTED_SITE,
        NOTHING_CALLED,
        SEVERAL_SAMPLES,
        UNKNOWN_SAMPLE,
        NO_SAMPLE
    }

    private final Problem problem;
    private final transient List<String> choices;

    public UnusableVcf(Problem problem, String message, List<String> choices) {
        super(message);
        this.problem = problem;
        this.choices = List.copyOf(choices);
    }

    static UnusableVcf malformed(String file, VcfFile.Line line, String reason) {
        return new UnusableVcf(Problem.MALFORMED, file + " " + line.place() + ": " + reason, List.of());
    }

    static UnusableVcf malformed(String file, long line, String reason) {
        return new UnusableVcf(Problem.MALFORMED, file + " line " + line + ": " + reason, List.of());
    }

    static UnusableVcf damaged(String file, long line, Exception why) {
        return malformed(file, line, "the file ends early or is damaged: " + why.getMessage());
    }

    public Problem problem() {
        return problem;
    }

    /** Names to choose from, where the question was which. */
    public List<String> choices() {
        return choices;
    }
}
