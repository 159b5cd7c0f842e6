package org.sinew.bench;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sinew.cohort.LiveTimelines;
import org.sinew.cohort.SnapshotBench;
import org.sinew.cohort.Timelines;
import org.sinew.graph.Commits;
import org.sinew.graph.FactBatch;
import org.sinew.graph.FactHistory;
import org.sinew.graph.FactScan;
import org.sinew.graph.FactWriter;
import org.sinew.graph.Graph;
import org.sinew.graph.GraphSettings;
import org.sinew.graph.Statement;
import org.sinew.patient.Coding;
import org.sinew.patient.Concept;
import org.sinew.patient.Fact;
import org.sinew.patient.FactHeader;
import org.sinew.patient.FactKey;
import org.sinew.patient.PartialTime;
import org.sinew.patient.Patient;
import org.sinew.patient.PatientId;
import org.sinew.patient.Period;
import org.sinew.patient.Provenance;
import org.sinew.term.TermId;

/** Row 5: how timelines come to be, and how soon a commit is on them. */
final class TimelinesRow implements Row {

    private static final Path WORK = Path.of("target", "bench", "timelines");
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int GRAPH_PATIENTS = 20_000;
    private static final int COMMITS = 200;

    @Override
    public Report measure(Settings settings) throws Exception {
        Report report = new Report(
                settings,
                "timelines: build, rebuild from the graph, restart, lag",
                "≥ 3 M events/s built; ≥ 0.5 M/s from the embedded graph; restart ≤ 2 s for 60 M; ≤ 12 bytes an event; visible ≤ 1 s p99");
        Directories.delete(WORK);
        built(settings, report);
        graph(settings, report);
        return report;
    }

    private static void built(Settings settings, Report report) throws Exception {
        CohortData data = new CohortData(settings.scaled(1_000_000, 1_000));
        double generating = Rounds.seconds(data::generated);
        Timelines[] last = new Timelines[1];
        Rounds.Taken taken = new Rounds()
                .add("build", () -> {
                    double seconds = Rounds.seconds(() -> last[0] = data.timelines());
                    return last[0].events() / seconds;
                })
                .run(settings.runs());
        Timelines timelines = last[0];
        report.ours("events", timelines.events());
        report.ours("generator alone on one core, s", generating);
        report.ours("build, generator included", "events/s", taken.of("build"));
        report.atLeast("events/s built", taken.median("build"), 3e6);
        double bytes = (double) timelines.bytes() / timelines.events();
        report.ours("bytes an event, patients and ids included", bytes);
        report.atMost("bytes an event", bytes, 12);
        Path directory = WORK.resolve("snapshot");
        report.ours("snapshot written, s", Rounds.seconds(() -> SnapshotBench.save(timelines, directory)));
        Rounds.Taken restart = new Rounds()
                .add("restart", () -> Rounds.seconds(() -> SnapshotBench.load(directory)))
                .run(settings.runs());
        report.ours("restart from the snapshot, checksums verified", "s", restart.of("restart"));
        report.atMost("restart s", restart.of("restart").p95(), 2);
    }

    private static void graph(Settings settings, Report report) throws Exception {
        int patients = settings.scaled(GRAPH_PATIENTS, 500);
        try (Graph graph = Graph.open(GraphSettings.embedded(WORK.resolve("graph")))) {
            fill(graph, new CohortData(patients));
            FactWriter writer = new FactWriter(graph, Clock.systemUTC());
            writer.write(batch(0), "bench");
            rebuild(settings, report, graph, FactScan.of(graph), "in process", 0.5e6);
            rebuild(settings, report, graph, FactScan.overBolt(graph), "over Bolt", 0);
            lag(report, graph, writer);
        }
    }

    private static void rebuild(
            Settings settings, Report report, Graph graph, FactScan scan, String how, double goal) throws Exception {
        Commits commits = new Commits(graph);
        long[] events = new long[1];
        Rounds.Taken taken = new Rounds()
                .add("rebuild", () -> {
                    Path directory = Directories.delete(WORK.resolve("empty"));
                    try (LiveTimelines live = new LiveTimelines(scan, commits, new FactHistory(graph), directory)) {
                        double seconds = Rounds.seconds(() -> {
                            live.start();
                            live.await(commits.last().number(), PATIENCE);
                        });
                        events[0] = live.current().events();
                        return events[0] / seconds;
                    }
                })
                .run(settings.runs());
        report.ours("rebuild from the graph " + how + ", " + events[0] + " events", "events/s", taken.of("rebuild"));
        report.atLeast("rebuild events/s", taken.median("rebuild"), goal);
    }

