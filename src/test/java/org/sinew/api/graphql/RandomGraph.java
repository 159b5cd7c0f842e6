package org.sinew.api.graphql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.sinew.api.graphql.BruteForce.Thing;
import org.sinew.graph.Graph;
import org.sinew.graph.Statement;

/** Patients with conditions and measurements, alike and absent values among them, in memory and in the graph. */
final class RandomGraph {

    static final Map<String, List<String>> SUBSUMED = Map.of(
            "T:0", List.of("T:0", "T:1", "T:2", "T:3"),
            "T:1", List.of("T:1", "T:2"),
            "T:2", List.of("T:2"),
            "T:3", List.of("T:3"));
    private static final List<String> NAMES = List.of("Ann", "ann", "Bo'b\"", "`Cy", "D\\n", "糖");

    final List<Thing> patients = new ArrayList<>();
    private final Random random;
    private final Graph graph;

    RandomGraph(Graph graph, long seed) {
        this.graph = graph;
        this.random = new Random(seed);
        List<Thing> terms = new ArrayList<>();
        for (String id : SUBSUMED.keySet().stream().sorted().toList()) {
            terms.add(new Thing(id, new HashMap<>(), Map.of()));
            run("CREATE (:Term:Disease {id: $id})", Map.of("id", id));
        }
        for (int i = 0; i < 14; i++) {
            patients.add(patient("p" + i, terms));
        }
    }

    private Thing patient(String id, List<Thing> terms) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("name", maybe(NAMES.get(random.nextInt(NAMES.size()))));
        values.put("sex", maybe(random.nextBoolean() ? "male" : "female"));
        values.put("birth", maybe("19%d0-01-01T00:00:00Z".formatted(5 + random.nextInt(5))));
        Thing patient = new Thing(id, values, new HashMap<>());
        run(
                "CREATE (p:Patient) SET p = $values, p.id = $id, p.birth = datetime($values.birth)",
                Map.of("id", id, "values", values));
        patient.related().put("conditions", many(patient, terms, "c", RandomGraph::condition));
        patient.related().put("measurements", many(patient, terms, "m", RandomGraph::measurement));
        return patient;
    }

    private interface Maker {
        Thing make(RandomGraph random, Thing patient, Thing term, String id);
    }

    private List<Thing> many(Thing patient, List<Thing> terms, String prefix, Maker maker) {
        List<Thing> all = new ArrayList<>();
        int size = random.nextInt(5);
        for (int i = 0; i < size; i++) {
            Thing term = terms.get(random.nextInt(terms.size()));
            all.add(maker.make(this, patient, term, patient.id() + prefix + i));
        }
        return all;
    }

    private Thing condition(Thing patient, Thing term, String id) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("text", maybe(NAMES.get(random.nextInt(NAMES.size()))));
        values.put("status", maybe(random.nextBoolean() ? "active" : "resolved"));
        run(
                "MATCH (p:Patient {id: $p}), (t:Term {id: $t}) CREATE (p)-[:HAS_CONDITION]->(c:Fact:Condition)-[:OF {primary: true}]->(t) SET c = $values, c.key = $id",
                Map.of("p", patient.id(), "t", term.id(), "values", values, "id", id));
        return new Thing(id, values, Map.of("term", List.of(term), "patient", List.of(patient)));
    }

    private Thing measurement(Thing patient, Thing term, String id) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("value", maybe((double) random.nextInt(4)));
        values.put("unit", maybe("mg"));
        run(
                "MATCH (p:Patient {id: $p}), (t:Term {id: $t}) CREATE (p)-[m:MEASURED]->(t) SET m = $values, m.key = $id",
                Map.of("p", patient.id(), "t", term.id(), "values", values, "id", id));
        return new Thing(id, values, Map.of("term", List.of(term), "patient", List.of(patient)));
    }

    private @Nullable Object maybe(Object value) {
        return random.nextInt(4) == 0 ? null : value;
    }

    private void run(String cypher, Map<String, ?> parameters) {
        graph.write(tx -> tx.run(new Statement(cypher, parameters)));
    }
}
