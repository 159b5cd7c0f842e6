package org.sinew.guidance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sinew.guidance.Advice.Urgency;
import org.sinew.term.TermKind;

/** Two drugs that an edge {@code INTERACTS_WITH} joins, by ingredient or class. */
final class DrugInteraction implements Guideline {

    private static final List<String> GRADES = List.of("contraindicated", "major", "moderate", "minor");

    @Override
    public String id() {
        return "drug-drug";
    }

    @Override
    public List<Advice> advise(Consultation c) {
        List<KnowledgeEdge> edges = c.background().edges("INTERACTS_WITH").stream()
                .filter(edge -> TermKind.ofPrefix(edge.object().prefix()) == TermKind.DRUG)
                .toList();
        List<Drug> drugs = Drug.all(c);
        Map<Alike, List<Pair>> found = new LinkedHashMap<>();
        for (int i = 0; i < drugs.size(); i++) {
            for (int j = i + 1; j < drugs.size(); j++) {
                Drug one = drugs.get(i);
                Drug other = drugs.get(j);
                if (one.isJudged() || other.isJudged()) {
                    edge(c.background(), edges, one, other)
                            .ifPresent(edge -> found.computeIfAbsent(
                                            new Alike(edge, Set.of(one.ingredients(), other.ingredients())),
                                            alike -> new ArrayList<>())
                                    .add(new Pair(one, other)));
                }
            }
        }
        return found.entrySet().stream()
                .map(entry -> advice(c, entry.getKey().edge(), entry.getValue()))
                .toList();
    }

    private record Pair(Drug one, Drug other) {}

    /** Several products of the same ingredients interact once, in whatever order they are recorded. */
    private record Alike(KnowledgeEdge edge, Set<String> ingredients) {}

    /** The gravest of the edges that join the two. */
    private static Optional<KnowledgeEdge> edge(Background known, List<KnowledgeEdge> edges, Drug one, Drug other) {
        return edges.stream()
                .filter(e -> joins(known, e, one, other) || joins(known, e, other, one))
                .max((a, b) -> urgency(a).compareTo(urgency(b)));
    }

    private static boolean joins(Background known, KnowledgeEdge edge, Drug subject, Drug object) {
        return known.counts(subject.concept(), edge.subject()) && known.counts(object.concept(), edge.object());
    }

    static Urgency urgency(KnowledgeEdge edge) {
        return "contraindicated".equals(edge.severity()) ? Urgency.CRITICAL : Urgency.WARNING;
    }

    /** In words; a grade of a source of its own as that writes it. */
    private static String severity(Consultation c, String grade) {
        return GRADES.contains(grade) ? c.say("severity." + grade) : grade;
    }

    private Advice advice(Consultation c, KnowledgeEdge edge, List<Pair> pairs) {
        Drug one = pairs.getFirst().one();
        Drug other = pairs.getFirst().other();
        String subject = c.background().label(edge.subject(), c.language());
        String object = c.background().label(edge.object(), c.language());
        String effect = edge.effect(c.language());
        Draft draft = new Draft(
                        c,
                        this,
                        urgency(edge),
                        effect == null
                                ? c.say("drug-drug.summary-plain", one.ingredients(), other.ingredients())
                                : c.say("drug-drug.summary", one.ingredients(), other.ingredients(), effect),
                        References.citation(c, edge))
                .says(
                        effect == null
                                ? c.say("drug-drug.detail-plain", one.name(), other.name())
                                : c.say("drug-drug.detail", one.name(), other.name(), effect));
        List<Drug> drugs = pairs.stream()
                .flatMap(pair -> Stream.of(pair.one(), pair.other()))
                .distinct()
                .toList();
        drugs.forEach(drug -> draft.because(drug.evidence()));
        draft.because(new Evidence.Known(
                        edge,
                        edge.severity() == null
                                ? c.say("drug-drug.edge", subject, object)
                                : c.say("drug-drug.edge-graded", subject, object, severity(c, edge.severity()))))
                .unless(Drug.REASONS);
        drugs.forEach(drug -> drug.withdrawable(c, draft));
        return draft.advice();
    }
}
