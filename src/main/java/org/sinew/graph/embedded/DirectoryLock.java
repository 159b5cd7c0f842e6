package org.sinew.graph.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.sinew.graph.GraphUnavailable;
import org.sinew.graph.RunningGraph;

/** Holds the data directory for this process, and tells other processes of the same user where its Bolt listens. */
final class DirectoryLock implements AutoCloseable {

    private final Path directory;
    private final FileChannel channel;

    private DirectoryLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    static DirectoryLock take(Path directory) {
        try {
            Files.createDirectories(directory);
            FileChannel channel =
                    FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                channel.close();
                throw new GraphUnavailable(
                        "another process uses the data directory " + directory
                                + "; stop it, or choose another directory with SINEW_DATA",
                        null);
            }
            return new DirectoryLock(directory, channel);
        } catch (IOException e) {
            throw new GraphUnavailable("the data directory " + directory + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    void publish(URI uri) {
        RunningGraph.publish(directory, uri);
    }

    @Override
    public void close() {
        try {
            RunningGraph.withdraw(directory);
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
