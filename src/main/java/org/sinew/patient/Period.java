package org.sinew.patient;

import org.jspecify.annotations.Nullable;

/** From when to when; an absent end is open, an absent start unknown. A moment has only a start. */
public record Period(@Nullable PartialTime start, @Nullable PartialTime end) {

    public static final Period UNKNOWN = new Period(null, null);

    public static Period at(@Nullable PartialTime moment) {
        return new Period(moment, null);
    }
}
