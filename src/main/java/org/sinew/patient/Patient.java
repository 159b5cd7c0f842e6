package org.sinew.patient;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who a patient is.
 *
 * @param identifiers business identifiers as {@code system|value}
 * @param sex administrative: {@code male}, {@code female}, {@code other}, {@code unknown}
 * @param deceased when the source gave a date; {@code isDeceased} holds when it only said so
 */
public record Patient(
        PatientId id,
        List<String> identifiers,
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

    public record Address(
            @Nullable String city,
            @Nullable String state,
            @Nullable String postalCode,
            @Nullable String country,
            @Nullable Double latitude,
            @Nullable Double longitude) {}
}
