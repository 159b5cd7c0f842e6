package org.sinew.ingest.fhir;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinew.patient.Concept;
import org.sinew.patient.DrugProduct;
import org.sinew.patient.Fact;
import org.sinew.patient.FactKey;
import org.sinew.patient.Period;
import org.sinew.patient.Value;

/** {@code MedicationRequest}, {@code MedicationStatement}, {@code MedicationAdministration}, {@code Immunization}, {@code Procedure}. */
final class TreatmentReading {

    private TreatmentReading() {}

    static List<Fact> request(Resource r) {
        Element e = r.root();
        String intent = switch (e.text("intent", "order")) {
            case "proposal", "plan" -> "plan";
            default -> "order";
        };
        Resource.Header header = medication(r, Period.at(r.times().time(e, "authoredOn")))
                .actors("requester", "requester")
                .actors("performer", "performer");
        return List.of(fact(r, header, intent, e.children("dosageInstruction"), "doseAndRate", "reasonCode"));
    }

    static List<Fact> statement(Resource r) {
        Element e = r.root();
        Resource.Header header = medication(r, r.times().choice(e, "effective"))
                .actors("informationSource", "informationSource")
                .encounter(r.fact(e.child("context")));
        return List.of(fact(r, header, "statement", e.children("dosage"), "doseAndRate", "reasonCode"));
    }

    static List<Fact> administration(Resource r) {
        Element e = r.root();
        Resource.Header header = medication(r, r.times().choice(e, "effective"))
                .actors("performer", "actor", "performer")
                .links("request", "request")
                .links("device", "device")
                .encounter(r.fact(e.child("context")));
        Element dosage = e.child("dosage");
        return List.of(
                fact(r, header, "administration", dosage == null ? List.of() : List.of(dosage), "", "reasonCode"));
    }

    /** Empty for a record that does not say which drug it is. */
    static List<DrugProduct> product(Resource r) {
        Concept concept = r.codes().concept(r.root().child("code"));
        return concept.codings().isEmpty() && concept.text() == null
                ? List.of()
                : List.of(new DrugProduct(r.key(), concept, r.provenance()));
    }

    /** The record of the drug, if the drug is said by reference to one. */
    private static @Nullable FactKey product(Resource r, Element e) {
        boolean saysItself = r.codes().conceptOrNull(e.child("medicationCodeableConcept")) != null;
        return saysItself ? null : r.fact(e.child("medicationReference"));
    }

    private static Resource.Header medication(Resource r, Period period) {
        Concept concept = r.codes().conceptOrNull(r.root().child("medicationCodeableConcept"));
        Element reference = r.root().child("medicationReference");
        if (concept == null) {
            concept = r.contained(reference, "code");
        }
        String key = r.references().key(reference);
        if (concept == null && key != null) {
            concept = r.references().medication(key);
        }
        if (concept == null && reference != null) {
            concept = new Concept(List.of(), reference.text("display"));
        }
        return r.header(concept == null ? Concept.NONE : concept, period).links("reasonReference", "reason");
    }

    private static Fact fact(
            Resource r, Resource.Header header, String intent, List<Element> dosages, String doses, String reason) {
        List<String> texts = new ArrayList<>();
        Value.Quantity dose = null;
        Concept route = null;
        for (Element dosage : dosages) {
            String text = Codes.blankToNull(dosage.text("text"));
            if (text != null) {
                texts.add(text);
            }
            if (dose == null) {
                dose = dose(r, doses.isEmpty() ? dosage : dosage.first(doses), doses.isEmpty());
            }
            if (route == null) {
                route = r.codes().conceptOrNull(dosage.child("route"));
            }
        }
        return new Fact.Medication(
                header.build(),
                intent,
                texts.isEmpty() ? null : String.join("; ", texts),
                dose,
                route,
                r.codes().concepts(r.root(), reason),
                product(r, r.root()));
    }

    private static Value.@Nullable Quantity dose(Resource r, @Nullable Element holder, boolean isAdministered) {
        return holder == null ? null : r.values().quantity(holder.child(isAdministered ? "dose" : "doseQuantity"));
    }

    static List<Fact> immunization(Resource r) {
        Element e = r.root();
        Concept vaccine = r.codes().concept(e.child("vaccineCode"));
        Resource.Header header = r.header(vaccine, r.times().choice(e, "occurrence"))
                .actors("performer", "actor", "performer")
                .actors("location", "location")
                .links("reasonReference", "reason");
        return List.of(new Fact.Immunization(
                header.build(),
                e.text("lotNumber"),
                r.values().quantity(e.child("doseQuantity")),
                r.codes().conceptOrNull(e.child("site"))));
    }

    static List<Fact> procedure(Resource r) {
        Element e = r.root();
        Resource.Header header = r.header(
                        r.codes().concept(e.child("code")), r.times().choice(e, "performed"))
                .actors("performer", "actor", "performer")
                .actors("location", "location")
                .links("reasonReference", "reason")
                .links("report", "report")
                .links("partOf", "partOf")
                .links("complicationDetail", "complication");
        return List.of(new Fact.Procedure(
                header.build(),
                r.codes().concepts(e, "reasonCode"),
                r.codes().concepts(e, "bodySite"),
                r.codes().conceptOrNull(e.child("outcome"))));
    }
}
