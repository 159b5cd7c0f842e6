package org.sinew.atlas;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.atlas.CuratedKnowledge.Around;
import org.sinew.atlas.CuratedKnowledge.MapKey;
import org.sinew.atlas.CuratedKnowledge.Said;
import org.sinew.atlas.PatientSide.Seen;
import org.sinew.term.Release;
import org.sinew.term.TermId;
import org.sinew.term.TermKind;

/** One map in the making: both sides joined, ordered, cut to a page, and cleared of what this audience is not told. */
final class Mapmaking {

    private static final Set<String> HIERARCHY = Set.of("IS_A", "MAPS_TO", MapEdge.SIMILAR_TO);
    private static final int ALIKE = 10;
    private static final int FEW_PATIENTS = 200;

    /** An edge before it has its rank. */
    private record Draft(
            MapKey key,
            List<KnowledgeEvidence> evidence,
            @Nullable Seen seen,
            double known,
            double seenScore) {

        static Draft of(MapKey key, List<KnowledgeEvidence> evidence, @Nullable Seen seen, double known) {
            return new Draft(key, evidence, seen, known, seen == null ? 0 : Scores.patients(seen.association()));
        }

        double score() {
            return Scores.both(known, seenScore);
        }

        MapOrigin origin() {
            return seen == null ? MapOrigin.KNOWLEDGE : evidence.isEmpty() ? MapOrigin.PATIENTS : MapOrigin.BOTH;
        }
    }

    private final MapRequest request;
    private final Catalogue catalogue;
    private final Vocabulary vocabulary;
    private final Guard guard;
    private final TermId centre;
    private final CuratedKnowledge knowledge;
    private final Around around;
    private final PatientSide patients;
    private final Map<TermId, Said> met = new LinkedHashMap<>();
    private final int minCount;
    private int withheld;

    Mapmaking(MapRequest request, Catalogue catalogue, TermId centre, CuratedKnowledge knowledge, Guard guard) {
        this.request = request;
        this.catalogue = catalogue;
        this.vocabulary = catalogue.vocabulary();
        this.guard = guard;
        this.centre = centre;
        this.knowledge = knowledge;
        this.around = knowledge.around(centre, request.depth(), vocabulary, guard.audience());
        around.statements().forEach(said -> met.putIfAbsent(said.far(), said));
        this.patients = new PatientSide(catalogue, centre, met.keySet(), request.among());
        this.minCount = Math.max(request.minCount(), guard.floor());
    }

    DiseaseMap map(Likeness likeness) {
        List<Draft> drafts = drafts(likeness);
        drafts.sort(Comparator.comparingDouble(Draft::score)
                .reversed()
                .thenComparingDouble(draft ->
                        draft.seen() == null ? 1 : draft.seen().association().pValue())
                .thenComparing(draft -> draft.key().toString()));
        List<Draft> page =
                drafts.stream().skip(request.after()).limit(request.first()).toList();
        Told told = told(page);
        List<MapEdge> edges = new ArrayList<>();
        for (int i = 0; i < page.size(); i++) {
            edge(page.get(i), request.after() + i + 1, told, edges);
        }
        Integer all = told.size(patients.population());
        Integer having = told.size(patients.having());
        List<MapNode> nodes = nodes(edges, told);
        return new DiseaseMap(
                nodes.getFirst(),
                nodes,
                edges,
                drafts.size(),
                all,
                having,
                guard.floor(),
                catalogue.timelines().commit(),
                releases(edges, likeness),
                notes(drafts.size(), all, having));
    }

