package org.sinew.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sinew.graph.Commits;
import org.sinew.graph.FactBatch;
import org.sinew.graph.FactHistory;
import org.sinew.graph.FactScan;
import org.sinew.graph.FactWriter;
import org.sinew.graph.Graph;
import org.sinew.patient.Coding;
import org.sinew.patient.Concept;
import org.sinew.patient.Fact;
import org.sinew.patient.FactHeader;
import org.sinew.patient.FactKey;
import org.sinew.patient.Provenance;
import org.sinew.patient.Retraction;
import org.sinew.term.TermId;
import org.sinew.testing.PatientScenario;
import org.sinew.testing.TestGraph;
import org.springframework.util.FileSystemUtils;

/** The state after an older commit is what it was when that commit was the last, whatever was written since. */
class OlderCommitsIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final List<String> CODES =
            List.of("SNOMEDCT:44054006", "SNOMEDCT:195967001", "SNOMEDCT:59621000", "ICD10CM:E11.9");

    @TempDir
    private Path directory;

    private Graph graph = TestGraph.shared();
    private FactWriter writer = new FactWriter(graph, Clock.systemUTC());

    @BeforeEach
    void emptyGraph() {
        graph = TestGraph.empty();
        writer = new FactWriter(graph, Clock.systemUTC());
    }

    private LiveTimelines live(Path snapshots) {
        return new LiveTimelines(FactScan.of(graph), new Commits(graph), new FactHistory(graph), snapshots).start();
    }

    /** One commit: what happens to which patient, to which of the patient's facts, and what these become. */
    record Step(int what, int patient, int key, int code, int value) {}

    @Provide
    Arbitrary<List<Step>> histories() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, CODES.size() - 1),
                        Arbitraries.integers().between(5, 11))
                .as(Step::new)
                .list()
                .ofMinSize(2)
                .ofMaxSize(25);
    }

    /** What was written of one patient, as the test itself keeps it. */
    private static final class Known {
        private String sex = "female";
        private final Map<String, String> conditions = new TreeMap<>();
        private final Map<String, Integer> values = new TreeMap<>();

        PatientScenario scenario(String id) {
            PatientScenario patient = PatientScenario.patient(id).sex(sex).visited("v-" + id, "2019-01-01");
            patient.during("v-" + id);
            conditions.forEach((key, code) -> patient.diagnosed(key, code, date(key)));
            values.forEach((key, value) -> patient.measured(key, "LOINC:4548-4", date(key), value, "%"));
            return patient;
        }

        private static String date(String key) {
            return LocalDate.parse("2020-01-01")
                    .plusDays(Math.abs(key.hashCode() % 400))
                    .toString();
        }
    }

    private static FactBatch batch(PatientScenario patient, List<Retraction> retractions) {
        List<Fact> facts =
                patient.facts().stream().map(OlderCommitsIT::twiceCoded).toList();
        return new FactBatch(List.of(), List.of(patient.asPatient()), facts, retractions);
    }

    /** A second coding beside the first, as systems that translate give it. */
    private static Fact twiceCoded(Fact fact) {
        if (!(fact instanceof Fact.Condition c)) {
            return fact;
        }
        FactHeader h = c.header();
        List<Coding> codings = new ArrayList<>(h.concept().codings());
        codings.add(new Coding(TermId.parse("LOCAL:" + codings.getFirst().id().local()), null));
        FactHeader twice = new FactHeader(
                h.key(),
                h.patient(),
                new Concept(codings, h.concept().text()),
                h.encounter(),
                h.period(),
                h.status(),
                h.actors(),
                h.links(),
                h.provenance());
        return new Fact.Condition(twice, c.verification(), c.categories(), c.severity(), c.bodySites(), c.recorded());
    }

    private static Retraction retraction(String record) {
        return new Retraction(new FactKey("test|" + record), new Provenance("test", record, "here"));
    }

    /** Each history takes seconds, as every commit is awaited, so there are few. */
    @Property(tries = 8, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void everyCommitIsRebuilt(@ForAll("histories") List<Step> steps) throws Exception {
        emptyGraph();
        Path snapshots = Files.createTempDirectory("older-commits");
        Map<String, Known> now = new TreeMap<>();
        Map<Long, Set<String>> counted = new HashMap<>();
        Map<Long, Map<String, List<String>>> seen = new HashMap<>();
        try (LiveTimelines live = live(snapshots.resolve("a"))) {
            for (Step step : steps) {
                change(step, now);
                long commit = new Commits(graph).last().number();
                assertThat(live.await(commit, SOON)).isTrue();
                counted.put(commit, diabetics(now));
                seen.put(commit, LiveTimelinesIT.content(live.current()));
            }
        }
        try (LiveTimelines restarted = live(snapshots.resolve("b"))) {
            long last = new Commits(graph).last().number();
            assertThat(restarted.await(last, SOON)).isTrue();
            for (long commit : counted.keySet()) {
                Timelines then = restarted.at(commit);
                assertThat(then.commit()).isEqualTo(commit);
                assertThat(LiveTimelinesIT.content(then)).as("commit " + commit).isEqualTo(seen.get(commit));
                assertThat(ids(then)).as("commit " + commit).isEqualTo(counted.get(commit));
            }
            assertThat(LiveTimelinesIT.content(restarted.current())).isEqualTo(seen.get(last));
        } finally {
            FileSystemUtils.deleteRecursively(snapshots);
        }
    }

    /** A patient comes or changes, a fact is added, corrected or taken back, or a patient is deleted. */
    private void change(Step step, Map<String, Known> now) {
        String id = "p" + step.patient();
        Known known = now.computeIfAbsent(id, p -> new Known());
        String key = id + "-" + step.key();
        String code = CODES.get(step.code());
        List<Retraction> gone = List.of();
        switch (step.what()) {
            case 0 -> {
                now.remove(id);
                writer.write(batch(known.scenario(id), List.of()), "run");
                writer.write(
                        new FactBatch(List.of(), List.of(), List.of(), List.of(retraction("Patient/" + id))), "run");
                return;
            }
            case 1 -> {
                known.sex = known.sex.equals("female") ? "male" : "female";
                known.conditions.put("c" + key, code);
            }
            case 2 ->
                gone = known.conditions.remove("c" + key) != null
                        ? List.of(retraction("Condition/c" + key))
                        : List.of();
            case 3, 4 -> known.values.put("m" + key, step.value());
            default -> known.conditions.put("c" + key, code);
        }
        writer.write(batch(known.scenario(id), gone), "run");
    }

    private static Set<String> diabetics(Map<String, Known> now) {
        Set<String> ids = new TreeSet<>();
        now.forEach((id, known) -> {
            if (known.conditions.containsValue("SNOMEDCT:44054006")
                    && known.values.values().stream().anyMatch(value -> value > 7)) {
                ids.add("test|Patient/" + id);
            }
        });
        return ids;
    }

    /** Asked by the second coding, which a version must have kept. */
    private static Set<String> ids(Timelines state) {
        Criterion criterion = Criterion.and(
                Criterion.event(Pattern.of(EventKind.CONDITION, "LOCAL:44054006")),
                Criterion.event(Pattern.of(EventKind.MEASUREMENT, "LOINC:4548-4")
                        .check(new Pattern.Check(new Pattern.Amount(7.0, null, null, null, "%"), null, null, null))));
        Set<String> ids = new TreeSet<>();
        if (state.present().isEmpty()
                || state.codes(EventKind.MEASUREMENT).isEmpty()
                || state.codes(EventKind.CONDITION).stream()
                        .noneMatch(code -> code.ids().contains(TermId.parse("LOCAL:44054006")))) {
            return ids;
        }
        Cohorts.over(state, TestTerms.TERMS).evaluate(criterion).members().forEach((int p) -> ids.add(state.id(p)));
        return ids;
    }

    @Test
    void whatCannotBeRebuiltIsRefused() throws Exception {
        writer.write(PatientScenario.patient("a").sex("female").batch(), "run");
        writer.write(
                PatientScenario.patient("a")
                        .sex("male")
                        .diagnosed("c", CODES.getFirst(), "2020-01-01")
                        .batch(),
                "run");
        writer.write(PatientScenario.patient("b").sex("male").batch(), "run");
        try (LiveTimelines live = live(directory.resolve("c"))) {
            assertThat(live.await(3, SOON)).isTrue();
            assertThat(live.at(1).sex(live.at(1).number("test|Patient/a").orElseThrow()))
                    .isEqualTo(Sex.FEMALE);
            assertThatThrownBy(() -> live.at(7)).hasMessageContaining("there is no commit 7");
            Cohorts cohorts =
                    new Cohorts(live::current, live::at, () -> TestTerms.TERMS, Library.EMPTY, GraphSets.of(graph), 1);
            assertThatThrownBy(() -> cohorts.evaluate(new Criterion.TreatedAt("x"), cohorts.timelines(2)))
                    .hasMessageContaining("edges are those of today");
        }
        new Commits(graph).forget(2);
        try (LiveTimelines live = live(directory.resolve("d"))) {
            assertThat(live.await(3, SOON)).isTrue();
            assertThatThrownBy(() -> live.at(1)).hasMessageContaining("there is no commit 1");
        }
    }
}
