package org.sinew.term.rdf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDFBase;
import org.jspecify.annotations.Nullable;
import org.sinew.term.Diagnostic.Problem;
import org.sinew.term.Mapping.Predicate;
import org.sinew.term.OntologyBuilder;
import org.sinew.term.TermDraft;
import org.sinew.term.TermId;
import org.sinew.term.TermKind;

/** Turns triples, in any order, into terms, names, mappings and assertions. */
final class VocabularySink extends StreamRDFBase {

    private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static final String RDFS = "http://www.w3.org/2000/01/rdf-schema#";
    private static final String OWL = "http://www.w3.org/2002/07/owl#";
    private static final String SKOS = "http://www.w3.org/2004/02/skos/core#";
    private static final String DCTERMS = "http://purl.org/dc/terms/";
    private static final String OIO = "http://www.geneontology.org/formats/oboInOwl#";
    private static final String OBO = "http://purl.obolibrary.org/obo/";
    private static final String SINEW = "https://sinew.org/model#";

    private final String name;
    private final OntologyBuilder into;
    private final Map<TermId, Names> names = new LinkedHashMap<>();
    private final Map<Node, AssertionDraft> assertions = new LinkedHashMap<>();
    private final Map<String, HeaderDraft> headers = new LinkedHashMap<>();
    private final Set<String> ontologies = new LinkedHashSet<>();

    VocabularySink(String name, OntologyBuilder into) {
        this.name = name;
        this.into = into;
    }

    private static final class HeaderDraft {
        private @Nullable String version;
        private @Nullable String licence;
    }

    /** A term's names by language; the empty tag is the ontology's own. */
    private static final class Names {
        private final Map<String, String> labels = new LinkedHashMap<>();
        private final Map<String, List<String>> synonyms = new LinkedHashMap<>();
    }

    @Override
    public void triple(Triple triple) {
        Node subject = triple.getSubject();
        Node object = triple.getObject();
        String property = triple.getPredicate().getURI();
        if (property.startsWith(SINEW)) {
            assertions
                    .computeIfAbsent(subject, s -> new AssertionDraft())
                    .add(property.substring(SINEW.length()), object);
        }
        if (property.equals(RDF + "type")) {
            type(subject, object);
        }
        if (!subject.isURI()) {
            return;
        }
        header(subject.getURI(), property, object);
        TermId.fromIri(subject.getURI()).ifPresent(id -> describe(id, property, object));
    }

    private void type(Node subject, Node object) {
        String type = object.isURI() ? object.getURI() : "";
        if (type.equals(OWL + "Ontology") || type.equals(SKOS + "ConceptScheme")) {
            if (subject.isURI()) {
                ontologies.add(subject.getURI());
            }
        } else if (type.equals(SINEW + "Assertion")) {
            assertions.computeIfAbsent(subject, s -> new AssertionDraft()).asserted();
        } else if (subject.isURI()) {
            boolean isTerm = type.equals(OWL + "Class") || type.equals(RDFS + "Class") || type.equals(SKOS + "Concept");
            Optional<TermKind> kind = kind(type);
            if (isTerm || kind.isPresent()) {
                TermId.fromIri(subject.getURI()).ifPresent(id -> {
                    TermDraft draft = into.about(id).defined();
                    kind.ifPresent(draft::kind);
                });
            }
        }
    }

