package org.sinew.precision.diagnosis;

import java.util.HashMap;
import java.util.Map;
import org.sinew.term.Mapping;
import org.sinew.term.Mapping.Predicate;
import org.sinew.term.TermId;
import org.sinew.term.Terminology;

/** Releases name one gene by ids of several vocabularies; it is HGNC's where HGNC is loaded, else the first id of its symbol. */
final class SameGene {

    private static final String HGNC = "HGNC";
    private static final String ENGLISH = "en";

    private final Terminology terminology;
    private final Map<TermId, TermId> canonical = new HashMap<>();
    private final Map<String, TermId> bySymbol = new HashMap<>();

    SameGene(Terminology terminology) {
        this.terminology = terminology;
    }

    TermId canonical(TermId gene) {
        return canonical.computeIfAbsent(gene, this::find);
    }

    private TermId find(TermId gene) {
        TermId id = gene.prefix().equals(HGNC) ? gene : mapped(gene);
        return terminology
                .label(gene, ENGLISH)
                .map(symbol -> bySymbol.computeIfAbsent(symbol, s -> id))
                .orElse(id);
    }

    private TermId mapped(TermId gene) {
        return terminology.mappings(gene).stream()
                .filter(mapping -> mapping.predicate() == Predicate.EXACT)
                .map(mapping -> other(mapping, gene))
                .filter(other -> other.prefix().equals(HGNC))
                .sorted()
                .findFirst()
                .orElse(gene);
    }

    private static TermId other(Mapping mapping, TermId id) {
        return mapping.subject().equals(id) ? mapping.object() : mapping.subject();
    }
}
