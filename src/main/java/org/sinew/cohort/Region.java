package org.sinew.cohort;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Where somebody lives, as far as the record says; one of both at least. */
public record Region(@Nullable String state, @Nullable String country) {

    /** Null where nothing is known. */
    public static @Nullable Region of(@Nullable String state, @Nullable String country) {
        return state == null && country == null ? null : new Region(state, country);
    }

    /** Whether the state or the country is one of these. */
    boolean isIn(Collection<String> names) {
        return (state != null && names.contains(state)) || (country != null && names.contains(country));
    }

    /** The state or, where there is none, the country. */
    public String name() {
        return state != null ? state : String.valueOf(country);
    }
}
