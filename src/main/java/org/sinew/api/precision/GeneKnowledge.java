package org.sinew.api.precision;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sinew.access.Audience;
import org.sinew.access.Reads;
import org.sinew.graph.Statements;
import org.sinew.ingest.knowledge.Knowledge;
import org.sinew.precision.variant.DosageSensitivity;
import org.sinew.precision.variant.GeneDisease;
import org.sinew.term.TermId;
import org.springframework.stereotype.Component;

/** What loaded releases say of genes, by any of the ids that mean the same gene. */
@Component
final class GeneKnowledge {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    /** HPO: autosomal dominant and recessive, X-linked, X-linked dominant and recessive. */
    private static final List<String> INHERITANCE =
            List.of("HP:0000006", "HP:0000007", "HP:0001417", "HP:0001423", "HP:0001419");

    private static final Set<String> PREFIXES = Set.of("HGNC", "NCBIGene", "ENSEMBL");

    private final Reads reads;
    private final Knowledge knowledge;

    GeneKnowledge(Reads reads, Knowledge knowledge) {
        this.reads = reads;
        this.knowledge = knowledge;
    }

    /** A disease that a gene is said to cause. */
    record Caused(String gene, GeneDisease disease) {}

    List<Caused> diseases(Audience audience, Set<String> genes, String language) {
        Map<String, Object> parameters = Map.of("genes", named(genes), "modes", INHERITANCE);
        return ask(audience, "precision/gene-diseases", genes, parameters).stream()
                .map(row -> new Caused(
                        String.valueOf(row.get("gene")),
                        new GeneDisease(
                                String.valueOf(row.get("disease")),
                                label(row, language),
                                text(row, "validity"),
                                Boolean.TRUE.equals(row.get("disputed")),
                                strings(row.get("inheritance")),
                                text(row, "release"),
                                strings(row.get("references")))))
                .toList();
    }

    /**
     * Of losing a copy, for each gene what was curated last.
     *
     * @param genes symbols by id
     */
    List<DosageSensitivity> dosage(Audience audience, Map<String, String> genes, String language) {
        Map<String, DosageSensitivity> latest = new LinkedHashMap<>();
        for (Map<String, Object> row :
                ask(audience, "precision/gene-dosage", genes.keySet(), Map.of("genes", named(genes.keySet())))) {
            String symbol = genes.getOrDefault(String.valueOf(row.get("gene")), String.valueOf(row.get("gene")));
            latest.putIfAbsent(
                    symbol,
                    new DosageSensitivity(
                            symbol,
                            String.valueOf(row.get("score")),
                            text(row, "classification"),
                            text(row, "disease"),
                            label(row, language),
                            text(row, "evaluated"),
                            text(row, "release"),
                            strings(row.get("references"))));
        }
        return List.copyOf(latest.values());
    }

    private List<Map<String, Object>> ask(
            Audience audience, String statement, Set<String> genes, Map<String, Object> parameters) {
        return genes.isEmpty()
                ? List.of()
                : reads.knowledge(audience, "interpretation", Statements.of(statement, parameters), TIMEOUT);
    }

    private List<Map<String, Object>> named(Set<String> genes) {
        return genes.stream()
                .map(gene -> Map.<String, Object>of("gene", gene, "ids", same(gene)))
                .toList();
    }

    private List<String> same(String gene) {
        return TermId.tryParse(gene)
                .map(id -> knowledge.current().subsumed(id).stream()
                        .filter(other -> PREFIXES.contains(other.prefix()))
                        .map(TermId::toString)
                        .toList())
                .filter(ids -> !ids.isEmpty())
                .orElse(List.of(gene));
    }

    private @Nullable String label(Map<String, Object> row, String language) {
        String id = text(row, "disease");
        return id == null
                ? null
                : TermId.tryParse(id)
                        .flatMap(term -> knowledge.current().label(term, language))
                        .orElse(text(row, "label"));
    }

    private static @Nullable String text(Map<String, Object> row, String name) {
        Object value = row.get(name);
        return value == null ? null : value.toString();
    }

    private static List<String> strings(@Nullable Object list) {
        return list instanceof List<?> many ? many.stream().map(String::valueOf).toList() : List.of();
    }
}
