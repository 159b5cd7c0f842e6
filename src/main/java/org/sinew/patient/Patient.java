package org.sinew.patient;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who a patient is.
 *
 * @param identifiers business identifiers as {@code system|value}
 * @param links what the record says about other records of the same person
 * @param sex administrative: {@code male}, {@code female}, {@code other}, {@code unknown}
 * @param deceased when the source gave a date; {@code isDeceased} holds when it only said so
 */
public record Patient(
        PatientId id,
        List<String> identifiers,
        List<Link> links,
        @Nullable String name,
        @Nullable String sex,
        @Nullable PartialTime birth,
        boolean isDeceased,
        @Nullable PartialTime deceased,
        @Nullable Address address,
        @Nullable String maritalStatus,
        @Nullable String race,
        @Nullable String ethnicity,
        @Nullable String language,
        Provenance provenance) {

    /**
     * Another record of the same person ({@code Patient.link}).
     *
     * @param identifier by which the other is found: {@code system|value} or {@code <source>|Patient/<id>}
     */
    public record Link(Type type, String identifier) {}

    /** @see <a href="https://hl7.org/fhir/R4/valueset-link-type.html">FHIR R4, LinkType</a> */
    public enum Type {
        SEEALSO("seealso", "seealso"),
        REFER("refer", "referred-from"),
        REPLACES("replaces", "replaced-by"),
        REPLACED_BY("replaced-by", "replaces");

        private final String code;
        private final String inverse;

        Type(String code, String inverse) {
            this.code = code;
            this.inverse = inverse;
        }

        public String code() {
            return code;
        }

        /** What this record is to the other; {@code referred-from} is not FHIR's. */
        public String inverse() {
            return inverse;
        }

        public static Optional<Type> of(@Nullable String code) {
            return Stream.of(values()).filter(type -> type.code.equals(code)).findFirst();
        }
    }

    public record Address(
            @Nullable String city,
            @Nullable String state,
            @Nullable String postalCode,
            @Nullable String country,
            @Nullable Double latitude,
            @Nullable Double longitude) {}
}
