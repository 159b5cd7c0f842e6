package org.sinew.ingest;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.utils.InputStreamStatistics;
import org.jspecify.annotations.Nullable;

/** One archive. Each entry is unpacked to a temporary file while it is read, one at a time. */
final class Archive {

    private final SourceFiles files;
    private final Limits limits;
    private final String place;
    private final int nesting;

    Archive(SourceFiles files, Limits limits, String place, int nesting) {
        this.files = files;
        this.limits = limits;
        this.place = place;
        this.nesting = nesting;
    }

    void open(Source.Content content) throws IOException {
        String name = place.toLowerCase(Locale.ROOT);
        if (name.endsWith(".zip")) {
            zip(content);
        } else if (name.endsWith(".tar")) {
            tar(content);
        } else if (name.endsWith(".tar.gz") || name.endsWith(".tgz")) {
            tar(() -> gunzip(content));
        } else {
            String inner = place.replaceFirst("(?i)\\.b?gz$", "");
            unpacked(() -> gunzip(content), file -> files.open(inner, file, nesting + 1));
        }
    }

    private interface Use {
        void with(Source.Content content) throws IOException;
    }

    /** Unpacks first, so that a bomb or a broken stream is found before anything of it is read. */
    private void unpacked(Source.Content packed, Use use) throws IOException {
        Path file = Files.createTempFile("sinew-ingest", ".tmp");
        try {
            try (InputStream in = packed.open()) {
                Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            } catch (EOFException | ZipException e) {
                throw broken(e);
            }
            use.with(() -> Files.newInputStream(file));
        } finally {
            Files.delete(file);
        }
    }

    private InputStream gunzip(Source.Content content) throws IOException {
        try {
            GzipCompressorInputStream in = GzipCompressorInputStream.builder()
                    .setInputStream(new BufferedInputStream(content.open(), 1 << 16))
                    .setDecompressConcatenated(true)
                    .get();
            return new Broken(new GuardedStream(in, limits, in::getCompressedCount));
        } catch (SourceFiles.BrokenArchive e) {
            throw e;
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private SourceFiles.BrokenArchive broken(IOException e) {
        return new SourceFiles.BrokenArchive("cannot be unpacked: " + e.getMessage());
    }

    /** Entries come in the archive's order, so it is gone through once for each rank that is in it. */
    private void tar(Source.Content content) throws IOException {
        TreeSet<Integer> ranks = new TreeSet<>();
        tarEntries(content, (tar, entry) -> {
            if (isSafe(entry.getName(), entry)) {
                ranks.add(SourceFiles.rank(entry.getName()));
            }
        });
        for (int rank : ranks) {
            tarEntries(content, (tar, entry) -> {
                String name = entry.getName();
                if (SourceFiles.rank(name) == rank
                        && entry.isFile()
                        && !entry.isSparse()
                        && isInside(name)
                        && !isLink(entry)
                        && SourceFiles.isWanted(name)) {
                    entry(name, () -> new NotClosed(tar));
                }
            });
        }
    }

    private interface TarUse {
        void with(TarArchiveInputStream tar, TarArchiveEntry entry) throws IOException;
    }

    private void tarEntries(Source.Content content, TarUse use) throws IOException {
        int count = 0;
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new BufferedInputStream(content.open(), 1 << 16))) {
            for (TarArchiveEntry entry = next(tar); entry != null; entry = next(tar)) {
                if (++count > limits.archiveEntries()) {
                    throw new SourceFiles.UnsafeArchive("more than " + limits.archiveEntries() + " entries");
                }
                use.with(tar, entry);
            }
        }
    }

    private @Nullable TarArchiveEntry next(TarArchiveInputStream tar) throws IOException {
        try {
            return tar.getNextEntry();
        } catch (SourceFiles.UnsafeArchive | SourceFiles.BrokenArchive e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            throw new SourceFiles.BrokenArchive("cannot be unpacked: " + e.getMessage());
        }
    }