    private List<Draft> drafts(Likeness likeness) {
        Map<MapKey, List<Said>> known = CuratedKnowledge.byEdge(around.statements());
        List<Draft> drafts = new ArrayList<>();
        Set<TermId> joined = new LinkedHashSet<>();
        known.forEach((key, said) -> {
            Seen seen = HIERARCHY.contains(key.relation()) ? null : seen(key);
            if (seen != null) {
                joined.add(seen.node());
            }
            List<KnowledgeEvidence> evidence = said.stream().map(Said::evidence).toList();
            drafts.add(Draft.of(key, evidence, seen, Scores.knowledge(said)));
        });
        for (Seen each : patients.seen()) {
            if (!joined.contains(each.node()) && isEnough(each) && !each.node().equals(centre)) {
                MapKey key = new MapKey(centre, each.node(), MapEdge.OCCURS_WITH);
                drafts.add(Draft.of(key, List.of(), each, 0));
            }
        }
        likeness.to(centre, ALIKE).forEach(alike -> drafts.add(alike(alike, likeness)));
        drafts.removeIf(draft -> !isAsked(draft));
        return drafts;
    }

    private Draft alike(Likeness.Alike alike, Likeness likeness) {
        KnowledgeEvidence evidence = new KnowledgeEvidence(
                centre.toString(),
                MapEdge.SIMILAR_TO,
                likeness.releases().stream().sorted().findFirst().orElse(null),
                List.of("doi:10.1016/j.ajhg.2009.09.003"),
                null,
                null,
                null,
                null,
                null,
                alike.shared().stream().map(term -> "shared: " + term).toList(),
                false);
        return Draft.of(
                new MapKey(centre, alike.disease(), MapEdge.SIMILAR_TO), List.of(evidence), null, alike.score());
    }

    private @Nullable Seen seen(MapKey key) {
        boolean isCentral = key.from().equals(centre) || key.to().equals(centre);
        Seen seen = isCentral ? patients.of(other(key)) : null;
        return seen != null && isEnough(seen) ? seen : null;
    }

    private TermId other(MapKey key) {
        return key.from().equals(centre) ? key.to() : key.from();
    }

    private boolean isEnough(Seen seen) {
        return seen.association().table().both() >= minCount;
    }

    private boolean isAsked(Draft draft) {
        return isKindAsked(draft.key().from())
                && isKindAsked(draft.key().to())
                && (request.origins().isEmpty() || request.origins().contains(draft.origin()));
    }

    private boolean isKindAsked(TermId node) {
        return request.kinds().isEmpty()
                || node.equals(centre)
                || request.kinds().contains(kind(node));
    }

    private MapKind kind(TermId node) {
        TermKind kind = vocabulary.kind(node);
        Said said = met.get(node);
        Seen seen = patients.of(node);
        if (kind != TermKind.CONCEPT) {
            return MapKind.of(kind);
        }
        if (said != null && said.kinds().contains("Variant")) {
            return MapKind.VARIANT;
        }
        if (node.equals(centre)) {
            return MapKind.of(catalogue.item(node).kind());
        }
        return seen == null
                ? MapKind.CONCEPT
                : MapKind.of(seen.association().second().kind());
    }

    /** Which of the page's sets of patients may be counted, by the set. */
    private record Told(Map<RoaringBitmap, Boolean> sets, Guard guard) {

        boolean may(RoaringBitmap set) {
            return sets.getOrDefault(set, false);
        }

        @Nullable
        Integer size(RoaringBitmap set) {
            return may(set) ? (Integer) guard.shown(set.getCardinality()) : null;
        }
    }

