package org.sinew.access;

import java.util.Set;

/**
 * For whom something is read.
 *
 * @param user the account's name
 * @param purpose why, in the account's words or the client's default ({@code treatment}, {@code research}, {@code operations})
 */
public record Audience(String user, Set<Role> roles, String purpose) {

    public enum Role {
        EXPLORER,
        CLINICIAN,
        RESEARCHER,
        ADMIN
    }
}
