package org.sinew.patient;

/** A patient's key in the graph: the source and the source's own id of the patient record, {@code synthea|Patient/123}. */
public record PatientId(String value) {

    public PatientId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a patient id may not be blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
