package org.sinew.graph;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/**
 * Writes batches of records into the graph so that writing the same record again changes nothing.
 *
 * <p>Every record has a key of its source and a hash of its content. Within one transaction the batch's keys are looked
 * up first: what has the same hash is left alone, what is new is created, what differs is copied to a
 * {@code :FactVersion} and then replaced in place, so that edges pointing at it stay. One writer at a time keeps term
 * nodes, which many facts share, free of deadlocks.
 */
public final class FactWriter {

    private final Graph graph;
    private final Clock clock;
    private final KnownTerms knownTerms = new KnownTerms();
    private ZonedDateTime last = Instant.EPOCH.atZone(ZoneOffset.UTC);

    public FactWriter(Graph graph, Clock clock) {
        this.graph = graph;
        this.clock = clock;
    }

    /**
     * Writes one batch in one transaction; on return it is durable.
     *
     * @param run id of the ingest run that brings it
     */
    public synchronized FactsCommitted write(FactBatch batch, String run) {
        ZonedDateTime now = now();
        FactsCommitted result = graph.write(tx -> new FactTransaction(tx, run, now, knownTerms).write(batch));
        knownTerms.commit();
        return result;
    }

    /**
     * Writes one batch in one transaction unless some of it cannot be written: then nothing is, and the result names
     * what stood in the way.
     */
    public synchronized FactsCommitted writeWhole(FactBatch batch, String run) {
        ZonedDateTime now = now();
        try {
            FactsCommitted result = graph.write(tx -> new FactTransaction(tx, run, now, knownTerms).writeWhole(batch));
            knownTerms.commit();
            return result;
        } catch (FactTransaction.Incomplete incomplete) {
            return incomplete.result;
        }
    }

    /** Later than of the batch before, so that moments are in the order of commits. */
    private ZonedDateTime now() {
        ZonedDateTime now = clock.instant().atZone(ZoneOffset.UTC);
        last = now.isAfter(last) ? now : last.plusNanos(1_000);
        return last;
    }
}