    private static Optional<TermKind> kind(String type) {
        if (!type.startsWith(SINEW)) {
            return Optional.empty();
        }
        String label = type.substring(SINEW.length());
        for (TermKind kind : TermKind.values()) {
            if (kind.label().equals(label)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    private void header(String subject, String property, Node object) {
        if (property.equals(OWL + "imports")) {
            into.warning(
                    Problem.REMOTE_REFERENCE,
                    name,
                    "imports " + object + ", which is never fetched; load that file as a source of its own");
            return;
        }
        String text = text(object);
        switch (property) {
            case OWL + "versionInfo" -> headers.computeIfAbsent(subject, s -> new HeaderDraft()).version = text;
            case OWL + "versionIRI" -> {
                HeaderDraft header = headers.computeIfAbsent(subject, s -> new HeaderDraft());
                header.version = header.version == null ? versionIn(text) : header.version;
            }
            case DCTERMS + "license", DCTERMS + "rights" ->
                headers.computeIfAbsent(subject, s -> new HeaderDraft()).licence = text;
            default -> {}
        }
    }

    private static @Nullable String versionIn(String iri) {
        java.util.regex.Matcher matcher =
                java.util.regex.Pattern.compile("20\\d\\d-\\d\\d-\\d\\d").matcher(iri);
        return matcher.find() ? matcher.group() : null;
    }

    private void describe(TermId id, String property, Node object) {
        switch (property) {
            case RDFS + "label", SKOS + "prefLabel" -> label(id, object);
            case SKOS + "altLabel",
                    OIO + "hasExactSynonym",
                    OIO + "hasRelatedSynonym",
                    OIO + "hasBroadSynonym",
                    OIO + "hasNarrowSynonym" ->
                names(id)
                        .synonyms
                        .computeIfAbsent(language(object), l -> new ArrayList<>())
                        .add(text(object));
            case OBO + "IAO_0000115", SKOS + "definition" -> {
                if (language(object).isEmpty()) {
                    into.about(id).definition(text(object));
                }
            }
            case RDFS + "subClassOf", SKOS + "broader" ->
                other(object).ifPresent(p -> into.about(id).parent(p));
            case SKOS + "narrower" -> other(object).ifPresent(c -> into.about(c).parent(id));
            case OWL + "deprecated" ->
                into.about(id)
                        .obsolete(text(object).equals("true") || text(object).equals("1"));
            case OBO + "IAO_0100001", DCTERMS + "isReplacedBy" ->
                other(object).ifPresent(r -> into.about(id).replacedBy(r));
            case OIO + "hasAlternativeId" ->
                other(object).ifPresent(a -> into.about(id).alternativeId(a));
            case SKOS + "exactMatch", OWL + "equivalentClass" -> map(id, Predicate.EXACT, object);
            case SKOS + "narrowMatch" -> map(id, Predicate.NARROW, object);
            case SKOS + "broadMatch" -> map(id, Predicate.BROAD, object);
            case SKOS + "closeMatch" -> map(id, Predicate.CLOSE, object);
            case SKOS + "relatedMatch" -> map(id, Predicate.RELATED, object);
            case OIO + "hasDbXref" -> map(id, Predicate.XREF, object);
            default -> {}
        }
    }

    private void label(TermId id, Node object) {
        String before = names(id).labels.putIfAbsent(language(object), text(object));
        if (before != null) {
            names(id)
                    .synonyms
                    .computeIfAbsent(language(object), l -> new ArrayList<>())
                    .add(text(object));
        }
    }

    private Names names(TermId id) {
        return names.computeIfAbsent(id, i -> new Names());
    }

    private void map(TermId subject, Predicate predicate, Node object) {
        other(object)
                .filter(o -> !o.prefix().startsWith("http"))
                .ifPresent(o -> into.mapping(subject, predicate, o, null));
    }

    static Optional<TermId> other(Node object) {
        if (object.isURI()) {
            return TermId.fromIri(object.getURI());
        }
        return object.isLiteral() ? TermId.fromIri(object.getLiteralLexicalForm()) : Optional.empty();
    }

    static String text(Node object) {
        return object.isLiteral() ? object.getLiteralLexicalForm() : object.isURI() ? object.getURI() : "";
    }

    private static String language(Node object) {
        String tag = object.isLiteral() ? object.getLiteralLanguage().toLowerCase(Locale.ROOT) : "";
        return tag.equals("en") || tag.startsWith("en-") ? "" : tag;
    }

    /** Hands over what had to wait for the end of the document. */
    void finished() {
        ontologies.forEach(iri -> {
            HeaderDraft header = headers.getOrDefault(iri, new HeaderDraft());
            into.ontologyIri(iri);
            Optional.ofNullable(header.version).ifPresent(into::version);
            Optional.ofNullable(header.licence).ifPresent(into::licence);
        });
        names.forEach((id, found) -> {
            TermDraft draft = into.about(id);
            Optional.ofNullable(found.labels.remove("")).ifPresent(draft::label);
            found.synonyms.getOrDefault("", List.of()).forEach(draft::synonym);
            found.synonyms.remove("");
            Set<String> languages = new LinkedHashSet<>(found.labels.keySet());
            languages.addAll(found.synonyms.keySet());
            languages.forEach(l -> into.translation(
                    id, l, found.labels.get(l), List.copyOf(found.synonyms.getOrDefault(l, List.of()))));
        });
        assertions.forEach((node, draft) -> draft.hand(node, name, into));
    }
}
