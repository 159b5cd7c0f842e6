package org.sinew.ingest;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.sinew.graph.FactWriter;

/**
 * Takes records into the graph: read, written in batches of whole records, and what is rejected kept as a dead letter.
 * When a call returns, everything it read is durable, as facts or as dead letters.
 */
public final class Ingest {

    private final FactWriter writer;
    private final SourceReader reader;
    private final DeadLetters deadLetters;
    private final IngestRuns runs;
    private final Clock clock;

    Ingest(FactWriter writer, SourceReader reader, DeadLetters deadLetters, IngestRuns runs, Clock clock) {
        this.writer = writer;
        this.reader = reader;
        this.deadLetters = deadLetters;
        this.runs = runs;
        this.clock = clock;
    }

    /**
     * Takes in all of {@code sources}, in their order, as one run.
     *
     * @param system the source system
     * @throws IOException when a source's bytes cannot be had; what was read before is in the graph
     */
    public IngestReport take(String system, Sources sources, IngestProgress progress) throws IOException {
        return run(system, tally -> {
            BatchSink sink = new BatchSink(
                    writer, tally, rejection -> deadLetters.keep(system, tally.run(), rejection), progress);
            sources.forEach(sink, source -> {
                reader.read(source, sink);
                sink.sourceDone();
            });
            sink.flush();
            replayEarlyFacts(tally);
        });
    }

    /** Takes in one source, such as a request's body. */
    public IngestReport take(Source source) throws IOException {
        return take(source.system(), Sources.of(source), IngestProgress.NONE);
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
                replay(letter, tally, progress);
            }
        });
    }

    private IngestReport run(String system, Work work) throws IOException {
        String id = UUID.randomUUID().toString();
        IngestRun run = runs.save(IngestRun.start(id, system, clock.instant()));
        Tally tally = new Tally(id);
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
    private void replayEarlyFacts(Tally tally) throws IOException {
        if (tally.hasStrangers()) {
            for (DeadLetter letter : deadLetters.ofStrangers(tally.run())) {
                tally.settled(letter);
                replay(letter, tally, IngestProgress.NONE);
            }
        }
    }

    private void replay(DeadLetter letter, Tally tally, IngestProgress progress) throws IOException {
        long rejectedBefore = tally.rejected();
        BatchSink sink = new BatchSink(writer, tally, rejection -> deadLetters.again(letter, rejection), progress);
        reader.read(Source.of(letter.source(), letter.place(), letter.bytes()), sink);
        sink.flush();
        if (tally.rejected() == rejectedBefore) {
            deadLetters.forget(letter);
        }
    }

    private interface Work {
        void on(Tally tally) throws IOException;
    }
}
