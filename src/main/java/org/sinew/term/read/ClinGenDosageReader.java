package org.sinew.term.read;

import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sinew.term.Assertion.Relation;
import org.sinew.term.Diagnostic.Problem;
import org.sinew.term.OntologyBuilder;
import org.sinew.term.TermId;

/**
 * Whether losing or gaining a copy of a gene is known to cause disease: ClinGen's gene curation list, of either build. The
 * header is the last of its {@code #} lines. A gene that was not evaluated yet states nothing.
 *
 * @see <a href="https://clinicalgenome.org/curation-activities/dosage-sensitivity/">ClinGen dosage sensitivity</a>
 */
final class ClinGenDosageReader implements SourceReader {

    private static final String HEADER = "Gene Symbol";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM,yyyy", Locale.ENGLISH);
    private static final List<String> SCORES = List.of("0", "1", "2", "3", "30", "40");

    /** Losing a copy. */
    private static final String LOSS = "Haploinsufficiency";
    /** Gaining one. */
    private static final String GAIN = "Triplosensitivity";

    static boolean isHead(String head) {
        return head.contains("#" + HEADER + "\tGene ID\t") && head.contains("\t" + LOSS + " Score\t");
    }

    @Override
    public void read(SourceFile file, OntologyBuilder into) throws IOException {
        Table table = new Table(file, into, HEADER);
        table.require("Gene ID", score(LOSS), score(GAIN), "Date Last Evaluated");
        table.comments().forEach(line -> version(line, into));
        for (Table.Row row = table.next(); row != null; row = table.next()) {
            String number = row.get("Gene ID");
            if (!number.matches("\\d+")) {
                into.warning(Problem.MALFORMED, row.place(), "'" + number + "' is no Gene ID; the row is left out");
                continue;
            }
            TermId gene = new TermId("NCBIGene", number);
            into.mention(gene, row.get(HEADER));
            state(gene, LOSS, row, into);
            state(gene, GAIN, row, into);
        }
    }

    private static String score(String mechanism) {
        return mechanism + " Score";
    }

    private static void version(String line, OntologyBuilder into) {
        try {
            into.version(LocalDate.parse(line.strip(), DAY).toString());
        } catch (DateTimeParseException other) {
            if (line.strip().startsWith("https://")) {
                into.url(line.strip());
            }
        }
    }

    private static void state(TermId gene, String mechanism, Table.Row row, OntologyBuilder into) {
        String score = row.get(score(mechanism));
        if (score.equalsIgnoreCase("Not yet evaluated") || score.isEmpty()) {
            return;
        }
        if (!SCORES.contains(score)) {
            into.warning(
                    Problem.MALFORMED,
                    row.place(),
                    "'" + score + "' is no score of " + mechanism + "; the statement is left out");
            return;
        }
        TermId concept = new TermId("ClinGen", mechanism.toLowerCase(Locale.ROOT));
        into.mention(concept, mechanism.toLowerCase(Locale.ROOT));
        into.assertion(
                gene,
                Relation.HAS_DOSAGE_SENSITIVITY,
                concept,
                false,
                qualifiers(mechanism, score, row),
                references(mechanism, row));
    }

    private static Map<String, String> qualifiers(String mechanism, String score, Table.Row row) {
        Map<String, String> found = new LinkedHashMap<>();
        found.put("score", score);
        put(found, "classification", row.get(mechanism + " Description").toLowerCase(Locale.ROOT));
        put(found, "evaluated", row.get("Date Last Evaluated"));
        TermId disease = TermId.tryParse(row.get(mechanism + " Disease ID")).orElse(null);
        put(found, "disease", disease == null ? null : disease.toString());
        return Map.copyOf(found);
    }

    private static void put(Map<String, String> into, String key, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            into.put(key, value);
        }
    }

    private static List<String> references(String mechanism, Table.Row row) {
        List<String> found = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            String number = row.get(mechanism + " PMID" + i);
            if (number.matches("\\d+")) {
                found.add("PMID:" + number);
            }
        }
        return List.copyOf(found);
    }
}
