package org.sinew.term.read;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import org.sinew.term.Diagnostic;

/** A file being read: decompressed if it is gzip, counted, hashed as it lies on the disk, and never endless. */
final class SourceFile implements AutoCloseable {

    private static final int BUFFER = 1 << 16;
    private static final long MAX_DECOMPRESSED = 4L << 30;

    private final Path path;
    private final MessageDigest digest;
    private final InputStream raw;
    private final InputStream content;

    SourceFile(Path path, ProgressListener progress) throws IOException {
        this.path = path;
        this.digest = sha256();
        InputStream file = new BufferedInputStream(
                new DigestInputStream(new Told(Files.newInputStream(path), path, progress), digest), BUFFER);
        this.raw = file;
        try {
            this.content = new Bounded(new BufferedInputStream(unpacked(file), BUFFER), path);
        } catch (IOException broken) {
            file.close();
            throw broken;
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("this Java has no SHA-256", absent);
        }
    }

    /** The content of a gzip file, any other as it is. */
    static InputStream unpacked(InputStream file) throws IOException {
        file.mark(2);
        int first = file.read();
        int second = file.read();
        file.reset();
        return first == 0x1F && second == 0x8B ? new GZIPInputStream(file, BUFFER) : file;
    }

    /** The decompressed beginning of a file. */
    static byte[] head(Path path, int bytes) throws IOException {
        try (SourceFile file = new SourceFile(path, ProgressListener.NONE)) {
            return file.content.readNBytes(bytes);
        }
    }

    Path path() {
        return path;
    }

    String name() {
        return String.valueOf(path.getFileName());
    }

    InputStream content() {
        return content;
    }

    /** The checksum of the file on the disk; reads what is left of it. */
    String sha256OfAll() throws IOException {
        raw.transferTo(java.io.OutputStream.nullOutputStream());
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() throws IOException {
        raw.close();
    }

    /** Says how many bytes were read. */
    private abstract static class CountedStream extends FilterInputStream {

        CountedStream(InputStream in) {
            super(in);
        }

        /** @param bytes −1 at the end */
        abstract void count(int bytes);

        @Override
        public int read() throws IOException {
            int value = super.read();
            count(value < 0 ? -1 : 1);
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            count(count);
            return count;
        }
    }

    private static final class Told extends CountedStream {

        private static final long STEP = 1 << 18;

        private final Path path;
        private final ProgressListener progress;
        private final long total;
        private long read;
        private long told;

        Told(InputStream in, Path path, ProgressListener progress) throws IOException {
            super(in);
            this.path = path;
            this.progress = progress;
            this.total = Files.size(path);
        }

        @Override
        void count(int bytes) {
            read += Math.max(0, bytes);
            if (read - told >= STEP || (bytes < 0 && read > told)) {
                told = read;
                progress.read(path, read, total);
            }
        }
    }

    private static final class Bounded extends CountedStream {

        private final Path path;
        private long read;

        Bounded(InputStream in, Path path) {
            super(in);
            this.path = path;
        }

        /** Parsers close what they are given; the rest of the file is still to be hashed. */
        @Override
        public void close() {}

        @Override
        void count(int bytes) {
            read += Math.max(0, bytes);
            if (read > MAX_DECOMPRESSED) {
                throw new UnreadableSource(
                        Diagnostic.Problem.MALFORMED,
                        String.valueOf(path.getFileName()),
                        "holds more than 4 GiB once decompressed; refused");
            }
        }
    }
}
