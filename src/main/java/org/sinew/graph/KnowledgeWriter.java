package org.sinew.graph;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sinew.term.Assertion;
import org.sinew.term.Mapping;
import org.sinew.term.Ontology;
import org.sinew.term.Release;
import org.sinew.term.Term;
import org.sinew.term.TermId;
import org.sinew.term.TermKind;
import org.sinew.term.Translation;

/**
 * Writes releases of ontologies and of curated knowledge into the graph.
 *
 * <p>A release is {@code loading} from its first batch and {@code complete} after its last; a load that was cut off is
 * begun again from its start. When it is complete, what earlier releases of the same source said and it does not is
 * removed: edges at once, terms too unless a record or another release uses them.
 */
public final class KnowledgeWriter {

    private static final int BATCH = 5_000;

    private final Graph graph;
    private final Clock clock;

    public KnowledgeWriter(Graph graph, Clock clock) {
        this.graph = graph;
        this.clock = clock;
    }

    /** Whether the graph holds exactly this release, with the same checksum, completely. */
    public boolean holds(Release release) {
        return graph.write(tx -> tx.run(Statements.of("graph/release", Map.of("id", release.id())))).stream()
                .anyMatch(row -> "complete".equals(row.get("status"))
                        && String.valueOf(release.sha256()).equals(String.valueOf(row.get("sha256"))));
    }

    /**
     * Writes all of {@code ontology}.
     *
     * @param progress told how many terms, edges and translations were written since it was last told
     */
    public void write(Ontology ontology, IntConsumer progress) {
        Release release = ontology.release();
        begin(release);
        each(
                "graph/write-terms",
                terms(ontology).values().stream().map(TermRow::asMap).toList(),
                release,
                progress);
        each("graph/write-is-a", parents(ontology), release, progress);
        each("graph/write-mappings", mappings(ontology), release, progress);
        for (Map.Entry<String, List<Map<String, Object>>> rows :
                assertions(ontology).entrySet()) {
            each("graph/write-assertions", rows.getValue(), release, progress);
        }
        complete(release);
    }

    /** How many steps {@link #write} will report for this ontology. */
    public static long size(Ontology ontology) {
        return terms(ontology).size()
                + (long) ontology.mappings().size()
                + ontology.assertions().size()
                + allTerms(ontology).mapToLong(t -> t.parents().size()).sum();
    }

    private void begin(Release release) {
        Map<String, Object> row = new HashMap<>();
        row.put("id", release.id());
        row.put("source", release.source());
        row.put("version", release.version());
        row.put("licence", release.licence());
        row.put("url", release.url());
        row.put("sha256", release.sha256());
        Map<String, ?> parameters = Map.of("row", row, "now", clock.instant().atZone(ZoneOffset.UTC));
        graph.write(tx -> tx.run(Statements.of("graph/begin-release", parameters)));
        removeEdges(release.id());
    }

    private void complete(Release release) {
        Map<String, ?> parameters = Map.of("id", release.id(), "source", release.source());
        List<String> earlier = graph.write(tx -> tx.run(Statements.of("graph/complete-release", parameters))).stream()
                .map(row -> String.valueOf(row.get("id")))
                .toList();
        for (String id : earlier) {
            removeEdges(id);
            repeat("graph/forget-terms", Map.of("release", id));
            repeat("graph/withdraw-terms", Map.of("release", id));
            graph.write(tx -> tx.run(Statements.of("graph/remove-release", Map.of("id", id))));
        }
    }

    private void removeEdges(String release) {
        for (String type : edgeTypes()) {
            repeat("graph/remove-edges", Map.of("release", release, "type", type));
        }
    }

    private static List<String> edgeTypes() {
        List<String> types = new ArrayList<>(List.of("IS_A", "MAPS_TO"));
        for (Assertion.Relation relation : Assertion.Relation.values()) {
            types.add(relation.name());
        }
        return types;
    }

    /** Runs a statement that does a bounded part of the work and returns its {@code count}, until nothing is left. */
    private void repeat(String statement, Map<String, ?> parameters) {
        long done;
        do {
            done = graph.write(tx -> tx.run(Statements.of(statement, parameters))).stream()
                    .mapToLong(row -> ((Number) row.getOrDefault("count", 0L)).longValue())
                    .sum();
        } while (done > 0);
    }

    private void each(String statement, List<Map<String, Object>> rows, Release release, IntConsumer progress) {
        for (int from = 0; from < rows.size(); from += BATCH) {
            List<Map<String, Object>> batch = rows.subList(from, Math.min(rows.size(), from + BATCH));
            graph.write(tx -> tx.run(Statements.of(statement, Map.of("rows", batch, "release", release.id()))));
            progress.accept(batch.size());
        }
    }

