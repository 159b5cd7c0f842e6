package org.sinew.precision.phenopacket;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sinew.precision.diagnosis.Diagnosis;
import org.sinew.precision.diagnosis.LabReading;
import org.sinew.precision.diagnosis.LabResult;
import org.sinew.precision.diagnosis.Presentation;
import org.sinew.term.TermId;

/**
 * A patient of a phenopacket.
 *
 * @param id the phenopacket's
 * @param told what it says of findings, without its measurements
 * @param measurements those that can be read
 * @param diseases that the patient has, as the phenopacket says
 * @param publications that describe the patient: {@code PMID:15266616}
 * @param genes symbols or ids of the genes with a causative variant
 */
public record PublishedCase(
        String id,
        Presentation told,
        List<LabResult> measurements,
        List<TermId> diseases,
        Set<String> publications,
        List<String> genes) {

    /** The first of the diseases. */
    public @Nullable TermId disease() {
        return diseases.isEmpty() ? null : diseases.getFirst();
    }

    /** What each measurement is. */
    public List<LabReading> results(Diagnosis diagnosis) {
        return diagnosis.read(measurements);
    }

    /** All findings, those of the laboratory too. */
    public Presentation presentation(Diagnosis diagnosis) {
        return measurements.isEmpty() ? told : told.with(results(diagnosis));
    }
}
