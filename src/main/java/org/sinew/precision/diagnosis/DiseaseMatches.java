package org.sinew.precision.diagnosis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.sinew.term.Mapping;
import org.sinew.term.Mapping.Predicate;
import org.sinew.term.TermId;
import org.sinew.term.Terminology;

/**
 * Which ids of several vocabularies mean one disease, by MONDO's exact matches, and to which families a disease belongs.
 *
 * <p>A family is an OMIM phenotypic series: a disease is in every series whose MONDO term (exact match {@code OMIMPS}) is
 * the disease's own MONDO term or an ancestor of it.
 */
public final class DiseaseMatches {

    private static final String OMIM = "OMIM";
    private static final String MONDO = "MONDO";
    private static final String SERIES = "OMIMPS";

    private final Terminology terminology;
    private final Map<TermId, List<TermId>> canonical = new HashMap<>();

    public DiseaseMatches(Terminology terminology) {
        this.terminology = terminology;
    }

    /** The OMIM ids that the id means exactly, or the id itself. */
    public List<TermId> canonical(TermId disease) {
        return canonical.computeIfAbsent(disease, this::find);
    }

    private List<TermId> find(TermId disease) {
        if (disease.prefix().equals(OMIM)) {
            return List.of(disease);
        }
        Set<TermId> found = new TreeSet<>();
        for (TermId mondo : mondo(disease)) {
            exact(mondo, OMIM).forEach(found::add);
        }
        return found.isEmpty() ? List.of(disease) : List.copyOf(found);
    }

    private Collection<TermId> mondo(TermId disease) {
        return disease.prefix().equals(MONDO)
                ? List.of(disease)
                : exact(disease, MONDO).toList();
    }

    private Stream<TermId> exact(TermId id, String prefix) {
        return terminology.mappings(id).stream()
                .filter(mapping -> mapping.predicate() == Predicate.EXACT)
                .map(mapping -> other(mapping, id))
                .filter(other -> other.prefix().equals(prefix))
                .distinct();
    }

    private static TermId other(Mapping mapping, TermId id) {
        return mapping.subject().equals(id) ? mapping.object() : mapping.subject();
    }

    /** Phenotypic series of the disease, in the order of their ids. */
    List<TermId> series(TermId disease) {
        Set<TermId> found = new TreeSet<>();
        for (TermId mondo : mondo(disease)) {
            exact(mondo, SERIES).forEach(found::add);
            for (TermId ancestor : terminology.ancestors(mondo)) {
                exact(ancestor, SERIES).forEach(found::add);
            }
        }
        return new ArrayList<>(found);
    }
}