    private static Map<TermId, TermRow> terms(Ontology ontology) {
        Map<TermId, TermRow> rows = new LinkedHashMap<>();
        for (Term term : ontology.terms()) {
            rows.put(term.id(), row(term));
        }
        for (Term mention : ontology.mentions()) {
            rows.putIfAbsent(
                    mention.id(), new TermRow(mention.id(), mention.kind(), mention.label(), false, new HashMap<>()));
        }
        for (Translation translation : ontology.translations()) {
            translate(rows.computeIfAbsent(translation.term(), KnowledgeWriter::mention), translation);
        }
        ontology.mappings().forEach(m -> {
            rows.computeIfAbsent(m.subject(), KnowledgeWriter::mention);
            rows.computeIfAbsent(m.object(), KnowledgeWriter::mention);
        });
        ontology.assertions().forEach(a -> {
            rows.computeIfAbsent(a.subject(), KnowledgeWriter::mention);
            rows.computeIfAbsent(a.object(), KnowledgeWriter::mention);
        });
        allTerms(ontology)
                .flatMap(t -> t.parents().stream())
                .forEach(parent -> rows.computeIfAbsent(parent, KnowledgeWriter::mention));
        return rows;
    }

    private static TermRow row(Term term) {
        Properties properties = new Properties()
                .put("label", term.label())
                .put("definition", term.definition())
                .put("synonyms", term.synonyms())
                .put("alternativeIds", texts(term.alternativeIds()))
                .put("replacedBy", texts(term.replacedBy()));
        if (term.obsolete()) {
            properties.put("obsolete", true);
        }
        return new TermRow(term.id(), term.kind(), term.label(), true, properties.asMap());
    }

    private static TermRow mention(TermId id) {
        return new TermRow(id, TermKind.ofPrefix(id.prefix()), id.toString(), false, new HashMap<>());
    }

    /** @param stated the release has this term itself; otherwise it only speaks of it */
    private record TermRow(TermId id, TermKind kind, String label, boolean stated, Map<String, Object> properties) {
        Map<String, Object> asMap() {
            return Map.of(
                    "id",
                    id.toString(),
                    "kind",
                    kind.label(),
                    "label",
                    label,
                    "stated",
                    stated,
                    "properties",
                    properties);
        }
    }

    private static void translate(TermRow row, Translation translation) {
        String label = translation.label();
        if (label != null) {
            row.properties().put(labelProperty(translation.language()), label);
        }
    }

    /** {@code zh-Hant} gives {@code label_zh_hant}. */
    static String labelProperty(String language) {
        return "label_" + language.toLowerCase(Locale.ROOT).replace('-', '_');
    }

    private static List<Map<String, Object>> parents(Ontology ontology) {
        return allTerms(ontology)
                .flatMap(term -> term.parents().stream().map(parent -> edge(term.id(), parent)))
                .toList();
    }

    private static Stream<Term> allTerms(Ontology ontology) {
        return Stream.concat(ontology.terms().stream(), ontology.mentions().stream());
    }

    private static List<Map<String, Object>> mappings(Ontology ontology) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Mapping mapping : ontology.mappings()) {
            Map<String, Object> row = edge(mapping.subject(), mapping.object());
            row.put("predicate", mapping.predicate().name().toLowerCase(Locale.ROOT));
            row.put("justification", mapping.justification());
            row.put("references", mapping.references().isEmpty() ? null : mapping.references());
            rows.add(row);
        }
        return rows;
    }

    private static Map<String, List<Map<String, Object>>> assertions(Ontology ontology) {
        return ontology.assertions().stream()
                .collect(Collectors.groupingBy(
                        a -> a.relation().name(),
                        LinkedHashMap::new,
                        Collectors.mapping(KnowledgeWriter::row, Collectors.toList())));
    }

    private static Map<String, Object> row(Assertion assertion) {
        Map<String, @Nullable Object> properties = new HashMap<>(assertion.qualifiers());
        properties.put("references", assertion.references());
        if (assertion.negated()) {
            properties.put("negated", true);
        }
        Map<String, Object> row = edge(assertion.subject(), assertion.object());
        row.put("type", assertion.relation().name());
        row.put("properties", properties);
        return row;
    }

    private static Map<String, Object> edge(TermId from, TermId to) {
        Map<String, Object> row = new HashMap<>();
        row.put("from", from.toString());
        row.put("to", to.toString());
        return row;
    }

    private static List<String> texts(List<TermId> ids) {
        return ids.stream().map(TermId::toString).toList();
    }
}
