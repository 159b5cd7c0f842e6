package org.sinew.ingest.fhir;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinew.patient.Concept;
import org.sinew.patient.Fact;

/** {@code Encounter}. */
final class EncounterReading {

    private EncounterReading() {}

    static List<Fact> read(Resource r) {
        Element e = r.root();
        Element kind = e.child("class");
        Element stay = e.child("hospitalization");
        Resource.Header header = r.header(r.codes().merged(e, "type"), r.times().period(e.child("period")))
                .actors("participant", "individual", "participant")
                .actors("serviceProvider", "serviceProvider")
                .actors("location", "location", "location")
                .links("partOf", "partOf")
                .links("reasonReference", "reason");
        e.children("diagnosis").forEach(d -> header.link(d.child("condition"), "diagnosis"));
        return List.of(new Fact.Encounter(
                header.build(),
                kind == null ? null : code(kind),
                r.codes().concepts(e, "reasonCode"),
                discharge(r, stay)));
    }

    private static @Nullable String code(Element coding) {
        coding.text("system");
        return coding.text("code");
    }

    private static @Nullable String discharge(Resource r, @Nullable Element stay) {
        Concept disposition = stay == null ? Concept.NONE : r.codes().concept(stay.child("dischargeDisposition"));
        return Codes.wording(disposition);
    }
}
