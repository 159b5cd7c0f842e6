package org.sinew.ingest;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A record's bytes: all of them, or their beginning when they are too many to keep.
 *
 * @param head the bytes, or the first of them
 * @param length how many there are
 * @param digest SHA-256 of all of them, hexadecimal, when they are more than {@code head}
 */
public record Raw(byte[] head, long length, @Nullable String digest) {

    public static final Raw NONE = of(new byte[0]);

    public static Raw of(byte[] bytes) {
        return new Raw(bytes, bytes.length, null);
    }

    public boolean isWhole() {
        return head.length == length;
    }

    /** SHA-256 of all bytes, hexadecimal. */
    public String sha256() {
        return digest != null ? digest : HexFormat.of().formatHex(newDigest().digest(head));
    }

    /** A new SHA-256 digest. */
    public static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Raw raw && length == raw.length && sha256().equals(raw.sha256());
    }

    @Override
    public int hashCode() {
        return Long.hashCode(length);
    }

    @Override
    public String toString() {
        return "Raw[" + length + " bytes, " + sha256() + "]";
    }
}
