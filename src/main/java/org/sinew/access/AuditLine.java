package org.sinew.access;

import java.time.Instant;
import java.util.stream.Collectors;

/** One read as one line of JSON. */
final class AuditLine {

    private static final int LONGEST = 200;

    private AuditLine() {}

    static String of(Instant time, Audience audience, String operation, int rows) {
        String roles = audience.roles().stream()
                .sorted()
                .map(role -> quote(role.name()))
                .collect(Collectors.joining(","));
        return "{\"time\":" + quote(time.toString())
                + ",\"user\":" + quote(audience.user())
                + ",\"roles\":[" + roles + "]"
                + ",\"purpose\":" + quote(audience.purpose())
                + ",\"operation\":" + quote(operation)
                + ",\"rows\":" + rows + "}";
    }

    /** A JSON string (RFC 8259, section 7) of at most {@link #LONGEST} characters: the names come from clients. */
    private static String quote(String text) {
        var out = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().limit(LONGEST).forEach(c -> {
            if (c == '"' || c == '\\') {
                out.append('\\').appendCodePoint(c);
            } else if (c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || isSurrogate(c)) {
                out.append(String.format("\\u%04x", c));
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.append('"').toString();
    }

    private static boolean isSurrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }
}
