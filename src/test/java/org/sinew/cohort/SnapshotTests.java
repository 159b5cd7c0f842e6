package org.sinew.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sinew.term.TermId;

/** A snapshot is what was saved or nothing: whatever happens to its files, and whenever the process that writes it ends. */
class SnapshotTests {

    private static final int PATIENTS = 2_000;

    private final Random random = new Random(7);

    /** The commit says which state it is, so that a reader can tell the right content. */
    static Timelines state(int commit) {
        TimelinesBuilder builder = new TimelinesBuilder();
        int flavour = builder.flavour(Flavour.of("final", "source of commit " + commit, "mg/dL"));
        for (int i = 0; i < PATIENTS; i++) {
            int patient = builder.person(Person.born("p" + i, i, Sex.FEMALE));
            int code = builder.code(EventKind.MEASUREMENT, List.of(new TermId("T", String.valueOf(i % 7))));
            builder.event(patient, code, 10_000 + commit, Dating.DAY, Timelines.UNKNOWN, i * commit, flavour, 0);
        }
        return builder.build(commit);
    }

    private static void assertIsState(Timelines timelines, long commit) {
        assertThat(timelines.commit()).isEqualTo(commit);
        assertThat(timelines.present().getCardinality()).isEqualTo(PATIENTS);
        Events events = timelines.events(EventKind.MEASUREMENT, TermSet.all(), null);
        assertThat(events.size()).isEqualTo(PATIENTS);
        for (int i = 0; i < events.size(); i++) {
            assertThat(events.day(i)).isEqualTo((int) (10_000 + commit));
            assertThat(events.value(i)).isEqualTo((double) i * commit);
        }
    }

    @Test
    void whatIsDamagedIsNotRead(@TempDir Path directory) throws IOException {
        new Snapshot(directory).save(state(3), "clock");
        assertIsState(new Snapshot(directory).load().orElseThrow().timelines(), 3);
        Map<Path, byte[]> sound = content(directory);
        assertThat(sound).hasSize(2);
        for (Map.Entry<Path, byte[]> file : sound.entrySet()) {
            byte[] bytes = file.getValue();
            for (int damage = 0; damage < 150; damage++) {
                byte[] changed = bytes.clone();
                changed[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                refused(directory, file.getKey(), changed);
                refused(directory, file.getKey(), java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length)));
                refused(directory, file.getKey(), java.util.Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(9)));
            }
            Files.delete(file.getKey());
            assertThat(new Snapshot(directory).load()).isEmpty();
            Files.write(file.getKey(), bytes);
        }
        assertIsState(new Snapshot(directory).load().orElseThrow().timelines(), 3);
    }

    private static void refused(Path directory, Path file, byte[] content) throws IOException {
        byte[] sound = Files.readAllBytes(file);
        Files.write(file, content);
        assertThat(new Snapshot(directory).load()).isEmpty();
        Files.write(file, sound);
    }

    private static Map<Path, byte[]> content(Path directory) throws IOException {
        Map<Path, byte[]> content = new TreeMap<>();
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                content.put(file, Files.readAllBytes(file));
            }
        }
        return content;
    }

    /** Its checksum is right, so only the version says that this program cannot read it. */
    @Test
    void anOlderVersionIsNotRead(@TempDir Path directory) throws IOException {
        new Snapshot(directory).save(state(3), "clock");
        Path index = directory.resolve("timelines.index");
        byte[] bytes = Files.readAllBytes(index);
        ByteBuffer old = ByteBuffer.wrap(bytes);
        old.putLong(0, old.getLong(0) - 1);
        var checksum = new java.util.zip.CRC32C();
        checksum.update(bytes, 0, bytes.length - 8);
        old.putLong(bytes.length - 8, checksum.getValue());
        Files.write(index, bytes);
        assertThat(new Snapshot(directory).load()).isEmpty();
    }

    /** A process of its own saves one state after another and is killed without warning, again and again. */
    @Test
    void aKilledWriterLeavesAWholeState(@TempDir Path directory) throws Exception {
        long before = 0;
        for (int kill = 0; kill < 12; kill++) {
            Path log = directory.resolveSibling("writer-" + kill + ".log");
            Process writer = new ProcessBuilder(command(directory, (int) before + 1))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            long saved = before;
            for (int wait = 0; wait < 30_000 && saved <= before && writer.isAlive(); wait++) {
                Thread.sleep(1);
                saved = commit(directory);
            }
            Thread.sleep(random.nextInt(40));
            writer.destroyForcibly();
            assertThat(writer.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(saved).as(Files.readString(log)).isGreaterThan(before);
            Timelines left = new Snapshot(directory).load().orElseThrow().timelines();
            assertThat(left.commit()).isGreaterThanOrEqualTo(saved);
            assertIsState(left, left.commit());
            before = left.commit();
        }
        new Snapshot(directory).save(state((int) before + 1), "clock");
        assertThat(content(directory))
                .as("what was left half written is removed")
                .hasSize(2);
    }

    private static long commit(Path directory) {
        return new Snapshot(directory)
                .load()
                .map(loaded -> loaded.timelines().commit())
                .orElse(0L);
    }

    private static List<String> command(Path directory, int first) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Writer.class.getName(),
                directory.toString(),
                String.valueOf(first));
    }

    /** What is killed. */
    static final class Writer {

        private Writer() {}

        public static void main(String[] arguments) throws IOException {
            Snapshot snapshot = new Snapshot(Path.of(arguments[0]));
            for (int commit = Integer.parseInt(arguments[1]); true; commit++) {
                snapshot.save(state(commit), "clock");
            }
        }
    }
}
