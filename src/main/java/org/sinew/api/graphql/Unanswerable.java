package org.sinew.api.graphql;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sinew.term.Sentence;

/** A question that has no answer for a reason its asker can mend: unknown term, empty set, too much, not allowed. */
public final class Unanswerable extends RuntimeException {

    private final String code;
    private final transient @Nullable Sentence said;
    private final transient Map<String, Object> details;

    /**
     * @param code in capitals, for programs: {@code UNKNOWN_TERM}, {@code EMPTY_COHORT}, {@code FORBIDDEN}
     * @param details further extensions of the error, such as {@code suggestions} or the {@code at} of a criterion
     */
    public Unanswerable(String code, String message, Map<String, Object> details) {
        super(message);
        this.code = code;
        this.said = null;
        this.details = Map.copyOf(details);
    }

    /** With the reason in the asker's language. */
    public Unanswerable(String code, Sentence said, Map<String, Object> details) {
        super(said.toString());
        this.code = code;
        this.said = said;
        this.details = Map.copyOf(details);
    }

    /** @param language BCP 47 tag; what is said to programmers only, of settings and the like, is English in all */
    public String reason(String language) {
        return said == null ? String.valueOf(getMessage()) : said.in(language);
    }

    public String code() {
        return code;
    }

    Map<String, Object> details() {
        return details;
    }
}
