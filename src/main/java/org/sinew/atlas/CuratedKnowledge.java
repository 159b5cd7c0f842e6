package org.sinew.atlas;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sinew.access.Audience;
import org.sinew.access.Reads;
import org.sinew.graph.Statements;
import org.sinew.term.TermId;

/**
 * What the sources say around a term: one statement for each step away from it. What is said of the same thing in another
 * vocabulary (exact mappings) is said of the term.
 */
final class CuratedKnowledge {

    /** Rows of one step; a term with more, such as a frequent phenotype, is cut short, and the map says so. */
    static final int LARGEST = 20_000;

    /** Terms from which a further step is made. */
    static final int WIDEST = 200;

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Set<String> OWN_FIELDS = Set.of(
            "release", "references", "frequency", "onset", "inheritance", "classification", "negated", "predicate");

    private final Reads reads;

    CuratedKnowledge(Reads reads) {
        this.reads = reads;
    }

    /**
     * One statement, read from one node of the map to another.
     *
     * @param step how far away, from 1
     * @param kinds of the further term in the graph
     */
    record Said(
            TermId from,
            TermId to,
            String relation,
            int step,
            TermId far,
            List<String> kinds,
            KnowledgeEvidence evidence,
            String predicate) {}

    /** @param isCut a step had more than {@link #LARGEST} statements, or led to more than {@link #WIDEST} terms */
    record Around(List<Said> statements, boolean isCut) {}

    Around around(TermId centre, int depth, Vocabulary vocabulary, Audience audience) {
        List<Said> all = new ArrayList<>();
        Set<TermId> met = new LinkedHashSet<>(Set.of(centre));
        Collection<TermId> next = List.of(centre);
        boolean isCut = false;
        for (int step = 1; step <= depth && !next.isEmpty(); step++) {
            List<Said> found = step(next, step, vocabulary, audience);
            isCut |= found.size() >= LARGEST;
            all.addAll(found);
            Set<TermId> reached = new LinkedHashSet<>();
            found.forEach(each -> reached.add(each.far()));
            reached.removeAll(met);
            met.addAll(reached);
            isCut |= step < depth && reached.size() > WIDEST;
            next = reached.stream().limit(WIDEST).toList();
        }
        return new Around(all, isCut);
    }

    /** Labels in the graph, for codes that no vocabulary names and only records have. */
    Map<TermId, String> labels(Collection<TermId> ids, Audience audience) {
        Map<TermId, String> labels = new LinkedHashMap<>();
        if (!ids.isEmpty()) {
            Map<String, ?> parameters =
                    Map.of("ids", ids.stream().map(TermId::toString).toList());
            reads.knowledge(audience, "disease map: labels", Statements.of("atlas/labels", parameters), TIMEOUT)
                    .forEach(row -> labels.put(TermId.parse(text(row, "id")), text(row, "label")));
        }
        return labels;
    }

    private List<Said> step(Collection<TermId> terms, int step, Vocabulary vocabulary, Audience audience) {
        Map<String, ?> parameters =
                Map.of("terms", terms.stream().map(TermId::toString).toList(), "limit", LARGEST);
        List<Said> said = new ArrayList<>();
        for (Map<String, Object> row :
                reads.knowledge(audience, "disease map", Statements.of("atlas/around", parameters), TIMEOUT)) {
            Said one = said(row, step, vocabulary);
            if (!one.from().equals(one.to())) {
                said.add(one);
            }
        }
        return said;
    }

    private static Said said(Map<String, Object> row, int step, Vocabulary vocabulary) {
        TermId near = TermId.parse(text(row, "asked"));
        TermId far = vocabulary.node(TermId.parse(text(row, "id")));
        boolean isForward = (Boolean) value(row, "forward");
        @SuppressWarnings("unchecked")
        var values = (Map<String, Object>) value(row, "values");
        String relation = text(row, "relation");
        @SuppressWarnings("unchecked")
        var kinds = (List<String>) value(row, "kinds");
        return new Said(
                isForward ? near : far,
                isForward ? far : near,
                relation,
                step,
                far,
                kinds,
                evidence(text(row, "said"), relation, values),
                String.valueOf(values.getOrDefault("predicate", "")));
    }

    private static KnowledgeEvidence evidence(String said, String relation, Map<String, Object> values) {
        @Nullable String frequency = find(values, "frequency");
        List<String> further = new ArrayList<>();
        new TreeMap<>(values).forEach((name, value) -> {
            if (!OWN_FIELDS.contains(name)) {
                further.add(name + ": " + value);
            }
        });
        if (values.get("predicate") != null) {
            further.add("predicate: " + values.get("predicate"));
        }
        @SuppressWarnings("unchecked")
        var references = (List<String>) values.getOrDefault("references", List.of());
        return new KnowledgeEvidence(
                said,
                relation,
                find(values, "release"),
                List.copyOf(references),
                frequency,
                frequency == null ? null : Frequency.share(frequency).orElse(null),
                find(values, "onset"),
                find(values, "inheritance"),
                find(values, "classification"),
                List.copyOf(further),
                Boolean.TRUE.equals(values.get("negated")));
    }

    /** The statements of each pair of terms and relation. */
    static Map<MapKey, List<Said>> byEdge(List<Said> statements) {
        Map<MapKey, List<Said>> edges = new LinkedHashMap<>();
        for (Said each : statements) {
            List<Said> edge = edges.computeIfAbsent(
                    new MapKey(each.from(), each.to(), each.relation()), key -> new ArrayList<>());
            if (edge.stream().noneMatch(known -> known.evidence().equals(each.evidence()))) {
                edge.add(each);
            }
        }
        return edges;
    }

    record MapKey(TermId from, TermId to, String relation) {}

    private static @Nullable String find(Map<String, Object> values, String name) {
        Object value = values.get(name);
        return value == null ? null : value.toString();
    }

    private static String text(Map<String, Object> row, String name) {
        return value(row, name).toString();
    }

    private static Object value(Map<String, Object> row, String name) {
        return java.util.Objects.requireNonNull(row.get(name), name);
    }
}
