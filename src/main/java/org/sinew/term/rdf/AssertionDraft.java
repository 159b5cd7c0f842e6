package org.sinew.term.rdf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;
import org.sinew.term.Assertion.Relation;
import org.sinew.term.Diagnostic.Problem;
import org.sinew.term.OntologyBuilder;
import org.sinew.term.TermId;

/** A reified {@code sinew:Assertion}: subject, relation, object, references; every other property is a qualifier,
 * its wording in another language than English one with the language at its end: {@code effectZh}. */
final class AssertionDraft {

    private boolean asserted;
    private @Nullable Node subject;
    private @Nullable Node object;
    private String relation = "";
    private boolean negated;
    private final List<String> references = new ArrayList<>(1);
    private final Map<String, String> qualifiers = new LinkedHashMap<>(2);

    void asserted() {
        asserted = true;
    }

    void add(String property, Node value) {
        switch (property) {
            case "subject" -> subject = value;
            case "object" -> object = value;
            case "relation" -> relation = localName(VocabularySink.text(value));
            case "negated" -> negated = VocabularySink.text(value).equals("true");
            case "reference" -> references.add(VocabularySink.text(value));
            default -> qualifiers.merge(property + language(value), qualifier(value), (a, b) -> a + ";" + b);
        }
    }

    private static String language(Node value) {
        String tag = value.isLiteral() ? value.getLiteralLanguage() : "";
        return tag.isEmpty() || tag.startsWith("en")
                ? ""
                : tag.substring(0, 1).toUpperCase(Locale.ROOT)
                        + tag.substring(1).toLowerCase(Locale.ROOT);
    }

    private static String qualifier(Node value) {
        return value.isURI()
                ? TermId.fromIri(value.getURI()).map(TermId::toString).orElse(value.getURI())
                : VocabularySink.text(value);
    }

    private static String localName(String iri) {
        return iri.substring(Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1);
    }

    void hand(Node node, String file, OntologyBuilder into) {
        if (!asserted) {
            return;
        }
        Optional<TermId> from = Optional.ofNullable(subject).flatMap(VocabularySink::other);
        Optional<TermId> to = Optional.ofNullable(object).flatMap(VocabularySink::other);
        Optional<Relation> kind = relation();
        if (from.isEmpty() || to.isEmpty() || kind.isEmpty()) {
            into.warning(
                    Problem.MALFORMED,
                    file,
                    "the assertion " + node + " (" + subject + " " + relation + " " + object
                            + ") lacks a subject, an object or a known relation; it is left out");
            return;
        }
        into.assertion(from.get(), kind.get(), to.get(), negated, Map.copyOf(qualifiers), List.copyOf(references));
    }

    private Optional<Relation> relation() {
        for (Relation known : Relation.values()) {
            if (known.name().equals(relation)) {
                return Optional.of(known);
            }
        }
        return Optional.empty();
    }
}
