package org.sinew.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.sinew.cohort.Cohorts;
import org.sinew.cohort.Timelines;

/** Row 16: how what rows 1 and 2 cost grows with the patients, to ten million at full scale. DuckDB answers the smaller sizes. */
final class CostCurve implements Row {

    private static final int[] SIZES = {100_000, 300_000, 1_000_000, 3_000_000, 10_000_000};
    private static final int COMPARED = 300_000;
    private static final Path WORK = Path.of("target", "bench", "curve");

    @Override
    public Report measure(Settings settings) throws Exception {
        Report report = new Report(
                settings,
                "cost against size: 60 events a patient, 0.1 to 10 million patients",
                "10 M patients within the heap, ≤ 12 bytes an event; answers equal DuckDB's where it is asked");
        List<CohortQuestion> sets =
                IntStream.range(0, 10).mapToObj(CohortQuestion::sets).toList();
        List<CohortQuestion> temporal = IntStream.range(0, 3)
                .boxed()
                .flatMap(i -> CohortQuestion.temporal(i).stream())
                .toList();
        for (int size : SIZES) {
            size(settings, report, settings.scaled(size, 1_000), size <= COMPARED, sets, temporal);
        }
        report.peer(
                "DuckDB", "left out", String.format(Locale.ROOT, "above %,d patients", settings.scaled(COMPARED, 1_000)));
        return report;
    }

    private static void size(
            Settings settings,
            Report report,
            int patients,
            boolean isCompared,
            List<CohortQuestion> sets,
            List<CohortQuestion> temporal)
            throws Exception {
        String name = String.format(Locale.ROOT, "%,d patients: ", patients);
        CohortData data = new CohortData(patients);
        Timelines[] built = new Timelines[1];
        double seconds = Rounds.seconds(() -> built[0] = data.timelines());
        Timelines timelines = built[0];
        double bytes = (double) timelines.bytes() / timelines.events();
        report.ours(name + "events", timelines.events());
        report.ours(name + "built, events/s", timelines.events() / seconds);
        report.ours(name + "bytes an event", bytes);
        report.atMost(name + "bytes an event", bytes, 12);
        Cohorts cohorts = Cohorts.over(timelines, data.terminology());
        if (isCompared) {
            compare(report, data, cohorts, sets, temporal);
        }
        report.ours(name + "row 1's questions", "ms", timed(settings, cohorts, sets));
        report.ours(name + "row 2's questions", "ms", timed(settings, cohorts, temporal));
        report.ours(name + "resident MiB", Machine.residentMebibytes(ProcessHandle.current().pid()));
    }

    private static Samples timed(Settings settings, Cohorts cohorts, List<CohortQuestion> questions) throws Exception {
        double[] taken = new double[settings.runs() * questions.size()];
        for (int round = -2; round < settings.runs(); round++) {
            for (int i = 0; i < questions.size(); i++) {
                CohortQuestion question = questions.get(i);
                double one = 1000 * Rounds.seconds(() -> cohorts.count(question.criterion()));
                if (round >= 0) {
                    taken[round * questions.size() + i] = one;
                }
            }
        }
        return new Samples(taken);
    }

    private static void compare(
            Report report, CohortData data, Cohorts cohorts, List<CohortQuestion> sets, List<CohortQuestion> temporal)
            throws Exception {
        try (CohortPeer peer = SqlPeer.duckDb(WORK.resolve("events.duckdb"))) {
            peer.load(
                    data.size(),
                    data.writeEvents(WORK),
                    data.writeAncestors(WORK),
                    data.writePersons(WORK));
            for (List<CohortQuestion> questions : List.of(sets, temporal)) {
                for (CohortQuestion question : questions) {
                    int[] ours = cohorts.evaluate(question.criterion()).members().toArray();
                    report.compared(
                            data.persons() + " patients, " + question.name(),
                            Arrays.hashCode(ours),
                            peer.name(),
                            Arrays.hashCode(peer.ids(question)));
                }
            }
        }
    }
}
