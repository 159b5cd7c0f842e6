package org.sinew.ingest.fhir;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sinew.patient.Concept;

/**
 * What the references of one bundle (or one single record) point to, as keys {@code <source>|<Type>/<id>}.
 * A conditional or logical reference that the bundle does not resolve stays {@code system|value}.
 */
final class References {

    private static final Pattern LITERAL =
            Pattern.compile("(?:.*/)?([A-Z][A-Za-z]{2,40})/([A-Za-z0-9._-]{1,128})(?:/_history/[^/]+)?");
    private static final Pattern CONDITIONAL = Pattern.compile("[A-Z][A-Za-z]+\\?(identifier=[^&]+)");

    private final String source;
    private final Medications medications;
    private final Map<String, String> byFullUrl = new HashMap<>();
    private final Map<String, String> byIdentifier = new HashMap<>();
    private final Map<String, String> panels = new HashMap<>();

    References(String source, Medications medications) {
        this.source = source;
        this.medications = medications;
    }

    void fullUrl(String url, String key) {
        byFullUrl.put(url, key);
    }

    void identifier(String identifier, String key) {
        byIdentifier.put(identifier, key);
    }

    void member(String memberKey, String panelKey) {
        panels.putIfAbsent(memberKey, panelKey);
    }

    @Nullable
    String panelOf(String memberKey) {
        return panels.get(memberKey);
    }

    @Nullable
    Concept medication(String key) {
        return medications.get(key);
    }

    /** Null when the element is absent or has neither reference nor identifier. */
    @Nullable
    String key(@Nullable Element reference) {
        if (reference == null) {
            return null;
        }
        String text = Codes.blankToNull(reference.text("reference"));
        if (text != null) {
            return key(text.strip());
        }
        String identifier = identifier(reference.child("identifier"));
        return identifier == null ? null : byIdentifier.getOrDefault(identifier, identifier);
    }

    private @Nullable String key(String text) {
        String inBundle = byFullUrl.get(text);
        if (inBundle != null) {
            return inBundle;
        }
        if (text.startsWith("#")) {
            return null;
        }
        if (text.indexOf('?') > 0) {
            Matcher conditional = CONDITIONAL.matcher(text);
            String identifier = conditional.matches() ? Request.identifier(conditional.group(1)) : null;
            if (identifier != null) {
                String known = Keys.identifier(source, identifier);
                return byIdentifier.getOrDefault(known, known);
            }
        }
        Matcher literal = LITERAL.matcher(text);
        return literal.matches() ? source + "|" + literal.group(1) + "/" + literal.group(2) : source + "|" + text;
    }

    /** {@code system|value}, or null; {@code source||value} without a system. */
    @Nullable
    String identifier(@Nullable Element identifier) {
        if (identifier == null) {
            return null;
        }
        String value = Codes.blankToNull(identifier.text("value"));
        return value == null ? null : Keys.identifier(source, identifier.text("system", "") + "|" + value);
    }
}
