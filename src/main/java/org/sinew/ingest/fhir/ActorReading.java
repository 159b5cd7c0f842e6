package org.sinew.ingest.fhir;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinew.patient.Actor;
import org.sinew.patient.Concept;
import org.sinew.patient.Patient;

/** {@code Organization}, {@code Practitioner}, {@code PractitionerRole}, {@code Location}. */
final class ActorReading {

    private ActorReading() {}

    /** Null for any other type. */
    static @Nullable Actor read(Resource r) {
        Element e = r.root();
        return switch (r.type()) {
            case "Organization" -> new Actor.Organization(keys(r), e.text("name"), kind(r, "type"), r.provenance());
            case "Practitioner" -> new Actor.Practitioner(keys(r), Names.name(e), qualification(r), r.provenance());
            case "PractitionerRole" -> role(r);
            case "Location" -> new Actor.Location(keys(r), e.text("name"), kind(r, "type"), address(e), r.provenance());
            default -> null;
        };
    }

    /** The role a practitioner has somewhere is an actor of its own, since facts refer to it. */
    private static Actor role(Resource r) {
        Element practitioner = r.root().child("practitioner");
        Concept specialty = r.codes().merged(r.root(), "specialty");
        if (specialty.isEmpty()) {
            specialty = r.codes().merged(r.root(), "code");
        }
        return new Actor.Practitioner(
                keys(r),
                practitioner == null ? null : practitioner.text("display"),
                specialty.isEmpty() ? null : specialty,
                r.provenance());
    }

    private static List<String> keys(Resource r) {
        List<String> keys = new ArrayList<>();
        keys.add(r.key().value());
        keys.addAll(r.identifiers());
        return keys.stream().distinct().toList();
    }

    private static @Nullable Concept kind(Resource r, String child) {
        Concept concept = r.codes().merged(r.root(), child);
        return concept.isEmpty() ? null : concept;
    }

    private static @Nullable Concept qualification(Resource r) {
        Element first = r.root().first("qualification");
        return first == null ? null : r.codes().conceptOrNull(first.child("code"));
    }

    private static Patient.@Nullable Address address(Element e) {
        Element address = e.first("address");
        Element position = e.child("position");
        Double latitude = position == null ? null : Names.degrees(position, "latitude");
        Double longitude = position == null ? null : Names.degrees(position, "longitude");
        return address == null && latitude == null ? null : Names.address(address, latitude, longitude);
    }
}
