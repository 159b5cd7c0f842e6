package org.sinew.graph;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What an embedded database leaves in its data directory for its owner's other processes: {@code bolt.uri} while it
 * runs, and {@code bolt.password}. Both have mode 600.
 */
public final class RunningGraph {

    /** Neo4j's first user, the only one of an embedded database. */
    public static final String USER = "neo4j";

    private static final String URI_FILE = "bolt.uri";
    private static final String PASSWORD_FILE = "bolt.password";

    private RunningGraph() {}

    /** Where the database of this data directory listens, if a process holds it. */
    public static Optional<URI> uri(Path directory) {
        return content(directory.resolve(URI_FILE)).map(URI::create);
    }

    public static Optional<String> password(Path directory) {
        return content(directory.resolve(PASSWORD_FILE));
    }

    public static void publish(Path directory, URI uri) {
        writePrivately(directory.resolve(URI_FILE), uri.toString());
    }

    public static void keepPassword(Path directory, String password) {
        writePrivately(directory.resolve(PASSWORD_FILE), password);
    }

    public static void withdraw(Path directory) {
        try {
            Files.deleteIfExists(directory.resolve(URI_FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> content(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writePrivately(Path file, String text) {
        try {
            PrivateFiles.replace(file, text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
