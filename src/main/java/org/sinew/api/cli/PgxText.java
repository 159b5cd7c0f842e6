package org.sinew.api.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sinew.precision.pgx.Citation;
import org.sinew.precision.pgx.DrugReport;

/** A drug report for reading in a terminal. */
final class PgxText {

    private PgxText() {}

    /** @param all also recommendations that change nothing, for drugs that were asked for */
    static void print(DrugReport report, boolean all, PrintWriter out) {
        String row = row(report.genes());
        out.printf(row, "gene", "diplotype", "phenotype", "activity", "coverage");
        report.genes().forEach(gene -> print(gene, row, out));
        for (DrugReport.Drug drug : report.drugs()) {
            print(drug, all, out);
        }
        out.println();
        report.notes().forEach(note -> out.println("note: " + note));
        out.printf("tables %s (%s)%n%s%n", report.release(), report.licence(), report.disclaimer());
    }

    /** As wide as the longest of a column. */
    private static String row(List<DrugReport.Gene> genes) {
        int diplotype = width(genes, DrugReport.Meaning::diplotype);
        int phenotype = width(genes, DrugReport.Meaning::phenotype);
        return "%-8s  %-" + diplotype + "s  %-" + phenotype + "s  %-8s  %s%n";
    }

    private static int width(List<DrugReport.Gene> genes, Function<DrugReport.Meaning, @Nullable String> column) {
        return genes.stream()
                .flatMap(gene -> gene.diplotypes().stream())
                .mapToInt(meaning -> shown(column.apply(meaning)).length())
                .reduce(10, Math::max);
    }

    private static void print(DrugReport.Gene gene, String row, PrintWriter out) {
        String coverage = gene.positions() == 0
                ? "given"
                : gene.positions() - gene.missing().size() + "/" + gene.positions() + " positions";
        if (gene.diplotypes().isEmpty()) {
            out.printf(row, gene.gene(), "not called", "", "", coverage);
        }
        for (DrugReport.Meaning meaning : gene.diplotypes()) {
            out.printf(
                    row,
                    gene.gene(),
                    shown(meaning.diplotype()),
                    shown(meaning.phenotype()),
                    shown(meaning.activityScore()),
                    coverage);
        }
        gene.notes().forEach(note -> out.println("          " + note));
    }

    private static void print(DrugReport.Drug drug, boolean all, PrintWriter out) {
        List<DrugReport.Recommendation> shown = drug.recommendations().stream()
                .filter(r -> all || r.isActionable())
                .toList();
        if (shown.isEmpty() && !all) {
            return;
        }
        out.printf("%n%s%n", drug.drug());
        for (DrugReport.Recommendation r : shown) {
            String basis = r.basis().stream()
                    .map(b -> b.gene() + " " + (b.diplotype() == null ? "" : b.diplotype() + ": ") + b.result())
                    .collect(Collectors.joining("; "));
            out.printf(
                    "  %s, %s%s  [%s]%n",
                    r.source(), r.classification(), r.population() == null ? "" : ", " + r.population(), basis);
            r.implications().forEach(i -> out.println("    why: " + i));
            r.text().lines().forEach(line -> out.println("    " + line));
            out.printf(
                    "    %s; %s; %s%n",
                    r.citations().stream().limit(2).map(PgxText::citation).collect(Collectors.joining(", ")),
                    r.url(),
                    r.release());
        }
        drug.notes().forEach(note -> out.println("  " + note));
    }

    private static String citation(Citation citation) {
        return "PMID:" + citation.pmid() + " (" + citation.year() + ")";
    }

    private static String shown(@Nullable String text) {
        return text == null ? "" : text;
    }
}
