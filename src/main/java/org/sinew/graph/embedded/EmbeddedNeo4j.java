package org.sinew.graph.embedded;

import static org.neo4j.configuration.GraphDatabaseSettings.DEFAULT_DATABASE_NAME;
import static org.neo4j.configuration.GraphDatabaseSettings.SYSTEM_DATABASE_NAME;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.neo4j.configuration.GraphDatabaseInternalSettings;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.ConnectorPortRegister;
import org.neo4j.configuration.connectors.ConnectorType;
import org.neo4j.configuration.connectors.HttpConnector;
import org.neo4j.configuration.connectors.HttpsConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.io.ByteUnit;
import org.neo4j.kernel.internal.GraphDatabaseAPI;
import org.sinew.graph.FactScan;
import org.sinew.graph.Graph;
import org.sinew.graph.GraphEngine;
import org.sinew.graph.GraphUnavailable;
import org.sinew.graph.RunningGraph;

/** Neo4j community server in this process, with Bolt on the loopback address and authentication on. */
public final class EmbeddedNeo4j implements GraphEngine {

    private static final Duration AVAILABLE_WITHIN = Duration.ofMinutes(10);

    @Override
    public Running start(Path directory, int boltPort) {
        DirectoryLock lock = DirectoryLock.take(directory);
        DatabaseManagementService server = null;
        try {
            String password = StoredPassword.of(directory);
            server = build(directory, boltPort);
            GraphDatabaseService database = server.database(DEFAULT_DATABASE_NAME);
            if (!database.isAvailable(AVAILABLE_WITHIN.toMillis())) {
                throw new GraphUnavailable("the database in " + directory + " did not become available", null);
            }
            setPassword(server.database(SYSTEM_DATABASE_NAME), password);
            URI uri = boltUri(database);
            lock.publish(uri);
            return new Started(
                    uri, password, new ProcessFactScan(database), new ProcessTransactions(database), server, lock);
        } catch (RuntimeException failure) {
            shutDown(server);
            lock.close();
            throw failure instanceof GraphUnavailable known ? known : unavailable(directory, failure);
        }
    }

    private static DatabaseManagementService build(Path directory, int boltPort) {
        return new DatabaseManagementServiceBuilder(directory.resolve("neo4j"))
                .setConfig(BoltConnector.enabled, true)
                .setConfig(BoltConnector.listen_address, new SocketAddress("127.0.0.1", boltPort))
                .setConfig(BoltConnector.encryption_level, BoltConnector.EncryptionLevel.DISABLED)
                .setConfig(HttpConnector.enabled, false)
                .setConfig(HttpsConnector.enabled, false)
                .setConfig(GraphDatabaseSettings.auth_enabled, true)
                .setConfig(GraphDatabaseSettings.udc_enabled, false)
                .setConfig(GraphDatabaseSettings.pagecache_memory, ByteUnit.mebiBytes(512))
                .setConfig(GraphDatabaseInternalSettings.netty_server_shutdown_quiet_period, Duration.ZERO)
                .build();
    }

    private static void setPassword(GraphDatabaseService system, String password) {
        boolean isNew = system.executeTransactionally(
                "SHOW USERS YIELD user, passwordChangeRequired WHERE user = $user RETURN passwordChangeRequired",
                Map.of("user", RunningGraph.USER),
                rows -> rows.hasNext() && Boolean.TRUE.equals(rows.next().get("passwordChangeRequired")));
        if (isNew) {
            system.executeTransactionally(
                    "ALTER USER neo4j SET PLAINTEXT PASSWORD $password CHANGE NOT REQUIRED",
                    Map.of("password", password));
        }
    }

    private static URI boltUri(GraphDatabaseService database) {
        var address = ((GraphDatabaseAPI) database)
                .getDependencyResolver()
                .resolveDependency(ConnectorPortRegister.class)
                .getLocalAddress(ConnectorType.BOLT);
        return URI.create("bolt://127.0.0.1:" + address.getPort());
    }

    private static GraphUnavailable unavailable(Path directory, RuntimeException failure) {
        return new GraphUnavailable(
                "the database in " + directory + " cannot be opened: " + failure.getMessage(), failure);
    }

    private static void shutDown(@Nullable DatabaseManagementService server) {
        if (server != null) {
            server.shutdown();
        }
    }

    private record Started(
            URI uri,
            String password,
            FactScan scan,
            ProcessTransactions transactions,
            DatabaseManagementService server,
            DirectoryLock lock)
            implements Running {

        @Override
        public <T> T write(Function<Graph.Transaction, T> work) {
            return transactions.write(work);
        }

        @Override
        public String user() {
            return RunningGraph.USER;
        }

        @Override
        public void close() {
            transactions.close();
            server.shutdown();
            lock.close();
        }
    }
}
