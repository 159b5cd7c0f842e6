package org.sinew.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** ClickHouse in a Node process, with a bitmap of persons for each concept. Its own clock times it. */
final class ChdbPeer implements CohortPeer {

    private final Process process;
    private final PrintWriter in;
    private final BufferedReader out;
    private double seconds;

    private ChdbPeer(Process process) {
        this.process = process;
        this.in = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        this.out = process.inputReader(StandardCharsets.UTF_8);
    }

    /** @param directory where {@code npm i chdb} was run */
    static ChdbPeer start(Path directory) throws IOException {
        Path script = directory.resolve("sinew-bench-chdb.cjs");
        try (var source = ChdbPeer.class.getResourceAsStream("/chdb-peer.cjs")) {
            Files.copy(java.util.Objects.requireNonNull(source), script, StandardCopyOption.REPLACE_EXISTING);
        }
        Process process = new ProcessBuilder("node", script.toString())
                .directory(directory.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        return new ChdbPeer(process);
    }

    private String ask(String sql) throws IOException {
        in.println(JsonMapper.shared().writeValueAsString(Map.of("sql", sql)));
        String line = out.readLine();
        if (line == null) {
            throw new IOException("chDB ended");
        }
        JsonNode answer = JsonMapper.shared().readTree(line);
        if (answer.has("error")) {
            throw new IOException(answer.get("error").asString());
        }
        seconds = answer.get("seconds").asDouble();
        return answer.get("text").asString();
    }

    /** What its last answer took. */
    double seconds() {
        return seconds;
    }

    @Override
    public String name() {
        return "chDB";
    }

    @Override
    public double load(String size, Path events, Path ancestors, Path persons) throws Exception {
        return Rounds.seconds(() -> {
            for (String sql : List.of(
                    "SET max_threads = 2",
                    "CREATE TABLE event (person_id Int32, concept_id Int32, day Int32, value Nullable(Float64))"
                            + " ENGINE = MergeTree ORDER BY (concept_id, person_id, day)",
                    "CREATE TABLE ancestor (ancestor Int64, descendant Int32) ENGINE = MergeTree ORDER BY (ancestor, descendant)",
                    "CREATE TABLE bitmap (concept_id Int32, persons AggregateFunction(groupBitmap, UInt32))"
                            + " ENGINE = AggregatingMergeTree ORDER BY concept_id",
                    "INSERT INTO event SELECT * FROM file('" + events.toAbsolutePath()
                            + "', 'CSV', 'person_id Int32, concept_id Int32, day Int32, value Nullable(Float64)')",
                    "INSERT INTO ancestor SELECT * FROM file('" + ancestors.toAbsolutePath()
                            + "', 'CSV', 'ancestor Int64, descendant Int32')",
                    "INSERT INTO bitmap SELECT concept_id, groupBitmapState(toUInt32(person_id)) FROM event GROUP BY concept_id",
                    "OPTIMIZE TABLE event FINAL",
                    "OPTIMIZE TABLE bitmap FINAL")) {
                ask(sql);
            }
        });
    }

    @Override
    public int[] ids(CohortQuestion question) throws Exception {
        int[] ids = ask(question.clickhouse())
                .lines()
                .mapToInt(line -> Integer.parseInt(line.strip()))
                .toArray();
        Arrays.sort(ids);
        return ids;
    }

    @Override
    public int count(CohortQuestion question) throws Exception {
        return Integer.parseInt(ask(question.clickhouseCount()).strip());
    }

    @Override
    public void close() {
        process.destroy();
    }
}
