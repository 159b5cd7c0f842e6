package org.sinew.api.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sinew.term.rdf.Violation;

/** What a check saw: the first violations as they are, of the others the number. */
final class CheckReport {

    private final int first;
    private final Map<String, Long> checked = new TreeMap<>();
    private final Map<String, Long> byRule = new TreeMap<>();
    private final List<Violation> shown = new ArrayList<>();
    private long violations;

    CheckReport(int first) {
        this.first = first;
    }

    void checked(String label, int count) {
        checked.merge(label, (long) count, Long::sum);
    }

    void add(Violation violation) {
        violations++;
        byRule.merge(rule(violation), 1L, Long::sum);
        if (shown.size() < first) {
            shown.add(violation);
        }
    }

    /** Without what differs from node to node, which SHACL's messages have after a colon. */
    private static String rule(Violation violation) {
        String message = violation.message();
        int detail = message.indexOf(": ");
        return violation.shape() + " " + violation.path() + ": "
                + (detail < 0 ? message : message.substring(0, detail));
    }

    boolean conforms() {
        return violations == 0;
    }

    /** The first violations, those of one node after each other. */
    List<Violation> violations() {
        return List.copyOf(shown);
    }

    /** How many nodes and measurements of each kind were checked. */
    Map<String, Long> checked() {
        return Map.copyOf(checked);
    }

    void print(Map<String, Long> present, PrintWriter out) {
        printViolations(out);
        out.println("checked");
        checked.forEach((label, count) ->
                out.printf("  %,12d of %,12d  %s%n", count, Math.max(count, present.getOrDefault(label, 0L)), label));
        out.println(conforms() ? "the graph conforms to its shapes" : "%,d violations".formatted(violations));
        byRule.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(rule -> out.printf("  %,12d  %s%n", rule.getValue(), rule.getKey()));
        out.flush();
    }

    private void printViolations(PrintWriter out) {
        String node = "";
        for (Violation violation : shown) {
            String head = violation.label() + " " + violation.node();
            if (!head.equals(node)) {
                out.println(head);
                node = head;
            }
            String value = violation.value().isEmpty() ? "" : " = " + violation.value();
            out.printf("    %s%s: %s [%s]%n", violation.path(), value, violation.message(), violation.shape());
        }
        if (violations > shown.size()) {
            out.printf("… and %,d more%n", violations - shown.size());
        }
    }
}
