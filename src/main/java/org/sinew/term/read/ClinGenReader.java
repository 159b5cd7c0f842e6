package org.sinew.term.read;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sinew.term.Assertion.Relation;
import org.sinew.term.Diagnostic;
import org.sinew.term.OntologyBuilder;
import org.sinew.term.TermId;

/**
 * How well established it is that a gene causes a disease. Definitive, Strong and Moderate are causes; Limited is an
 * association; Disputed, Refuted and No Known Disease Relationship deny it. Read from ClinGen's own summary
 * ({@link ClinGenSummary}) or from a tab-separated table with the same columns, written {@code hgnc_id} and the like.
 *
 * @see <a href="https://clinicalgenome.org/curation-activities/gene-disease-validity/">ClinGen gene-disease validity</a>
 */
final class ClinGenReader implements SourceReader {

    private static final Map<String, String> INHERITANCE =
            Map.of("AD", "HP:0000006", "AR", "HP:0000007", "XL", "HP:0001417", "SD", "HP:0032113", "MT", "HP:0001427");
    private static final int DAY = "2018-06-07".length();

    @Override
    public void read(SourceFile file, OntologyBuilder into) throws IOException {
        if (ClinGenSummary.isOne(file)) {
            ClinGenSummary.read(file, into, ClinGenReader::curation);
            return;
        }
        Table table = new Table(file, into);
        table.require("gene_symbol", "hgnc_id", "mondo_id", "classification");
        for (Table.Row row = table.next(); row != null; row = table.next()) {
            curation(row::get, row.place(), into);
        }
    }

    /** @param cell the text in a column */
    private static void curation(UnaryOperator<String> cell, String place, OntologyBuilder into) {
        TermId gene = id(cell, "hgnc_id", place, into);
        TermId disease = id(cell, "mondo_id", place, into);
        if (gene == null || disease == null) {
            return;
        }
        into.mention(gene, cell.apply("gene_symbol"));
        into.mention(disease, cell.apply("disease_label"));
        String classification = cell.apply("classification").toLowerCase(Locale.ROOT);
        boolean isCause = List.of("definitive", "strong", "moderate").contains(classification);
        boolean isDenied = classification.startsWith("disputed")
                || classification.startsWith("refuted")
                || classification.startsWith("no known");
        into.assertion(
                disease,
                isCause ? Relation.CAUSED_BY : Relation.ASSOCIATED_WITH,
                gene,
                isDenied,
                qualifiers(cell, classification),
                Stream.of(cell.apply("online_report"), cell.apply("report"))
                        .filter(report -> !report.isEmpty())
                        .toList());
    }

    private static @Nullable TermId id(UnaryOperator<String> cell, String column, String place, OntologyBuilder into) {
        String text = cell.apply(column);
        TermId id = text.isEmpty() ? null : TermId.fromIri(text).orElse(null);
        if (id == null) {
            into.warning(
                    Diagnostic.Problem.MALFORMED,
                    place,
                    "'" + text + "' in column " + column + " is no term id; the row is left out");
        }
        return id;
    }

    /** The mode of inheritance as HPO's term, and who classified it when, where the table has these columns. */
    private static Map<String, String> qualifiers(UnaryOperator<String> cell, String classification) {
        Map<String, String> found = new LinkedHashMap<>();
        found.put("classification", classification);
        put(found, "inheritance", INHERITANCE.getOrDefault(cell.apply("moi"), cell.apply("moi")));
        String classified = cell.apply("classification_date");
        put(found, "classified", classified.substring(0, Math.min(DAY, classified.length())));
        put(found, "panel", cell.apply("gcep"));
        put(found, "procedure", cell.apply("sop"));
        return Map.copyOf(found);
    }

    private static void put(Map<String, String> into, String key, String value) {
        if (!value.isEmpty()) {
            into.put(key, value);
        }
    }
}
