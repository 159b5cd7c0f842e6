package org.sinew.term.read;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
                    Map.of("classification", classification),
                    List.of());
        }
    }
}
