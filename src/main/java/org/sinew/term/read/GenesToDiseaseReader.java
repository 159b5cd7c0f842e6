package org.sinew.term.read;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sinew.term.Assertion.Relation;
import org.sinew.term.OntologyBuilder;
import org.sinew.term.TermId;

/** HPO's table of genes and the diseases that their variants cause (mendelian) or to which they contribute. */
final class GenesToDiseaseReader implements SourceReader {

    @Override
    public void read(SourceFile file, OntologyBuilder into) throws IOException {
        Table table = new Table(file, into);
        table.require("ncbi_gene_id", "gene_symbol", "association_type", "disease_id");
        for (Table.Row row = table.next(); row != null; row = table.next()) {
            TermId gene = row.id("ncbi_gene_id");
            TermId disease = row.id("disease_id");
            if (gene == null || disease == null) {
                continue;
            }
            into.mention(gene, row.get("gene_symbol"));
            String kind = row.get("association_type");
            String source = row.get("source");
            into.assertion(
                    disease,
                    kind.equals("MENDELIAN") ? Relation.CAUSED_BY : Relation.ASSOCIATED_WITH,
                    gene,
                    false,
                    Map.of("associationType", kind.toLowerCase(Locale.ROOT)),
                    source.isEmpty() ? List.of() : List.of(source));
        }
    }
}
