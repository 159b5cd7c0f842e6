package org.sinew.term;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Many texts in one array of UTF-8 bytes, each found by the offset that adding it returned. */
final class TextPool {

    private byte[] bytes;
    private int size;

    TextPool() {
        bytes = new byte[1 << 16];
    }

    int add(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        int offset = size;
        int needed = Math.addExact(size, encoded.length + 5);
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, bytes.length + (bytes.length >> 1)));
        }
        int length = encoded.length;
        while (length >= 0x80) {
            bytes[size++] = (byte) (length | 0x80);
            length >>>= 7;
        }
        bytes[size++] = (byte) length;
        System.arraycopy(encoded, 0, bytes, size, encoded.length);
        size += encoded.length;
        return offset;
    }

    String get(int offset) {
        int at = offset;
        int length = 0;
        int shift = 0;
        while (bytes[at] < 0) {
            length |= (bytes[at++] & 0x7F) << shift;
            shift += 7;
        }
        length |= bytes[at++] << shift;
        return new String(bytes, at, length, StandardCharsets.UTF_8);
    }

    void trim() {
        bytes = Arrays.copyOf(bytes, size);
    }
}
