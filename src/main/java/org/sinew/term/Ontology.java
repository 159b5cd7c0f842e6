package org.sinew.term;

import java.util.List;

/**
 * Everything one release of one source says, as it was read: the unit that is loaded, swapped and written to the graph.
 *
 * @param terms what this source defines
 * @param mentions terms of other sources that this one only names ({@code OMIM:154700} in HPOA): a label to show when
 *     nobody defines the term, and in KGX its parents; never to overwrite a definition
 * @param diagnostics what was found wrong while reading; an ontology with an {@link Diagnostic.Severity#ERROR} is refused
 */
public record Ontology(
        Release release,
        List<Term> terms,
        List<Term> mentions,
        List<Mapping> mappings,
        List<Translation> translations,
        List<Assertion> assertions,
        List<Diagnostic> diagnostics) {

    public Ontology(
            Release release,
            List<Term> terms,
            List<Mapping> mappings,
            List<Translation> translations,
            List<Assertion> assertions,
            List<Diagnostic> diagnostics) {
        this(release, terms, List.of(), mappings, translations, assertions, diagnostics);
    }

    public boolean isUsable() {
        return diagnostics.stream().noneMatch(d -> d.severity() == Diagnostic.Severity.ERROR);
    }

    /** The part that a {@link Terminology} needs: all but the assertions, which live in the graph. */
    Ontology vocabulary() {
        return new Ontology(release, terms, mentions, mappings, translations, List.of(), diagnostics);
    }
}
