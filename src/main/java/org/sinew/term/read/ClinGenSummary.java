package org.sinew.term.read;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.sinew.term.Diagnostic.Problem;
import org.sinew.term.OntologyBuilder;

/**
 * The summary that ClinGen offers for download, {@code Clingen-Gene-Disease-Summary-2026-03-01.csv}: lines that tell when
 * and where it was made, rows of plus signs, a header, more plus signs, and the curations, all quoted.
 *
 * @see <a href="https://search.clinicalgenome.org/kb/gene-validity">Gene-disease validity curations</a>
 */
final class ClinGenSummary {

    private static final Map<String, String> COLUMNS = Map.of(
            "GENE SYMBOL", "gene_symbol",
            "GENE ID (HGNC)", "hgnc_id",
            "DISEASE LABEL", "disease_label",
            "DISEASE ID (MONDO)", "mondo_id",
            "MOI", "moi",
            "SOP", "sop",
            "CLASSIFICATION", "classification",
            "ONLINE REPORT", "online_report",
            "CLASSIFICATION DATE", "classification_date",
            "GCEP", "gcep");

    /** Takes a row: its text by column, and its place. */
    @FunctionalInterface
    interface Curation {
        void read(UnaryOperator<String> cell, String place, OntologyBuilder into);
    }

    private ClinGenSummary() {}

    static boolean isHead(String head) {
        return head.contains("GENE ID (HGNC)") && head.contains("DISEASE ID (MONDO)");
    }

    static boolean isOne(SourceFile file) throws IOException {
        return isHead(new String(SourceFile.head(file.path(), 1 << 14), StandardCharsets.UTF_8));
    }

    static void read(SourceFile file, OntologyBuilder into, Curation curation) throws IOException {
        Map<String, Integer> columns = new HashMap<>();
        try (CSVParser rows = CSVParser.parse(
                new InputStreamReader(new BufferedInputStream(file.content()), StandardCharsets.UTF_8),
                CSVFormat.RFC4180)) {
            for (CSVRecord row : rows) {
                read(row, columns, file.name() + ":" + rows.getCurrentLineNumber(), into, curation);
            }
        } catch (UncheckedIOException broken) {
            throw new UnreadableSource(Problem.TRUNCATED, file.name(), "is cut off: " + broken.getMessage());
        }
        if (!columns.containsKey("classification")) {
            throw new UnreadableSource(Problem.MALFORMED, file.name(), "has no header with CLASSIFICATION");
        }
    }

    private static void read(
            CSVRecord row, Map<String, Integer> columns, String place, OntologyBuilder into, Curation curation) {
        String first = row.get(0).strip();
        if (first.matches("\\+*")) {
            return;
        }
        if (first.equals("GENE SYMBOL")) {
            for (int i = 0; i < row.size(); i++) {
                int column = i;
                Optional.ofNullable(COLUMNS.get(row.get(i).strip())).ifPresent(name -> columns.put(name, column));
            }
        } else if (columns.isEmpty()) {
            preamble(first, into);
        } else if (columns.values().stream().allMatch(column -> column < row.size())) {
            curation.read(name -> cell(row, columns.get(name)), place, into);
        } else {
            into.error(Problem.TRUNCATED, place, "a row of " + row.size() + " cells: the file is cut off");
        }
    }

    private static String cell(CSVRecord row, @Nullable Integer column) {
        return column == null ? "" : row.get(column).strip();
    }

    private static void preamble(String line, OntologyBuilder into) {
        if (line.startsWith("FILE CREATED:")) {
            FileNames.version(line).ifPresent(into::version);
        }
        if (line.startsWith("WEBPAGE:")) {
            into.url(line.substring("WEBPAGE:".length()));
        }
    }
}
