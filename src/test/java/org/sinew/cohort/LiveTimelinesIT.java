package org.sinew.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sinew.testing.PatientScenario.patient;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sinew.graph.Commits;
import org.sinew.graph.FactBatch;
import org.sinew.graph.FactHistory;
import org.sinew.graph.FactScan;
import org.sinew.graph.FactWriter;
import org.sinew.graph.Graph;
import org.sinew.patient.FactKey;
import org.sinew.patient.Retraction;
import org.sinew.term.TermId;
import org.sinew.testing.PatientScenario;
import org.sinew.testing.TestGraph;

/** What is written to the graph stands on the timelines, whichever way it came there. */
class LiveTimelinesIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    private Graph graph = TestGraph.shared();
    private FactWriter writer = new FactWriter(graph, Clock.systemUTC());
    private Commits commits = new Commits(graph);

    @BeforeEach
    void emptyGraph() {
        graph = TestGraph.empty();
        writer = new FactWriter(graph, Clock.systemUTC());
        commits = new Commits(graph);
    }

    private static PatientScenario first() {
        return patient("a")
                .born("1970-05-05")
                .visited("v2", "2020-03-01")
                .visited("v1", "2020-02-01")
                .during("v1")
                .diagnosed("c1", "SNOMEDCT:44054006", "2020-02-01")
                .measured("o1", "LOINC:4548-4", "2020-02-01", 7.1, "%")
                .during("v2")
                .measured("o2", "LOINC:4548-4", "2020-03-01", 8.4, "%")
                .carries("g1", "HGVS:NM_000545.8:c.872dup", "HGNC:11621")
                .sequenced("g2", "SPDI:NC_000012.12:120994313:G:A", "stop_gained");
    }

    private static PatientScenario second() {
        return patient("b").sex("male").diagnosed("c2", "SNOMEDCT:44054006", "2019-07-01");
    }

    private LiveTimelines live(FactScan scan) {
        return new LiveTimelines(scan, commits, new FactHistory(graph), directory).start();
    }

    private static Criterion diabetes() {
        return Criterion.event(Pattern.of(EventKind.CONDITION, "SNOMEDCT:44054006"));
    }

    @Test
    void bothScansAndTheBuilderGiveTheSameTimelines() throws Exception {
        writer.write(first().batch(), "r");
        writer.write(second().batch(), "r");
        try (LiveTimelines inProcess = new LiveTimelines(
                                FactScan.of(graph), commits, new FactHistory(graph), directory.resolve("a"))
                        .start();
                LiveTimelines overBolt = new LiveTimelines(
                                FactScan.overBolt(graph), commits, new FactHistory(graph), directory.resolve("b"))
                        .start()) {
            assertThat(inProcess.await(2, SOON) && overBolt.await(2, SOON)).isTrue();

            assertThat(FactScan.of(graph))
                    .isNotInstanceOf(FactScan.overBolt(graph).getClass());
            assertThat(content(inProcess.current())).isEqualTo(content(overBolt.current()));
            assertThat(content(inProcess.current())).isEqualTo(content(written()));
        }
    }

    /** The same two patients without a graph. */
    private static Timelines written() {
        TimelinesBuilder builder = new TimelinesBuilder();
        int b = builder.person(Person.born("test|Patient/b", day("1970-01-01"), Sex.MALE));
        int a = builder.person(Person.born("test|Patient/a", day("1970-05-05"), Sex.FEMALE));
        Flavour outside = Flavour.of("active", "test", null);
        Flavour confirmed = new Flavour("active", "confirmed", "test", null, null, null, null, null, null, null);
        Flavour inside = new Flavour("active", null, "test", "AMB", null, null, null, null, null, null);
        Flavour insideConfirmed = new Flavour("active", "confirmed", "test", "AMB", null, null, null, null, null, null);
        Flavour percent = new Flavour("active", null, "test", "AMB", "%", null, null, null, null, null);
        Flavour variant = new Flavour(
                "active", null, "test", "AMB", null, null, null, "HGNC:11621", "heterozygous", "pathogenic");
        assertThat(outside).isNotEqualTo(inside);
        add(builder, b, EventKind.CONDITION, List.of("SNOMEDCT:44054006"), "2019-07-01", Double.NaN, confirmed, 0);
        add(builder, a, EventKind.ENCOUNTER, List.of(), "2020-02-01", Double.NaN, inside, 1);
        add(builder, a, EventKind.ENCOUNTER, List.of(), "2020-03-01", Double.NaN, inside, 2);
        add(
                builder,
                a,
                EventKind.CONDITION,
                List.of("SNOMEDCT:44054006"),
                "2020-02-01",
                Double.NaN,
                insideConfirmed,
                1);
        add(builder, a, EventKind.MEASUREMENT, List.of("LOINC:4548-4"), "2020-02-01", 7.1, percent, 1);
        add(builder, a, EventKind.MEASUREMENT, List.of("LOINC:4548-4"), "2020-03-01", 8.4, percent, 2);
        add(
                builder,
                a,
                EventKind.VARIANT_CALL,
                List.of("HGVS:NM_000545.8:c.872dup"),
                "2020-01-01",
                Double.NaN,
                variant,
                2);
        add(
                builder,
                a,
                EventKind.VARIANT_CALL,
                List.of("SPDI:NC_000012.12:120994313:G:A"),
                "2020-01-01",
                Double.NaN,
                new Flavour("active", null, "test", "AMB", null, null, null, null, "heterozygous", null, "stop_gained"),
                2);
        return builder.build(2);
    }

    private static void add(
            TimelinesBuilder builder,
            int patient,
            EventKind kind,
            List<String> codes,
            String date,
            double value,
            Flavour flavour,
            int encounter) {
        int code = builder.code(kind, codes.stream().map(TermId::parse).toList());
        builder.event(
                patient, code, day(date), Dating.DAY, Timelines.UNKNOWN, value, builder.flavour(flavour), encounter);
    }

    private static int day(String date) {
        return (int) LocalDate.parse(date).toEpochDay();
    }

    /** Patients and their events by id, whatever their numbers. */
    static Map<String, List<String>> content(Timelines timelines) {
        Map<String, List<String>> content = new TreeMap<>();
        timelines.present().forEach((int patient) -> {
            TreeSet<String> events = new TreeSet<>();
            for (EventKind kind : EventKind.values()) {
                Events of = timelines.events(kind, patient);
                for (int i = 0; i < of.size(); i++) {
                    events.add(kind + " " + of.code(i).ids() + " " + of.day(i) + " " + of.dating(i) + " " + of.endDay(i)
                            + " " + of.value(i) + " " + of.flavour(i) + " " + of.encounter(i));
                }
            }
            List<String> lines = new ArrayList<>(events);
            lines.addFirst(timelines.person(patient).toString());
            content.put(timelines.id(patient), lines);
        });
        return content;
    }

    @Test
    void aCommitIsVisibleAndSoAreCorrectionsAndRetractions() throws Exception {
        try (LiveTimelines live = live(FactScan.of(graph))) {
            Cohorts cohorts = new Cohorts(live::current, () -> TestTerms.TERMS, Library.EMPTY, GraphSets.NONE);
            writer.write(first().batch(), "r");
            assertThat(live.await(1, SOON)).isTrue();
            assertThat(cohorts.count(diabetes())).isEqualTo(1);

            writer.write(second().batch(), "r");
            assertThat(live.await(2, SOON)).isTrue();
            assertThat(cohorts.count(diabetes())).isEqualTo(2);
            int number = live.current().number("test|Patient/a").orElseThrow();

            writer.write(
                    patient("a")
                            .born("1970-05-05")
                            .diagnosed("c1", "SNOMEDCT:73211009", "2020-02-01")
                            .batch(),
                    "r");
            assertThat(live.await(3, SOON)).isTrue();
            assertThat(cohorts.count(diabetes())).isEqualTo(1);
            assertThat(live.current().number("test|Patient/a")).hasValue(number);

            writer.write(
                    new FactBatch(
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(new Retraction(
                                    new FactKey("test|Patient/b"),
                                    second().asPatient().provenance()))),
                    "r");
            assertThat(live.await(4, SOON)).isTrue();
            assertThat(live.current().number("test|Patient/b")).isEmpty();
            assertThat(live.current().present().getCardinality()).isEqualTo(1);
        }
    }

    @Test
    void whatChangesNothingCommitsNothing() {
        writer.write(first().batch(), "r");
        writer.write(first().batch(), "r");

        assertThat(commits.last().number()).isEqualTo(1);
        assertThat(commits.after(0, 10))
                .extracting(Commits.Commit::patients)
                .containsExactly(List.of("test|Patient/a"));
    }

    @Test
    void aSnapshotIsReadAgainAndDoubtMeansRebuilding() throws Exception {
        writer.write(first().batch(), "r");
        Map<String, List<String>> before;
        try (LiveTimelines live = live(FactScan.of(graph))) {
            assertThat(live.await(1, SOON)).isTrue();
            before = content(live.current());
        }
        Snapshot.Loaded kept = new Snapshot(directory).load().orElseThrow();
        assertThat(kept.timelines().commit()).isEqualTo(1);
        assertThat(content(kept.timelines())).isEqualTo(before);

        writer.write(second().batch(), "r");
        try (LiveTimelines live = live(FactScan.of(graph))) {
            assertThat(live.await(2, SOON)).isTrue();
            assertThat(content(live.current())).containsAllEntriesOf(before).hasSize(2);
        }
        damage();
        assertThat(new Snapshot(directory).load()).isEmpty();
        try (LiveTimelines live = live(FactScan.of(graph))) {
            assertThat(live.await(2, SOON)).isTrue();
            assertThat(content(live.current())).hasSize(2);
        }
    }

    private void damage() throws IOException {
        try (var files = Files.list(directory)) {
            Path shard = files.filter(f -> f.toString().endsWith(".shard"))
                    .findFirst()
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(shard);
            bytes[bytes.length / 2] ^= 1;
            Files.write(shard, bytes);
        }
    }
}
