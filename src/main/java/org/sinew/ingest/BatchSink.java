package org.sinew.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sinew.graph.FactBatch;
import org.sinew.graph.FactWriter;
import org.sinew.graph.FactsCommitted;
import org.sinew.graph.WriteCondition;
import org.sinew.graph.Written;
import org.sinew.patient.Actor;
import org.sinew.patient.DrugProduct;
import org.sinew.patient.Fact;
import org.sinew.patient.FactKey;
import org.sinew.patient.Patient;
import org.sinew.patient.Retraction;

/**
 * Gathers records into batches, writes them, and passes on what was rejected. A system's transaction is one batch,
 * written whole or not at all.
 */
final class BatchSink implements RecordSink {

    private static final int BATCH = 3_000;

    private final SourceReader reader;
    private final FactWriter writer;
    private final Tally tally;
    private final Consumer<Rejection> deadLetters;
    private final IngestProgress progress;
    private final @Nullable Outcomes outcomes;
    private final List<SourceRecord> waiting = new ArrayList<>();
    private final Set<String> named = new HashSet<>();
    private boolean isRefused;
    private int size;
    private long sources;

    /** @param outcomes of a system's request; null for files, whose transactions are as good as collections */
    BatchSink(
            SourceReader reader,
            FactWriter writer,
            Tally tally,
            Consumer<Rejection> deadLetters,
            IngestProgress progress,
            @Nullable Outcomes outcomes) {
        this.reader = reader;
        this.writer = writer;
        this.tally = tally;
        this.deadLetters = deadLetters;
        this.progress = progress;
        this.outcomes = outcomes;
    }

    @Override
    public void bundle(String type) {
        if (outcomes != null) {
            outcomes.bundle(type);
        }
    }

    @Override
    public void settle() {
        if (!isTransaction()) {
            flush();
        }
    }

    @Override
    public void passedOver(String what, long count) {
        tally.passedOver(what, count);
    }

    @Override
    public void reading(String place, long lines) {
        progress.reading(place, lines);
    }

    @Override
    public void accept(SourceRecord record) {
        if (record.isUnmodelled()) {
            tally.read(record);
            tell(record, Outcome.Kind.NOT_KEPT);
        } else if (isTransaction() && !named.add(record.key())) {
            reject(record.twice());
        } else {
            tally.read(record);
            waiting.add(record);
            size += 1 + record.facts().size();
            if (size >= BATCH && !isTransaction()) {
                flush();
            }
        }
    }

    @Override
    public void reject(Rejection rejection) {
        if (isTransaction()) {
            isRefused = true;
        } else {
            deadLetters.accept(rejection);
        }
        tally.rejected(rejection);
        if (outcomes != null) {
            outcomes.add(Outcome.rejected(rejection));
        }
    }

    void read(Source source) throws IOException {
        reader.read(source, this);
        sources++;
        progress.advanced(sources, tally.records());
    }

    /** Writes what is waiting; durable on return. */
    void flush() {
        if (isRefused) {
            undo();
        } else if (!waiting.isEmpty()) {
            write();
        }
        waiting.clear();
        size = 0;
        progress.advanced(sources, tally.records());
    }

    private void write() {
        FactsCommitted committed =
                isTransaction() ? writer.writeWhole(batch(), tally.run()) : writer.write(batch(), tally.run());
        Set<FactKey> strangers = committed.strangers().stream().map(Fact::key).collect(Collectors.toSet());
        List<SourceRecord> written = new ArrayList<>();
        for (SourceRecord record : waiting) {
            Fact stranger = record.facts().stream()
                    .filter(fact -> strangers.contains(fact.key()))
                    .findFirst()
                    .orElse(null);
            if (stranger != null) {
                tally.unread(record);
                reject(record.ofStranger(
                        stranger.patient(), committed.mixedUp().getOrDefault(stranger.key(), List.of())));
            } else if (committed.records().get(record.key()) == Written.AMBIGUOUS) {
                tally.unread(record);
                reject(record.ambiguous());
            } else {
                written.add(record);
            }
        }
        if (isRefused) {
            waiting.retainAll(written);
            undo();
        } else {
            tally.committed(committed);
            written.forEach(record -> tell(record, committed));
        }
    }

    /** Nothing of the transaction was written. */
    private void undo() {
        for (SourceRecord record : waiting) {
            tally.unread(record);
            tell(record, Outcome.Kind.UNDONE);
        }
        if (outcomes != null) {
            outcomes.refuse();
        }
    }

    private void tell(SourceRecord record, FactsCommitted committed) {
        if (outcomes != null) {
            Outcome.Kind kind = switch (committed.records().getOrDefault(record.key(), Written.UNCHANGED)) {
                case CREATED -> Outcome.Kind.CREATED;
                case UPDATED -> Outcome.Kind.UPDATED;
                case RETRACTED -> Outcome.Kind.RETRACTED;
                case UNCHANGED, AMBIGUOUS -> Outcome.Kind.UNCHANGED;
            };
            String known = committed.ids().getOrDefault(record.key(), record.key());
            outcomes.add(Outcome.of(record, kind, known.substring(known.indexOf('|') + 1)));
        }
    }

    private void tell(SourceRecord record, Outcome.Kind kind) {
        if (outcomes != null) {
            outcomes.add(Outcome.of(record, kind, record.provenance().record()));
        }
    }

    private boolean isTransaction() {
        return outcomes != null && outcomes.isTransaction();
    }

    private FactBatch batch() {
        List<Actor> actors = new ArrayList<>();
        List<Patient> patients = new ArrayList<>();
        List<Fact> facts = new ArrayList<>();
        List<Retraction> retractions = new ArrayList<>();
        List<DrugProduct> products = new ArrayList<>();
        Map<String, WriteCondition> conditions = new HashMap<>();
        for (SourceRecord record : waiting) {
            actors.addAll(record.actors());
            patients.addAll(record.patients());
            facts.addAll(record.facts());
            retractions.addAll(record.retractions());
            products.addAll(record.products());
            if (record.condition() != null) {
                conditions.put(record.key(), record.condition());
            }
        }
        return new FactBatch(actors, patients, facts, retractions, products, conditions);
    }
}
