package org.sinew.precision.diagnosis;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinew.patient.Concept;
import org.sinew.patient.Fact;
import org.sinew.patient.Value;

/**
 * A laboratory result, whoever reports it.
 *
 * @param interpretation HL7 codes: {@code H}, {@code L}, {@code N}
 */
public record LabResult(Concept test, Value value, List<String> interpretation, Value.@Nullable Range reference) {

    static LabResult of(Fact.Measurement measurement) {
        return new LabResult(
                measurement.header().concept(),
                measurement.value(),
                measurement.interpretation(),
                measurement.reference());
    }
}
