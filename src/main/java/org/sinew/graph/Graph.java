package org.sinew.graph;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The only door to Neo4j, embedded or remote. */
public interface Graph extends AutoCloseable {

    /**
     * Starts or connects to the database and brings its schema up to date.
     *
     * @throws GraphUnavailable saying why it cannot be used and what to do
     */
    static Graph open(GraphSettings settings) {
        return DriverGraph.open(settings);
    }

    /**
     * Runs one statement in one read transaction.
     *
     * @return the rows; nodes and relationships as maps of their properties, times as {@code java.time} values
     * @throws StatementTimeout when it runs longer than {@code timeout}; the database has stopped it
     */
    List<Map<String, Object>> read(Statement statement, Duration timeout);

    /** Runs {@code work} in one write transaction, again when the database asks for it; durable on return. */
    <T> T write(Function<Transaction, T> work);

    /** One open write transaction. */
    interface Transaction {
        List<Map<String, Object>> run(Statement statement);
    }

    /** The statement ran longer than it may. */
    final class StatementTimeout extends RuntimeException {
        public StatementTimeout(Duration timeout, Throwable cause) {
            super("the statement was stopped after " + timeout.toMillis() + " ms", cause);
        }
    }

    /** Reads all facts, the fastest way that this graph has: in process where it is embedded, else over Bolt on two connections. */
    default FactScan scan() {
        return new BoltFactScan(this);
    }

    @Override
    void close();
}
