package org.sinew.ingest;

import java.util.List;
import org.sinew.patient.Actor;
import org.sinew.patient.Fact;
import org.sinew.patient.Patient;
import org.sinew.patient.Provenance;
import org.sinew.patient.Retraction;

/**
 * One record of a source and all that was read from it; it is written whole or not at all. Its facts take the place
 * of all facts which an earlier version of the record gave.
 *
 * @param type the record's type in its source: {@code Condition}
 * @param unmodelled what it holds that the model does not, as paths ({@code Condition.note}); the type alone
 *     ({@code Provenance}) when nothing of it is modelled
 * @param raw the record's bytes, for the case that it cannot be written
 */
public record SourceRecord(
        String type,
        Provenance provenance,
        List<Patient> patients,
        List<Actor> actors,
        List<Fact> facts,
        List<Retraction> retractions,
        List<String> unmodelled,
        Raw raw) {

    /** Whether the model holds nothing of it. */
    public boolean isUnmodelled() {
        return patients.isEmpty() && actors.isEmpty() && facts.isEmpty() && retractions.isEmpty();
    }
}
