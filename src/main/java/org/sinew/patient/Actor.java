package org.sinew.patient;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who or what takes part in care without being the patient. */
public sealed interface Actor {

    /** Ids and identifiers by which facts may refer to it: {@code synthea|Practitioner/12}, {@code http://hl7.org/fhir/sid/us-npi|9999}. */
    List<String> keys();

    @Nullable
    String name();

    Provenance provenance();

    record Organization(
            List<String> keys,
            @Nullable String name,
            @Nullable Concept type,
            Provenance provenance) implements Actor {}

    record Practitioner(
            List<String> keys,
            @Nullable String name,
            @Nullable Concept specialty,
            Provenance provenance) implements Actor {}

    record Location(
            List<String> keys,
            @Nullable String name,
            @Nullable Concept type,
            Patient.@Nullable Address address,
            Provenance provenance)
            implements Actor {}
}
