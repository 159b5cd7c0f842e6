package org.sinew.bench;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sinew.cohort.Cohorts;
import org.sinew.cohort.Sex;
import org.sinew.cohort.Timelines;

/** Rows 1 to 4: the same questions to the timelines and to databases that hold the same events. */
final class CohortRow implements Row {

    private static final Path WORK = Path.of("target", "bench", "cohort");
    private static final int BANDS = 10;
    private static final int CLIENTS = 8;
    private static final int ROUND_SECONDS = 15;
    private static final int COMPARING_SECONDS = 120;
    private static final int LAST_DAY = CohortData.FIRST_DAY + CohortData.DAYS;

    private final List<CohortPeer> peers = new ArrayList<>();
    private @Nullable Cohorts cohorts;

    @Override
    public Report measure(Settings settings) throws Exception {
        Report report = new Report(settings, workload(settings.row()), goal(settings.row()));
        CohortData data = new CohortData(settings.scaled(1_000_000, 1_000));
        bounded(settings, report);
        Timelines timelines = data.timelines();
        Cohorts ours = Cohorts.over(timelines, data.terminology());
        cohorts = ours;
        report.ours("patients", timelines.size());
        report.ours("events", timelines.events());
        report.ours("bytes an event", (double) timelines.bytes() / timelines.events());
        open(settings, report);
        load(data, report);
        List<CohortQuestion> questions = questions(settings.row());
        compare(report, questions, ours);
        switch (settings.row()) {
            case 3 -> throughput(settings, report, questions);
            case 4 -> breakdown(settings, report, questions);
            default -> latency(settings, report, questions);
        }
        report.ours("resident MiB", Machine.residentMebibytes(ProcessHandle.current().pid()));
        for (CohortPeer peer : peers) {
            peer.close();
        }
        return report;
    }

    /** A hundred questions of eight clients over a million patients are hours of PostgreSQL. */
    private static void bounded(Settings settings, Report report) {
        if (settings.row() == 3) {
            report.ours(
                    "scale",
                    settings.isScaleGiven()
                            ? "as given"
                            : "a tenth of the row's million patients, so that PostgreSQL ends; -Dscale=1 for all");
        }
    }

    private static String workload(int row) {
        return switch (row) {
            case 1 -> "A and B and not C over 10, 100 and 2,000 codes";
            case 2 -> "cohorts with time: then within, first ever, two within, value";
            case 3 -> "rows 1 and 2 from 8 clients, 100 distinct questions";
            default -> "cohort to a 20-way breakdown with suppression";
        };
    }

    private static String goal(int row) {
        return switch (row) {
            case 1 -> "p95 ≤ 10 ms; ≥ 50× PostgreSQL, ≥ 10× DuckDB, ≥ 1× chDB with bitmaps";
            case 2 -> "p95 ≤ 50 ms; ≥ 20× PostgreSQL, ≥ 3× DuckDB and chDB";
            case 3 -> "≥ 10× PostgreSQL";
            default -> "≥ 5× DuckDB";
        };
    }

    private void open(Settings settings, Report report) throws Exception {
        if (settings.peer("postgresql").isPresent()) {
            peers.add(SqlPeer.postgreSql(settings.peer("postgresql").get()));
        } else if (settings.row() != 4) {
            report.missing("PostgreSQL", "-Dpeer.postgresql=jdbc:postgresql://127.0.0.1:5432/postgres?user=…");
        }
        if (settings.row() != 3) {
            peers.add(SqlPeer.duckDb(WORK.resolve("events.duckdb")));
        }
        if (settings.row() < 3 && settings.peer("chdb").isPresent()) {
            peers.add(ChdbPeer.start(Path.of(settings.peer("chdb").get())));
        } else if (settings.row() < 3) {
            report.missing("chDB", "-Dpeer.chdb=<directory where npm i chdb was run>");
        }
    }

    private void load(CohortData data, Report report) throws Exception {
        Path events = data.writeEvents(WORK);
        Path ancestors = data.writeAncestors(WORK);
        Path persons = data.writePersons(WORK);
        for (CohortPeer peer : peers) {
            double seconds = peer.load(data.size(), events, ancestors, persons);
            report.peer(peer.name(), "load, s", Double.isNaN(seconds) ? "kept from an earlier row" : seconds);
        }
    }

