package org.sinew.cohort;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sinew.graph.FactScan;
import org.sinew.graph.FactScan.FactRecord;
import org.sinew.graph.Graph;
import org.sinew.graph.Statements;

/** Sets of patients by walking the graph; a walk that meets too many nodes is refused. */
final class StoredSets implements GraphSets {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST = 200_000;

    private final Graph graph;

    StoredSets(Graph graph) {
        this.graph = graph;
    }

    @Override
    public Optional<List<String>> treatedAt(String actor) {
        if (nodes(actor).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(read("cohort/treated-at", Map.of("actor", actor)).stream()
                .map(row -> String.valueOf(row.get("patient")))
                .toList());
    }

    private List<String> nodes(String id) {
        return read("cohort/node", Map.of("id", id)).stream()
                .map(row -> String.valueOf(row.get("node")))
                .toList();
    }

    @Override
    public boolean isOfPatient(String id) {
        return read("cohort/node", Map.of("id", id)).stream()
                .anyMatch(row -> Boolean.TRUE.equals(row.get("ofPatient")));
    }

    @Override
    public Optional<List<String>> near(String id, int hops) {
        Set<String> patients = new LinkedHashSet<>();
        Set<String> met = new LinkedHashSet<>();
        List<String> edge = nodes(id);
        if (edge.isEmpty()) {
            return Optional.empty();
        }
        for (int hop = 0; hop < hops && !edge.isEmpty(); hop++) {
            met.addAll(edge);
            List<String> next = new ArrayList<>();
            for (Map<String, Object> row :
                    read("cohort/neighbours", Map.of("nodes", edge, "limit", MOST - met.size() + 1))) {
                String node = String.valueOf(row.get("node"));
                if (!met.contains(node)) {
                    next.add(node);
                }
                if (row.get("patient") instanceof String patient) {
                    patients.add(patient);
                }
            }
            if (met.size() + next.size() > MOST) {
                throw new Unanswered(new Problem.TooCostly("near", met.size() + next.size(), MOST));
            }
            edge = next;
        }
        return Optional.of(List.copyOf(patients));
    }

    @Override
    public List<FactRecord> facts(String patient) {
        List<FactRecord> found = new ArrayList<>();
        FactScan.of(graph).these(List.of(patient), (record, facts) -> found.addAll(facts));
        return found;
    }

    private List<Map<String, Object>> read(String statement, Map<String, ?> parameters) {
        return graph.read(Statements.of(statement, parameters), PATIENCE);
    }
}
