package org.sinew.api.cli;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sinew.graph.Graph;
import org.sinew.graph.GraphPages;
import org.sinew.graph.GraphPages.Kind;
import org.sinew.term.rdf.Resource;
import org.sinew.term.rdf.ShapeCheck;
import org.sinew.term.rdf.Violation;

/** Holds the graph, or a sample of it, against the shapes. */
final class GraphCheck {

    private static final Set<Kind> FOUND_FROM_PATIENTS = EnumSet.of(Kind.FACTS, Kind.MEASUREMENTS);

    /** Told after every page; a sample's total is not known before and is -1. */
    interface Listener {
        void checked(String label, long done, long total);
    }

    private final GraphPages pages;
    private final ShapeCheck shapes = ShapeCheck.bundled();
    private final Map<String, Long> present;

    GraphCheck(Graph graph) {
        this.pages = new GraphPages(graph);
        this.present = pages.counts();
    }

    /** How many there are of each label. */
    Map<String, Long> present() {
        return present;
    }

    /**
     * @param sample about how many of each label to check; {@code Long.MAX_VALUE} for all
     * @param first how many violations to keep for the report
     */
    CheckReport run(long sample, int first, Listener listener) {
        CheckReport report = new CheckReport(first);
        Map<String, Double> shares = new HashMap<>();
        present.forEach((label, count) -> shares.put(label, count <= sample ? 1.0 : (double) sample / count));
        for (Kind kind : Kind.values()) {
            long total = sample == Long.MAX_VALUE ? present.getOrDefault(kind.label(), 0L) : -1;
            long[] done = {0};
            pages.read(kind, shares, page -> {
                check(kind, page, report);
                done[0] += page.size();
                listener.checked(kind.label(), done[0], total);
            });
        }
        pages.unkeyed().forEach((kind, count) -> checkUnkeyed(kind, count, report));
        return report;
    }

    private void check(Kind kind, List<Resource> page, CheckReport report) {
        report.checked(kind.label(), page.size());
        shapes.check(page).forEach(report::add);
    }

    private void checkUnkeyed(Kind kind, long count, CheckReport report) {
        long[] found = {0};
        if (FOUND_FROM_PATIENTS.contains(kind)) {
            pages.readUnkeyed(kind, page -> {
                check(kind, page, report);
                found[0] += page.size();
            });
        }
        if (found[0] < count) {
            report.add(new Violation(
                    "(without a key)",
                    kind.label(),
                    "",
                    Long.toString(count - found[0]),
                    "so many have no key that is text",
                    kind.label() + "Shape"));
        }
    }
}