    private static List<CohortQuestion> questions(int row) {
        return switch (row) {
            case 1, 4 -> IntStream.range(0, 10).mapToObj(CohortQuestion::sets).toList();
            case 2 -> IntStream.range(0, 3).boxed().flatMap(i -> CohortQuestion.temporal(i).stream()).toList();
            default ->
                IntStream.range(0, 20)
                        .boxed()
                        .flatMap(i -> java.util.stream.Stream.concat(
                                java.util.stream.Stream.of(CohortQuestion.sets(i)), CohortQuestion.temporal(i).stream()))
                        .toList();
        };
    }

    /** As many questions as can be compared in a bounded time, from the first on; how many is said. */
    private void compare(Report report, List<CohortQuestion> questions, Cohorts ours) throws Exception {
        long start = System.nanoTime();
        int compared = 0;
        for (CohortQuestion question : questions) {
            boolean isLate = (System.nanoTime() - start) / 1e9 > COMPARING_SECONDS;
            if (questions.size() > 20 && isLate) {
                break;
            }
            compare(report, question, ours);
            compared++;
        }
        report.ours("questions whose answers were compared", compared + " of " + questions.size());
    }

    private void compare(Report report, CohortQuestion question, Cohorts ours) throws Exception {
        int[] members = ours.evaluate(question.criterion()).members().toArray();
        String answer = digest(members);
        for (CohortPeer peer : peers) {
            report.compared(question.name(), answer, peer.name(), digest(peer.ids(question)));
            report.compared(question.name() + ", counted", members.length, peer.name(), peer.count(question));
        }
    }

    private static String digest(int[] ids) throws Exception {
        ByteBuffer bytes = ByteBuffer.allocate(4 * ids.length);
        for (int id : ids) {
            bytes.putInt(id);
        }
        String sum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
        return ids.length + " patients, " + sum;
    }

    private Cohorts ours() {
        return java.util.Objects.requireNonNull(cohorts);
    }

    private void latency(Settings settings, Report report, List<CohortQuestion> questions) throws Exception {
        double[] cold = new double[questions.size()];
        Cohorts fresh = Cohorts.over(ours().timelines().withoutCaches(), new CohortData(1).terminology());
        for (int i = 0; i < cold.length; i++) {
            CohortQuestion question = questions.get(i);
            cold[i] = 1000 * Rounds.seconds(() -> fresh.count(question.criterion()));
        }
        report.ours("a question's first time", "ms", new Samples(cold));
        warm(questions, 3);
        Samples mine = timed(settings, questions, q -> {
            long start = System.nanoTime();
            ours().count(q.criterion());
            return (System.nanoTime() - start) / 1e6;
        });
        report.ours("question", "ms", mine);
        report.atMost("p95 ms", mine.p95(), settings.row() == 1 ? 10 : 50);
        for (CohortPeer peer : peers) {
            Samples theirs = timed(settings, questions, q -> {
                long start = System.nanoTime();
                peer.count(q);
                return peer instanceof ChdbPeer chdb ? 1000 * chdb.seconds() : (System.nanoTime() - start) / 1e6;
            });
            report.peer(peer.name(), "question", "ms", theirs);
            boolean sets = settings.row() == 1;
            double goal = switch (peer.name()) {
                case "PostgreSQL" -> sets ? 50 : 20;
                case "DuckDB" -> sets ? 10 : 3;
                default -> sets ? 1 : 3;
            };
            report.ratio(peer.name() + " ÷ sinew, p95", theirs.p95() / mine.p95(), goal);
            report.ratio(peer.name() + " ÷ sinew, median", theirs.median() / mine.median(), 0);
        }
    }

    private void warm(List<CohortQuestion> questions, int times) {
        for (int i = 0; i < times; i++) {
            questions.forEach(q -> ours().count(q.criterion()));
        }
    }

    private interface Timed {
        double milliseconds(CohortQuestion question) throws Exception;
    }

    /** Every question once a round; the first round is discarded. */
    private static Samples timed(Settings settings, List<CohortQuestion> questions, Timed timed) throws Exception {
        double[] taken = new double[settings.runs() * questions.size()];
        for (int round = 0; round <= settings.runs(); round++) {
            for (int i = 0; i < questions.size(); i++) {
                double one = timed.milliseconds(questions.get(i));
                if (round > 0) {
                    taken[(round - 1) * questions.size() + i] = one;
                }
            }
        }
        return new Samples(taken);
    }

