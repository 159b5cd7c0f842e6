package org.sinew.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sinew.access.Audience.Role;
import org.sinew.graph.Graph;
import org.sinew.graph.Statement;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AuditTrailTests {

    private static final Audience DOCTOR =
            new Audience("clinician", Set.of(Role.RESEARCHER, Role.CLINICIAN), "treatment");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T23:59:59Z"));
    private final Clock clock = new MovedClock(now);

    @TempDir
    Path directory;

    @Test
    void anEntryIsInTheFileWhenTheCallReturns() throws IOException {
        try (AuditTrail trail = trail()) {
            trail.record(DOCTOR, "patients", 12);
            assertThat(lines("2026-11-24"))
                    .containsExactly("{\"time\":\"2026-11-24T23:59:59Z\",\"user\":\"clinician\","
                            + "\"roles\":[\"CLINICIAN\",\"RESEARCHER\"],\"purpose\":\"treatment\","
                            + "\"operation\":\"patients\",\"rows\":12}");
        }
    }

    @Test
    void whatWasBegunIsInTheFileWhenAwaitedEvenIfTheReadFails() throws IOException {
        try (AuditTrail trail = trail()) {
            trail.begin(DOCTOR, "patients", 1).await();
            assertThat(lines("2026-11-24")).hasSize(1);
            Reads reads = new Reads(new Broken(), trail);
            assertThatThrownBy(() -> reads.readRow(DOCTOR, "broken", NOTHING, Duration.ofSeconds(1)))
                    .hasMessage("broken");
        }
        assertThat(lines("2026-11-24")).hasSize(2).last().asString().contains("\"operation\":\"broken\"");
    }

    private static final Statement NOTHING = new Statement("RETURN 1", Map.of());

    private record Broken() implements Graph {

        @Override
        public List<Map<String, Object>> read(Statement statement, Duration timeout) {
            throw new IllegalStateException("broken");
        }

        @Override
        public <T> T write(Function<Transaction, T> work) {
            throw new IllegalStateException("broken");
        }

        @Override
        public void close() {}
    }

    @Test
    void onlyTheOwnerMayReadIt() throws IOException {
        try (AuditTrail trail = AuditTrail.inDirectory(directory.resolve("audit"), clock, Duration.ZERO)) {
            trail.record(DOCTOR, "patients", 1);
        }
        Path audit = directory.resolve("audit");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(audit)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(audit.resolve("2026-11-24.jsonl"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aNewDayHasItsOwnFile() throws IOException {
        try (AuditTrail trail = trail()) {
            trail.record(DOCTOR, "before", 1);
            now.set(Instant.parse("2026-11-25T00:00:00Z"));
            trail.record(DOCTOR, "after", 1);
        }
        assertThat(lines("2026-11-24")).singleElement().asString().contains("before");
        assertThat(lines("2026-11-25")).singleElement().asString().contains("after");
    }

    @Test
    void aLineTornByACrashSpoilsNoOther() throws IOException {
        try (AuditTrail trail = trail()) {
            trail.record(DOCTOR, "whole", 1);
        }
        Files.writeString(file("2026-11-24"), "{\"time\":\"2026-11-24T2", StandardOpenOption.APPEND);
        try (AuditTrail trail = trail()) {
            trail.record(DOCTOR, "next", 1);
        }
        List<String> lines = lines("2026-11-24");
        assertThat(lines).hasSize(3);
        assertThat(JSON.readTree(lines.get(0)).path("operation").asString()).isEqualTo("whole");
        assertThat(JSON.readTree(lines.get(2)).path("operation").asString()).isEqualTo("next");
    }

    @Test
    void whatAClientWritesStaysOneLineOfJson() throws IOException {
        String nasty = "a\"b\\c\nd\u0000e\u2028f\ud800" + "x".repeat(1000);
        try (AuditTrail trail = trail()) {
            trail.record(new Audience(nasty, Set.of(), nasty), nasty, 1);
        }
        JsonNode line = JSON.readTree(lines("2026-11-24").getFirst());
        assertThat(lines("2026-11-24")).hasSize(1);
        assertThat(line.path("operation").asString()).hasSize(200).startsWith("a\"b\\c\nd\u0000e\u2028f\ud800");
    }

    @Test
    void nothingIsLostWhenManyReadAtOnce() throws IOException {
        int readers = 2_000;
        try (AuditTrail trail = trail();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, readers).forEach(i -> threads.execute(() -> trail.record(DOCTOR, "read" + i, i)));
        }
        assertThat(lines("2026-11-24").stream()
                        .map(line -> JSON.readTree(line).path("rows").asInt()))
                .hasSize(readers)
                .doesNotHaveDuplicates();
    }

    @Test
    void aDelayedForceStillWritesBeforeTheCallReturns() throws IOException {
        try (AuditTrail trail = AuditTrail.inDirectory(directory, clock, Duration.ofMillis(50))) {
            trail.record(DOCTOR, "patients", 1);
            assertThat(lines("2026-11-24")).hasSize(1);
        }
    }

    @Test
    void aReadWhoseEntryCannotBeWrittenFails() throws IOException {
        Path taken = Files.writeString(directory.resolve("taken"), "a file, not a directory");
        try (AuditTrail trail = AuditTrail.inDirectory(taken, clock, Duration.ZERO)) {
            assertThatThrownBy(() -> trail.record(DOCTOR, "patients", 1)).isInstanceOf(UncheckedIOException.class);
            Files.delete(taken);
            trail.record(DOCTOR, "again", 1);
        }
        assertThat(Files.readAllLines(taken.resolve("2026-11-24.jsonl"))).hasSize(1);
    }

    @Test
    void aClosedTrailRefuses() {
        AuditTrail trail = trail();
        trail.close();
        assertThatThrownBy(() -> trail.record(DOCTOR, "late", 1)).isInstanceOf(UncheckedIOException.class);
    }

    private AuditTrail trail() {
        return AuditTrail.inDirectory(directory, clock, Duration.ZERO);
    }

    private Path file(String day) {
        return directory.resolve(day + ".jsonl");
    }

    private List<String> lines(String day) throws IOException {
        return Files.readAllLines(file(day));
    }
}
