package org.sinew.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.postgresql.PGConnection;

/** PostgreSQL or DuckDB over JDBC; a connection for each thread that asks. */
final class SqlPeer implements CohortPeer {

    private final String name;
    private final String url;
    private final List<Connection> opened = new ArrayList<>();
    private final ThreadLocal<Connection> mine = ThreadLocal.withInitial(this::connect);

    private SqlPeer(String name, String url) {
        this.name = name;
        this.url = url;
    }

    static SqlPeer duckDb(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return new SqlPeer("DuckDB", "jdbc:duckdb:" + file);
    }

    static SqlPeer postgreSql(String url) {
        return new SqlPeer("PostgreSQL", url);
    }

    private boolean isDuckDb() {
        return name.equals("DuckDB");
    }

    private synchronized Connection connect() {
        try {
            Connection connection = DriverManager.getConnection(url);
            opened.add(connection);
            for (String setting : isDuckDb()
                    ? List.of("SET threads = 2", "SET memory_limit = '8GB'")
                    : List.of(
                            "SET work_mem = '512MB'",
                            "SET max_parallel_workers_per_gather = 2",
                            "SET jit = off",
                            "SET random_page_cost = 1.1")) {
                execute(connection, setting);
            }
            return connection;
        } catch (SQLException failure) {
            throw new IllegalStateException(name + ": " + failure.getMessage(), failure);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double load(String size, Path events, Path ancestors, Path persons) throws Exception {
        if (holds(size)) {
            return Double.NaN;
        }
        return Rounds.seconds(() -> {
            Connection connection = mine.get();
            for (String table : List.of("loaded", "event", "ancestor", "person")) {
                execute(connection, "DROP TABLE IF EXISTS " + table);
            }
            execute(connection, "CREATE TABLE event (person_id integer, concept_id integer, day integer, value double precision)");
            execute(connection, "CREATE TABLE ancestor (ancestor bigint, descendant integer)");
            execute(connection, "CREATE TABLE person (person_id integer, birth integer, female integer)");
            copy(connection, "event", events);
            copy(connection, "ancestor", ancestors);
            copy(connection, "person", persons);
            index(connection);
            execute(connection, "CREATE TABLE loaded AS SELECT '" + size + "' AS size");
        });
    }

    private boolean holds(String size) throws SQLException {
        try (Statement statement = mine.get().createStatement();
                ResultSet rows = statement.executeQuery("SELECT size FROM loaded")) {
            return rows.next() && size.equals(rows.getString(1));
        } catch (SQLException noTable) {
            return false;
        }
    }

    private void index(Connection connection) throws SQLException {
        if (isDuckDb()) {
            execute(connection, "CREATE TABLE sorted AS SELECT * FROM event ORDER BY concept_id, person_id, day");
            execute(connection, "DROP TABLE event");
            execute(connection, "ALTER TABLE sorted RENAME TO event");
            execute(connection, "CHECKPOINT");
        } else {
            execute(connection, "CREATE INDEX event_covering ON event (concept_id, person_id, day) INCLUDE (value)");
            execute(connection, "CREATE INDEX ancestor_key ON ancestor (ancestor, descendant)");
            execute(connection, "CREATE UNIQUE INDEX person_key ON person (person_id)");
            execute(connection, "VACUUM ANALYZE event");
            execute(connection, "VACUUM ANALYZE ancestor");
            execute(connection, "VACUUM ANALYZE person");
        }
    }

    private void copy(Connection connection, String table, Path file) throws SQLException, IOException {
        if (isDuckDb()) {
            execute(connection, "COPY " + table + " FROM '" + file.toAbsolutePath() + "' (FORMAT csv, HEADER false)");
            return;
        }
        try (InputStream in = Files.newInputStream(file)) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY " + table + " FROM STDIN (FORMAT csv)", in, 1 << 20);
        }
    }

    @Override
    public int[] ids(CohortQuestion question) throws Exception {
        List<Integer> ids = new ArrayList<>();
        try (Statement statement = mine.get().createStatement();
                ResultSet rows = statement.executeQuery(question.sql())) {
            while (rows.next()) {
                ids.add(rows.getInt(1));
            }
        }
        int[] sorted = ids.stream().mapToInt(Integer::intValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    @Override
    public int count(CohortQuestion question) throws Exception {
        return Math.toIntExact(number("SELECT count(*) FROM (" + question.sql() + ") answer").getFirst());
    }

    /** The first column of what a statement selects. */
    List<Long> number(String sql) throws Exception {
        List<Long> found = new ArrayList<>();
        try (Statement statement = mine.get().createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getLong(1));
            }
        }
        return found;
    }

    @Override
    public synchronized void close() throws SQLException {
        for (Connection connection : opened) {
            connection.close();
        }
    }
}
