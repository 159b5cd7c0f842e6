package org.sinew.graph.embedded;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.neo4j.exceptions.KernelException;
import org.neo4j.graphdb.Entity;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.RelationshipType;
import org.neo4j.graphdb.Transaction;
import org.sinew.graph.Statement;
import org.sinew.graph.Statements;

/**
 * The statements of which most of writing facts consists, done by hand on the database's own operations. Each does what
 * the {@code .cypher} file of its name says, for parameters as {@code FactEdits} makes them; {@code ByHandIT} holds it
 * to that.
 */
final class ByHand {

    private static final Label PATIENT = Label.label("Patient");
    private static final Label FACT = Label.label("Fact");
    private static final Label TERM = Label.label("Term");
    private static final Label ACTOR = Label.label("Actor");
    private static final Label IDENTIFIER = Label.label("Identifier");
    private static final RelationshipType MEASURED = RelationshipType.withName("MEASURED");

    private interface Work {
        List<Map<String, Object>> rows(ByHand hand, Map<String, ?> parameters) throws KernelException;
    }

    private static final Map<String, Work> STATEMENTS = Map.of(
            cypher("graph/fact-hashes"), ByHand::hashes,
            cypher("graph/create-facts"), ByHand::createFacts,
            cypher("graph/create-measurements"), ByHand::createMeasurements,
            cypher("graph/link-facts"), ByHand::linkFacts);

    private final Transaction tx;
    private final Writes writes;
    private final Map<String, Long> terms = new HashMap<>();
    private final Map<String, Long> actors = new HashMap<>();

    private ByHand(Transaction tx) throws KernelException {
        this.tx = tx;
        this.writes = Writes.of(tx);
    }

    private static String cypher(String name) {
        return Statements.lasting(name, Map.of()).cypher();
    }

    static boolean does(Statement statement) {
        return STATEMENTS.containsKey(statement.cypher());
    }

    static List<Map<String, Object>> rows(Transaction tx, Statement statement) {
        try {
            return Objects.requireNonNull(STATEMENTS.get(statement.cypher()))
                    .rows(new ByHand(tx), statement.parameters());
        } catch (KernelException failure) {
            throw new IllegalStateException(failure.getMessage(), failure);
        }
    }

    private List<Map<String, Object>> hashes(Map<String, ?> parameters) {
        List<Map<String, Object>> found = new ArrayList<>();
        for (String key : texts(parameters, "keys")) {
            Object node = hash(tx.findNode(FACT, "key", key));
            Object edge = hash(tx.findRelationship(MEASURED, "key", key));
            if (node != null || edge != null) {
                Map<String, Object> row = new HashMap<>();
                row.put("key", key);
                row.put("node", node);
                row.put("edge", edge);
                found.add(row);
            }
        }
        return found;
    }

    private static @Nullable Object hash(@Nullable Entity entity) {
        return entity == null ? null : entity.getProperty("hash", null);
    }

    private List<Map<String, Object>> createFacts(Map<String, ?> parameters) throws KernelException {
        for (Map<String, ?> row : maps(parameters, "rows")) {
            Node patient = tx.findNode(PATIENT, "id", text(row, "patient"));
            if (patient != null) {
                for (Map<String, ?> fact : maps(row, "facts")) {
                    List<String> labels = new ArrayList<>(texts(fact, "labels"));
                    labels.add(FACT.name());
                    long node = writes.node(labels, map(fact, "properties"));
                    writes.edge(Writes.number(patient), text(fact, "edge"), node, Map.of());
                }
            }
        }
        return List.of();
    }

    private List<Map<String, Object>> createMeasurements(Map<String, ?> parameters) throws KernelException {
        for (Map<String, ?> row : maps(parameters, "rows")) {
            Node patient = tx.findNode(PATIENT, "id", text(row, "patient"));
            Node term = tx.findNode(TERM, "id", text(row, "term"));
            if (patient != null && term != null) {
                for (Map<String, ?> measurement : maps(row, "measurements")) {
                    writes.edge(Writes.number(patient), MEASURED.name(), Writes.number(term), measurement);
                }
            }
        }
        return List.of();
    }

    private List<Map<String, Object>> linkFacts(Map<String, ?> parameters) throws KernelException {
        for (Map<String, ?> row : maps(parameters, "rows")) {
            Node fact = tx.findNode(FACT, "key", text(row, "key"));
            if (fact != null) {
                link(Writes.number(fact), row);
            }
        }
        return List.of();
    }

    private void link(long fact, Map<String, ?> row) throws KernelException {
        for (Map<String, ?> term : maps(row, "terms")) {
            writes.edge(fact, "OF", merged(TERM, term, terms), only(term, "primary"));
        }
        for (Map<String, ?> term : maps(row, "about")) {
            writes.edge(fact, "ABOUT", merged(TERM, term, terms), only(term, "role"));
        }
        for (Map<String, ?> actor : maps(row, "actors")) {
            writes.edge(fact, "PERFORMED_BY", merged(ACTOR, actor, actors), only(actor, "role"));
        }
        for (String identifier : texts(row, "relatives")) {
            writes.edge(fact, "TELLS_OF", identifier(identifier), Map.of());
        }
        for (String encounter : texts(row, "encounters")) {
            toFact(fact, "DURING", encounter, Map.of());
        }
        for (Map<String, ?> related : maps(row, "related")) {
            toFact(fact, "RELATES_TO", text(related, "key"), only(related, "role"));
        }
    }

    private void toFact(long from, String type, String key, Map<String, ?> values) throws KernelException {
        Node target = tx.findNode(FACT, "key", key);
        if (target != null) {
            writes.edge(from, type, Writes.number(target), values);
        }
    }

    private long merged(Label label, Map<String, ?> row, Map<String, Long> known) throws KernelException {
        String id = text(row, "id");
        Long number = known.get(id);
        if (number == null) {
            Node node = tx.findNode(label, "id", id);
            number = node == null ? writes.node(List.of(label.name()), Map.of("id", id)) : Writes.number(node);
            known.put(id, number);
        }
        return number;
    }

    private long identifier(String key) throws KernelException {
        Node node = tx.findNode(IDENTIFIER, "key", key);
        return node == null ? writes.node(List.of(IDENTIFIER.name()), Map.of("key", key)) : Writes.number(node);
    }

    private static Map<String, Object> only(Map<String, ?> row, String name) {
        return Map.of(name, value(row, name));
    }

    private static Object value(Map<String, ?> row, String name) {
        return Objects.requireNonNull(row.get(name), name);
    }

    private static String text(Map<String, ?> row, String name) {
        return (String) value(row, name);
    }

    @SuppressWarnings("unchecked")
    private static List<String> texts(Map<String, ?> row, String name) {
        return (List<String>) value(row, name);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, ?> row, String name) {
        return (Map<String, Object>) value(row, name);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> maps(Map<String, ?> row, String name) {
        return (List<Map<String, Object>>) value(row, name);
    }
}
