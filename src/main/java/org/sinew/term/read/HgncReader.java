package org.sinew.term.read;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sinew.term.Mapping.Predicate;
import org.sinew.term.OntologyBuilder;
import org.sinew.term.TermDraft;
import org.sinew.term.TermId;
import org.sinew.term.TermKind;

/**
 * Approved human genes, their former and other names, their ids at NCBI, Ensembl and OMIM, and their transcripts by RefSeq's
 * and Ensembl's accessions without version.
 *
 * @see <a href="https://www.genenames.org/download/">HGNC complete set</a>
 */
final class HgncReader implements SourceReader {

    private static final Pattern VERSION = Pattern.compile("\\.\\d+$");
    private static final Pattern TRANSCRIPT = Pattern.compile("(?:[NX][MR]_|ENST)\\d+");

    @Override
    public void read(SourceFile file, OntologyBuilder into) throws IOException {
        Table table = new Table(file, into);
        table.require("hgnc_id", "symbol", "name");
        for (Table.Row row = table.next(); row != null; row = table.next()) {
            TermId id = row.id("hgnc_id");
            if (id == null) {
                continue;
            }
            TermDraft gene = into.define(id, row.place())
                    .kind(TermKind.GENE)
                    .label(row.get("symbol"))
                    .definition(row.get("name"))
                    .synonym(row.get("name"));
            for (String column : List.of("alias_symbol", "alias_name", "prev_symbol", "prev_name")) {
                row.list(column).forEach(gene::synonym);
            }
            gene.obsolete(!row.get("status").isEmpty() && !row.get("status").equals("Approved"));
            map(row, "entrez_id", "NCBIGene", Predicate.EXACT, id, into);
            map(row, "ensembl_gene_id", "ENSEMBL", Predicate.EXACT, id, into);
            map(row, "omim_id", "OMIM", Predicate.XREF, id, into);
            transcripts(row, id, into);
        }
    }

    /** MANE Select pairs a transcript of Ensembl with RefSeq's; an older gene has RefSeq's alone. */
    private static void transcripts(Table.Row row, TermId gene, OntologyBuilder into) {
        Stream.concat(row.list("refseq_accession").stream(), row.list("mane_select").stream())
                .map(accession -> VERSION.matcher(accession.strip()).replaceFirst(""))
                .filter(accession -> TRANSCRIPT.matcher(accession).matches())
                .distinct()
                .map(accession -> new TermId(accession.startsWith("ENST") ? "ENSEMBL" : "RefSeq", accession))
                .forEach(transcript -> into.mapping(gene, Predicate.XREF, transcript, "HGNC transcript"));
    }

    private static void map(
            Table.Row row, String column, String prefix, Predicate predicate, TermId gene, OntologyBuilder into) {
        for (String local : row.list(column)) {
            if (!local.isBlank()) {
                into.mapping(gene, predicate, new TermId(prefix, local.strip()), "HGNC " + column);
            }
        }
    }
}
