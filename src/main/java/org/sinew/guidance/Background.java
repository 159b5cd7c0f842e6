package org.sinew.guidance;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sinew.patient.Coding;
import org.sinew.patient.Concept;
import org.sinew.precision.diagnosis.Diagnosis;
import org.sinew.precision.pgx.DrugResponse;
import org.sinew.term.Mapping;
import org.sinew.term.Release;
import org.sinew.term.TermId;
import org.sinew.term.Terminology;

/**
 * What is known beside the chart: the terminology in use, the drugs' knowledge edges and the diseases' signs of the same
 * releases, and the prescribing tables for genes. Never changes; what it finds out about subsumption it remembers.
 */
public final class Background {

    /** Guidelines ask of some hundred terms; allergens of charts and calls are asked of too. */
    private static final int KEPT = 5_000;

    private final Terminology terminology;
    private final List<KnowledgeEdge> edges;
    private final DrugResponse drugResponse;
    private final Diagnosis diagnosis;
    private final Map<TermId, Set<TermId>> subsumed = new ConcurrentHashMap<>();

    public Background(
            Terminology terminology, List<KnowledgeEdge> edges, DrugResponse drugResponse, Diagnosis diagnosis) {
        this.terminology = terminology;
        this.edges = List.copyOf(edges);
        this.drugResponse = drugResponse;
        this.diagnosis = diagnosis;
    }

    public Terminology terminology() {
        return terminology;
    }

    DrugResponse drugResponse() {
        return drugResponse;
    }

    Diagnosis diagnosis() {
        return diagnosis;
    }

    /** Whether it was made of these. */
    boolean isOf(Terminology current, DrugResponse tables, Diagnosis diseases) {
        return terminology == current && drugResponse == tables && diagnosis == diseases;
    }

    List<KnowledgeEdge> edges(String relation) {
        return edges.stream().filter(edge -> edge.relation().equals(relation)).toList();
    }

    /** Whether any of the concept's codes is the term or counts as a descendant of it, through is-a and mappings. */
    boolean counts(Concept concept, TermId term) {
        return concept.codings().stream().anyMatch(coding -> counts(coding.id(), term));
    }

    boolean counts(TermId code, TermId term) {
        if (subsumed.size() > KEPT) {
            subsumed.clear();
        }
        return code.equals(term)
                || subsumed.computeIfAbsent(term, t -> new HashSet<>(terminology.subsumed(t)))
                        .contains(code);
    }

    /** Whether the terminology defines one of the codes, or maps it to what it means or to something broader. */
    boolean isKnown(Concept concept) {
        return concept.codings().stream().map(Coding::id).anyMatch(this::isKnown);
    }

    boolean isKnown(TermId code) {
        return terminology.find(code).isPresent()
                || terminology.mappings(code).stream()
                        .anyMatch(mapping -> mapping.predicate() == Mapping.Predicate.EXACT
                                || (mapping.predicate() == Mapping.Predicate.BROAD
                                        && mapping.subject().equals(code)));
    }

    /** A medicine or allergen as it is, or, where nothing knows its codes, with the drugs and classes that its wording names. */
    Concept recognised(Concept concept) {
        if (isKnown(concept)) {
            return concept;
        }
        Stream<Coding> named = DrugNames.in(terminology, concept).stream().map(id -> new Coding(id, null));
        return new Concept(Stream.concat(concept.codings().stream(), named).toList(), concept.text());
    }

    Optional<TermId> firstThatCounts(Concept concept, List<TermId> terms) {
        return terms.stream().filter(term -> counts(concept, term)).findFirst();
    }

    String label(TermId term, String language) {
        return terminology.name(term, language);
    }

    /** The concept in the reader's language where a release names it, otherwise in the source's words. */
    String name(Concept concept, String language) {
        Optional<String> label = concept.primary().map(Coding::id).flatMap(id -> terminology.label(id, language));
        return label.or(() -> Optional.ofNullable(concept.text()))
                .or(() -> concept.primary().map(c -> c.display() == null ? c.id().toString() : c.display()))
                .orElse("?");
    }

    /** Ids of the releases in use, for the reader to cite. */
    public String releases() {
        return terminology.releases().stream().map(Release::id).sorted().collect(Collectors.joining(", "));
    }
}
