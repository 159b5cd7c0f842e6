package org.sinew.term.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.sinew.term.Diagnostic;

/** The lines of a UTF-8 file, numbered from 1, none longer than a bound. */
final class Lines {

    private static final int MAX_LINE = 1 << 20;

    private final String name;
    private final Reader reader;
    private final char[] buffer = new char[1 << 15];
    private int at;
    private int end;
    private int number;

    Lines(SourceFile file) {
        this(file.name(), file.content());
    }

    Lines(String name, InputStream content) {
        this.name = name;
        this.reader = new InputStreamReader(content, StandardCharsets.UTF_8);
    }

    /** The next line without its end, or null. */
    @Nullable
    String next() throws IOException {
        StringBuilder rest = null;
        while (true) {
            if (at == end && !fill()) {
                return rest == null ? null : finish(rest.toString());
            }
            int start = at;
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            if (at < end && rest == null) {
                String line = new String(buffer, start, at - start);
                at++;
                return finish(line);
            }
            rest = rest == null ? new StringBuilder() : rest;
            rest.append(buffer, start, at - start);
            checkLength(rest.length());
            if (at < end) {
                at++;
                return finish(rest.toString());
            }
        }
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, reader.read(buffer, 0, buffer.length));
        return end > 0;
    }

    private String finish(String line) {
        number++;
        String text = number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private void checkLength(int length) {
        if (length > MAX_LINE) {
            throw new UnreadableSource(
                    Diagnostic.Problem.MALFORMED,
                    name + ":" + (number + 1),
                    "a line of more than " + MAX_LINE + " characters; refused");
        }
    }

    /** {@code file:line} of the line returned last. */
    String place() {
        return name + ":" + number;
    }

    /** Whether there is nothing after the line returned last. */
    boolean isAtEnd() throws IOException {
        return at == end && !fill();
    }
}
