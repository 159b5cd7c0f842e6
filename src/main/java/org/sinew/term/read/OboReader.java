package org.sinew.term.read;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sinew.term.Diagnostic;
import org.sinew.term.Mapping.Predicate;
import org.sinew.term.OntologyBuilder;
import org.sinew.term.TermDraft;
import org.sinew.term.TermId;

/**
 * OBO flat files.
 *
 * @see <a href="https://owlcollab.github.io/oboformat/doc/GO.format.obo-1_4.html">OBO 1.4</a>
 */
final class OboReader implements SourceReader {

    private enum Stanza {
        HEADER,
        TERM,
        OTHER
    }

    @Override
    public void read(SourceFile file, OntologyBuilder into) throws IOException {
        new Reading(file, into).run();
    }

    private static final class Reading {

        private final Lines lines;
        private final OntologyBuilder into;
        private Stanza stanza = Stanza.HEADER;
        private @Nullable TermDraft term;
        private boolean sawFormat;

        Reading(SourceFile file, OntologyBuilder into) {
            this.lines = new Lines(file);
            this.into = into;
        }

        void run() throws IOException {
            for (String line = lines.next(); line != null; line = lines.next()) {
                if (line.startsWith("[")) {
                    stanza = line.startsWith("[Term]") ? Stanza.TERM : Stanza.OTHER;
                    term = null;
                } else if (!line.isBlank() && !line.startsWith("!")) {
                    tag(line);
                }
            }
            if (!sawFormat) {
                throw new UnreadableSource(
                        Diagnostic.Problem.MALFORMED, lines.place(), "no format-version: this is no OBO file");
            }
            if (stanza == Stanza.TERM && term == null) {
                into.error(Diagnostic.Problem.TRUNCATED, lines.place(), "the file ends inside a [Term] without an id");
            }
        }

        private void tag(String line) throws IOException {
            int colon = line.indexOf(':');
            if (colon < 1) {
                problem(line);
                return;
            }
            String tag = line.substring(0, colon);
            String value = line.substring(colon + 1).strip();
            switch (stanza) {
                case HEADER -> header(tag, value);
                case TERM -> term(tag, value);
                case OTHER -> {}
            }
        }

        private void problem(String line) throws IOException {
            String what = "'" + line.substring(0, Math.min(60, line.length())) + "' is no tag";
            if (lines.isAtEnd()) {
                into.error(Diagnostic.Problem.TRUNCATED, lines.place(), what + ": the file is cut off");
            } else {
                into.warning(Diagnostic.Problem.MALFORMED, lines.place(), what + "; the line is left out");
            }
        }

        private void header(String tag, String value) {
            switch (tag) {
                case "format-version" -> sawFormat = true;
                case "data-version" -> into.version(FileNames.version(value).orElse(value));
                case "ontology" -> into.ownPrefix(value.replaceFirst("/.*", "").toUpperCase(Locale.ROOT));
                case "property_value" -> headerProperty(value);
                default -> {}
            }
        }

        private void headerProperty(String value) {
            String[] words = value.split("\\s+", 3);
            if (words.length < 2) {
                return;
            }
            if (words[0].endsWith("license") || words[0].endsWith("elements/1.1/rights")) {
                into.licence(words[1].replace("\"", ""));
            } else if (words[0].endsWith("versionInfo")) {
                into.version(words[1].replace("\"", ""));
            }
        }

        private void term(String tag, String value) {
            if (tag.equals("id")) {
                id(value)
                        .ifPresentOrElse(
                                id -> term = into.define(id, lines.place()),
                                () -> into.warning(
                                        Diagnostic.Problem.MALFORMED,
                                        lines.place(),
                                        "'" + value + "' is no term id; the term is left out"));
                return;
            }
            TermDraft draft = term;
            if (draft == null) {
                return;
            }
            switch (tag) {
                case "name" -> draft.label(unescaped(value));
                case "def" -> draft.definition(quoted(value));
                case "synonym" -> draft.synonym(quoted(value));
                case "is_a" -> id(value).ifPresentOrElse(draft::parent, () -> badId(value));
                case "alt_id" -> id(value).ifPresentOrElse(draft::alternativeId, () -> badId(value));
                case "replaced_by" -> id(value).ifPresentOrElse(draft::replacedBy, () -> badId(value));
                case "is_obsolete" -> draft.obsolete(value.startsWith("true"));
                case "consider" ->
                    id(value).ifPresent(other -> into.mapping(draft.id(), Predicate.CLOSE, other, "oboInOwl:consider"));
                case "xref" ->
                    id(value)
                            .filter(x -> !x.prefix().startsWith("http"))
                            .ifPresent(other -> into.mapping(draft.id(), Predicate.XREF, other, "oboInOwl:hasDbXref"));
                default -> {}
            }
        }

        private void badId(String value) {
            into.warning(
                    Diagnostic.Problem.MALFORMED, lines.place(), "'" + value + "' is no term id; the line is left out");
        }

        /** The id before a comment, qualifiers or a description. */
        private static Optional<TermId> id(String value) {
            return TermId.fromIri(value.split("\\s", 2)[0]);
        }

        private static String quoted(String value) {
            if (!value.startsWith("\"")) {
                return "";
            }
            int end = 1;
            while (end < value.length() && value.charAt(end) != '"') {
                end += value.charAt(end) == '\\' ? 2 : 1;
            }
            return unescaped(value.substring(1, Math.min(end, value.length())));
        }

        private static String unescaped(String value) {
            return value.indexOf('\\') < 0 ? value : value.replaceAll("\\\\(.)", "$1");
        }
    }
}
