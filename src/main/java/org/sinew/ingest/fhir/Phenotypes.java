package org.sinew.ingest.fhir;

import org.jspecify.annotations.Nullable;
import org.sinew.patient.Concept;
import org.sinew.patient.Value;

/** When a condition or an observation is a phenotypic feature: its first code, or its value, is an HPO term. */
final class Phenotypes {

    private Phenotypes() {}

    static boolean isPhenotype(Concept concept) {
        return concept.primary().filter(c -> c.id().prefix().equals("HP")).isPresent();
    }

    /** The feature that an observation speaks of, or null. */
    static @Nullable Concept feature(Concept code, @Nullable Value value) {
        if (isPhenotype(code)) {
            return code;
        }
        return value instanceof Value.Coded coded && isPhenotype(coded.concept()) ? coded.concept() : null;
    }

    /** {@code false}, "absent" or "no" as LOINC and SNOMED CT say it. */
    static boolean isExcluded(@Nullable Value value) {
        return switch (value) {
            case Value.Flag flag -> !flag.value();
            case Value.Coded coded -> coded.concept().codings().stream().anyMatch(c -> isAbsent(c.id().toString()));
            case null, default -> false;
        };
    }

    static boolean isAbsent(String code) {
        return switch (code) {
            case "LOINC:LA9634-2",
                    "LOINC:LA32-8",
                    "SNOMEDCT:2667000",
                    "SNOMEDCT:272519000",
                    "SNOMEDCT:373067005",
                    "terminology.hl7.org/CodeSystem/v2-0136:N",
                    "terminology.hl7.org/CodeSystem/v3-ObservationInterpretation:NEG" -> true;
            default -> false;
        };
    }
}
