package org.sinew.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sinew.testing.TestGraph;

class GraphIT {

    private static final Duration SECOND = Duration.ofSeconds(10);

    @Test
    void migrationsCreateEveryKey() {
        List<Map<String, Object>> constraints =
                TestGraph.shared().read(new Statement("SHOW CONSTRAINTS YIELD name", Map.of()), SECOND);

        assertThat(constraints)
                .extracting(row -> row.get("name"))
                .contains("patient_id", "fact_key", "measured_key", "term_id");
    }

    @Test
    void aStatementBeyondItsTimeIsStopped() {
        Statement endless = new Statement(
                "UNWIND range(1, 100000000) AS a UNWIND range(1, 100000) AS b RETURN sum(a * b) AS s", Map.of());

        assertThatThrownBy(() -> TestGraph.shared().read(endless, Duration.ofMillis(300)))
                .isInstanceOf(Graph.StatementTimeout.class);
    }

    @Test
    void aSecondInstanceIsRefusedOrAttachesAndARestartFindsWhatWasWritten(@TempDir Path directory) {
        GraphSettings settings = GraphSettings.embedded(directory);
        try (Graph first = Graph.open(settings)) {
            first.write(tx -> tx.run(new Statement("CREATE (:Patient {id: $id})", Map.of("id", "病人"))));
            assertThatThrownBy(() -> Graph.open(settings).close())
                    .isInstanceOf(GraphUnavailable.class)
                    .hasMessageContaining("SINEW_DATA");
            try (Graph beside = Graph.open(new GraphSettings(null, "", "", directory, 0, true))) {
                assertThat(beside.read(new Statement("MATCH (p:Patient) RETURN count(p) AS n", Map.of()), SECOND))
                        .containsExactly(Map.of("n", 1L));
            }
        }
        try (Graph again = Graph.open(settings)) {
            assertThat(again.read(new Statement("MATCH (p:Patient) RETURN p.id AS id", Map.of()), SECOND))
                    .containsExactly(Map.of("id", "病人"));
        }
    }

    @Test
    void closingLetsABegunTransactionEndAndBeginsNone(@TempDir Path directory) throws Exception {
        GraphSettings settings = GraphSettings.embedded(directory);
        CountDownLatch begun = new CountDownLatch(1);
        Graph closing = Graph.open(settings);
        var written = new FutureTask<>(() -> closing.write(tx -> {
            begun.countDown();
            LockSupport.parkNanos(Duration.ofMillis(700).toNanos());
            return tx.run(new Statement("CREATE (:NewLabel {newProperty: 1}) RETURN 1 AS one", Map.of()));
        }));
        Thread.ofPlatform().start(written);
        begun.await();

        closing.close();

        assertThat(written.get()).containsExactly(Map.of("one", 1L));
        assertThatThrownBy(() -> closing.write(tx -> "too late")).isInstanceOf(GraphUnavailable.class);
        try (Graph again = Graph.open(settings)) {
            assertThat(again.read(new Statement("MATCH (n:NewLabel) RETURN count(n) AS n", Map.of()), SECOND))
                    .containsExactly(Map.of("n", 1L));
        }
    }

    @Test
    void aVirtualThreadsWritesAreDoneOnAPlatformThreadAndItsErrorsComeBack() throws Exception {
        var done = new FutureTask<>(
                () -> TestGraph.shared().write(tx -> Thread.currentThread().isVirtual()));
        var failed = new FutureTask<>(() -> TestGraph.shared().write(tx -> {
            throw new IllegalStateException("refused");
        }));

        Thread.startVirtualThread(done);
        Thread.startVirtualThread(failed);

        assertThat(done.get()).isFalse();
        assertThatThrownBy(failed::get)
                .hasRootCauseMessage("refused")
                .cause()
                .isInstanceOf(IllegalStateException.class);
    }
}