    private void throughput(Settings settings, Report report, List<CohortQuestion> questions) throws Exception {
        warm(questions, 2);
        AtomicInteger ourTurn = new AtomicInteger();
        Rounds rounds = new Rounds()
                .add("ours", () -> perSecond(questions, ourTurn, q -> ours().count(q.criterion())));
        for (CohortPeer peer : peers) {
            AtomicInteger turn = new AtomicInteger();
            rounds.add(peer.name(), () -> perSecond(questions, turn, peer::count));
        }
        Rounds.Taken taken = rounds.run(settings.runs());
        report.ours("8 clients", "questions/s", taken.of("ours"));
        for (CohortPeer peer : peers) {
            report.peer(peer.name(), "8 clients", "questions/s", taken.of(peer.name()));
            report.ratio("sinew ÷ " + peer.name(), taken.median("ours") / taken.median(peer.name()), 10);
        }
    }

    /** Eight clients ask one question after another, each the next in turn, for so many seconds; all answers are awaited. */
    private static double perSecond(List<CohortQuestion> questions, AtomicInteger turn, Timed asking) throws Exception {
        AtomicInteger answered = new AtomicInteger();
        long start = System.nanoTime();
        Callable<Void> client = () -> {
            while ((System.nanoTime() - start) / 1e9 < ROUND_SECONDS) {
                asking.milliseconds(questions.get(Math.floorMod(turn.getAndIncrement(), questions.size())));
                answered.incrementAndGet();
            }
            return null;
        };
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (Future<Void> one : clients.invokeAll(Collections.nCopies(CLIENTS, client))) {
                one.get();
            }
        }
        return answered.get() / ((System.nanoTime() - start) / 1e9);
    }

    private void breakdown(Settings settings, Report report, List<CohortQuestion> questions) throws Exception {
        for (CohortQuestion question : questions.subList(0, 5)) {
            report.compared(
                    question.name() + " broken down",
                    broken(question),
                    "DuckDB",
                    ((SqlPeer) peers.getLast()).number(brokenSql(question)));
        }
        warm(questions, 3);
        Samples mine = timed(settings, questions, q -> {
            long start = System.nanoTime();
            broken(q);
            return (System.nanoTime() - start) / 1e6;
        });
        Samples theirs = timed(settings, questions, q -> {
            long start = System.nanoTime();
            ((SqlPeer) peers.getLast()).number(brokenSql(q));
            return (System.nanoTime() - start) / 1e6;
        });
        report.ours("breakdown", "ms", mine);
        report.peer("DuckDB", "breakdown", "ms", theirs);
        report.ratio("DuckDB ÷ sinew, p95", theirs.p95() / mine.p95(), 5);
    }

    /** Counts by sex and band of ten years; what is below 11 is 0. */
    private List<Long> broken(CohortQuestion question) {
        var cohort = ours().evaluate(question.criterion());
        Timelines timelines = cohort.timelines();
        long[] counts = new long[2 * BANDS];
        cohort.members().forEach((int patient) -> {
            int band = Math.min(BANDS - 1, (LAST_DAY - timelines.birthDay(patient)) / 3_653);
            counts[(timelines.sex(patient) == Sex.FEMALE ? BANDS : 0) + band]++;
        });
        List<Long> shown = new ArrayList<>();
        for (long count : counts) {
            shown.add(count < 11 ? 0 : count);
        }
        return shown;
    }

    private static String brokenSql(CohortQuestion question) {
        return "SELECT CASE WHEN count(c.person_id) < 11 THEN 0 ELSE count(c.person_id) END FROM range(" + 2 * BANDS
                + ") g(cell) LEFT JOIN (SELECT p.person_id, p.female * " + BANDS + " + least(" + (BANDS - 1) + ", (" + LAST_DAY
                + " - p.birth) // 3653) AS cell FROM person p JOIN (" + question.sql()
                + ") q ON q.person_id = p.person_id) c ON c.cell = g.cell GROUP BY g.cell ORDER BY g.cell";
    }
}
