package org.sinew.ingest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/** Unpacked bytes, cut off with {@link SourceFiles.UnsafeArchive} when they are too many, at all or for their packed size. */
final class GuardedStream extends FilterInputStream {

    private final Limits limits;
    private final LongSupplier packed;
    private long unpacked;

    /** @param packed how many packed bytes were consumed so far */
    GuardedStream(InputStream in, Limits limits, LongSupplier packed) {
        super(in);
        this.limits = limits;
        this.packed = packed;
    }

    @Override
    public int read() throws IOException {
        int b = in.read();
        if (b >= 0) {
            count(1);
        }
        return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int n = in.read(bytes, offset, length);
        if (n > 0) {
            count(n);
        }
        return n;
    }

    @Override
    public long skip(long n) throws IOException {
        long skipped = in.skip(n);
        count(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(long n) throws IOException {
        unpacked += n;
        if (unpacked > limits.archiveBytes()) {
            throw new SourceFiles.UnsafeArchive("unpacks to more than " + limits.archiveBytes() + " bytes");
        }
        if (unpacked > Limits.FREE_BYTES && unpacked / Math.max(1, packed.getAsLong()) > limits.archiveRatio()) {
            throw new SourceFiles.UnsafeArchive("a bomb: each packed byte became more than " + limits.archiveRatio());
        }
    }
}
