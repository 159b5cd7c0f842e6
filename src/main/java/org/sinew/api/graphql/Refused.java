package org.sinew.api.graphql;

import graphql.ErrorClassification;
import graphql.GraphQLError;
import graphql.language.SourceLocation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sinew.term.Sentence;

/** An operation that is not carried out, or not to its end, and why, in words meant for the client. */
final class Refused extends RuntimeException implements GraphQLError {

    enum Code implements ErrorClassification {
        BAD_USER_INPUT,
        UNKNOWN_TERM,
        QUERY_TOO_DEEP,
        QUERY_TOO_COSTLY,
        TIMEOUT,
        UNAUTHENTICATED,
        FORBIDDEN,
        INTERNAL
    }

    private final Code code;
    private final transient List<Object> path;
    private final transient Map<String, Object> more;
    private final transient @Nullable Sentence said;

    Refused(Code code, Sentence said, List<Object> path) {
        this(code, said, path, Map.of());
    }

    Refused(Code code, Sentence said, List<Object> path, Map<String, Object> more) {
        this(code, said.toString(), path, more, said);
    }

    private Refused(Code code, String message, List<Object> path, Map<String, Object> more, @Nullable Sentence said) {
        super(message);
        this.code = code;
        this.path = path;
        this.more = more;
        this.said = said;
    }

    static Refused of(Unanswerable none, Locale language, List<Object> path) {
        Map<String, Object> more = new LinkedHashMap<>(none.details());
        more.put("code", none.code());
        return new Refused(Code.BAD_USER_INPUT, none.reason(language.toLanguageTag()), path, more, null);
    }

    /** The same, worded in the reader's language. */
    Refused in(Locale language) {
        return said == null ? this : new Refused(code, said.in(language.toLanguageTag()), path, more, null);
    }

    /** Whether the operation never started: its answer then has no data at all. */
    boolean isBeforeExecution() {
        return code != Code.TIMEOUT && code != Code.INTERNAL;
    }

    @Override
    public @Nullable List<SourceLocation> getLocations() {
        return null;
    }

    @Override
    public ErrorClassification getErrorType() {
        return code;
    }

    @Override
    public @Nullable List<Object> getPath() {
        return path.isEmpty() ? null : path;
    }

    @Override
    public Map<String, Object> getExtensions() {
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put("code", code.name());
        extensions.putAll(more);
        return extensions;
    }
}
