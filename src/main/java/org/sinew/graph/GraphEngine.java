package org.sinew.graph;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;

/** A database engine that can run inside this process; absent from a build without the embedded database. */
public interface GraphEngine {

    /**
     * Starts the engine on {@code directory} and returns when Bolt answers.
     *
     * @param boltPort port on the loopback address, 0 for any free one
     * @throws GraphUnavailable when the directory is in use or cannot be opened
     */
    Running start(Path directory, int boltPort);

    static Optional<GraphEngine> find() {
        return ServiceLoader.load(GraphEngine.class).findFirst();
    }

    /** A started engine: where it listens and how to sign in. */
    interface Running extends AutoCloseable {
        URI uri();

        String user();

        String password();

        /** Reads all facts in this process. */
        FactScan scan();

        /** Runs {@code work} in one write transaction in this process, again when the database asks for it. */
        <T> T write(Function<Graph.Transaction, T> work);

        @Override
        void close();
    }
}
