package org.sinew.ingest;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A record's bytes: all of them, or their beginning when they are too many to keep. */
public final class Raw {

    public static final Raw NONE = of(new byte[0]);

    private final byte[] head;
    private final long length;
    private final @Nullable String digest;

    private Raw(byte[] head, long length, @Nullable String digest) {
        this.head = head;
        this.length = length;
        this.digest = digest;
    }

    /** All bytes of a record; the array is not copied and must not change. */
    public static Raw of(byte[] bytes) {
        return new Raw(bytes, bytes.length, null);
    }

    /**
     * @param head the first of the bytes
     * @param length how many there are in all
     * @param sha256 digest of all of them, hexadecimal
     */
    static Raw beginning(byte[] head, long length, String sha256) {
        return new Raw(head, length, sha256);
    }

    /** The bytes, or the first of them; not a copy. */
    public byte[] head() {
        return head;
    }

    /** How many there are in all. */
    public long length() {
        return length;
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
    public String toString() {
        return "Raw[" + length + " bytes, " + sha256() + "]";
    }
}
