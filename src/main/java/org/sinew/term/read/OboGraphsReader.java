package org.sinew.term.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sinew.term.Diagnostic;
import org.sinew.term.Mapping.Predicate;
import org.sinew.term.OntologyBuilder;
import org.sinew.term.TermDraft;
import org.sinew.term.TermId;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * OBO Graphs JSON, read as a stream. Nodes that are no classes are passed over, and so are all edges but is-a.
 *
 * @see <a href="https://github.com/geneontology/obographs">OBO Graphs</a>
 */
final class OboGraphsReader implements SourceReader {

    private static final Pattern OWN = Pattern.compile("/obo/([A-Za-z]+)(?:[./].*)?$");

    @Override
    public void read(SourceFile file, OntologyBuilder into) {
        try (JsonParser parser = Json.parser(file.content())) {
            new Reading(file, parser, into).run();
        }
    }

    private static final class Reading {

        private final SourceFile file;
        private final JsonParser parser;
        private final OntologyBuilder into;

        Reading(SourceFile file, JsonParser parser, OntologyBuilder into) {
            this.file = file;
            this.parser = parser;
            this.into = into;
        }

        void run() {
            boolean sawNodes = false;
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (name.equals("graphs")) {
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        sawNodes |= graph();
                    }
                } else {
                    parser.skipChildren();
                }
            }
            if (!sawNodes) {
                throw new UnreadableSource(Diagnostic.Problem.MALFORMED, file.name(), "holds no graph with nodes");
            }
        }

        private boolean graph() {
            boolean sawNodes = false;
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                switch (name) {
                    case "id" -> ownPrefix(parser.getValueAsString(""));
                    case "meta" -> graphMeta(value);
                    case "nodes" -> {
                        sawNodes = true;
                        while (parser.nextToken() == JsonToken.START_OBJECT) {
                            node();
                        }
                    }
                    case "edges" -> {
                        while (parser.nextToken() == JsonToken.START_OBJECT) {
                            edge();
                        }
                    }
                    default -> parser.skipChildren();
                }
            }
            return sawNodes;
        }

        private void ownPrefix(String id) {
            Matcher matcher = OWN.matcher(id);
            if (matcher.find()) {
                into.ownPrefix(matcher.group(1).toUpperCase(Locale.ROOT));
            }
        }

        private void graphMeta(JsonToken start) {
            if (start != JsonToken.START_OBJECT) {
                return;
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (name.equals("version")) {
                    String text = parser.getValueAsString("");
                    FileNames.version(text).ifPresent(into::version);
                } else if (name.equals("basicPropertyValues")) {
                    properties((property, value) -> {
                        if (property.endsWith("versionInfo")) {
                            into.version(value);
                        } else if (property.endsWith("/license")) {
                            into.licence(value);
                        }
                    });
                } else {
                    parser.skipChildren();
                }
            }
        }

        private void node() {
            NodeParts node = new NodeParts();
            String place = Json.place(file, parser);
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                switch (name) {
                    case "id" -> node.id = parser.getValueAsString("");
                    case "lbl" -> node.label = parser.getValueAsString("");
                    case "type" -> node.type = parser.getValueAsString("");
                    case "meta" -> nodeMeta(value, node);
                    default -> parser.skipChildren();
                }
            }
            if (node.type.equals("CLASS")) {
                TermId.fromIri(node.id).ifPresent(id -> node.fill(into.define(id, place), into));
            }
        }

        private void nodeMeta(JsonToken start, NodeParts node) {
            if (start != JsonToken.START_OBJECT) {
                return;
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                switch (name) {
                    case "definition" -> node.definition = value(value);
                    case "deprecated" -> node.deprecated = parser.getValueAsBoolean(false);
                    case "synonyms" -> {
                        while (parser.nextToken() == JsonToken.START_OBJECT) {
                            node.synonyms.add(value(JsonToken.START_OBJECT));
                        }
                    }
                    case "xrefs" -> {
                        while (parser.nextToken() == JsonToken.START_OBJECT) {
                            node.xrefs.add(value(JsonToken.START_OBJECT));
                        }
                    }
                    case "basicPropertyValues" -> properties(node::property);
                    default -> parser.skipChildren();
                }
            }
        }

        /** The {@code val} of the object just begun. */
        private String value(JsonToken start) {
            String found = "";
            if (start != JsonToken.START_OBJECT) {
                parser.skipChildren();
                return found;
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean isValue = parser.currentName().equals("val");
                parser.nextToken();
                if (isValue) {
                    found = parser.getValueAsString("");
                } else {
                    parser.skipChildren();
                }
            }
            return found;
        }

        private void properties(BiConsumer<String, String> to) {
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                String property = "";
                String text = "";
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    String name = parser.currentName();
                    parser.nextToken();
                    switch (name) {
                        case "pred" -> property = parser.getValueAsString("");
                        case "val" -> text = parser.getValueAsString("");
                        default -> parser.skipChildren();
                    }
                }
                to.accept(property, text);
            }
        }

        private void edge() {
            String subject = "";
            String predicate = "";
            String object = "";
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "sub" -> subject = parser.getValueAsString("");
                    case "pred" -> predicate = parser.getValueAsString("");
                    case "obj" -> object = parser.getValueAsString("");
                    default -> parser.skipChildren();
                }
            }
            if (predicate.equals("is_a")) {
                TermId child = TermId.fromIri(subject).orElse(null);
                TermId parent = TermId.fromIri(object).orElse(null);
                if (child != null && parent != null) {
                    into.about(child).parent(parent);
                }
            }
        }
    }

    private static final class NodeParts {

        private String id = "";
        private String label = "";
        private String type = "";
        private String definition = "";
        private boolean deprecated;
        private final List<String> synonyms = new ArrayList<>();
        private final List<String> xrefs = new ArrayList<>();
        private final List<String> alternatives = new ArrayList<>();
        private final List<String> replacements = new ArrayList<>();
        private final List<String> considered = new ArrayList<>();

        void property(String name, String value) {
            if (name.endsWith("#hasAlternativeId")) {
                alternatives.add(value);
            } else if (name.endsWith("/IAO_0100001")) {
                replacements.add(value);
            } else if (name.endsWith("#consider")) {
                considered.add(value);
            }
        }

        void fill(TermDraft draft, OntologyBuilder into) {
            draft.label(label).definition(definition).obsolete(deprecated);
            synonyms.forEach(draft::synonym);
            alternatives.forEach(a -> TermId.fromIri(a).ifPresent(draft::alternativeId));
            replacements.forEach(r -> TermId.fromIri(r).ifPresent(draft::replacedBy));
            considered.forEach(c -> TermId.fromIri(c)
                    .ifPresent(other -> into.mapping(draft.id(), Predicate.CLOSE, other, "oboInOwl:consider")));
            xrefs.forEach(x -> TermId.fromIri(x)
                    .filter(other -> !other.prefix().startsWith("http"))
                    .ifPresent(other -> into.mapping(draft.id(), Predicate.XREF, other, "oboInOwl:hasDbXref")));
        }
    }
}
