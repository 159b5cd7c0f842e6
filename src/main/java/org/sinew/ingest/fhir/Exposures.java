package org.sinew.ingest.fhir;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sinew.patient.Coding;
import org.sinew.patient.Concept;
import org.sinew.patient.Value;

/** Which observations tell of an exposure, and of which kind. */
final class Exposures {

    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("LOINC:72166-2", "smoking"),
            Map.entry("LOINC:11366-2", "smoking"),
            Map.entry("LOINC:11367-0", "smoking"),
            Map.entry("LOINC:39240-7", "smoking"),
            Map.entry("LOINC:64234-8", "smoking"),
            Map.entry("LOINC:8663-7", "smoking"),
            Map.entry("LOINC:8664-5", "smoking"),
            Map.entry("LOINC:88031-0", "smoking"),
            Map.entry("SNOMEDCT:229819007", "smoking"),
            Map.entry("SNOMEDCT:365981007", "smoking"),
            Map.entry("SNOMEDCT:401201003", "smoking"),
            Map.entry("SNOMEDCT:782516008", "smoking"),
            Map.entry("LOINC:11331-6", "alcohol"),
            Map.entry("LOINC:11330-8", "alcohol"),
            Map.entry("LOINC:74013-4", "alcohol"),
            Map.entry("LOINC:68518-0", "alcohol"),
            Map.entry("LOINC:68519-8", "alcohol"),
            Map.entry("LOINC:68520-6", "alcohol"),
            Map.entry("SNOMEDCT:160573003", "alcohol"),
            Map.entry("SNOMEDCT:897148007", "alcohol"),
            Map.entry("LOINC:11340-7", "occupation"),
            Map.entry("LOINC:11341-5", "occupation"),
            Map.entry("LOINC:21843-8", "occupation"),
            Map.entry("LOINC:21844-6", "occupation"),
            Map.entry("LOINC:67875-5", "occupation"),
            Map.entry("LOINC:74165-2", "occupation"),
            Map.entry("LOINC:85658-3", "occupation"),
            Map.entry("LOINC:86188-0", "occupation"),
            Map.entry("LOINC:63512-8", "housing"),
            Map.entry("LOINC:71802-3", "housing"),
            Map.entry("LOINC:75274-1", "housing"),
            Map.entry("LOINC:93033-9", "housing"));

    /** Ontologies whose terms are environmental exposures. */
    private static final Set<String> ENVIRONMENT = Set.of("ECTO", "ExO");

    /** Filed under social history in US Core, but a state of the patient: pregnancy status and intent. */
    private static final Set<String> STATES = Set.of("LOINC:82810-3", "LOINC:86645-9");

    private Exposures() {}

    /** Null when it is none. A social-history observation of an unlisted code is {@code social} if it has a value. */
    static @Nullable String kind(Concept code, List<String> categories, @Nullable Value value) {
        for (Coding coding : code.codings()) {
            String kind = KINDS.get(coding.id().toString());
            if (kind != null) {
                return kind;
            }
            if (ENVIRONMENT.contains(coding.id().prefix())) {
                return "environment";
            }
            if (STATES.contains(coding.id().toString())) {
                return null;
            }
        }
        return value != null && categories.contains("social-history") ? "social" : null;
    }
}
