package org.sinew.ingest.fhir;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sinew.ingest.Raw;

/** The record's name within its source: {@code Condition/4711}. */
final class Keys {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,128}");

    private Keys() {}

    /**
     * What the request calls it, or the resource's id; without one that of its full URL, its first business identifier, or a digest of its content.
     */
    static String record(Json.Obj resource, String type, @Nullable String fullUrl, Request request) {
        String asked = request.record(type);
        if (asked != null) {
            if (resource.get("id") instanceof Json.Leaf id) {
                id.isRead = true;
            }
            return asked;
        }
        if (resource.get("id") instanceof Json.Leaf id && id.kind != Json.Kind.NULL) {
            if (!ID.matcher(id.text).matches()) {
                throw new InvalidElement(type + ".id", "no-id", InvalidElement.shown(id.text));
            }
            id.isRead = true;
            return type + "/" + id.text;
        }
        if (fullUrl != null && fullUrl.matches("https?://.*/" + Pattern.quote(type) + "/[A-Za-z0-9._-]{1,128}")) {
            return fullUrl.substring(fullUrl.lastIndexOf('/', fullUrl.lastIndexOf('/') - 1) + 1);
        }
        String identifier = identifier(resource.get("identifier"));
        return identifier == null ? type + "/sha256-" + digest(resource) : byIdentifier(type, identifier);
    }

    /** @param identifier {@code system|value}; one without a system names somebody only within its source: {@code source||value} */
    static String identifier(String source, String identifier) {
        return identifier.startsWith("|") ? source + "|" + identifier : identifier;
    }

    static String byIdentifier(String type, String identifier) {
        return type + "?" + identifier.replace("#", "%23");
    }

    private static @Nullable String identifier(@Nullable Json value) {
        Json first = value instanceof Json.Arr list && !list.items().isEmpty()
                ? list.items().getFirst()
                : value;
        if (first instanceof Json.Obj object && object.get("value") instanceof Json.Leaf text && !text.text.isBlank()) {
            return (object.get("system") instanceof Json.Leaf system ? system.text : "") + "|" + text.text;
        }
        return null;
    }

    /** The same whatever the order of keys and the white space. */
    private static String digest(Json.Obj resource) {
        MessageDigest digest = Raw.newDigest();
        feed(digest, resource);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void feed(MessageDigest digest, Json value) {
        switch (value) {
            case Json.Leaf leaf -> text(digest, leaf.kind + ":" + leaf.text);
            case Json.Arr list -> {
                text(digest, "[");
                list.items().forEach(item -> feed(digest, item));
                text(digest, "]");
            }
            case Json.Obj object -> {
                text(digest, "{");
                IntStream.range(0, object.size())
                        .boxed()
                        .sorted(Comparator.comparing(object::name))
                        .forEach(i -> {
                            text(digest, object.name(i));
                            feed(digest, object.value(i));
                        });
                text(digest, "}");
            }
        }
    }

    private static void text(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }
}
