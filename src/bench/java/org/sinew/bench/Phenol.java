package org.sinew.bench;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.monarchinitiative.phenol.graph.OntologyGraph;
import org.monarchinitiative.phenol.io.OntologyLoader;
import org.monarchinitiative.phenol.ontology.algo.InformationContentComputation;
import org.monarchinitiative.phenol.ontology.algo.OntologyAlgorithm;
import org.monarchinitiative.phenol.ontology.data.Ontology;
import org.monarchinitiative.phenol.ontology.data.TermId;
import org.monarchinitiative.phenol.ontology.similarity.PairwiseResnikSimilarity;

/** The phenol library, through the fastest of its own ways to each answer. */
final class Phenol {

    private final Ontology ontology;
    private final OntologyGraph<TermId> graph;
    private final PairwiseResnikSimilarity similarity;

    private Phenol(Ontology ontology, Map<TermId, Double> content) {
        this.ontology = ontology;
        this.graph = ontology.graph();
        this.similarity = new PairwiseResnikSimilarity(ontology, content);
    }

    /** @param annotated the terms of each annotated thing, for the terms' information content */
    static Phenol load(InputStream oboGraphs, Collection<? extends Collection<org.sinew.term.TermId>> annotated) {
        Ontology ontology = OntologyLoader.loadOntology(oboGraphs);
        Map<TermId, Collection<TermId>> things = new HashMap<>();
        for (Collection<org.sinew.term.TermId> terms : annotated) {
            things.put(thing(things.size()), withAncestors(ontology, terms));
        }
        return new Phenol(ontology, content(ontology, things));
    }

    private static TermId thing(int number) {
        return TermId.of("THING", String.valueOf(number));
    }

    private static Set<TermId> withAncestors(Ontology ontology, Collection<org.sinew.term.TermId> terms) {
        List<TermId> known =
                terms.stream().map(Phenol::id).filter(ontology::containsTermId).toList();
        return ontology.getAllAncestorTermIds(known, true);
    }

    private static Map<TermId, Double> content(Ontology ontology, Map<TermId, Collection<TermId>> things) {
        Map<TermId, Collection<TermId>> byTerm = new HashMap<>();
        things.forEach((thing, terms) -> terms.forEach(
                term -> byTerm.computeIfAbsent(term, t -> new ArrayList<>()).add(thing)));
        return new InformationContentComputation(ontology).computeInformationContent(byTerm);
    }

    static TermId id(org.sinew.term.TermId id) {
        return TermId.of(id.prefix(), id.local());
    }

    /** Its own objects of these ids, which it recognises fastest. */
    TermId[] ids(List<org.sinew.term.TermId> ids) {
        return ids.stream().map(id -> ontology.getPrimaryTermId(id(id))).toArray(TermId[]::new);
    }

    /** Whether {@code term} is {@code ancestor} or a descendant of it; of nine ways that phenol has, the fastest. */
    @SuppressWarnings("removal")
    boolean isA(TermId term, TermId ancestor) {
        return OntologyAlgorithm.isSubclass(ontology, term, ancestor);
    }

    Collection<TermId> descendants(TermId term) {
        return graph.extendWithDescendants(term, false);
    }

    double resnik(TermId a, TermId b) {
        return similarity.computeScore(a, b);
    }

    int size() {
        return ontology.nonObsoleteTermIdCount();
    }

    static Set<String> names(Collection<TermId> ids) {
        return ids.stream().map(TermId::getValue).collect(Collectors.toSet());
    }
}
