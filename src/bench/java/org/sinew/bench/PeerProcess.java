package org.sinew.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program that runs beside the bench, in {@code target/bench}, and is stopped with it; what it prints goes to a file
 * there.
 */
final class PeerProcess implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(40);

    private final Process process;
    private final Path log;

    private PeerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Whether the program is ready to work. */
    interface Ready {
        boolean check() throws Exception;
    }

    static PeerProcess start(String name, List<String> command, Map<String, String> environment) throws IOException {
        Path directory = Files.createDirectories(Path.of("target", "bench"));
        Path log = directory.resolve(name + ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        PeerProcess started = new PeerProcess(builder.start(), log);
        Runtime.getRuntime().addShutdownHook(new Thread(started.process::destroy));
        return started;
    }

    /** The Java that runs this bench. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The flags that this bench and the application run with. */
    static Stream<String> flags() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("--"));
    }

    boolean hasPrinted(String text) throws IOException {
        return Files.readString(log).contains(text);
    }

    /** Returns when {@code ready} holds; asked every 40 ms, so that asking takes no time from a program that starts on two cores. */
    PeerProcess await(Duration limit, Ready ready) throws Exception {
        long end = System.nanoTime() + limit.toNanos();
        while (!isReady(ready)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                close();
                throw new IllegalStateException("a program did not start, see " + log);
            }
            Thread.sleep(PAUSE);
        }
        return this;
    }

    private static boolean isReady(Ready ready) {
        try {
            return ready.check();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } catch (Exception notYet) {
            return false;
        }
    }

    /** @throws IllegalStateException when the program did not end well */
    void awaitEnd() throws InterruptedException {
        int code = process.waitFor();
        if (code != 0) {
            throw new IllegalStateException("a program ended with " + code + ", see " + log);
        }
    }

    long pid() {
        return process.pid();
    }

    Path log() {
        return log;
    }

    /** Asks the program to end and waits for it. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
