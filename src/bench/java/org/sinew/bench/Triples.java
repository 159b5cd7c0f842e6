package org.sinew.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.sinew.term.Mapping;
import org.sinew.term.Ontology;
import org.sinew.term.Term;
import org.sinew.term.TermId;

/** What ontologies say, as N-Triples: the form that an RDF store reads fastest. */
final class Triples {

    private static final String OBO = "http://purl.obolibrary.org/obo/";
    static final String LABEL = "http://www.w3.org/2000/01/rdf-schema#label";
    private static final String DEFINITION = OBO + "IAO_0000115";
    private static final String REPLACED_BY = OBO + "IAO_0100001";
    private static final String SYNONYM = "http://www.geneontology.org/formats/oboInOwl#hasExactSynonym";
    private static final String ALTERNATIVE = "http://www.geneontology.org/formats/oboInOwl#hasAlternativeId";
    private static final String DEPRECATED = "http://www.w3.org/2002/07/owl#deprecated";
    private static final String SKOS = "http://www.w3.org/2004/02/skos/core#";
    static final String SUBCLASS = "http://www.w3.org/2000/01/rdf-schema#subClassOf";

    private final BufferedWriter out;

    private Triples(BufferedWriter out) {
        this.out = out;
    }

    static Path write(Collection<Ontology> ontologies, Path file) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            Triples triples = new Triples(writer);
            for (Ontology ontology : ontologies) {
                for (Term term : ontology.terms()) {
                    triples.term(term);
                }
                for (Mapping mapping : ontology.mappings()) {
                    triples.link(mapping.subject(), SKOS + predicate(mapping), List.of(mapping.object()));
                }
            }
        }
        return file;
    }

    static String iri(TermId id) {
        return OBO + id.prefix() + "_" + id.local().replaceAll("[^A-Za-z0-9._-]", "_");
    }

    private static String predicate(Mapping mapping) {
        return mapping.predicate().name().toLowerCase(Locale.ROOT) + "Match";
    }

    private void term(Term term) throws IOException {
        link(term.id(), SUBCLASS, term.parents());
        link(term.id(), REPLACED_BY, term.replacedBy());
        link(term.id(), ALTERNATIVE, term.alternativeIds());
        text(term.id(), LABEL, term.label());
        if (term.definition() != null) {
            text(term.id(), DEFINITION, term.definition());
        }
        if (term.obsolete()) {
            text(term.id(), DEPRECATED, "true");
        }
        for (String synonym : term.synonyms()) {
            text(term.id(), SYNONYM, synonym);
        }
    }

    private void link(TermId subject, String predicate, List<TermId> objects) throws IOException {
        for (TermId object : objects) {
            out.write("<" + iri(subject) + "> <" + predicate + "> <" + iri(object) + "> .\n");
        }
    }

    private void text(TermId subject, String predicate, String text) throws IOException {
        out.write("<" + iri(subject) + "> <" + predicate + "> \"" + escaped(text) + "\" .\n");
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\r", "\\r");
    }
}
