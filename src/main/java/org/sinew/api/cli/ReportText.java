package org.sinew.api.cli;

import java.io.PrintWriter;
import java.util.Map;
import org.sinew.ingest.IngestReport;

/** An ingest's report as lines. */
final class ReportText {

    private ReportText() {}

    static void print(IngestReport report, PrintWriter out) {
        out.printf("run         %s%n", report.run());
        out.printf("records     %,d read%n", report.records());
        out.printf(
                "graph       %,d added, %,d unchanged, %,d superseded, %,d retracted%n",
                report.added(), report.unchanged(), report.superseded(), report.retracted());
        if (report.dangling() > 0) {
            out.printf("waiting     %,d facts refer to something that has not arrived%n", report.dangling());
        }
        out.printf(
                "rejected    %,d%s%n",
                report.rejected(), report.rejected() == 0 ? "" : "; see `sinew deadletters list`");
        table("  ", report.rejections(), out);
        out.println("by type");
        table("  ", report.byType(), out);
        if (!report.unmodelled().isEmpty()) {
            out.println("held by the records and not by the model");
            table("  ", report.unmodelled(), out);
        }
        out.flush();
    }

    private static void table(String indent, Map<String, Long> counts, PrintWriter out) {
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> out.printf("%s%,10d  %s%n", indent, entry.getValue(), entry.getKey()));
    }
}
