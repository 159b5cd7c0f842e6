package org.sinew.graph;

import java.util.List;
import org.sinew.patient.Fact;

/**
 * What one committed batch did to the graph.
 *
 * @param added facts, patients and actors that were not there
 * @param unchanged those that were there just so
 * @param superseded those that replaced an earlier version
 * @param retracted facts taken back
 * @param dangling facts of this batch whose encounter or related fact has not arrived yet
 * @param strangers facts of patients whom the graph does not know: not written
 */
public record FactsCommitted(
        int added, int unchanged, int superseded, int retracted, int dangling, List<Fact> strangers) {

    public FactsCommitted plus(FactsCommitted other) {
        List<Fact> all = new java.util.ArrayList<>(strangers);
        all.addAll(other.strangers);
        return new FactsCommitted(
                added + other.added,
                unchanged + other.unchanged,
                superseded + other.superseded,
                retracted + other.retracted,
                dangling + other.dangling,
                List.copyOf(all));
    }
}
