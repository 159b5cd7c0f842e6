package org.sinew.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinew.graph.WriteCondition;
import org.sinew.patient.Actor;
import org.sinew.patient.DrugProduct;
import org.sinew.patient.Fact;
import org.sinew.patient.Patient;
import org.sinew.patient.PatientId;
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
 * @param condition null when it is written whatever is there
 */
public record SourceRecord(
        String type,
        Provenance provenance,
        List<Patient> patients,
        List<Actor> actors,
        List<Fact> facts,
        List<Retraction> retractions,
        List<DrugProduct> products,
        List<String> unmodelled,
        Raw raw,
        @Nullable WriteCondition condition) {

    /** What its facts' keys begin with: the source and the source's own name for it. */
    public String key() {
        return provenance.source() + "|" + provenance.record();
    }

    /** The same, written on this condition only. */
    public SourceRecord on(@Nullable WriteCondition asked) {
        return new SourceRecord(
                type, provenance, patients, actors, facts, retractions, products, unmodelled, raw, asked);
    }

    /** @param several the patients who have the identifier; none if nobody has it */
    Rejection ofStranger(PatientId patient, List<String> several) {
        return several.isEmpty()
                ? new Rejection.UnknownPatient(
                        provenance.record(),
                        provenance.place(),
                        Rejection.why("unknown-patient", patient.toString()),
                        raw)
                : new Rejection.Ambiguous(
                        provenance.record(),
                        provenance.place(),
                        Rejection.why("several-patients", patient.toString(), String.join(", ", several)),
                        raw);
    }

    Rejection ambiguous() {
        return new Rejection.Ambiguous(
                provenance.record(),
                provenance.place(),
                Rejection.why("several-records", condition == null ? "" : condition.identifier()),
                raw);
    }

    Rejection twice() {
        return new Rejection.Invalid(
                provenance.record(), provenance.place(), Rejection.why("twice", provenance.record()), raw);
    }

    /** Whether the model holds nothing of it. */
    public boolean isUnmodelled() {
        return patients.isEmpty() && actors.isEmpty() && facts.isEmpty() && retractions.isEmpty() && products.isEmpty();
    }
}
