package org.sinew.ingest.fhir;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinew.patient.Concept;
import org.sinew.patient.PartialTime;
import org.sinew.patient.Patient;
import org.sinew.patient.PatientId;

/** {@code Patient}, with the US Core race and ethnicity and the geolocation extensions. */
final class PatientReading {

    private static final List<String> GENDERS = List.of("male", "female", "other", "unknown");

    private PatientReading() {}

    static Patient read(Resource r) {
        Element e = r.root();
        PartialTime deceased = r.times().time(e, "deceasedDateTime");
        boolean isDeceased = deceased != null || Boolean.TRUE.equals(e.flag("deceasedBoolean"));
        return new Patient(
                new PatientId(r.key().value()),
                identifiers(r),
                links(r),
                Names.name(e),
                gender(e),
                r.times().time(e, "birthDate"),
                isDeceased,
                deceased,
                address(e),
                Codes.wording(r.codes().concept(e.child("maritalStatus"))),
                omb(e, "us-core-race"),
                omb(e, "us-core-ethnicity"),
                language(r),
                r.provenance());
    }

    /** The code set that R4 requires, for the administrative sex of a patient or a relative. */
    static @Nullable String gender(Element e) {
        String code = e.text("gender");
        if (code != null && !GENDERS.contains(code)) {
            throw new InvalidElement(
                    e.path("gender"), "one-of", InvalidElement.shown(code), String.join(", ", GENDERS));
        }
        return code;
    }

    /** Business identifiers, and the related person that the patient is to another. */
    private static List<String> identifiers(Resource r) {
        List<String> identifiers = new ArrayList<>(r.identifiers());
        for (Element link : r.root().children("link")) {
            String other = r.references().key(link.child("other"));
            if (other != null && isRelative(r, other)) {
                identifiers.add(other);
            }
        }
        return List.copyOf(identifiers);
    }

    private static List<Patient.Link> links(Resource r) {
        List<Patient.Link> links = new ArrayList<>();
        for (Element link : r.root().children("link")) {
            String type = link.text("type");
            String other = r.references().key(link.child("other"));
            if (other != null && !isRelative(r, other)) {
                links.add(new Patient.Link(
                        Patient.Type.of(type)
                                .orElseThrow(() -> new InvalidElement(
                                        "Patient.link.type",
                                        "no-link",
                                        InvalidElement.shown(type == null ? "" : type))),
                        other));
            }
        }
        return List.copyOf(links);
    }

    private static boolean isRelative(Resource r, String key) {
        return key.startsWith(r.provenance().source() + "|RelatedPerson/");
    }

    private static Patient.@Nullable Address address(Element e) {
        Element address = home(e.children("address"));
        if (address == null) {
            return null;
        }
        Element position = address.extension("geolocation");
        return Names.address(address, degrees(position, "latitude"), degrees(position, "longitude"));
    }

    /** The home that is not marked as old, or the first address. */
    private static @Nullable Element home(List<Element> addresses) {
        for (Element address : addresses) {
            if ("home".equals(address.text("use")) && address.child("period") == null) {
                return address;
            }
        }
        return addresses.isEmpty() ? null : addresses.getFirst();
    }

    private static @Nullable Double degrees(@Nullable Element position, String name) {
        Element part = position == null ? null : position.extension(name);
        return part == null ? null : Names.degrees(part, "valueDecimal");
    }

    /** The wording of a US Core race or ethnicity. */
    private static @Nullable String omb(Element e, String name) {
        Element extension = e.extension(name);
        if (extension == null) {
            return null;
        }
        Element text = extension.extension("text");
        Element category = extension.extension("ombCategory");
        Element coding = category == null ? null : category.child("valueCoding");
        String display = coding == null ? null : coding.text("display");
        return text == null ? display : text.text("valueString");
    }

    private static @Nullable String language(Resource r) {
        List<Element> all = r.root().children("communication");
        Element chosen = all.isEmpty() ? null : all.getFirst();
        for (Element one : all) {
            if (Boolean.TRUE.equals(one.flag("preferred"))) {
                chosen = one;
            }
        }
        Concept language = chosen == null ? Concept.NONE : r.codes().concept(chosen.child("language"));
        return language.primary().map(c -> c.id().local()).orElse(language.text());
    }
}
