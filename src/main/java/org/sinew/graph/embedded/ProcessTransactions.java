package org.sinew.graph.embedded;

import java.lang.reflect.Array;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.neo4j.graphdb.Entity;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Result;
import org.neo4j.graphdb.Transaction;
import org.neo4j.graphdb.TransientFailureException;
import org.sinew.graph.Graph;
import org.sinew.graph.GraphUnavailable;
import org.sinew.graph.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Write transactions in this process: the same statements as over Bolt, whose packing and sending they do without. */
final class ProcessTransactions {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessTransactions.class);
    private static final int ATTEMPTS = 8;
    private static final long FIRST_PAUSE = 20;

    private static final Duration LAST_ONES = Duration.ofSeconds(10);

    private final GraphDatabaseService database;
    private final ReadWriteLock open = new ReentrantReadWriteLock();
    private volatile boolean isClosing;

    ProcessTransactions(GraphDatabaseService database) {
        this.database = database;
    }

    <T> T write(Function<Graph.Transaction, T> work) {
        return PlatformThreads.call(() -> whileOpen(work));
    }

    private <T> T whileOpen(Function<Graph.Transaction, T> work) {
        if (isClosing || !open.readLock().tryLock()) {
            throw new GraphUnavailable("the database is being closed", null);
        }
        try {
            return attempt(work);
        } finally {
            open.readLock().unlock();
        }
    }

    /** Lets those that have begun end, for a while, and begins no more: the database would stop them half-way. */
    void close() {
        isClosing = true;
        try {
            if (!open.writeLock().tryLock(LAST_ONES.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("transactions still run after {} s; the database stops them", LAST_ONES.toSeconds());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private <T> T attempt(Function<Graph.Transaction, T> work) {
        for (int attempt = 1; ; attempt++) {
            try (Transaction tx = database.beginTx()) {
                T result = work.apply(statement -> rows(tx, statement));
                tx.commit();
                return result;
            } catch (TransientFailureException again) {
                if (attempt == ATTEMPTS) {
                    throw again;
                }
                pause(attempt, again);
            }
        }
    }

    private static void pause(int attempt, TransientFailureException cause) {
        long most = FIRST_PAUSE << attempt;
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(most / 2, most));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw cause;
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rows(Transaction tx, Statement statement) {
        if (ByHand.does(statement)) {
            return ByHand.rows(tx, statement);
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        try (Result result = tx.execute(statement.cypher(), (Map<String, Object>) statement.parameters())) {
            while (result.hasNext()) {
                Map<String, Object> row = new HashMap<>();
                result.next().forEach((name, value) -> row.put(name, plain(value)));
                rows.add(row);
            }
        }
        return rows;
    }

    /** As the driver gives it: an entity as its properties, an array as a list. */
    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case Entity entity -> plain(entity.getAllProperties());
            case Map<?, ?> map -> {
                Map<Object, @Nullable Object> plain = new HashMap<>();
                map.forEach((name, held) -> plain.put(name, plain(held)));
                yield plain;
            }
            case List<?> list -> {
                List<@Nullable Object> plain = new ArrayList<>(list.size());
                list.forEach(held -> plain.add(plain(held)));
                yield plain;
            }
            case null -> null;
            default -> value.getClass().isArray() ? elements(value) : value;
        };
    }

    private static List<Object> elements(Object array) {
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
            elements.add(Array.get(array, i));
        }
        return elements;
    }
}
