package org.sinew.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.sinew.graph.Graph;
import org.sinew.graph.GraphSettings;
import org.sinew.graph.Statement;

/** The tests' embedded Neo4j: a real one, started once a run. */
public final class TestGraph {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private TestGraph() {}

    /** The shared graph as the last test left it. */
    public static Graph shared() {
        return Holder.GRAPH;
    }

    /** The shared graph with every node deleted but the schema's own. */
    public static Graph empty() {
        Holder.GRAPH.write(tx -> tx.run(
                new Statement("MATCH (n) WHERE NOT n:__Neo4jMigration DETACH DELETE n RETURN count(*)", Map.of())));
        return Holder.GRAPH;
    }

    public static long count(String cypher) {
        return ((Number) Holder.GRAPH
                        .read(new Statement(cypher, Map.of()), TIMEOUT)
                        .getFirst()
                        .values()
                        .iterator()
                        .next())
                .longValue();
    }

    private static final class Holder {
        private static final Graph GRAPH = start();

        private static Graph start() {
            Graph graph = Graph.open(GraphSettings.embedded(temporary()));
            Runtime.getRuntime().addShutdownHook(new Thread(graph::close));
            return graph;
        }

        private static Path temporary() {
            try {
                return Files.createTempDirectory(Path.of("target"), "graph-");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
