package org.sinew.graph;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/** Files of the data directory that only their owner may read (mode 600, their directory 700 where it is made here). */
public final class PrivateFiles {

    private PrivateFiles() {}

    /** Replaces the file as a whole: after a crash there is the old content or the new. */
    public static void replace(Path path, byte[] content) throws IOException {
        Path directory = Objects.requireNonNull(path.toAbsolutePath().getParent());
        createDirectory(directory);
        Path fresh = directory.resolve("." + path.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = open(fresh, options)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceDirectory(directory);
    }

    /** Opens a file, which is made readable for its owner alone if it is not there and the options create it. */
    public static FileChannel open(Path path, Set<StandardOpenOption> options) throws IOException {
        return FileChannel.open(path, options, owner("rw-------"));
    }

    /** Writes all bytes at the channel's place or, where the disk refuses, none of them. */
    public static void append(FileChannel channel, ByteBuffer bytes) throws IOException {
        long start = channel.position();
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            channel.truncate(start);
            throw e;
        }
    }

    public static void createDirectory(Path directory) throws IOException {
        Files.createDirectories(directory, owner("rwx------"));
    }

    /** Makes the directory's entries durable: a new file's name outlives a power failure. */
    public static void forceDirectory(Path directory) throws IOException {
        if (isPosix()) {
            try (FileChannel entry = FileChannel.open(directory, StandardOpenOption.READ)) {
                entry.force(true);
            }
        }
    }

    private static FileAttribute<?>[] owner(String permissions) {
        return isPosix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
