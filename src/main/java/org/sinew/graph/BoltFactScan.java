package org.sinew.graph;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Pages of patients in the order of their ids, several pages at a time. */
final class BoltFactScan implements FactScan {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int IDS = 2_000;
    private static final int PATIENTS = 50;
    private static final int CONNECTIONS = 2;

    private final Graph graph;

    BoltFactScan(Graph graph) {
        this.graph = graph;
    }

    @Override
    public void all(Sink sink) {
        String after = "";
        List<String> ids;
        sink.expect(read("graph/count-patients", Map.of()).stream()
                .mapToLong(row -> (Long) Objects.requireNonNull(row.get("count")))
                .sum());
        do {
            ids = read("graph/patient-ids", Map.of("after", after, "limit", IDS)).stream()
                    .map(row -> String.valueOf(row.get("id")))
                    .toList();
            these(ids, sink);
            after = ids.isEmpty() ? after : ids.getLast();
        } while (ids.size() == IDS);
    }

    @Override
    public void these(Collection<String> patients, Sink sink) {
        List<String> ids = List.copyOf(patients);
        if (ids.size() <= PATIENTS) {
            page(ids, sink);
            return;
        }
        Parts.each(ids, PATIENTS, CONNECTIONS, page -> page(page, sink));
    }

    private void page(List<String> ids, Sink sink) {
        for (Map<String, Object> row : read("graph/scan-patients", Map.of("ids", ids))) {
            List<FactRecord> facts = new ArrayList<>();
            for (Map<String, Object> fact : maps(row, "facts")) {
                facts.add(FactRecords.fact(
                        String.valueOf(fact.get("kind")),
                        map(fact, "values"),
                        texts(fact, "terms"),
                        texts(fact, "relatives")));
            }
            for (Map<String, Object> edge : maps(row, "measurements")) {
                facts.add(FactRecords.fact("Measurement", map(edge, "values"), texts(edge, "terms")));
            }
            sink.patient(FactRecords.patient(map(row, "patient")), facts);
        }
    }

    private List<Map<String, Object>> read(String statement, Map<String, ?> parameters) {
        return graph.read(Statements.of(statement, parameters), PATIENCE);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> maps(Map<String, Object> row, String name) {
        return (List<Map<String, Object>>) Objects.requireNonNull(row.get(name));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> row, String name) {
        return (Map<String, Object>) Objects.requireNonNull(row.get(name));
    }

    @SuppressWarnings("unchecked")
    private static List<String> texts(Map<String, Object> row, String name) {
        return (List<String>) Objects.requireNonNull(row.get(name));
    }
}
