package org.sinew.graph;

import java.util.List;
import org.sinew.patient.Actor;
import org.sinew.patient.Fact;
import org.sinew.patient.Patient;
import org.sinew.patient.Retraction;

/** What is written in one transaction: all of it or nothing. */
public record FactBatch(List<Actor> actors, List<Patient> patients, List<Fact> facts, List<Retraction> retractions) {

    public int size() {
        return actors.size() + patients.size() + facts.size() + retractions.size();
    }
}
