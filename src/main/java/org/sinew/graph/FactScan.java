package org.sinew.graph;

import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads all patients with all their current facts, for what is kept beside the graph and built from it. */
public interface FactScan {

    /** The fastest way that this graph has: in process where it is embedded, else over Bolt on two connections. */
    static FactScan of(Graph graph) {
        return graph.scan();
    }

    /** Over Bolt, wherever the graph is. */
    static FactScan overBolt(Graph graph) {
        return new BoltFactScan(graph);
    }

    /** Reads everything; the sink is called by several threads. */
    void all(Sink sink);

    /** Reads these patients; ids that no patient has are passed over. */
    void these(Collection<String> patients, Sink sink);

    /** Takes one patient with all current facts; called by several threads. */
    @FunctionalInterface
    interface Sink {
        void patient(PatientRecord patient, List<FactRecord> facts);

        /** How many patients there are, about; said before the first. */
        default void expect(long patients) {}
    }

    /**
     * A patient's node.
     *
     * @param birthPrecision as the graph has it; absent for an exact time
     */
    record PatientRecord(
            String id,
            @Nullable String sex,
            @Nullable ZonedDateTime birth,
            @Nullable String birthPrecision,
            boolean isDeceased,
            @Nullable ZonedDateTime deceased,
            @Nullable String state,
            @Nullable String country) {}

    /**
     * A fact's node or a measurement's edge.
     *
     * @param kind its label, {@code Measurement} for the edge
     * @param codes ids of its terms, the primary one first; of a variant all its HGVS names too
     * @param category a condition's semantic tag, a medication's intent, an exposure's kind, a relative's relationship
     * @param encounterKind of an encounter: its class
     * @param consequence of a variant: {@link org.sinew.patient.MolecularConsequence}
     * @param relatives ids of the patients whom a family history tells of
     */
    record FactRecord(
            String kind,
            String key,
            List<String> codes,
            @Nullable ZonedDateTime start,
            @Nullable String startPrecision,
            @Nullable ZonedDateTime end,
            @Nullable String endPrecision,
            @Nullable Double value,
            @Nullable String unit,
            @Nullable String valueCode,
            @Nullable String status,
            @Nullable String verification,
            @Nullable String source,
            @Nullable String encounter,
            @Nullable String encounterKind,
            @Nullable String category,
            @Nullable String gene,
            @Nullable String zygosity,
            @Nullable String significance,
            @Nullable String consequence,
            List<String> relatives) {}
}
