package org.sinew.ingest;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Collects one record's bytes; of one that is too large only the beginning and a digest. */
public final class RawBuffer {

    private final Limits limits;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
    private byte[] head = new byte[0];
    private @Nullable MessageDigest digest;
    private long length;

    public RawBuffer(Limits limits) {
        this.limits = limits;
    }

    public void write(byte[] from, int offset, int count) {
        length += count;
        if (digest == null && length > limits.recordBytes()) {
            digest = Raw.newDigest();
            digest.update(bytes.toByteArray());
            head = Arrays.copyOf(bytes.toByteArray(), Math.min(bytes.size(), limits.rejectedBytes()));
            bytes.reset();
        }
        if (digest == null) {
            bytes.write(from, offset, count);
        } else {
            digest.update(from, offset, count);
        }
    }

    public boolean isEmpty() {
        return length == 0;
    }

    /** What was collected; the buffer is empty afterwards. */
    public Raw take() {
        Raw raw = digest == null
                ? Raw.of(bytes.toByteArray())
                : Raw.beginning(head, length, HexFormat.of().formatHex(digest.digest()));
        bytes.reset();
        digest = null;
        length = 0;
        return raw;
    }
}
