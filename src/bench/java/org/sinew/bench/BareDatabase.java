package org.sinew.bench;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sinew.graph.GraphEngine;

/** The embedded database engine alone in a process of its own: {@code BareDatabase <directory> <port>}. */
public final class BareDatabase {

    private static final String READY = "bolt answers at ";
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(2);

    private BareDatabase() {}

    public static void main(String[] arguments) {
        Path directory = Path.of(arguments[0]);
        int port = Integer.parseInt(arguments[1]);
        GraphEngine.Running database = GraphEngine.find().orElseThrow().start(directory, port);
        Runtime.getRuntime().addShutdownHook(new Thread(database::close));
        System.out.println(READY + database.uri());
    }

    /** Returns when Bolt answers. */
    static PeerProcess start(Path directory, int port, String heap, String... flags) throws Exception {
        List<String> command = Stream.of(
                        Stream.of(PeerProcess.java(), "-Xmx" + heap),
                        PeerProcess.flags(),
                        Arrays.stream(flags),
                        Stream.of(
                                "-classpath",
                                classpath(),
                                BareDatabase.class.getName(),
                                directory.toAbsolutePath().toString(),
                                String.valueOf(port)))
                .flatMap(part -> part)
                .toList();
        PeerProcess process = PeerProcess.start("database", command, Map.of());
        return process.await(STARTS_WITHIN, () -> process.hasPrinted(READY));
    }

    /** Absolute, because the process starts in another directory. */
    private static String classpath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
