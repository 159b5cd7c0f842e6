package org.sinew.graph;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

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
        List<Callable<Void>> pages = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += PATIENTS) {
            List<String> page = ids.subList(from, Math.min(ids.size(), from + PATIENTS));
            pages.add(() -> {
                page(page, sink);
                return null;
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            for (Future<Void> done : threads.invokeAll(pages)) {
                done.get();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the scan was interrupted", interrupted);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException known ? known : new IllegalStateException(failed);
        }
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
