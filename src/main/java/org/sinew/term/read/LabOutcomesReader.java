package org.sinew.term.read;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sinew.term.Assertion.Relation;
import org.sinew.term.OntologyBuilder;
import org.sinew.term.TermId;

/**
 * Which phenotype a LOINC test indicates by which outcome: the table of LOINC2HPO. Its rows of normal and negative results,
 * which say what is not there, are left out, as are outcomes that it gives by other codes.
 */
final class LabOutcomesReader implements SourceReader {

    private static final Set<String> OUTCOMES = Set.of("H", "L", "A", "POS");
    private static final Set<String> NOTHING_FOUND = Set.of("N", "NEG");
    /** Digits and the check digit, as LOINC's users' guide has them. */
    private static final Pattern CODE = Pattern.compile("\\d{1,7}-\\d");

    private static final List<String> REFERENCES = List.of("PMID:31119199");

    private record Edge(TermId test, TermId phenotype) implements Comparable<Edge> {
        @Override
        public int compareTo(Edge other) {
            int byTest = test.compareTo(other.test);
            return byTest == 0 ? phenotype.compareTo(other.phenotype) : byTest;
        }
    }

    @Override
    public void read(SourceFile file, OntologyBuilder into) throws IOException {
        Table table = new Table(file, into);
        table.require("loincId", "outcome", "hpoTermId");
        Map<Edge, Set<String>> outcomes = new TreeMap<>();
        for (Table.Row row = table.next(); row != null; row = table.next()) {
            Edge edge = edge(row);
            String outcome = row.get("outcome");
            if (edge != null && OUTCOMES.contains(outcome)) {
                outcomes.computeIfAbsent(edge, e -> new TreeSet<>()).add(outcome);
            } else if (edge != null && !NOTHING_FOUND.contains(outcome) && outcome.indexOf(':') < 0) {
                row.leaveOut("outcome", "is no outcome of a test");
            }
        }
        outcomes.forEach((edge, by) -> into.assertion(
                edge.test(),
                Relation.INDICATES,
                edge.phenotype(),
                false,
                Map.of("interpretation", String.join(";", by)),
                REFERENCES));
    }

    private static @Nullable Edge edge(Table.Row row) {
        String test = row.get("loincId");
        if (!CODE.matcher(test).matches()) {
            row.leaveOut("loincId", "is no LOINC code");
            return null;
        }
        TermId phenotype = row.id("hpoTermId");
        return phenotype == null ? null : new Edge(new TermId("LOINC", test), phenotype);
    }
}
