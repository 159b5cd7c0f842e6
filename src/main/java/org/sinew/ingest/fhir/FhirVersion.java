package org.sinew.ingest.fhir;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds records of other FHIR versions by what only those versions have. JSON of FHIR does not name its version, so
 * the signs are element names and shapes taken from the versions' own "R4 diff" pages.
 */
final class FhirVersion {

    /** A sign of another version and the element that gave it. */
    record Sign(String version, String element) {}

    private static final String OLD = "DSTU2 or STU3";

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("MedicationOrder", "DSTU2"),
            Map.entry("DiagnosticOrder", "DSTU2"),
            Map.entry("DeviceUseRequest", "DSTU2"),
            Map.entry("ImagingObjectSelection", "DSTU2"),
            Map.entry("ProcedureRequest", OLD),
            Map.entry("ReferralRequest", OLD),
            Map.entry("BodySite", OLD),
            Map.entry("Sequence", "STU3"),
            Map.entry("ImagingManifest", "STU3"),
            Map.entry("ProcessRequest", OLD),
            Map.entry("GenomicStudy", "R5"),
            Map.entry("InventoryItem", "R5"),
            Map.entry("Transport", "R5"),
            Map.entry("DeviceUsage", "R5"),
            Map.entry("ImagingSelection", "R5"));

    /** Element names that R4 does not have. */
    private static final Map<String, String> ELEMENTS = Map.ofEntries(
            Map.entry("Patient.animal", OLD),
            Map.entry("Encounter.incomingReferral", OLD),
            Map.entry("Encounter.indication", "DSTU2"),
            Map.entry("Encounter.patient", "DSTU2"),
            Map.entry("Encounter.actualPeriod", "R5"),
            Map.entry("Encounter.admission", "R5"),
            Map.entry("Condition.context", "STU3"),
            Map.entry("Condition.assertedDate", "STU3"),
            Map.entry("Condition.patient", "DSTU2"),
            Map.entry("Condition.dateRecorded", "DSTU2"),
            Map.entry("Condition.participant", "R5"),
            Map.entry("Observation.context", "STU3"),
            Map.entry("Observation.comment", "STU3"),
            Map.entry("Observation.comments", "DSTU2"),
            Map.entry("Observation.related", OLD),
            Map.entry("Observation.instantiatesReference", "R5"),
            Map.entry("MedicationRequest.context", "STU3"),
            Map.entry("MedicationRequest.medication", "R5"),
            Map.entry("MedicationRequest.reason", "R5"),
            Map.entry("MedicationStatement.taken", "STU3"),
            Map.entry("MedicationStatement.patient", "DSTU2"),
            Map.entry("MedicationStatement.wasNotTaken", "DSTU2"),
            Map.entry("MedicationStatement.medication", "R5"),
            Map.entry("MedicationStatement.encounter", "R5"),
            Map.entry("MedicationAdministration.patient", "DSTU2"),
            Map.entry("MedicationAdministration.notGiven", "STU3"),
            Map.entry("MedicationAdministration.wasNotGiven", "DSTU2"),
            Map.entry("MedicationAdministration.medication", "R5"),
            Map.entry("AllergyIntolerance.substance", "DSTU2"),
            Map.entry("AllergyIntolerance.status", "DSTU2"),
            Map.entry("AllergyIntolerance.assertedDate", "STU3"),
            Map.entry("Procedure.context", "STU3"),
            Map.entry("Procedure.notDone", "STU3"),
            Map.entry("Procedure.notPerformed", "DSTU2"),
            Map.entry("Procedure.occurrenceDateTime", "R5"),
            Map.entry("Procedure.occurrencePeriod", "R5"),
            Map.entry("Immunization.notGiven", "STU3"),
            Map.entry("Immunization.wasNotGiven", "DSTU2"),
            Map.entry("Immunization.date", OLD),
            Map.entry("Immunization.basedOn", "R5"),
            Map.entry("DiagnosticReport.context", "STU3"),
            Map.entry("DiagnosticReport.codedDiagnosis", OLD),
            Map.entry("FamilyMemberHistory.gender", OLD),
            Map.entry("ImagingStudy.patient", OLD),
            Map.entry("ImagingStudy.context", "STU3"),
            Map.entry("CarePlan.context", "STU3"),
            Map.entry("CarePlan.definition", "STU3"),
            Map.entry("QuestionnaireResponse.context", "STU3"),
            Map.entry("QuestionnaireResponse.group", "DSTU2"),
            Map.entry("Bundle.base", "DSTU2"));

    /** Elements that were one code where R4 has a concept or a coding. */
    private static final Set<String> CONCEPTS = Set.of(
            "Condition.clinicalStatus",
            "Condition.verificationStatus",
            "AllergyIntolerance.clinicalStatus",
            "AllergyIntolerance.verificationStatus",
            "Encounter.class");

    private FhirVersion() {}

    static @Nullable Sign of(Json.Obj resource, String type) {
        Sign declared = declared(resource);
        if (declared != null) {
            return declared;
        }
        String byType = TYPES.get(type);
        if (byType != null) {
            return new Sign(byType, "resource type " + type);
        }
        for (int i = 0; i < resource.size(); i++) {
            Sign sign = element(type + "." + resource.name(i), resource.value(i));
            if (sign != null) {
                return sign;
            }
        }
        return null;
    }

    private static @Nullable Sign element(String path, Json value) {
        String known = ELEMENTS.get(path);
        if (known != null) {
            return new Sign(known, path);
        }
        if (CONCEPTS.contains(path) && value instanceof Json.Leaf leaf && leaf.kind == Json.Kind.STRING) {
            return new Sign(OLD, path + " as a code");
        }
        return switch (path) {
            case "Encounter.class" -> value instanceof Json.Arr ? new Sign("R5", path + " as a list") : null;
            case "Encounter.reason" -> reason(path, value);
            case "Observation.category", "Condition.category" ->
                value instanceof Json.Obj ? new Sign("DSTU2", path + " as a single concept") : null;
            case "Observation.interpretation" ->
                value instanceof Json.Obj ? new Sign(OLD, path + " as a single concept") : null;
            case "QuestionnaireResponse.questionnaire" ->
                value instanceof Json.Obj ? new Sign(OLD, path + " as a reference") : null;
            case "Patient.name" -> family(path, value);
            default -> null;
        };
    }

    private static Sign reason(String path, Json value) {
        boolean isNew = value instanceof Json.Arr list
                && !list.items().isEmpty()
                && list.items().getFirst() instanceof Json.Obj first
                && (first.get("value") != null || first.get("use") != null);
        return new Sign(isNew ? "R5" : OLD, path);
    }

    private static @Nullable Sign family(String path, Json value) {
        List<Json> names = value instanceof Json.Arr list ? list.items() : List.of();
        boolean isList = names.stream().anyMatch(n -> n instanceof Json.Obj o && o.get("family") instanceof Json.Arr);
        return isList ? new Sign("DSTU2", path + ".family as a list") : null;
    }

    private static @Nullable Sign declared(Json.Obj resource) {
        if (resource.get("fhirVersion") instanceof Json.Leaf leaf && !isR4(leaf.text)) {
            return new Sign(name(leaf.text), "fhirVersion " + leaf.text);
        }
        if (resource.get("meta") instanceof Json.Obj meta && meta.get("profile") instanceof Json.Arr profiles) {
            for (Json profile : profiles.items()) {
                if (profile instanceof Json.Leaf leaf) {
                    String version = profiled(leaf.text);
                    if (version != null) {
                        return new Sign(version, "meta.profile " + leaf.text);
                    }
                }
            }
        }
        return null;
    }

    private static @Nullable String profiled(String url) {
        for (String version : List.of("DSTU2", "STU3", "R5", "3.0", "1.0", "5.0")) {
            if (url.startsWith("http://hl7.org/fhir/" + version + "/")) {
                return name(version);
            }
        }
        return null;
    }

    private static boolean isR4(String version) {
        return version.startsWith("4.") || version.equals("R4") || version.equals("R4B");
    }

    private static String name(String version) {
        return switch (version.charAt(0)) {
            case '0', '1' -> "DSTU2";
            case '3' -> "STU3";
            case '5' -> "R5";
            default -> version;
        };
    }
}
