package org.sinew.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What one row found: figures, ratios within this run, and whether its goals are met. */
final class Report {

    private final Settings settings;
    private final String workload;
    private final String goal;
    private final Map<String, Object> ours = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> peers = new LinkedHashMap<>();
    private final Map<String, Double> ratios = new LinkedHashMap<>();
    private final List<String> unmet = new ArrayList<>();
    private boolean equal = true;

    Report(Settings settings, String workload, String goal) {
        this.settings = settings;
        this.workload = workload;
        this.goal = goal;
    }

    void ours(String metric, Object figure) {
        ours.put(metric, figure);
    }

    void ours(String metric, String unit, Samples samples) {
        ours(metric, figure(unit, samples));
    }

    void peer(String name, String metric, Object figure) {
        peers.computeIfAbsent(name, n -> new LinkedHashMap<>()).put(metric, figure);
    }

    void peer(String name, String metric, String unit, Samples samples) {
        peer(name, metric, figure(unit, samples));
    }

    /** @param property what to set so that the peer takes part */
    void missing(String name, String property) {
        peer(name, "missing", "not given: " + property);
        unmet.add(name + " is missing");
    }

    /** Records that a question had the same answer everywhere, or not. */
    void compared(String question, Object ourAnswer, String peer, Object peerAnswer) {
        if (!ourAnswer.equals(peerAnswer)) {
            equal = false;
            unmet.add(question + ": " + ourAnswer + ", but " + peer + ": " + peerAnswer);
        }
    }

    /** How many times better we are, with the goal for it. */
    void ratio(String name, double ratio, double atLeast) {
        ratios.put(name, ratio);
        if (!(ratio >= atLeast)) {
            unmet.add(name + " " + number(ratio) + " < " + number(atLeast));
        }
    }

    void atMost(String name, double value, double limit) {
        if (!(value <= limit)) {
            unmet.add(name + " " + number(value) + " > " + number(limit));
        }
    }

    void atLeast(String name, double value, double limit) {
        if (!(value >= limit)) {
            unmet.add(name + " " + number(value) + " < " + number(limit));
        }
    }

    private Map<String, Object> figure(String unit, Samples samples) {
        Map<String, Object> figure = new LinkedHashMap<>();
        figure.put("unit", unit);
        figure.put("median", samples.median());
        figure.put("p95", samples.p95());
        figure.put("runs", samples.count());
        return figure;
    }

    Path write(Path directory) throws IOException {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("row", settings.row());
        json.put("workload", workload);
        json.put("scale", settings.scale());
        json.put("machine", Machine.description());
        json.put("equal", equal);
        json.put("ours", ours);
        json.put("peers", peers);
        json.put("ratios", ratios);
        json.put("goal", goal);
        json.put("met", unmet.isEmpty());
        json.put("unmet", unmet);
        Files.createDirectories(directory);
        Path file = directory.resolve("row-" + settings.row() + ".json");
        JsonMapper mapper =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        return Files.writeString(file, mapper.writeValueAsString(json) + "\n");
    }

    String table() {
        StringBuilder table = new StringBuilder("\nrow " + settings.row() + ": " + workload + "\n");
        table.append(line("system", "metric", "median", "p95", "unit"));
        ours.forEach((metric, figure) -> table.append(line("sinew", metric, figure)));
        peers.forEach((peer, figures) ->
                figures.forEach((metric, figure) -> table.append(line(peer, metric, figure))));
        ratios.forEach((name, ratio) -> table.append(line("ratio", name, number(ratio) + "×", "", "")));
        table.append("answers equal: ").append(equal ? "yes" : "NO").append('\n');
        table.append("goal: ").append(goal).append(unmet.isEmpty() ? ": met" : ": not met, " + unmet);
        return table.append('\n').toString();
    }

    private static String line(String system, String metric, Object figure) {
        if (figure instanceof Map<?, ?> map) {
            return line(system, metric, number(map.get("median")), number(map.get("p95")), "" + map.get("unit"));
        }
        return line(system, metric, number(figure), "", "");
    }

    private static String line(String system, String metric, String median, String p95, String unit) {
        return "%-16s %-44s %14s %14s  %s%n".formatted(system, metric, median, p95, unit);
    }

    private static String number(@Nullable Object value) {
        if (!(value instanceof Double number)) {
            return String.valueOf(value);
        }
        return Math.abs(number) >= 1000
                ? String.format(Locale.ROOT, "%,.0f", number)
                : String.format(Locale.ROOT, "%.3g", number);
    }
}
