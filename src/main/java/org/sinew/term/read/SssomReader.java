package org.sinew.term.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sinew.term.Diagnostic;
import org.sinew.term.Mapping;
import org.sinew.term.Mapping.Predicate;
import org.sinew.term.OntologyBuilder;
import org.sinew.term.TermId;

/**
 * Simple Standard for Sharing Ontological Mappings: a YAML header in {@code #} lines, then a table. Who says it is the
 * row's author, else its creator, else the set's creators.
 *
 * @see <a href="https://mapping-commons.github.io/sssom/">SSSOM 1.0</a>
 */
final class SssomReader implements SourceReader {

    @Override
    public void read(SourceFile file, OntologyBuilder into) throws IOException {
        Table table = new Table(file, into);
        table.require("subject_id", "predicate_id", "object_id");
        header(table, into);
        List<String> creators = listed(table, "creator_id");
        for (Table.Row row = table.next(); row != null; row = table.next()) {
            read(row, creators, into);
        }
    }

    /** A list of the header: on the key's own line, or on lines of their own below it. */
    private static List<String> listed(Table table, String key) {
        List<String> found = new ArrayList<>();
        boolean isBelow = false;
        for (String comment : table.comments()) {
            String line = comment.strip();
            if (line.startsWith("-") && isBelow) {
                found.add(line.substring(1).strip().replace("\"", ""));
            } else if (!line.isEmpty()) {
                isBelow = line.startsWith(key + ":");
                String own = isBelow ? line.substring(key.length() + 1).strip().replace("\"", "") : "";
                Stream.of(own.split("[\\[\\],|\\s]+"))
                        .filter(each -> !each.isEmpty())
                        .forEach(found::add);
            }
        }
        return found;
    }

    private static void header(Table table, OntologyBuilder into) {
        String version = table.comment("mapping_set_version");
        if (version != null) {
            into.version(FileNames.version(version).orElse(version));
        }
        String licence = table.comment("license");
        if (licence != null) {
            into.licence(licence);
        }
        String id = table.comment("mapping_set_id");
        if (id != null && id.startsWith("http")) {
            into.ontologyIri(id);
        }
    }

    private static void read(Table.Row row, List<String> creators, OntologyBuilder into) {
        TermId subject = row.id("subject_id");
        TermId object = row.id("object_id");
        if (subject == null || object == null) {
            return;
        }
        Predicate predicate = predicate(row.get("predicate_id"));
        if (predicate == null) {
            into.warning(
                    Diagnostic.Problem.MALFORMED,
                    row.place(),
                    "'" + row.get("predicate_id") + "' is no mapping predicate; the row is left out");
            return;
        }
        if (row.get("predicate_modifier").equalsIgnoreCase("not")) {
            return;
        }
        String justification = row.get("mapping_justification");
        List<String> authors = Stream.of("author_id", "creator_id")
                .map(row::list)
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElse(creators);
        into.mapping(new Mapping(subject, predicate, object, justification.isEmpty() ? null : justification, authors));
        into.mention(object, row.get("object_label"));
    }

    static @Nullable Predicate predicate(String text) {
        return switch (text) {
            case "skos:exactMatch", "owl:equivalentClass", "owl:sameAs" -> Predicate.EXACT;
            case "skos:narrowMatch" -> Predicate.NARROW;
            case "skos:broadMatch", "rdfs:subClassOf" -> Predicate.BROAD;
            case "skos:closeMatch" -> Predicate.CLOSE;
            case "skos:relatedMatch" -> Predicate.RELATED;
            case "oboInOwl:hasDbXref", "oio:hasDbXref" -> Predicate.XREF;
            default -> null;
        };
    }
}
