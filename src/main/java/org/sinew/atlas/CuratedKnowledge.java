package org.sinew.atlas;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.access.Audience;
import org.sinew.access.Reads;
import org.sinew.cohort.EventKind;
import org.sinew.cohort.TermSet;
import org.sinew.graph.Statements;
import org.sinew.term.TermId;
import org.sinew.term.TermKind;

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
    private static final Set<String> GENETIC = Set.of("CAUSED_BY", "ASSOCIATED_WITH");
    private static final Set<String> OWN_FIELDS = Set.of(
            "release",
            "references",
            "frequency",
            "onset",
            "inheritance",
            "classification",
            "negated",
            "predicate",
            "justification");

    /** HPOA's aspect of rows on inheritance. */
    private static final String ASPECT = "I";

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

    /** Who asks, in which language. */
    record Asking(Audience audience, String language) {}

    /** @param isCut a step had more than {@link #LARGEST} statements, or led to more than {@link #WIDEST} terms */
    record Around(List<Said> statements, boolean isCut) {}

    Around around(TermId centre, int depth, Vocabulary vocabulary, Asking asking) {
        List<Said> all = new ArrayList<>();
        Set<TermId> met = new LinkedHashSet<>(Set.of(centre));
        Collection<TermId> next = List.of(centre);
        boolean isCut = false;
        for (int step = 1; step <= depth && !next.isEmpty(); step++) {
            List<Said> found = step(next, step, vocabulary, asking);
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

    /**
     * What the map asks for; where variants are asked for by name, also those of the term's genes.
     *
     * <p>A variant that only records mention is what some patient has: it is shown if so many carry it as may be told.
     */
    Around around(MapRequest request, TermId centre, Vocabulary vocabulary, Guard guard) {
        Around found = around(centre, request.depth(), vocabulary, new Asking(guard.audience(), request.language()));
        List<Said> all = new ArrayList<>(found.statements());
        if (request.kinds().contains(MapKind.VARIANT)) {
            all.addAll(variants(centre, found.statements(), vocabulary, guard.audience()));
        }
        if (guard.isGuarded()) {
            all.removeIf(said -> said.evidence().isRecorded()
                    && !mayTell(said.from(), request, guard)
                    && !mayTell(said.to(), request, guard));
        }
        return new Around(all, found.isCut());
    }

    private static boolean mayTell(TermId variant, MapRequest request, Guard guard) {
        RoaringBitmap carriers = request.timelines().patients(EventKind.VARIANT_CALL, TermSet.of(variant));
        return carriers.getCardinality() >= guard.floor() && guard.count(carriers) != null;
    }

    private List<Said> variants(TermId centre, List<Said> known, Vocabulary vocabulary, Audience audience) {
        Set<String> genes = new LinkedHashSet<>();
        known.stream()
                .filter(said ->
                        GENETIC.contains(said.relation()) && !said.evidence().negated() && said.step() == 1)
                .filter(said -> vocabulary.kind(said.far()) == TermKind.GENE)
                .forEach(said -> genes.add(said.far().toString()));
        Map<String, ?> parameters = Map.of("genes", List.copyOf(genes), "limit", LARGEST);
        return genes.isEmpty()
                ? List.of()
                : reads
                        .toCount(
                                audience, "disease map: variants", Statements.of("atlas/variants", parameters), TIMEOUT)
                        .stream()
                        .flatMap(row -> variant(centre, row))
                        .toList();
    }

    /** As its release says, as records say, or both. */
    private static Stream<Said> variant(TermId centre, Map<String, Object> row) {
        TermId id = TermId.parse(text(row, "id"));
        @SuppressWarnings("unchecked")
        var significances = (List<String>) value(row, "significances");
        String release = find(row, "release");
        boolean isRecorded = release == null || Boolean.TRUE.equals(row.get("recorded"));
        return Stream.of(Optional.ofNullable(release), Optional.<String>empty())
                .distinct()
                .filter(each -> each.isPresent() || isRecorded)
                .map(each -> new KnowledgeEvidence(
                        id.toString(),
                        MapEdge.HAS_VARIANT,
                        each.orElse(null),
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        significances.isEmpty() ? null : significances.getFirst(),
                        List.of("gene: " + text(row, "gene")),
                        false,
                        Map.of()))
                .map(evidence -> new Said(centre, id, MapEdge.HAS_VARIANT, 1, id, List.of("Variant"), evidence, ""));
    }

    /** Labels in the graph, for codes that no vocabulary names and only records have. */
    Map<TermId, String> labels(Collection<TermId> ids, Audience audience) {
        return reads.names(audience, ids.stream().map(TermId::toString).toList()).entrySet().stream()
                .collect(Collectors.toMap(named -> TermId.parse(named.getKey()), Map.Entry::getValue));
    }

    private List<Said> step(Collection<TermId> terms, int step, Vocabulary vocabulary, Asking asking) {
        Map<String, ?> parameters =
                Map.of("terms", terms.stream().map(TermId::toString).toList(), "limit", LARGEST);
        List<Said> said = new ArrayList<>();
        for (Map<String, Object> row :
                reads.knowledge(asking.audience(), "disease map", Statements.of("atlas/around", parameters), TIMEOUT)) {
            Said one = said(row, step, vocabulary, asking.language());
            if (!one.from().equals(one.to())) {
                said.add(one);
            }
        }
        return said;
    }

    private static Said said(Map<String, Object> row, int step, Vocabulary vocabulary, String language) {
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
                evidence(text(row, "said"), relation, text(row, "id"), values, vocabulary, language),
                String.valueOf(values.getOrDefault("predicate", "")));
    }

    private static KnowledgeEvidence evidence(
            String said,
            String relation,
            String far,
            Map<String, Object> values,
            Vocabulary vocabulary,
            String language) {
        @Nullable String frequency = find(values, "frequency");
        boolean isCourse = relation.equals("HAS_CLINICAL_MODIFIER");
        @Nullable String onset = isCourse && vocabulary.isOnset(far) ? far : find(values, "onset");
        @Nullable
        String inheritance = isCourse && (ASPECT.equals(find(values, "aspect")) || vocabulary.isInheritance(far))
                ? far
                : find(values, "inheritance");
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
        var references = new ArrayList<>((List<String>) values.getOrDefault("references", List.of()));
        Optional.ofNullable(find(values, "justification")).ifPresent(references::add);
        Map<String, String> named = new HashMap<>();
        Stream.of(frequency, onset, inheritance)
                .filter(Objects::nonNull)
                .forEach(each -> TermId.tryParse(each)
                        .flatMap(id -> vocabulary.terminology().label(id, language))
                        .ifPresent(label -> named.put(each, label)));
        return new KnowledgeEvidence(
                said,
                relation,
                find(values, "release"),
                List.copyOf(references),
                frequency,
                frequency == null ? null : Frequency.share(frequency).orElse(null),
                onset,
                inheritance,
                find(values, "classification"),
                List.copyOf(further),
                Boolean.TRUE.equals(values.get("negated")),
                Map.copyOf(named));
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
        return Objects.requireNonNull(row.get(name), name);
    }
}
