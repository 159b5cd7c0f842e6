package org.sinew.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sinew.graph.FactWriter;
import org.sinew.patient.FactKey;
import org.sinew.patient.Provenance;
import org.sinew.patient.Retraction;

/**
 * Takes records into the graph: read, written in batches of whole records, and what is rejected kept as a dead letter.
 * When a call returns, everything it read is durable, as facts or as dead letters.
 */
public final class Ingest {

    private final FactWriter writer;
    private final SourceReader reader;
    private final Limits limits;
    private final DeadLetters deadLetters;
    private final IngestRuns runs;
    private final Clock clock;

    Ingest(
            FactWriter writer,
            SourceReader reader,
            Limits limits,
            DeadLetters deadLetters,
            IngestRuns runs,
            Clock clock) {
        this.writer = writer;
        this.reader = reader;
        this.limits = limits;
        this.deadLetters = deadLetters;
        this.runs = runs;
        this.clock = clock;
    }

    /**
     * Takes in everything that the files, archives and directories hold, as one run.
     *
     * @param system the source system
     * @throws IOException when a file cannot be read; what was read before is in the graph
     */
    public IngestReport take(String system, List<Path> paths, IngestProgress progress) throws IOException {
        return take(system, paths, SampleSheet.NONE, progress);
    }

    /**
     * The same with what is said of the samples in variant files.
     *
     * @throws IOException when a file cannot be read; what was read before is in the graph
     */
    public IngestReport take(String system, List<Path> paths, SampleSheet samples, IngestProgress progress)
            throws IOException {
        return take(system, progress, sink -> {
            SourceFiles files = new SourceFiles(system, limits, samples, sink::read, sink::reject);
            for (Path path : paths) {
                files.walk(path);
            }
        });
    }

    /** Takes back a record that {@code system} gave before; nothing happens if it never did. */
    public IngestReport retract(String system, String type, String id) throws IOException {
        String record = type + "/" + id;
        Provenance provenance = new Provenance(system, record, "DELETE " + record);
        Retraction retraction = new Retraction(new FactKey(system + "|" + record), provenance);
        return take(
                system,
                IngestProgress.NONE,
                sink -> sink.accept(new SourceRecord(
                        type,
                        provenance,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(retraction),
                        List.of(),
                        List.of(),
                        Raw.NONE,
                        null)));
    }

    /** Whether a run of this source system ever came to its end. */
    public boolean hasFinished(String system) {
        return runs.existsBySourceAndStatus(system, "finished");
    }

    /** Takes in one source. */
    public IngestReport take(Source source) throws IOException {
        return take(source.system(), IngestProgress.NONE, sink -> sink.read(source));
    }

    /**
     * Takes in a system's request. A bundle of type {@code transaction} is taken in whole, or not at all and without a
     * dead letter, for its sender is told.
     */
    public Exchange exchange(Source source) throws IOException {
        Outcomes outcomes = new Outcomes();
        IngestReport report = ended(
                newRun(source.system()),
                tally -> take(source.system(), tally, IngestProgress.NONE, outcomes, sink -> sink.read(source)));
        return outcomes.exchange(report);
    }

    private IngestReport take(String system, IngestProgress progress, Reading reading) throws IOException {
        return run(system, tally -> take(system, tally, progress, null, reading));
    }

    private void take(String system, Tally tally, IngestProgress progress, @Nullable Outcomes outcomes, Reading reading)
            throws IOException {
        BatchSink sink = new BatchSink(
                reader,
                writer,
                tally,
                rejection -> deadLetters.keep(system, tally.run(), rejection),
                progress,
                outcomes);
        reading.into(sink);
        sink.flush();
        replayEarlyFacts(tally, outcomes);
    }

    /**
     * Reads dead letters again, all or those named; what succeeds is no longer a dead letter, what fails stays one. A
     * letter whose bytes were too many to keep is passed over.
     *
     * @throws IllegalArgumentException for an id that is not there
     */
    public IngestReport replay(List<String> ids, IngestProgress progress) throws IOException {
        List<DeadLetter> letters = (ids.isEmpty() ? deadLetters.ids() : ids)
                .stream().map(deadLetters::get).filter(DeadLetter::isWhole).toList();
        return run("replay", tally -> {
            for (DeadLetter letter : letters) {
                replay(letter, tally, progress, null);
            }
        });
    }

    private IngestReport run(String system, Work work) throws IOException {
        return ended(runs.save(newRun(system)), work);
    }

    private IngestRun newRun(String system) {
        return IngestRun.start(UUID.randomUUID().toString(), system, clock.instant());
    }

    /** A request's run is written once, when it has ended: its sender hears of a failure anyway. */
    private IngestReport ended(IngestRun run, Work work) throws IOException {
        Tally tally = new Tally(run.id());
        String outcome = "failed";
        try {
            work.on(tally);
            outcome = "finished";
            return tally.report();
        } finally {
            runs.save(run.end(outcome, clock.instant(), tally.report()));
        }
    }

    /** What came before its patient was set aside; by now the patient may be there. */
    private void replayEarlyFacts(Tally tally, @Nullable Outcomes outcomes) throws IOException {
        if (tally.hasStrangers()) {
            for (DeadLetter letter : deadLetters.ofStrangers(tally.run())) {
                if (letter.isWhole()) {
                    tally.settled(letter);
                    replay(letter, tally, IngestProgress.NONE, outcomes);
                }
            }
        }
    }

    private void replay(DeadLetter letter, Tally tally, IngestProgress progress, @Nullable Outcomes outcomes)
            throws IOException {
        long rejectedBefore = tally.rejected();
        BatchSink sink = new BatchSink(
                reader, writer, tally, rejection -> deadLetters.again(letter, rejection), progress, outcomes);
        sink.read(Source.of(letter.source(), letter.place(), letter.bytes()));
        sink.flush();
        if (tally.rejected() == rejectedBefore) {
            deadLetters.forget(letter);
        }
    }

    private interface Reading {
        void into(BatchSink sink) throws IOException;
    }

    private interface Work {
        void on(Tally tally) throws IOException;
    }
}
