package org.sinew.api.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sinew.precision.diagnosis.Differential;
import org.sinew.precision.diagnosis.LabReading;
import org.sinew.precision.phenopacket.Accuracy;
import org.sinew.precision.phenopacket.RankedCase;
import org.sinew.precision.phenopacket.UnreadablePhenopacket;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Ranks of published patients, as a table, as JSON and as lines. */
record DiagnosisReport(
        Accuracy accuracy,
        List<String> releases,
        boolean publicationsLeftOut,
        List<UnreadablePhenopacket> unreadable,
        List<RankedCase> ranked) {

    void writeRanks(Path file) throws IOException {
        StringBuilder table = new StringBuilder("id\tdisease\trank\tcandidates\tknown\n");
        for (RankedCase each : ranked) {
            table.append(each.published().id())
                    .append('\t')
                    .append(
                            each.published().disease() == null
                                    ? ""
                                    : each.published().disease())
                    .append('\t')
                    .append(each.known() ? each.rank() : "")
                    .append('\t')
                    .append(each.candidates())
                    .append('\t')
                    .append(each.known())
                    .append('\n');
        }
        Files.writeString(file, table);
    }

    void writeJson(Path file) throws IOException {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("notice", Differential.NOTICE);
        json.put("protocol", publicationsLeftOut ? "leave one publication out" : "raw");
        json.put("releases", releases);
        json.put("accuracy", accuracy);
        json.put("unreadable", unreadable);
        JsonMapper mapper =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        Files.writeString(file, mapper.writeValueAsString(json) + "\n");
    }

    void print(PrintWriter out) {
        out.printf("knowledge    %s%n", String.join(", ", releases));
        out.printf("protocol     %s%n", publicationsLeftOut ? "leave one publication out" : "raw");
        out.printf("patients     %,d%n", accuracy.cases());
        out.printf("                       number   top-1   top-3   top-5  top-10  top-20    MRR%n");
        line("disease", accuracy.known(), out);
        line("mean of diseases", accuracy.perDisease(), out);
        line("series", accuracy.series(), out);
        out.printf(
                "unknown      %,d patients whose disease has no annotation left: 'none of these' %.2f on average, %.2f elsewhere%n",
                accuracy.unknown().count(),
                accuracy.unknown().noMatch(),
                accuracy.unknown().noMatchElsewhere());
        out.printf(
                "speed        %.1f ms a case at the median, %.1f at the 95th percentile%n",
                accuracy.speed().p50(), accuracy.speed().p95());
        out.printf("reliability  expected calibration error %.3f%n", accuracy.calibrationError());
        accuracy.reliability().stream()
                .filter(bin -> bin.answers() > 0)
                .forEach(bin -> out.printf(
                        "  said %.1f–%.1f  %,6d answers  mean %.2f  right %.2f%n",
                        bin.from(), bin.to(), bin.answers(), bin.meanProbability(), bin.right()));
        accuracy.measurements().forEach((use, tests) -> out.printf("measured     %s: %s%n", word(use), counted(tests)));
        accuracy.problems().forEach((kind, count) -> out.printf("not used     %,d × %s%n", count, kind));
        out.println(Differential.NOTICE);
        out.flush();
    }

    private static String word(LabReading.Use use) {
        return switch (use) {
            case FINDING -> "findings";
            case NORMAL -> "as they should be";
            case NOT_JUDGED -> "without an interpretation or a reference range to compare with";
            case NOT_STATED -> "abnormal, and nothing loaded says which phenotype it is";
        };
    }

    private static String counted(Map<String, Long> tests) {
        return tests.entrySet().stream()
                .map(test -> test.getKey() + " × " + test.getValue())
                .collect(Collectors.joining(", "));
    }

    private static void line(String name, Accuracy.Ranks ranks, PrintWriter out) {
        out.printf(
                "  %-18s %,8d %7.1f %7.1f %7.1f %7.1f %7.1f %6.3f%n",
                name,
                ranks.count(),
                100 * ranks.top1(),
                100 * ranks.top3(),
                100 * ranks.top5(),
                100 * ranks.top10(),
                100 * ranks.top20(),
                ranks.mrr());
    }
}
