package org.sinew.ingest.fhir;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinew.patient.Patient;

/** Names and addresses of people and places. */
final class Names {

    private Names() {}

    /** The official or usual name, or the first one. */
    static @Nullable String name(Element e) {
        List<Element> names = e.children("name");
        for (String use : List.of("official", "usual")) {
            for (Element name : names) {
                if (use.equals(name.text("use"))) {
                    return words(name);
                }
            }
        }
        return names.isEmpty() ? null : words(names.getFirst());
    }

    /** The name as written, or given names and family name; in Han characters the family name first. */
    private static @Nullable String words(Element name) {
        String text = Codes.blankToNull(name.text("text"));
        String family = Codes.blankToNull(name.text("family"));
        List<String> parts = new ArrayList<>(name.texts("given"));
        if (text != null) {
            return text;
        }
        if (family != null && family.codePoints().anyMatch(Character::isIdeographic)) {
            return family + String.join("", parts);
        }
        if (family != null) {
            parts.add(family);
        }
        return parts.isEmpty() ? null : String.join(" ", parts);
    }

    static Patient.Address address(@Nullable Element address, @Nullable Double latitude, @Nullable Double longitude) {
        return address == null
                ? new Patient.Address(null, null, null, null, latitude, longitude)
                : new Patient.Address(
                        address.text("city"),
                        address.text("state"),
                        address.text("postalCode"),
                        address.text("country"),
                        latitude,
                        longitude);
    }

    static @Nullable Double degrees(Element holder, String child) {
        BigDecimal number = holder.number(child);
        if (number == null) {
            return null;
        }
        double degrees = number.doubleValue();
        if (Math.abs(degrees) > 180) {
            throw new InvalidElement(holder.path(child), "degrees", number.toString());
        }
        return degrees;
    }
}
