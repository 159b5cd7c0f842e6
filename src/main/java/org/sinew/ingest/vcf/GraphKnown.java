package org.sinew.ingest.vcf;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sinew.graph.Graph;
import org.sinew.graph.Statements;

/** {@link Known} from the graph itself. */
record GraphKnown(Graph graph) implements Known {

    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    @Override
    public Map<String, List<String>> patients(Collection<String> keys) {
        return grouped("graph/known-patients", Map.of("keys", List.copyOf(keys)), "key");
    }

    @Override
    public Map<String, String> genes(Collection<String> symbols) {
        if (symbols.isEmpty()) {
            return Map.of();
        }
        return grouped("ingest/gene-ids", Map.of("symbols", List.copyOf(symbols)), "symbol").entrySet().stream()
                .filter(gene -> gene.getValue().size() == 1)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, gene -> gene.getValue().getFirst()));
    }

    private Map<String, List<String>> grouped(String statement, Map<String, ?> parameters, String by) {
        return graph.read(Statements.of(statement, parameters), TIMEOUT).stream()
                .collect(Collectors.groupingBy(
                        row -> String.valueOf(row.get(by)),
                        Collectors.mapping(row -> String.valueOf(row.get("id")), Collectors.toList())));
    }
}