    private static void lag(Report report, Graph graph, FactWriter writer) throws Exception {
        Commits commits = new Commits(graph);
        try (LiveTimelines live =
                new LiveTimelines(FactScan.of(graph), commits, new FactHistory(graph), WORK.resolve("lag")).start()) {
            live.await(commits.last().number(), PATIENCE);
            double[] milliseconds = new double[COMMITS];
            for (int i = 0; i < COMMITS; i++) {
                writer.write(batch(i + 1), "bench");
                long committed = System.nanoTime();
                live.await(commits.last().number(), PATIENCE);
                milliseconds[i] = (System.nanoTime() - committed) / 1e6;
            }
            Samples lags = new Samples(milliseconds);
            report.ours("from commit to visible", "ms", lags);
            report.ours("from commit to visible, p99, ms", lags.quantile(0.99));
            report.atMost("lag p99 ms", lags.quantile(0.99), 1000);
        }
    }

    private static FactBatch batch(int number) {
        Provenance provenance = new Provenance("lag", "Patient/" + number, "bench");
        PatientId id = new PatientId("lag|Patient/" + number);
        PartialTime day = new PartialTime(
                LocalDate.of(2020, 1, 1).atStartOfDay().atOffset(ZoneOffset.UTC), PartialTime.Precision.DAY);
        Patient patient = new Patient(
                id, List.of(), List.of(), null, "female", day, false, null, null, null, null, null, null, provenance);
        Fact fact = new Fact.Procedure(
                new FactHeader(
                        new FactKey("lag|Procedure/" + number),
                        id,
                        new Concept(List.of(new Coding(new TermId("B", "1"), null)), null),
                        null,
                        Period.at(day),
                        "completed",
                        List.of(),
                        List.of(),
                        provenance),
                List.of(),
                List.of(),
                null);
        return new FactBatch(List.of(), List.of(patient), List.of(fact), List.of());
    }

    /** The generated patients as the graph holds them, by the shortest way. */
    private static void fill(Graph graph, CohortData data) {
        graph.write(tx -> tx.run(new Statement(
                "UNWIND range(0, 5999) AS i CREATE (:Term {id: 'B:' + i})", Map.of())));
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int patient = 0; patient < data.persons(); patient++) {
            rows.add(row(data, patient));
            if (rows.size() == 200 || patient == data.persons() - 1) {
                List<Map<String, Object>> batch = List.copyOf(rows);
                graph.write(tx -> tx.run(new Statement("""
                        UNWIND $rows AS row
                        CREATE (p:Patient {id: row.id, sex: row.sex, birth: row.birth})
                        WITH p, row
                        CALL (p, row) {
                          UNWIND row.facts AS fact
                          MATCH (t:Term {id: fact.code})
                          CREATE (p)-[:$(fact.edge)]->(f:Fact:$(fact.kind))-[:OF {primary: true}]->(t)
                          SET f.key = fact.key, f.code = fact.code, f.start = fact.at, f.status = 'active', f.source = 'bench'
                        }
                        CALL (p, row) {
                          UNWIND row.measurements AS m
                          MATCH (t:Term {id: m.code})
                          CREATE (p)-[:MEASURED {key: m.key, code: m.code, at: m.at, value: m.value, unit: 'mg/dL', status: 'final', source: 'bench'}]->(t)
                        }
                        RETURN count(*)
                        """, Map.of("rows", batch))));
                rows.clear();
            }
        }
    }

    private static Map<String, Object> row(CohortData data, int patient) {
        List<Map<String, Object>> facts = new ArrayList<>();
        List<Map<String, Object>> measurements = new ArrayList<>();
        data.events(patient, (p, kind, concept, day, value) -> {
            Map<String, Object> fact = new HashMap<>();
            fact.put("key", p + "-" + facts.size() + "-" + measurements.size());
            fact.put("code", CohortData.term(concept).toString());
            fact.put("at", time(day));
            if (kind == 2) {
                fact.put("value", value);
                measurements.add(fact);
            } else {
                fact.put("edge", kind == 0 ? "HAS_CONDITION" : "TAKES");
                fact.put("kind", kind == 0 ? "Condition" : "Medication");
                facts.add(fact);
            }
        });
        return Map.of(
                "id", "bench|Patient/" + patient,
                "sex", CohortData.isFemale(patient) ? "female" : "male",
                "birth", time(CohortData.birth(patient)),
                "facts", facts,
                "measurements", measurements);
    }

    private static Object time(int day) {
        return OffsetDateTime.of(LocalDate.ofEpochDay(day).atStartOfDay(), ZoneOffset.UTC).toZonedDateTime();
    }
}
