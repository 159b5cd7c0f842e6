package org.sinew.graph;

import java.time.Clock;
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
        ZonedDateTime now = clock.instant().atZone(ZoneOffset.UTC);
        FactsCommitted result = graph.write(tx -> new FactTransaction(tx, run, now, knownTerms).write(batch));
        knownTerms.commit();
        return result;
    }

    /**
     * Writes one batch in one transaction unless some of it cannot be written: then nothing is, and the result names
     * what stood in the way.
     */
    public synchronized FactsCommitted writeWhole(FactBatch batch, String run) {
        ZonedDateTime now = clock.instant().atZone(ZoneOffset.UTC);
        try {
            FactsCommitted result = graph.write(tx -> new FactTransaction(tx, run, now, knownTerms).writeWhole(batch));
            knownTerms.commit();
            return result;
        } catch (FactTransaction.Incomplete incomplete) {
            return incomplete.result;
        }
    }
}
