package org.sinew.graph;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.AccessMode;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Config;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;
import org.neo4j.driver.SessionConfig;
import org.neo4j.driver.TransactionConfig;
import org.neo4j.driver.TransactionContext;
import org.neo4j.driver.Value;
import org.neo4j.driver.exceptions.ClientException;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.RetryableException;
import org.neo4j.driver.types.MapAccessor;
import org.neo4j.driver.types.TypeSystem;

/** The graph through the Java driver; owns the embedded engine if there is one, and writes to it without the driver. */
final class DriverGraph implements Graph {

    private static final TypeSystem TYPES = TypeSystem.getDefault();
    private static final SessionConfig READING =
            SessionConfig.builder().withDefaultAccessMode(AccessMode.READ).build();
    private static final String TIMED_OUT = "Neo.ClientError.Transaction.TransactionTimedOut";

    private final Driver driver;
    private final GraphEngine.@Nullable Running engine;

    private DriverGraph(Driver driver, GraphEngine.@Nullable Running engine) {
        this.driver = driver;
        this.engine = engine;
    }

    static DriverGraph open(GraphSettings settings) {
        URI uri = settings.uri();
        if (uri != null) {
            return connect(uri, settings.user(), settings.password(), null);
        }
        return (settings.attach() ? running(settings.directory()) : Optional.<DriverGraph>empty())
                .orElseGet(() -> embedded(settings));
    }

    private static Optional<DriverGraph> running(Path directory) {
        return RunningGraph.uri(directory)
                .flatMap(uri -> RunningGraph.password(directory).flatMap(password -> {
                    try {
                        return Optional.of(connect(uri, RunningGraph.USER, password, null));
                    } catch (GraphUnavailable left) {
                        return Optional.empty();
                    }
                }));
    }

    private static DriverGraph embedded(GraphSettings settings) {
        GraphEngine engine = GraphEngine.find()
                .orElseThrow(() -> new GraphUnavailable(
                        "this build has no embedded database; name a server with SINEW_GRAPH_URI", null));
        GraphEngine.Running running = engine.start(settings.directory(), settings.boltPort());
        try {
            return connect(running.uri(), running.user(), running.password(), running);
        } catch (RuntimeException failure) {
            running.close();
            throw failure;
        }
    }

    private static DriverGraph connect(URI uri, String user, String password, GraphEngine.@Nullable Running engine) {
        Driver driver = GraphDatabase.driver(
                uri,
                AuthTokens.basic(user, password),
                Config.builder().withTelemetryDisabled(true).build());
        try {
            driver.verifyConnectivity();
            SchemaMigrations.apply(driver);
            return new DriverGraph(driver, engine);
        } catch (GraphUnavailable refused) {
            driver.close();
            throw refused;
        } catch (Neo4jException failure) {
            driver.close();
            throw new GraphUnavailable("no graph at " + uri + ": " + failure.getMessage(), failure);
        }
    }

    Driver driver() {
        return driver;
    }

    @Override
    public FactScan scan() {
        return engine == null ? new BoltFactScan(this) : engine.scan();
    }

    @Override
    public List<Map<String, Object>> read(Statement statement, Duration timeout) {
        TransactionConfig limit =
                TransactionConfig.builder().withTimeout(timeout).build();
        try (Session session = driver.session(READING)) {
            return rows(session, statement, limit);
        } catch (ClientException failure) {
            if (failure.code().startsWith(TIMED_OUT)) {
                throw new StatementTimeout(timeout, failure);
            }
            throw failure;
        }
    }

    @Override
    public <T> T write(Function<Transaction, T> work) {
        if (engine != null) {
            return engine.write(work);
        }
        try (Session session = driver.session()) {
            return session.executeWrite(tx -> work.apply(statement -> rows(tx, statement)));
        }
    }

    /** Sent alone, a statement is answered in one round trip; the driver repeats only what has a transaction around it. */
    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rows(Session session, Statement statement, TransactionConfig limit) {
        try {
            return session.run(statement.cypher(), (Map<String, Object>) statement.parameters(), limit)
                    .list(DriverGraph::row);
        } catch (Neo4jException failure) {
            if (failure instanceof RetryableException) {
                return session.executeRead(tx -> rows(tx, statement), limit);
            }
            throw failure;
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rows(TransactionContext tx, Statement statement) {
        return tx.run(statement.cypher(), (Map<String, Object>) statement.parameters())
                .list(DriverGraph::row);
    }

    private static Map<String, Object> row(Record row) {
        return row.asMap(DriverGraph::plain);
    }

    private static Object plain(Value value) {
        boolean isEntity = value.hasType(TYPES.NODE()) || value.hasType(TYPES.RELATIONSHIP());
        return isEntity ? ((MapAccessor) value).asMap() : value.asObject();
    }

    @Override
    public void close() {
        driver.close();
        if (engine != null) {
            engine.close();
        }
    }
}
