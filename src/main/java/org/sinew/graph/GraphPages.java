package org.sinew.graph;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.sinew.term.rdf.Resource;

/**
 * Everything that the model speaks of, as resources, page by page in the order of the keys: nodes, and measurements
 * although they are edges. No more than one page is in memory.
 */
public final class GraphPages {

    /** What has a key of its own. */
    public enum Kind {
        PATIENTS("Patient"),
        IDENTIFIERS("Identifier"),
        ACTORS("Actor"),
        FACTS("Fact"),
        MEASUREMENTS("Measurement"),
        VERSIONS("FactVersion"),
        PRODUCTS("DrugProduct"),
        TERMS("Term"),
        RELEASES("Release");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The label that all of the kind have; {@code Measurement} for the edge. */
        public String label() {
            return label;
        }

        private String statement() {
            return "graph/page-" + name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int PAGE = 500;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Graph graph;

    public GraphPages(Graph graph) {
        this.graph = graph;
    }

    /** How many there are of each label of the model. */
    public Map<String, Long> counts() {
        return counts("graph/count-labels");
    }

    /** Of each kind, how many have no key that is text: {@link #read} does not meet them. */
    public Map<Kind, Long> unkeyed() {
        Map<String, Long> all = counts();
        Map<String, Long> keyed = counts("graph/count-keyed");
        Map<Kind, Long> missing = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            long without = all.getOrDefault(kind.label, 0L) - keyed.getOrDefault(kind.label, 0L);
            if (without > 0) {
                missing.put(kind, without);
            }
        }
        return missing;
    }

    /**
     * Reads a kind, or a random part of it that is spread over all keys.
     *
     * @param shares by label, how much to read of what has it: above 0, 1 for all; a label that is not there is read
     *     only for its other labels
     */
    public void read(Kind kind, Map<String, Double> shares, Consumer<List<Resource>> page) {
        String after = "";
        List<Resource> found;
        do {
            found = resources(kind.statement(), Map.of("after", after, "shares", shares, "limit", PAGE));
            if (!found.isEmpty()) {
                page.accept(found);
                after = found.getLast().name();
            }
        } while (found.size() == PAGE);
    }

    /** Reads the facts and measurements without a key, found from their patients; their name is their record's. */
    public void readUnkeyed(Kind kind, Consumer<List<Resource>> page) {
        String statement = switch (kind) {
            case FACTS -> "graph/unkeyed-facts";
            case MEASUREMENTS -> "graph/unkeyed-measurements";
            default -> throw new IllegalArgumentException(kind + " do not belong to patients");
        };
        read(Kind.PATIENTS, Map.of("Patient", 1.0), patients -> {
            List<String> ids = patients.stream().map(Resource::name).toList();
            List<Resource> found = resources(statement, Map.of("patients", ids, "limit", PAGE));
            if (!found.isEmpty()) {
                page.accept(found);
            }
        });
    }

    private Map<String, Long> counts(String statement) {
        return graph.read(Statements.of(statement, Map.of()), PATIENCE).stream()
                .collect(Collectors.toMap(row -> column(row, "label"), row -> column(row, "count")));
    }

    private List<Resource> resources(String statement, Map<String, ?> parameters) {
        return graph.read(Statements.of(statement, parameters), PATIENCE).stream()
                .map(GraphPages::resource)
                .toList();
    }

    private static Resource resource(Map<String, Object> row) {
        return new Resource(
                column(row, "id"),
                column(row, "name"),
                column(row, "types"),
                column(row, "values"),
                links(column(row, "outgoing")),
                links(column(row, "incoming")));
    }

    private static List<Resource.Link> links(List<Map<String, Object>> rows) {
        return rows.stream()
                .map(row -> new Resource.Link(
                        column(row, "property"),
                        column(row, "id"),
                        String.valueOf(row.get("name")),
                        column(row, "types")))
                .toList();
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T> T column(Map<String, Object> row, String name) {
        return (T) Objects.requireNonNull(row.get(name), name);
    }
}
