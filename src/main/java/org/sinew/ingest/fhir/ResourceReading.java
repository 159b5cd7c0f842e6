package org.sinew.ingest.fhir;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinew.ingest.Raw;
import org.sinew.ingest.SourceRecord;
import org.sinew.patient.Actor;
import org.sinew.patient.DrugProduct;
import org.sinew.patient.Fact;
import org.sinew.patient.FactKey;
import org.sinew.patient.Patient;
import org.sinew.patient.Provenance;
import org.sinew.patient.Retraction;

/** One resource to one {@link SourceRecord}. */
final class ResourceReading {

    private static final String ERROR = "entered-in-error";

    /** A request for something not to be done (FHIR R4, modifier element): the model holds none. */
    private static final String PROHIBITION = "doNotPerform";

    private ResourceReading() {}

    static SourceRecord read(Resource r, Raw raw) {
        if (isEnteredInError(r)) {
            return retracted(r.type(), r.key(), r.provenance(), raw);
        }
        if (Boolean.TRUE.equals(r.root().flag(PROHIBITION))) {
            return retracted(r.type(), r.key(), r.provenance(), raw, List.of(r.type() + "." + PROHIBITION));
        }
        List<Patient> patients = r.type().equals("Patient") ? List.of(PatientReading.read(r)) : List.of();
        Actor actor = ActorReading.read(r);
        List<Fact> facts = facts(r);
        List<DrugProduct> products = r.type().equals("Medication") ? TreatmentReading.product(r) : List.of();
        boolean isNothing = patients.isEmpty() && actor == null && facts.isEmpty() && products.isEmpty();
        return new SourceRecord(
                r.type(),
                r.provenance(),
                patients,
                actor == null ? List.of() : List.of(actor),
                facts,
                List.of(),
                products,
                isNothing ? List.of(r.type()) : Unread.paths(r.root().node(), r.type()),
                raw,
                null);
    }

    static SourceRecord retracted(String type, FactKey key, Provenance provenance, Raw raw) {
        return retracted(type, key, provenance, raw, List.of());
    }

    private static SourceRecord retracted(
            String type, FactKey key, Provenance provenance, Raw raw, List<String> unread) {
        return new SourceRecord(
                type,
                provenance,
                List.of(),
                List.of(),
                List.of(),
                List.of(new Retraction(key, provenance)),
                List.of(),
                unread,
                raw,
                null);
    }

    private static boolean isEnteredInError(Resource r) {
        return ERROR.equals(status(r.root())) || ERROR.equals(r.codes().word(verification(r.root())));
    }

    private static @Nullable String status(Element root) {
        return root.node().get("status") instanceof Json.Leaf ? root.text("status") : null;
    }

    private static @Nullable Element verification(Element root) {
        return root.node().get("verificationStatus") instanceof Json.Obj ? root.child("verificationStatus") : null;
    }

    /** Empty for types that the model does not hold. */
    private static List<Fact> facts(Resource r) {
        return switch (r.type()) {
            case "Encounter" -> EncounterReading.read(r);
            case "Condition" -> ProblemReading.condition(r);
            case "AllergyIntolerance" -> ProblemReading.allergy(r);
            case "FamilyMemberHistory" -> ProblemReading.family(r);
            case "RelatedPerson" -> ProblemReading.related(r);
            case "Observation" -> ObservationReading.read(r);
            case "MedicationRequest" -> TreatmentReading.request(r);
            case "MedicationStatement" -> TreatmentReading.statement(r);
            case "MedicationAdministration" -> TreatmentReading.administration(r);
            case "Immunization" -> TreatmentReading.immunization(r);
            case "Procedure" -> TreatmentReading.procedure(r);
            case "DiagnosticReport" -> DocumentReading.report(r);
            case "ImagingStudy" -> DocumentReading.imaging(r);
            case "CarePlan" -> DocumentReading.plan(r);
            case "Device" -> DocumentReading.device(r);
            case "Specimen" -> DocumentReading.specimen(r);
            case "Claim", "ExplanationOfBenefit" -> DocumentReading.claim(r);
            default -> List.of();
        };
    }
}