    private Told told(List<Draft> page) {
        Set<RoaringBitmap> sets = new LinkedHashSet<>(List.of(patients.population(), patients.having()));
        for (Draft draft : page) {
            Seen seen = draft.seen();
            if (seen != null) {
                sets.add(seen.patients());
                sets.add(both(seen));
            }
        }
        List<RoaringBitmap> asked = List.copyOf(sets);
        List<Boolean> may = guard.counts(asked);
        Map<RoaringBitmap, Boolean> told = new LinkedHashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            told.put(asked.get(i), may.get(i));
        }
        return new Told(told, guard);
    }

    private RoaringBitmap both(Seen seen) {
        return RoaringBitmap.and(seen.patients(), patients.having());
    }

    private void edge(Draft draft, int rank, Told told, List<MapEdge> into) {
        Seen seen = draft.seen();
        boolean isTold = seen != null
                && told.may(patients.population())
                && told.may(patients.having())
                && told.may(seen.patients())
                && told.may(both(seen));
        withheld += seen != null && !isTold ? 1 : 0;
        if (seen != null && !isTold && draft.evidence().isEmpty()) {
            return;
        }
        PatientEvidence evidence = seen != null && isTold ? guard.evidence(patients.evidence(seen)) : null;
        double seenScore = evidence == null ? 0 : draft.seenScore();
        into.add(new MapEdge(
                rank,
                draft.key().from(),
                draft.key().to(),
                draft.key().relation(),
                evidence == null ? MapOrigin.KNOWLEDGE : draft.origin(),
                draft.known(),
                guard.rounded(seenScore),
                guard.rounded(Scores.both(draft.known(), seenScore)),
                Scores.reason(draft.evidence(), draft.key().relation(), evidence),
                !draft.evidence().isEmpty() && draft.evidence().stream().allMatch(KnowledgeEvidence::negated),
                draft.evidence(),
                evidence));
    }

    private List<MapNode> nodes(List<MapEdge> edges, Told told) {
        Set<TermId> ids = new LinkedHashSet<>(List.of(centre));
        edges.forEach(edge -> {
            ids.add(edge.from());
            ids.add(edge.to());
        });
        List<TermId> nameless = ids.stream()
                .filter(id ->
                        vocabulary.terminology().label(id, request.language()).isEmpty())
                .toList();
        Map<TermId, String> labels = knowledge.labels(nameless, guard.audience());
        return ids.stream()
                .map(id -> node(id, labels.getOrDefault(id, id.toString()), told))
                .toList();
    }

    private MapNode node(TermId id, String label, Told told) {
        Seen seen = patients.of(id);
        RoaringBitmap having = id.equals(centre) ? patients.having() : seen == null ? null : seen.patients();
        return vocabulary.describe(id, kind(id), label, request.language(), having == null ? null : told.size(having));
    }

    private List<Release> releases(List<MapEdge> edges, Likeness likeness) {
        Set<String> named = new TreeSet<>();
        edges.forEach(edge -> edge.knowledge().stream()
                .map(KnowledgeEvidence::release)
                .filter(Objects::nonNull)
                .forEach(named::add));
        if (edges.stream().anyMatch(edge -> edge.relation().equals(MapEdge.SIMILAR_TO))) {
            named.addAll(likeness.releases());
        }
        return vocabulary.terminology().releases().stream()
                .filter(release -> named.contains(release.id()))
                .toList();
    }

    private List<String> notes(int total, @Nullable Integer all, @Nullable Integer having) {
        List<String> notes = new ArrayList<>();
        if (having == null) {
            notes.add("So few patients have this term that they are not counted for this audience.");
        } else if (having == 0) {
            notes.add("No patient compared has this term: the map is curated knowledge only.");
        } else if (all != null && all < FEW_PATIENTS) {
            notes.add("Only " + all + " patients are compared, " + having
                    + " with this term: intervals are wide, and what is not seen is not shown to be absent.");
        }
        if (total > request.after() + request.first()) {
            notes.add("The map has " + total + " edges; this page holds those of rank " + (request.after() + 1) + " to "
                    + (request.after() + request.first()) + ".");
        }
        if (around.isCut()) {
            notes.add("So much is known around this term that only " + CuratedKnowledge.LARGEST
                    + " statements a step and " + CuratedKnowledge.WIDEST + " terms for the next step were read.");
        }
        if (withheld > 0) {
            notes.add("Some counts are withheld because fewer than " + guard.floor()
                    + " patients could be told from them.");
        }
        if (guard.isOpen()) {
            notes.add("For publication: counts of fewer than " + guard.floor()
                    + " patients, and what would let them be derived,"
                    + " are withheld; the others are rounded to tens, figures to two digits, p and q up to a step.");
        }
        notes.add("Ordered by 1 - (1 - knowledge score)(1 - patients' score). An association is no cause.");
        return List.copyOf(notes);
    }
}
