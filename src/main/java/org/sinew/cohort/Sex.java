package org.sinew.cohort;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Administrative sex (FHIR {@code AdministrativeGender}). */
public enum Sex {
    FEMALE,
    MALE,
    OTHER,
    UNKNOWN;

    /** @param code of FHIR: {@code female}, {@code male}, {@code other} */
    public static Sex of(@Nullable String code) {
        return switch (code == null ? "" : code.toLowerCase(Locale.ROOT)) {
            case "female" -> FEMALE;
            case "male" -> MALE;
            case "other" -> OTHER;
            default -> UNKNOWN;
        };
    }
}
