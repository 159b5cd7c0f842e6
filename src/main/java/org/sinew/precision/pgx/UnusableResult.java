package org.sinew.precision.pgx;

import java.util.List;
import java.util.Map;
import org.sinew.term.Sentence;

/** A gene's result from outside that the tables do not understand. The message names the gene, what was given, and what may be meant. */
public final class UnusableResult extends RuntimeException {

    /** What is wrong. */
    public enum Problem {
        UNKNOWN_GENE,
        /** not the number of alleles that a person has */
        NO_DIPLOTYPE,
        UNKNOWN_ALLELE,
        /** copies of a gene without their number */
        UNKNOWN_COPIES,
        UNKNOWN_PHENOTYPE,
        UNKNOWN_ACTIVITY_SCORE
    }

    private final Problem problem;
    private final String gene;
    private final transient Note why;
    private final transient List<String> suggestions;

    UnusableResult(Problem problem, String gene, Note why, List<String> suggestions) {
        super(why.in("en"));
        this.problem = problem;
        this.gene = gene;
        this.why = why;
        this.suggestions = List.copyOf(suggestions);
    }

    public Problem problem() {
        return problem;
    }

    Note why() {
        return why;
    }

    /** The message, to be worded in the reader's language. */
    public Sentence said() {
        return new Sentence("pgx", why.key(), List.copyOf(why.parts()));
    }

    /** {@code gene}, and {@code suggestions} where there are any. */
    public Map<String, Object> details() {
        return suggestions.isEmpty() ? Map.of("gene", gene) : Map.of("gene", gene, "suggestions", suggestions);
    }
}
