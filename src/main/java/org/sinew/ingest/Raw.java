package org.sinew.ingest;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A record's bytes: all of them, or their beginning when they are too many to keep.
 *
 * @param head the bytes, or the first of them
 * @param length how many there are
 * @param sha256 digest of all of them, hexadecimal
 */
public record Raw(byte[] head, long length, String sha256) {

    public static final Raw NONE = of(new byte[0]);

    public static Raw of(byte[] bytes) {
        return new Raw(bytes, bytes.length, HexFormat.of().formatHex(digest().digest(bytes)));
    }

    public boolean isWhole() {
        return head.length == length;
    }

    /** A new SHA-256 digest. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Raw raw && length == raw.length && sha256.equals(raw.sha256);
    }

    @Override
    public int hashCode() {
        return sha256.hashCode();
    }

    @Override
    public String toString() {
        return "Raw[" + length + " bytes, " + sha256 + ", whole=" + isWhole() + ", head=" + Arrays.hashCode(head) + "]";
    }
}
