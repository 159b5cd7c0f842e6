package org.sinew.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Data directories of what is measured. */
final class Directories {

    private Directories() {}

    /** The directory below {@code data} that holds the database's password, or {@code data} itself when it is new. */
    static Path database(Path data) throws IOException {
        if (!Files.exists(data)) {
            return data;
        }
        try (var files = Files.walk(data, 3)) {
            return files.filter(file -> file.endsWith("bolt.password"))
                    .map(Path::getParent)
                    .findFirst()
                    .orElse(data);
        }
    }

    static Path delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (var files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        return directory;
    }
}
