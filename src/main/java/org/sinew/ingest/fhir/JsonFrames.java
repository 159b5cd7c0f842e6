package org.sinew.ingest.fhir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.sinew.ingest.Limits;
import org.sinew.ingest.Raw;
import org.sinew.ingest.RawBuffer;

/**
 * Cuts a stream of JSON into its top-level values, and a bundle into its entries, without understanding more of it
 * than strings and brackets. So one entry is in memory at a time, a broken entry does not hide the next one, and no
 * depth of nesting costs a stack. What is cut out is parsed strictly afterwards; of a bundle itself remains the
 * envelope, in which {@code 0} stands for each entry.
 */
final class JsonFrames {

    /** What the cut showed of an entry on the way. */
    record Header(
            @Nullable String fullUrl,
            @Nullable String type,
            @Nullable String id,
            boolean hasMembers,
            boolean isConditional) {}

    interface Frames {
        /** Whether the {@code n}-th top-level value is a bundle whose {@code entry} list is to be cut. */
        boolean isBundle(int n);

        void entry(int n, int index, Header header, Raw raw);

        /** @param type the value's {@code resourceType}, if it has one */
        void value(int n, @Nullable String type, Raw raw);
    }

    private static final int BUFFER = 1 << 16;
    private static final int ENTRIES = 2;
    private static final int ENTRY = 3;
    private static final int RESOURCE = 4;
    private static final int CAPTURED = 2_048;
    private static final byte[] ELIDED = {'0'};

    private final Frames frames;
    private final RawBuffer value;
    private final RawBuffer entry;
    private final StringBuilder captured = new StringBuilder();
    private final @Nullable String[] keys = new @Nullable String[RESOURCE + 1];

    private int depth;
    private boolean isString;
    private boolean isEscaped;
    private boolean isValue;
    private boolean inValue;
    private boolean inEntry;
    private boolean isScalar;
    private int n;
    private int index;
    private int from;
    private @Nullable String rootType;
    private @Nullable String fullUrl;
    private @Nullable String type;
    private @Nullable String id;
    private boolean hasMembers;
    private boolean isConditional;

    JsonFrames(Limits limits, Frames frames) {
        this.frames = frames;
        this.value = new RawBuffer(limits);
        this.entry = new RawBuffer(limits);
    }

    void scan(InputStream in) throws IOException {
        byte[] buffer = new byte[BUFFER];
        boolean isStart = true;
        for (int count = in.readNBytes(buffer, 0, BUFFER); count > 0; count = in.readNBytes(buffer, 0, BUFFER)) {
            from = isStart ? byteOrderMark(buffer, count) : 0;
            isStart = false;
            for (int i = from; i < count; i++) {
                i = step(buffer, i, count);
            }
            flush(buffer, count);
        }
        if (inEntry) {
            endEntry(buffer, from);
        }
        if (inValue) {
            endValue(buffer, from);
        }
    }

    private static int byteOrderMark(byte[] buffer, int count) {
        return count > 2 && buffer[0] == (byte) 0xEF && buffer[1] == (byte) 0xBB && buffer[2] == (byte) 0xBF ? 3 : 0;
    }

    /** Takes the byte at {@code i}, and inside a string all bytes up to its end; returns the last one taken. */
    private int step(byte[] buffer, int i, int count) {
        if (isString) {
            return string(buffer, i, count);
        }
        byte b = buffer[i];
        if (b == ' ' || b == '\t' || b == '\r' || b == '\n') {
            if (b == '\n' && inValue && isScalar) {
                endValue(buffer, i);
            }
            return i;
        }
        if (!inValue) {
            startValue(buffer, i, b);
        } else if (depth == ENTRIES && !inEntry && isEntries() && b != ',' && b != ']') {
            startEntry(buffer, i);
        }
        if (!isScalar) {
            token(buffer, i, b);
        }
        return i;
    }

    private void token(byte[] buffer, int i, byte b) {
        switch (b) {
            case '"' -> {
                isString = true;
                captured.setLength(0);
            }
            case '{', '[' -> {
                depth++;
                isValue = false;
                if (depth <= RESOURCE) {
                    keys[depth] = null;
                }
            }
            case '}', ']' -> close(buffer, i);
            case ':' -> isValue = true;
            case ',' -> {
                isValue = false;
                if (inEntry && depth == ENTRIES) {
                    endEntry(buffer, i);
                }
            }
            default -> {}
        }
    }

    private void close(byte[] buffer, int i) {
        isValue = false;
        if (inEntry && depth == ENTRIES) {
            endEntry(buffer, i);
        }
        depth--;
        if (inEntry && depth == ENTRIES) {
            endEntry(buffer, i + 1);
        }
        if (depth == 0) {
            endValue(buffer, i + 1);
        }
    }

    private int string(byte[] buffer, int start, int count) {
        boolean isCaptured = depth <= RESOURCE;
        for (int i = start; i < count; i++) {
            byte b = buffer[i];
            if (isEscaped) {
                isEscaped = false;
            } else if (b == '\\') {
                isEscaped = true;
            } else if (b == '"') {
                isString = false;
                if (isCaptured) {
                    capture();
                }
                return i;
            }
            if (isCaptured && captured.length() < CAPTURED) {
                captured.append((char) (b & 0xFF));
            }
        }
        return count - 1;
    }

    /** A string ended on a level of interest: a key, or the value of the level's current key. */
    private void capture() {
        if (!isValue) {
            String name = captured.toString();
            if (depth > 0) {
                keys[depth] = name;
            }
            hasMembers |= depth == RESOURCE && inEntry && name.equals("hasMember");
            return;
        }
        String key = keys[depth];
        if (depth == 1 && "resourceType".equals(key)) {
            rootType = text();
        } else if (depth == ENTRY && inEntry && "fullUrl".equals(key)) {
            fullUrl = text();
        } else if (depth == RESOURCE && inEntry && "resource".equals(keys[ENTRY])) {
            if ("resourceType".equals(key)) {
                type = text();
            } else if ("id".equals(key)) {
                id = text();
            }
        } else if (depth == RESOURCE && inEntry && "request".equals(keys[ENTRY])) {
            isConditional |= "ifNoneExist".equals(key) || ("url".equals(key) && captured.indexOf("?") >= 0);
        }
    }

    private String text() {
        return new String(captured.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
                .replace("\\/", "/");
    }

    private boolean isEntries() {
        return "entry".equals(keys[1]) && frames.isBundle(n);
    }

    private void startValue(byte[] buffer, int i, byte b) {
        flush(buffer, i);
        inValue = true;
        isScalar = b != '{' && b != '[';
        depth = 0;
        index = 0;
        rootType = null;
    }

    private void endValue(byte[] buffer, int end) {
        flush(buffer, end);
        inValue = false;
        isScalar = false;
        depth = 0;
        frames.value(n++, rootType, value.take());
    }

    private void startEntry(byte[] buffer, int i) {
        flush(buffer, i);
        value.write(ELIDED, 0, 1);
        inEntry = true;
        fullUrl = null;
        type = null;
        id = null;
        hasMembers = false;
        isConditional = false;
    }

    private void endEntry(byte[] buffer, int end) {
        flush(buffer, end);
        inEntry = false;
        frames.entry(n, index++, new Header(fullUrl, type, id, hasMembers, isConditional), entry.take());
    }

    private void flush(byte[] buffer, int end) {
        if (end > from) {
            if (inEntry) {
                entry.write(buffer, from, end - from);
            } else if (inValue) {
                value.write(buffer, from, end - from);
            }
        }
        from = end;
    }
}
