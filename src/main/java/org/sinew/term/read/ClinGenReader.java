package org.sinew.term.read;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.sinew.term.Assertion.Relation;
import org.sinew.term.OntologyBuilder;
import org.sinew.term.TermId;

/**
 * How well established it is that a gene causes a disease. Definitive, Strong and Moderate are causes; Limited is an
 * association; Disputed, Refuted and No Known Disease Relationship deny it.
 *
 * @see <a href="https://clinicalgenome.org/curation-activities/gene-disease-validity/">ClinGen gene-disease validity</a>
 */
final class ClinGenReader implements SourceReader {

    private static final Map<String, String> INHERITANCE =
            Map.of("AD", "HP:0000006", "AR", "HP:0000007", "XL", "HP:0001417", "SD", "HP:0032113", "MT", "HP:0001427");

    @Override
    public void read(SourceFile file, OntologyBuilder into) throws IOException {
        Table table = new Table(file, into);
        table.require("gene_symbol", "hgnc_id", "mondo_id", "classification");
        for (Table.Row row = table.next(); row != null; row = table.next()) {
            TermId gene = row.id("hgnc_id");
            TermId disease = row.id("mondo_id");
            if (gene == null || disease == null) {
                continue;
            }
            into.mention(gene, row.get("gene_symbol"));
            into.mention(disease, row.get("disease_label"));
            String classification = row.get("classification").toLowerCase(Locale.ROOT);
            boolean isCause = List.of("definitive", "strong", "moderate").contains(classification);
            boolean isDenied = classification.startsWith("disputed")
                    || classification.startsWith("refuted")
                    || classification.startsWith("no known");
            into.assertion(
                    disease,
                    isCause ? Relation.CAUSED_BY : Relation.ASSOCIATED_WITH,
                    gene,
                    isDenied,
                    qualifiers(row, classification),
                    Stream.of(row.get("online_report"), row.get("report"))
                            .filter(report -> !report.isEmpty())
                            .toList());
        }
    }

    /** The mode of inheritance as HPO's term, and who classified it when, where the table has these columns. */
    private static Map<String, String> qualifiers(Table.Row row, String classification) {
        Map<String, String> found = new LinkedHashMap<>();
        found.put("classification", classification);
        put(found, "inheritance", INHERITANCE.getOrDefault(row.get("moi"), row.get("moi")));
        put(found, "classified", row.get("classification_date"));
        put(found, "panel", row.get("gcep"));
        return Map.copyOf(found);
    }

    private static void put(Map<String, String> into, String key, String value) {
        if (!value.isEmpty()) {
            into.put(key, value);
        }
    }
}
