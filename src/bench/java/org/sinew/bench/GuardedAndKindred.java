package org.sinew.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.access.Audience;
import org.sinew.access.Audience.Role;
import org.sinew.access.Disclosure;
import org.sinew.access.Patients;
import org.sinew.cohort.Cohorts;
import org.sinew.cohort.Criterion;
import org.sinew.cohort.EventKind;
import org.sinew.cohort.Pattern;
import org.sinew.cohort.Timelines;
import org.sinew.patient.Kin;

/** Row 18: what the ledger of told counts adds to rows 1 and 2, and what relatives cost, where all patients have families. */
final class GuardedAndKindred implements Row {

    private static final Path WORK = Path.of("target", "bench", "disclosure");
    private static final Audience RESEARCHER = new Audience("bench", Set.of(Role.RESEARCHER), "research");
    private static final int ANSWERS = 500;

    @Override
    public Report measure(Settings settings) throws Exception {
        Report report = new Report(
                settings,
                "rows 1 and 2 as a researcher, with " + ANSWERS + " answers told before; relatives in families of four",
                "the ledger and relatives within row 2's p95 ≤ 50 ms");
        CohortData data = new CohortData(settings.scaled(1_000_000, 1_000));
        Timelines timelines = data.families();
        Cohorts cohorts = Cohorts.over(timelines, data.terminology());
        guarded(settings, report, cohorts, timelines);
        relatives(settings, report, data, cohorts);
        report.ours("resident MiB", Machine.residentMebibytes(ProcessHandle.current().pid()));
        return report;
    }

    private static Disclosure disclosure(Timelines timelines) {
        return Disclosure.keptIn(WORK, Disclosure.USUAL_FLOOR, Set.of(Role.RESEARCHER), new Patients() {
            @Override
            public Object numbering() {
                return timelines;
            }

            @Override
            public String id(int patient) {
                return timelines.id(patient);
            }
        });
    }

    private static void guarded(Settings settings, Report report, Cohorts cohorts, Timelines timelines)
            throws Exception {
        emptied(WORK);
        Disclosure disclosure = disclosure(timelines);
        double first = Rounds.seconds(() -> disclosure.tell(RESEARCHER, timelines.present()));
        report.ours("first answer, of all patients, ms", 1000 * first);
        List<CohortQuestion> questions = IntStream.range(0, 200)
                .boxed()
                .flatMap(i -> Stream.concat(Stream.of(CohortQuestion.sets(i)), CohortQuestion.temporal(i).stream()))
                .toList();
        List<Double> ledger = new ArrayList<>();
        for (CohortQuestion question : questions) {
            if (disclosure.remembered(RESEARCHER.user()) >= ANSWERS) {
                break;
            }
            RoaringBitmap members = cohorts.evaluate(question.criterion()).members();
            ledger.add(1000 * Rounds.seconds(() -> disclosure.tell(RESEARCHER, members)));
        }
        report.ours("answers remembered", disclosure.remembered(RESEARCHER.user()));
        Samples growing = samples(ledger);
        report.ours("a new answer, while they grow to that", "ms", growing);
        report.atMost("a new answer, p95 ms", growing.p95(), 50);
        List<Double> again = new ArrayList<>();
        for (CohortQuestion question : questions.subList(0, 50)) {
            RoaringBitmap members = cohorts.evaluate(question.criterion()).members();
            for (int run = 0; run < settings.runs(); run++) {
                again.add(1000 * Rounds.seconds(() -> disclosure.tell(RESEARCHER, members)));
            }
        }
        report.ours("an answer once more", "ms", samples(again));
        report.ours("read again after a restart, s", Rounds.seconds(() -> disclosure(timelines)
                .tell(RESEARCHER, timelines.present())));
    }

    private static void relatives(Settings settings, Report report, CohortData data, Cohorts cohorts) throws Exception {
        report.ours("ties", 2L * data.persons());
        for (int size : new int[] {10, 100, 2_000}) {
            Criterion that = Criterion.event(Pattern.of(EventKind.CONDITION, "<< " + CohortData.group(size, 1)));
            List<Criterion.Relative> asked = List.of(
                    new Criterion.Relative(List.of(Kin.MOTHER), null, that),
                    new Criterion.Relative(List.of(Kin.SIBLING), null, that),
                    new Criterion.Relative(List.of(), 2, that));
            for (Criterion.Relative relative : asked) {
                List<Double> taken = new ArrayList<>();
                int[] found = new int[1];
                for (int run = -1; run < settings.runs(); run++) {
                    double one = 1000 * Rounds.seconds(() -> found[0] = cohorts.count(relative));
                    if (run >= 0) {
                        taken.add(one);
                    }
                }
                Samples samples = samples(taken);
                String name = (relative.kin().isEmpty() ? "any kin" : relative.kin().getFirst()) + " with one of " + size
                        + " codes";
                report.ours(name + ", patients", found[0]);
                report.ours(name, "ms", samples);
                report.atMost(name + ", p95 ms", samples.p95(), 50);
            }
        }
    }

    private static Samples samples(List<Double> milliseconds) {
        return new Samples(milliseconds.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static void emptied(Path directory) throws Exception {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.list(directory)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
