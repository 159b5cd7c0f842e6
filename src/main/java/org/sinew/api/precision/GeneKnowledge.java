package org.sinew.api.precision;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sinew.access.Audience;
import org.sinew.access.Reads;
import org.sinew.graph.Statements;
import org.sinew.ingest.knowledge.Knowledge;
import org.sinew.precision.diagnosis.DiseaseMatches;
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

    /** A disease that a gene is said to cause, or was judged not to. */
    record Caused(String gene, GeneDisease disease) {}

    private record Link(String gene, List<TermId> disease) {}

    /** Each disease of a gene once, whatever the vocabularies of those who say so, the best supported first. */
    List<Caused> diseases(Audience audience, Set<String> genes, String language) {
        Map<String, Object> parameters = Map.of("genes", named(genes), "modes", INHERITANCE);
        DiseaseMatches matches = new DiseaseMatches(knowledge.current());
        return ask(audience, "precision/gene-diseases", genes, parameters).stream()
                .collect(Collectors.groupingBy(row -> link(row, matches), LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(each -> new Caused(each.getKey().gene(), disease(each.getValue(), language)))
                .sorted(Comparator.comparing(Caused::gene)
                        .thenComparingInt(caused -> caused.disease().support()))
                .toList();
    }

    private static Link link(Map<String, Object> row, DiseaseMatches matches) {
        return new Link(
                String.valueOf(row.get("gene")), matches.canonical(TermId.parse(String.valueOf(row.get("disease")))));
    }

    private GeneDisease disease(List<Map<String, Object>> said, String language) {
        return new GeneDisease(
                String.valueOf(said.getFirst().get("disease")),
                label(said.getFirst(), language),
                said.stream()
                        .flatMap(row -> strings(row.get("inheritance")).stream())
                        .distinct()
                        .toList(),
                said.stream().map(GeneKnowledge::source).toList());
    }

    private static GeneDisease.Source source(Map<String, Object> row) {
        return new GeneDisease.Source(
                String.valueOf(row.get("disease")),
                text(row, "validity"),
                Boolean.TRUE.equals(row.get("disputed")),
                text(row, "release"),
                strings(row.get("references")));
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
