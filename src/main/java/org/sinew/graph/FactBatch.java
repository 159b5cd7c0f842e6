package org.sinew.graph;

import java.util.List;
import java.util.Map;
import org.sinew.patient.Actor;
import org.sinew.patient.DrugProduct;
import org.sinew.patient.Fact;
import org.sinew.patient.Patient;
import org.sinew.patient.Retraction;

/**
 * What is written in one transaction: all of it or nothing.
 *
 * @param conditions by the key of a record, on what it is written
 */
public record FactBatch(
        List<Actor> actors,
        List<Patient> patients,
        List<Fact> facts,
        List<Retraction> retractions,
        List<DrugProduct> products,
        Map<String, WriteCondition> conditions) {

    /** A batch whose records are written whatever is there. */
    public FactBatch(List<Actor> actors, List<Patient> patients, List<Fact> facts, List<Retraction> retractions) {
        this(actors, patients, facts, retractions, List.of(), Map.of());
    }

    public int size() {
        return actors.size() + patients.size() + facts.size() + retractions.size() + products.size();
    }
}
