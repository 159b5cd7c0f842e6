package org.sinew.term.rdf;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.jena.riot.RiotException;

/** Refuses documents, and lines in them, that no vocabulary has, before a parser buffers them. */
final class BoundedInput extends FilterInputStream {

    private static final int MAX_LINE = 16 << 20;

    private final long maxBytes;
    private final String what;
    private long read;
    private long line;

    BoundedInput(InputStream in, long maxBytes, String what) {
        super(in);
        this.maxBytes = maxBytes;
        this.what = what;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        read += Math.max(0, count);
        for (int i = 0; i < count; i++) {
            line = buffer[offset + i] == '\n' ? 0 : line + 1;
            if (line > MAX_LINE && maxBytes == Long.MAX_VALUE) {
                throw new RiotException(what + " of more than " + MAX_LINE + " bytes; refused");
            }
        }
        if (read > maxBytes) {
            throw new RiotException(what + " of more than " + maxBytes + " bytes; refused");
        }
        return count;
    }
}
