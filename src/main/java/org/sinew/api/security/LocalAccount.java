package org.sinew.api.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The accounts of a local installation. */
enum LocalAccount {
    EXPLORER,
    CLINICIAN,
    RESEARCHER,
    ADMIN,
    /** for systems that deliver records and read nothing; exists only where its password is preset */
    FEEDER;

    String user() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isOptional() {
        return this == FEEDER;
    }

    static Optional<LocalAccount> of(String user) {
        return Arrays.stream(values())
                .filter(account -> account.user().equals(user))
                .findFirst();
    }
}
