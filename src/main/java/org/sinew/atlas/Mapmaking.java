package org.sinew.atlas;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.atlas.CuratedKnowledge.Around;
import org.sinew.atlas.CuratedKnowledge.MapKey;
import org.sinew.atlas.CuratedKnowledge.Said;
import org.sinew.atlas.PatientSide.Seen;
import org.sinew.atlas.statistics.TwoByTwo;
import org.sinew.term.Release;
import org.sinew.term.TermId;
import org.sinew.term.Wording;

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

        MapOrigin origin() {
            return origin(seen != null);
        }

        /** @param shown whether what the patients show is told */
        MapOrigin origin(boolean shown) {
            boolean isKnown = !evidence.stream().allMatch(KnowledgeEvidence::isRecorded);
            boolean isSeen = shown || evidence.stream().anyMatch(KnowledgeEvidence::isRecorded);
            return isKnown ? isSeen ? MapOrigin.BOTH : MapOrigin.KNOWLEDGE : MapOrigin.PATIENTS;
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
    private final Wording wording;
    private boolean withheld;

    Mapmaking(MapRequest request, Catalogue catalogue, TermId centre, CuratedKnowledge knowledge, Guard guard) {
        this.request = request;
        this.catalogue = catalogue;
        this.vocabulary = catalogue.vocabulary();
        this.guard = guard;
        this.wording = Wording.of("atlas", request.language());
        this.centre = centre;
        this.knowledge = knowledge;
        this.around = knowledge.around(request, centre, vocabulary, guard);
        around.statements().forEach(said -> met.putIfAbsent(said.far(), said));
        this.patients = new PatientSide(catalogue, centre, met.keySet(), request.among());
        this.minCount = Math.max(request.minCount(), guard.floor());
    }

    DiseaseMap map(Likeness likeness) {
        List<Draft> drafts = drafts(likeness);
        drafts.sort(order());
        List<Draft> page =
                drafts.stream().skip(request.after()).limit(request.first()).toList();
        Told told = told(page);
        withheld |= page.stream().anyMatch(draft -> draft.seen() != null && !told.may(draft.seen()));
        Map<TermId, Seen> shown = new LinkedHashMap<>();
        page.stream()
                .map(Draft::seen)
                .filter(Objects::nonNull)
                .filter(told::may)
                .forEach(seen -> shown.put(seen.node(), seen));
        Map<TermId, PatientEvidence> evidence = patients.evidence(shown.values());
        List<MapEdge> edges = ranked(page.stream()
                .map(draft -> edge(draft, evidence))
                .flatMap(Optional::stream)
                .toList());
        int end = request.after() + page.size();
        Integer all =
                told.population() ? (Integer) guard.shown(patients.population().getCardinality()) : null;
        Integer having = told.having() ? (Integer) guard.shown(patients.havingCount()) : null;
        List<MapNode> nodes = nodes(edges, told);
        return new DiseaseMap(
                nodes.getFirst(),
                nodes,
                edges,
                drafts.size(),
                end < drafts.size() ? Integer.toString(end) : null,
                all,
                having,
                guard.floor(),
                catalogue.timelines().commit(),
                releases(edges, likeness),
                notes(drafts.size(), all, having));
    }

    /** Where a floor holds, by nothing that is not told: by rounded scores, and by name. */
    private Comparator<Draft> order() {
        Comparator<Draft> byScore = Comparator.comparingDouble(
                        (Draft draft) -> guard.rounded(Scores.both(draft.known(), guard.rounded(draft.seenScore()))))
                .reversed();
        return (guard.isGuarded()
                        ? byScore
                        : byScore.thenComparingDouble(draft -> draft.seen() == null
                                ? 1
                                : draft.seen().association().pValue()))
                .thenComparing(draft -> draft.key().toString());
    }

    /** What was withheld after the page was cut counts no more, so its place does not tell it. */
    private List<MapEdge> ranked(List<MapEdge> edges) {
        List<MapEdge> sorted = guard.isGuarded()
                ? edges.stream()
                        .sorted(Comparator.comparingDouble(MapEdge::score).reversed())
                        .toList()
                : edges;
        return IntStream.range(0, sorted.size())
                .mapToObj(i -> sorted.get(i).at(request.after() + i + 1))
                .toList();
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
                false,
                Map.of());
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
        TwoByTwo table = seen.association().table();
        boolean mayBeTold = guard.mayTell(table);
        withheld |= table.both() > 0 && !mayBeTold;
        return table.both() >= minCount && mayBeTold;
    }

    private boolean isAsked(Draft draft) {
        return isKindAsked(draft.key().from())
                && isKindAsked(draft.key().to())
                && (request.origins().isEmpty() || request.origins().contains(draft.origin()));
    }

    private boolean isKindAsked(TermId node) {
        MapKind kind = kind(node);
        return node.equals(centre)
                || (request.kinds().isEmpty()
                        ? kind != MapKind.CIRCUMSTANCE
                        : request.kinds().contains(kind));
    }

    private MapKind kind(TermId node) {
        Said said = met.get(node);
        Seen seen = patients.of(node);
        if (said != null && said.kinds().contains("Variant")) {
            return MapKind.VARIANT;
        }
        if (seen != null) {
            return catalogue.kind(seen.association().second());
        }
        return node.equals(centre) ? catalogue.kind(catalogue.item(node)) : MapKind.of(vocabulary.kind(node));
    }

    /**
     * Which of the page's sets of patients may be counted.
     *
     * @param with those who have a node's term, by the node
     * @param both those who have the asked term too
     */
    private record Told(boolean population, boolean having, Map<TermId, Boolean> with, Map<TermId, Boolean> both) {

        static Told all(Set<TermId> nodes) {
            Map<TermId, Boolean> told = new HashMap<>();
            nodes.forEach(node -> told.put(node, true));
            return new Told(true, true, told, told);
        }

        /** The whole of a 2 × 2 table. */
        boolean may(Seen seen) {
            return population
                    && having
                    && with.getOrDefault(seen.node(), false)
                    && both.getOrDefault(seen.node(), false);
        }
    }

    private Told told(List<Draft> page) {
        Map<TermId, Seen> seen = new LinkedHashMap<>();
        page.stream().map(Draft::seen).filter(Objects::nonNull).forEach(each -> seen.put(each.node(), each));
        if (!guard.isGuarded()) {
            return Told.all(seen.keySet());
        }
        RoaringBitmap having = patients.having();
        List<RoaringBitmap> asked = new ArrayList<>(List.of(patients.population(), having));
        seen.values().forEach(each -> {
            RoaringBitmap with = each.patients();
            asked.add(with);
            asked.add(RoaringBitmap.and(with, having));
        });
        Iterator<Boolean> may = guard.counts(asked).iterator();
        Told told = new Told(may.next(), may.next(), new HashMap<>(), new HashMap<>());
        for (TermId node : seen.keySet()) {
            told.with().put(node, may.next());
            told.both().put(node, may.next());
        }
        return told;
    }

    private Optional<MapEdge> edge(Draft draft, Map<TermId, PatientEvidence> told) {
        Seen seen = draft.seen();
        PatientEvidence whole = seen == null ? null : told.get(seen.node());
        if (seen != null && whole == null && draft.evidence().isEmpty()) {
            return Optional.empty();
        }
        PatientEvidence evidence = whole == null ? null : guard.evidence(whole);
        double seenScore = evidence == null ? 0 : draft.seenScore();
        return Optional.of(new MapEdge(
                0,
                draft.key().from(),
                draft.key().to(),
                draft.key().relation(),
                draft.origin(evidence != null),
                draft.known(),
                guard.rounded(seenScore),
                guard.rounded(Scores.both(draft.known(), seenScore)),
                Scores.reason(draft.evidence(), draft.key().relation(), evidence, wording),
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
        return vocabulary.describe(id, kind(id), label, request.language(), counted(id, told));
    }

    private @Nullable Integer counted(TermId id, Told told) {
        boolean isCentre = id.equals(centre);
        Seen seen = patients.of(id);
        if (isCentre ? !told.having() : seen == null || !told.with().getOrDefault(id, false)) {
            return null;
        }
        return guard.shown(
                isCentre ? patients.havingCount() : Objects.requireNonNull(seen).count());
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
            notes.add(wording.say("map.uncounted"));
        } else if (having == 0) {
            notes.add(wording.say("map.nobody"));
        } else if (all != null && all < FEW_PATIENTS) {
            notes.add(wording.say("map.few", all, having));
        }
        if (total > request.after() + request.first()) {
            notes.add(wording.say("map.page", total, request.after() + 1, request.after() + request.first()));
        }
        if (around.isCut()) {
            notes.add(wording.say("map.cut", CuratedKnowledge.LARGEST, CuratedKnowledge.WIDEST));
        }
        if (withheld) {
            notes.add(wording.say("map.withheld", guard.floor()));
        }
        if (guard.isOpen()) {
            notes.add(wording.say("map.open", guard.floor()));
        }
        notes.add(wording.say("map.order"));
        return List.copyOf(notes);
    }
}
