package org.sinew.term.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sinew.term.Diagnostic;
import org.sinew.term.Mapping.Predicate;
import org.sinew.term.OntologyBuilder;
import org.sinew.term.TermDraft;
import org.sinew.term.TermId;
import org.sinew.term.TermKind;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** MONDO as a dictionary of terms; the parents of a term are its ancestors at distance 1. */
final class MondoDictionaryReader implements SourceReader {

    @Override
    public void read(SourceFile file, OntologyBuilder into) {
        into.licence("CC-BY-4.0");
        try (JsonParser parser = Json.parser(file.content())) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String key = parser.currentName();
                String place = Json.place(file, parser);
                Optional<TermId> id = TermId.fromIri(key);
                if (parser.nextToken() == JsonToken.START_OBJECT && id.isPresent()) {
                    term(parser, into.define(id.get(), place).kind(TermKind.DISEASE), into);
                } else {
                    parser.skipChildren();
                    into.warning(Diagnostic.Problem.MALFORMED, place, "'" + key + "' is no term; it is left out");
                }
            }
        }
    }

    private static void term(JsonParser parser, TermDraft term, OntologyBuilder into) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (name) {
                case "label" -> term.label(parser.getValueAsString(""));
                case "description" -> term.definition(parser.getValueAsString(""));
                case "deprecated" -> term.obsolete(parser.getValueAsBoolean(false));
                case "ancestors" -> parents(parser, value, term);
                case "synonyms" -> texts(parser, value).forEach(term::synonym);
                case "replaced_by" -> ids(parser, value).forEach(term::replacedBy);
                case "consider" ->
                    ids(parser, value)
                            .forEach(other -> into.mapping(term.id(), Predicate.CLOSE, other, "oboInOwl:consider"));
                default -> parser.skipChildren();
            }
        }
    }

    private static void parents(JsonParser parser, JsonToken start, TermDraft term) {
        if (start != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String ancestor = parser.currentName();
            parser.nextToken();
            if (parser.getValueAsInt(0) == 1) {
                TermId.fromIri(ancestor).ifPresent(term::parent);
            }
        }
    }

    private static List<TermId> ids(JsonParser parser, JsonToken start) {
        return texts(parser, start).stream()
                .map(TermId::fromIri)
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<String> texts(JsonParser parser, JsonToken start) {
        List<String> found = new ArrayList<>();
        if (start == JsonToken.VALUE_STRING) {
            found.add(parser.getString());
        } else if (start == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (parser.currentToken() == JsonToken.VALUE_STRING) {
                    found.add(parser.getString());
                } else {
                    parser.skipChildren();
                }
            }
        } else {
            parser.skipChildren();
        }
        return found;
    }
}
