package org.sinew.atlas;

/** Who treats. */
public enum ProviderKind {
    ORGANIZATION("serviceProvider"),
    PRACTITIONER("participant");

    private final String role;

    ProviderKind(String role) {
        this.role = role;
    }

    /** Its role in encounters. */
    String role() {
        return role;
    }
}
