package org.sinew.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.sinew.graph.FactBatch;
import org.sinew.graph.FactWriter;
import org.sinew.graph.FactsCommitted;
import org.sinew.patient.Actor;
import org.sinew.patient.Fact;
import org.sinew.patient.FactKey;
import org.sinew.patient.Patient;
import org.sinew.patient.Retraction;

/** Gathers records into batches, writes them, and passes on what was rejected. */
final class BatchSink implements RecordSink {

    private static final int BATCH = 3_000;

    private final SourceReader reader;
    private final FactWriter writer;
    private final Tally tally;
    private final Consumer<Rejection> rejections;
    private final IngestProgress progress;
    private final List<SourceRecord> waiting = new ArrayList<>();
    private int size;
    private long sources;

    BatchSink(
            SourceReader reader,
            FactWriter writer,
            Tally tally,
            Consumer<Rejection> rejections,
            IngestProgress progress) {
        this.reader = reader;
        this.writer = writer;
        this.tally = tally;
        this.rejections = rejections;
        this.progress = progress;
    }

    @Override
    public void accept(SourceRecord record) {
        tally.read(record);
        if (record.isUnmodelled()) {
            return;
        }
        waiting.add(record);
        size += 1 + record.facts().size();
        if (size >= BATCH) {
            flush();
        }
    }

    @Override
    public void reject(Rejection rejection) {
        rejections.accept(rejection);
        tally.rejected(rejection);
    }

    void read(Source source) throws IOException {
        reader.read(source, this);
        sources++;
        progress.advanced(sources, tally.records());
    }

    /** Writes what is waiting; durable on return. */
    void flush() {
        if (waiting.isEmpty()) {
            return;
        }
        FactsCommitted committed = writer.write(batch(), tally.run());
        tally.committed(committed);
        if (!committed.strangers().isEmpty()) {
            rejectStrangers(committed.strangers());
        }
        waiting.clear();
        size = 0;
        progress.advanced(sources, tally.records());
    }

    private FactBatch batch() {
        List<Actor> actors = new ArrayList<>();
        List<Patient> patients = new ArrayList<>();
        List<Fact> facts = new ArrayList<>();
        List<Retraction> retractions = new ArrayList<>();
        for (SourceRecord record : waiting) {
            actors.addAll(record.actors());
            patients.addAll(record.patients());
            facts.addAll(record.facts());
            retractions.addAll(record.retractions());
        }
        return new FactBatch(actors, patients, facts, retractions);
    }

    private void rejectStrangers(List<Fact> strangers) {
        Set<FactKey> keys = strangers.stream().map(Fact::key).collect(Collectors.toSet());
        for (SourceRecord record : waiting) {
            record.facts().stream()
                    .filter(fact -> keys.contains(fact.key()))
                    .findFirst()
                    .ifPresent(fact -> rejectStranger(record, fact));
        }
    }

    private void rejectStranger(SourceRecord record, Fact fact) {
        tally.unread(record);
        reject(new Rejection.UnknownPatient(
                record.provenance().record(),
                record.provenance().place(),
                "the patient " + fact.patient() + " is not known; load the patient's record first",
                record.raw()));
    }
}
