package org.sinew.api.security;

import java.util.Arrays;
import java.util.Optional;
import org.sinew.access.Audience.Role;

/** Why data is read, as the header {@value #HEADER} says it (the codes are those of HL7 PurposeOfUse in plain words). */
enum Purpose {
    TREATMENT("treatment"),
    RESEARCH("research"),
    OPERATIONS("operations"),
    PUBLIC_HEALTH("public-health"),
    PAYMENT("payment"),
    EDUCATION("education");

    static final String HEADER = "X-Purpose-Of-Use";

    private final String word;

    Purpose(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    static Optional<Purpose> of(String word) {
        return Arrays.stream(values())
                .filter(purpose -> purpose.word.equals(word))
                .findFirst();
    }

    static Purpose ofRole(Role role) {
        return switch (role) {
            case CLINICIAN -> TREATMENT;
            case RESEARCHER -> RESEARCH;
            case EXPLORER, ADMIN -> OPERATIONS;
        };
    }
}
