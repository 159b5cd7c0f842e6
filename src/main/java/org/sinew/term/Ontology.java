package org.sinew.term;

import java.util.List;

/**
 * Everything one release of one source says, as it was read: the unit that is loaded, swapped and written to the graph.
 *
 * @param diagnostics what was found wrong while reading; an ontology with an {@link Diagnostic.Severity#ERROR} is refused
 */
public record Ontology(
        Release release,
        List<Term> terms,
        List<Mapping> mappings,
        List<Translation> translations,
        List<Assertion> assertions,
        List<Diagnostic> diagnostics) {

    public boolean isUsable() {
        return diagnostics.stream().noneMatch(d -> d.severity() == Diagnostic.Severity.ERROR);
    }
}
