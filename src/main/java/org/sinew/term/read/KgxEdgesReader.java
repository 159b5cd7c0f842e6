package org.sinew.term.read;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.sinew.term.Assertion.Relation;
import org.sinew.term.Diagnostic;
import org.sinew.term.OntologyBuilder;
import org.sinew.term.TermId;

/**
 * Edges of a knowledge graph: is-a edges become parents of mentioned terms, and "has material basis in germline mutation
 * in" (RO:0004003) becomes a cause.
 *
 * @see <a href="https://github.com/biolink/kgx/blob/master/specification/kgx-format.md">KGX</a>
 */
final class KgxEdgesReader implements SourceReader {

    private static final String GERMLINE_MUTATION_IN = "RO:0004003";

    @Override
    public void read(SourceFile file, OntologyBuilder into) throws IOException {
        Table table = new Table(file, into);
        table.require("subject", "predicate", "object");
        for (Table.Row row = table.next(); row != null; row = table.next()) {
            TermId subject = row.id("subject");
            TermId object = row.id("object");
            if (subject == null || object == null) {
                continue;
            }
            if (row.get("predicate").equals("biolink:subclass_of")) {
                into.about(subject).parent(object);
            } else if (row.get("relation").equals(GERMLINE_MUTATION_IN)) {
                into.assertion(
                        subject,
                        Relation.CAUSED_BY,
                        object,
                        false,
                        row.get("knowledge_source").isEmpty()
                                ? Map.of("relation", GERMLINE_MUTATION_IN)
                                : Map.of(
                                        "relation",
                                        GERMLINE_MUTATION_IN,
                                        "knowledgeSource",
                                        row.get("knowledge_source")),
                        List.of());
            } else {
                into.warning(
                        Diagnostic.Problem.MALFORMED,
                        row.place(),
                        "an edge of the kind '" + row.get("predicate") + "' is left out");
            }
        }
    }
}
