package org.sinew.term.read;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sinew.term.Assertion.Relation;
import org.sinew.term.OntologyBuilder;
import org.sinew.term.TermId;

/**
 * Phenotypes of diseases. Aspect P is a phenotype; I, C, H and M (inheritance, onset and course, past medical history,
 * modifier) say something of the disease itself.
 *
 * @see <a href="https://obophenotype.github.io/human-phenotype-ontology/annotations/phenotype_hpoa/">phenotype.hpoa</a>
 */
final class HpoaReader implements SourceReader {

    @Override
    public void read(SourceFile file, OntologyBuilder into) throws IOException {
        Table table = new Table(file, into);
        table.require("database_id", "disease_name", "hpo_id", "reference", "aspect");
        String version = table.comment("version");
        if (version != null) {
            into.version(version);
        }
        for (Table.Row row = table.next(); row != null; row = table.next()) {
            TermId disease = row.id("database_id");
            TermId phenotype = row.id("hpo_id");
            if (disease == null || phenotype == null) {
                continue;
            }
            into.mention(disease, row.get("disease_name"));
            into.assertion(
                    disease,
                    row.get("aspect").equals("P") ? Relation.HAS_PHENOTYPE : Relation.HAS_CLINICAL_MODIFIER,
                    phenotype,
                    row.get("qualifier").equals("NOT"),
                    qualifiers(row),
                    references(row.get("reference")));
        }
    }

    private static Map<String, String> qualifiers(Table.Row row) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String column : List.of("frequency", "onset", "sex", "evidence", "modifier", "aspect")) {
            String value = row.get(column);
            if (!value.isEmpty()) {
                found.put(column, value);
            }
        }
        return Map.copyOf(found);
    }

    private static List<String> references(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("\\s*;\\s*"));
    }
}