    private boolean isSafe(String name, TarArchiveEntry entry) {
        if (!isInside(name)) {
            files.unsafe(inner(name), "the entry's name leaves the archive");
            return false;
        }
        if (isLink(entry) || entry.isSparse()) {
            files.unsafe(inner(name), entry.isSparse() ? "a sparse entry" : "a link");
            return false;
        }
        return entry.isFile() && SourceFiles.isWanted(name);
    }

    private static boolean isLink(TarArchiveEntry entry) {
        return entry.isSymbolicLink() || entry.isLink();
    }

    private void zip(Source.Content content) throws IOException {
        unpacked(content, file -> {
            Path copy = Files.createTempFile("sinew-ingest", ".zip");
            try {
                try (InputStream in = file.open()) {
                    Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
                }
                zip(copy);
            } finally {
                Files.delete(copy);
            }
        });
    }

    private void zip(Path file) throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
            long[] total = new long[1];
            for (ZipArchiveEntry entry : safe(zip)) {
                try {
                    entry(entry.getName(), () -> stream(zip, entry, total));
                } catch (SourceFiles.UnsafeArchive e) {
                    files.unsafe(inner(entry.getName()), String.valueOf(e.getMessage()));
                }
            }
        } catch (ZipException | EOFException e) {
            throw broken(e);
        }
    }

    private InputStream stream(ZipFile zip, ZipArchiveEntry entry, long[] total) throws IOException {
        InputStream in = zip.getInputStream(entry);
        if (total[0] > limits.archiveBytes()) {
            throw new SourceFiles.UnsafeArchive("unpacks to more than " + limits.archiveBytes() + " bytes");
        }
        total[0] += Math.max(0, entry.getSize());
        return new Broken(new GuardedStream(
                in,
                limits,
                in instanceof InputStreamStatistics statistics
                        ? statistics::getCompressedCount
                        : entry::getCompressedSize));
    }

    private List<ZipArchiveEntry> safe(ZipFile zip) throws IOException {
        List<ZipArchiveEntry> safe = new ArrayList<>();
        int count = 0;
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            if (++count > limits.archiveEntries()) {
                throw new SourceFiles.UnsafeArchive("more than " + limits.archiveEntries() + " entries");
            }
            String name = entry.getName();
            if (!isInside(name)) {
                files.unsafe(inner(name), "the entry's name leaves the archive");
            } else if (entry.isUnixSymlink()) {
                files.unsafe(inner(name), "a link");
            } else if (!entry.isDirectory() && SourceFiles.isWanted(name)) {
                safe.add(entry);
            }
        }
        safe.sort(Comparator.comparing(ZipArchiveEntry::getName, SourceFiles::inOrder));
        return safe;
    }

    private void entry(String name, Source.Content content) throws IOException {
        try {
            unpacked(content, file -> files.open(inner(name), file, nesting + 1));
        } catch (SourceFiles.BrokenArchive e) {
            files.broken(inner(name), String.valueOf(e.getMessage()));
        }
    }

    private String inner(String name) {
        return place + "!/" + name.replaceFirst("^\\./", "");
    }

    private static boolean isInside(String name) {
        String path = name.replace('\\', '/');
        return !path.startsWith("/")
                && !path.matches("^[A-Za-z]:.*")
                && !List.of(path.split("/")).contains("..");
    }

    /** Names a broken stream as such. */
    private static final class Broken extends FilterInputStream {
        Broken(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return in.read(bytes, offset, length);
            } catch (SourceFiles.UnsafeArchive | SourceFiles.BrokenArchive e) {
                throw e;
            } catch (IOException e) {
                throw new SourceFiles.BrokenArchive("cannot be unpacked: " + e.getMessage());
            }
        }
    }

    /** The archive's stream stays open behind the entry's end. */
    private static final class NotClosed extends FilterInputStream {
        NotClosed(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return in.read(bytes, offset, length);
        }

        @Override
        public void close() {
            // the next entry follows
        }
    }
}
