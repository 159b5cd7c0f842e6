package org.sinew.term.read;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** The files of a release that is published as many: a tar archive, plain or gzip, or the directory it was unpacked to. */
public final class ArchiveFiles {

    private static final long MOST = 1L << 29;

    private ArchiveFiles() {}

    /**
     * @param wanted by the path inside the archive
     * @return contents by that path
     * @throws IOException when the archive is cut off or no tar, or holds more than 512 MiB of wanted files
     */
    public static Map<String, byte[]> read(Path archive, Predicate<String> wanted) throws IOException {
        if (Files.isDirectory(archive)) {
            return directory(archive, wanted);
        }
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(archive), 1 << 16)) {
            return tar(SourceFile.unpacked(raw), archive.toString(), wanted);
        }
    }

    static Map<String, byte[]> tar(InputStream content, String name, Predicate<String> wanted) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        long read = 0;
        TarArchiveInputStream tar = new TarArchiveInputStream(content);
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            if (entry.isFile() && wanted.test(entry.getName())) {
                read += entry.getSize();
                bounded(read, name);
                files.put(entry.getName(), tar.readNBytes((int) entry.getSize()));
            }
        }
        return files;
    }

    private static Map<String, byte[]> directory(Path root, Predicate<String> wanted) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        long read = 0;
        try (Stream<Path> found = Files.walk(root, 8)) {
            for (Path file : found.filter(Files::isRegularFile).sorted().toList()) {
                String path = root.relativize(file).toString().replace('\\', '/');
                if (wanted.test(path)) {
                    read += Files.size(file);
                    bounded(read, root.toString());
                    files.put(path, Files.readAllBytes(file));
                }
            }
        }
        return files;
    }

    private static void bounded(long bytes, String name) throws IOException {
        if (bytes > MOST) {
            throw new IOException(name + " holds more than 512 MiB; refused");
        }
    }
}
