package org.sinew.term.read;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.sinew.term.Assertion.Relation;
import org.sinew.term.OntologyBuilder;
import org.sinew.term.TermId;

/** Which medical action observes a phenotype, from the MAxO curation of HPO terms. */
final class MaxoDiagnosticsReader implements SourceReader {

    @Override
    public void read(SourceFile file, OntologyBuilder into) throws IOException {
        Table table = new Table(file, into);
        table.require("hpo_id", "predicate_id", "maxo_id");
        String version = table.comment("version");
        if (version != null) {
            into.version(version);
        }
        for (Table.Row row = table.next(); row != null; row = table.next()) {
            TermId phenotype = row.id("hpo_id");
            TermId action = row.id("maxo_id");
            if (phenotype == null || action == null) {
                continue;
            }
            into.mention(phenotype, row.get("hpo_label"));
            into.mention(action, row.get("maxo_label"));
            into.assertion(
                    phenotype,
                    Relation.MANAGED_BY,
                    action,
                    false,
                    row.get("creator_id").isEmpty()
                            ? Map.of("effect", row.get("predicate_id"))
                            : Map.of("effect", row.get("predicate_id"), "author", row.get("creator_id")),
                    List.of());
        }
    }
}
