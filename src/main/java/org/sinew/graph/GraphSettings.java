package org.sinew.graph;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which database to use.
 *
 * @param uri {@code bolt://}, {@code neo4j://} or their TLS forms; absent for the embedded database
 * @param directory data directory of the embedded database
 * @param boltPort loopback port of the embedded database, 0 for any free one
 * @param attach use the embedded database of a process that already runs on this directory, if there is one
 */
public record GraphSettings(
        @Nullable URI uri, String user, String password, Path directory, int boltPort, boolean attach) {

    public static GraphSettings embedded(Path directory) {
        return new GraphSettings(null, "", "", directory, 0, false);
    }
}
