package org.sinew.term;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The terminology in use. A new release of one source takes the old one's place in a single step: readers see either all
 * of it or nothing of it. A release that is broken is refused with its diagnostics, and the old one keeps serving.
 */
public final class LiveTerminology {

    private volatile Snapshot snapshot = new Snapshot(Map.of(), Terminology.empty());

    private record Snapshot(Map<String, Ontology> bySource, Terminology terminology) {}

    /**
     * What came of an attempt to put releases in place.
     *
     * @param accepted whether they serve now; never some of them
     */
    public record Replacement(boolean accepted, List<Diagnostic> diagnostics) {}

    /** Never changes once returned: hold it for the length of one request. */
    public Terminology current() {
        return snapshot.terminology();
    }

    public Replacement replace(Ontology ontology) {
        return replace(List.of(ontology));
    }

    /** Puts all of the releases in place of what their sources had before, or none of them. */
    public synchronized Replacement replace(Collection<Ontology> ontologies) {
        Set<Diagnostic> found = new LinkedHashSet<>();
        Map<String, Ontology> next = new LinkedHashMap<>(snapshot.bySource());
        for (Ontology ontology : ontologies) {
            found.addAll(ontology.diagnostics());
            found.addAll(OntologyCheck.of(ontology.terms(), ontology.mentions()));
            next.put(ontology.release().source(), ontology.vocabulary());
        }
        return decide(next, found);
    }

    /** Takes a source out of service; nothing happens if it never was in. */
    public synchronized void remove(String source) {
        Map<String, Ontology> next = new LinkedHashMap<>(snapshot.bySource());
        if (next.remove(source) != null) {
            snapshot = new Snapshot(next, join(next));
        }
    }

    private Replacement decide(Map<String, Ontology> next, Set<Diagnostic> found) {
        if (hasError(found)) {
            return new Replacement(false, List.copyOf(found));
        }
        Terminology joined = join(next);
        found.addAll(joined.diagnostics());
        boolean accepted = !hasError(joined.diagnostics());
        if (accepted) {
            snapshot = new Snapshot(next, joined);
        }
        return new Replacement(accepted, List.copyOf(found));
    }

    private static boolean hasError(Collection<Diagnostic> diagnostics) {
        return diagnostics.stream().anyMatch(d -> d.severity() == Diagnostic.Severity.ERROR);
    }

    private static Terminology join(Map<String, Ontology> bySource) {
        List<Ontology> largestFirst = new ArrayList<>(bySource.values());
        largestFirst.sort(Comparator.comparingInt(LiveTerminology::weight)
                .reversed()
                .thenComparing(o -> o.release().source()));
        return Terminology.of(largestFirst);
    }

    private static int weight(Ontology ontology) {
        return ontology.terms().size() + ontology.translations().size();
    }
}
