package org.sinew.term.read;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sinew.term.Assertion.Relation;
import org.sinew.term.OntologyBuilder;
import org.sinew.term.TermId;

/**
 * Which medical action does what ({@code treats}, {@code prevents}, {@code investigates}, {@code contraindicated}, …) to which
 * phenotype of a disease; a contraindication is a negated assertion.
 *
 * @see <a href="https://github.com/monarch-initiative/maxo-annotations">MAxO annotations</a>
 */
final class MaxoAnnotationsReader implements SourceReader {

    @Override
    public void read(SourceFile file, OntologyBuilder into) throws IOException {
        Table table = new Table(file, into);
        table.require("disease_id", "source_id", "maxo_id", "hpo_id", "relation");
        for (Table.Row row = table.next(); row != null; row = table.next()) {
            @Nullable TermId disease = row.id("disease_id");
            @Nullable TermId action = row.id("maxo_id");
            if (disease == null || action == null) {
                continue;
            }
            into.mention(disease, row.get("disease_name"));
            into.mention(action, row.get("maxo_name"));
            String relation = row.get("relation").toLowerCase(Locale.ROOT);
            String reference = row.get("source_id");
            into.assertion(
                    disease,
                    Relation.MANAGED_BY,
                    action,
                    relation.startsWith("contraindicat"),
                    qualifiers(row, relation),
                    reference.isEmpty() ? List.of() : List.of(reference));
        }
    }

    private static Map<String, String> qualifiers(Table.Row row, String relation) {
        Map<String, String> found = new LinkedHashMap<>();
        put(found, "phenotype", row.get("hpo_id"));
        put(found, "effect", relation);
        put(found, "evidence", row.get("evidence"));
        put(found, "extension", row.get("extension_id"));
        put(found, "author", row.get("author"));
        return Map.copyOf(found);
    }

    private static void put(Map<String, String> into, String key, String value) {
        if (!value.isEmpty()) {
            into.put(key, value);
        }
    }
}
