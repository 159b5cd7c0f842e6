package org.sinew.ingest.fhir;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sinew.graph.WriteCondition;
import org.sinew.ingest.Rejection;
import org.sinew.term.Sentence;

/**
 * What a bundle's entry asks to be done with its resource ({@code Bundle.entry.request}, FHIR R4, 3.1.0.11). What
 * cannot be done is refused by name, never done otherwise.
 */
record Request(
        String method,
        String url,
        @Nullable String ifNoneExist,
        @Nullable String versionAware) {

    /** Of a resource that comes without a request. */
    static final Request NONE = new Request("", "", null, null);

    /** Types that are found by any of their identifiers; all others by the one that their key is made of. */
    private static final Set<String> PARTIES =
            Set.of("Patient", "Organization", "Practitioner", "PractitionerRole", "Location");

    private static final Pattern IDENTIFIER = Pattern.compile("identifier=([^&|]*\\|[^&]+)");
    private static final Pattern INSTANCE = Pattern.compile("(?:.*/)?([A-Z][A-Za-z]+)/([A-Za-z0-9._-]{1,128})");
    private static final Pattern KIND = Pattern.compile("(?:.*/)?([A-Z][A-Za-z]+)/?");

    static Request of(Json.Obj entry) {
        Json request = entry.get("request");
        if (!(request instanceof Json.Obj object)) {
            return NONE;
        }
        String versionAware = text(object, "ifMatch") != null ? "ifMatch" : null;
        return new Request(
                text(object, "method", ""),
                text(object, "url", ""),
                text(object, "ifNoneExist"),
                text(object, "ifNoneMatch") != null ? "ifNoneMatch" : versionAware);
    }

    boolean isDelete() {
        return method.equals("DELETE");
    }

    /** Why this cannot be done; null if it can. */
    @Nullable
    Sentence unsupported() {
        if (method.equals("PATCH")) {
            return Rejection.why("patch");
        }
        if (!method.isEmpty() && !method.equals("POST") && !method.equals("PUT")) {
            return Rejection.why("method", InvalidElement.shown(method));
        }
        if (versionAware != null) {
            return Rejection.why("version-aware", versionAware);
        }
        String query = query();
        return query != null && identifier(query) == null
                ? Rejection.why("condition", InvalidElement.shown(query))
                : null;
    }

    /** What of the request contradicts the resource; null if nothing does. */
    @Nullable
    Sentence contradiction(String type, @Nullable String id) {
        String path = path();
        if (method.equals("PUT") && query() == null) {
            Matcher instance = INSTANCE.matcher(path);
            return instance.matches()
                            && instance.group(1).equals(type)
                            && (id == null || instance.group(2).equals(id))
                    ? null
                    : Rejection.why("other-url", InvalidElement.shown(url), type + "/" + id);
        }
        Matcher kind = KIND.matcher(path);
        Matcher instance = INSTANCE.matcher(path);
        boolean isSame = path.isEmpty()
                || (kind.matches() && kind.group(1).equals(type))
                || (instance.matches() && instance.group(1).equals(type));
        return isSame ? null : Rejection.why("other-type", InvalidElement.shown(url), type);
    }

    /** @param source whose identifiers without a system are meant */
    @Nullable
    WriteCondition condition(String source) {
        String identifier = conditional();
        return identifier == null
                ? null
                : new WriteCondition(Keys.identifier(source, identifier), method.equals("POST"));
    }

    private @Nullable String conditional() {
        String query = query();
        return query == null ? null : identifier(query);
    }

    /** The record's name as the request gives it; null if it leaves that to the resource. */
    @Nullable
    String record(String type) {
        String identifier = conditional();
        if (identifier != null) {
            return PARTIES.contains(type) ? null : Keys.byIdentifier(type, identifier);
        }
        Matcher instance = INSTANCE.matcher(path());
        return method.equals("PUT") && query() == null && instance.matches() ? type + "/" + instance.group(2) : null;
    }

    private @Nullable String query() {
        if (method.equals("POST")) {
            return ifNoneExist == null ? null : ifNoneExist.substring(ifNoneExist.indexOf('?') + 1);
        }
        int question = url.indexOf('?');
        return method.equals("PUT") && question >= 0 ? url.substring(question + 1) : null;
    }

    private String path() {
        int question = url.indexOf('?');
        return question < 0 ? url : url.substring(0, question);
    }

    /** {@code system|value} of a search by identifier; null for any other search. */
    static @Nullable String identifier(String query) {
        try {
            String plain = URLDecoder.decode(query.replace("+", "%2B"), StandardCharsets.UTF_8);
            Matcher identifier = IDENTIFIER.matcher(plain);
            return identifier.matches() ? identifier.group(1) : null;
        } catch (IllegalArgumentException brokenEscape) {
            return null;
        }
    }

    private static @Nullable String text(Json.Obj object, String name) {
        return object.get(name) instanceof Json.Leaf leaf ? leaf.text : null;
    }

    private static String text(Json.Obj object, String name, String otherwise) {
        String text = text(object, name);
        return text == null ? otherwise : text;
    }
}
