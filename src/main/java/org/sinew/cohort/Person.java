package org.sinew.cohort;

import org.jspecify.annotations.Nullable;

/**
 * A patient's own columns.
 *
 * @param id of the patient's node
 * @param birthDay epoch day, the first that the source's text covers; {@link Timelines#UNKNOWN} if none
 * @param deathDay epoch day, {@link Timelines#UNKNOWN} if alive or undated
 * @param region state and country
 * @param observedFrom epoch day since which the patient's record is kept; {@link Timelines#UNKNOWN}: since the first
 *     dated event
 * @param observedTo the last such day; {@link Timelines#UNKNOWN}: until the last dated event, of a claim its first day
 */
public record Person(
        String id,
        int birthDay,
        Dating birthDating,
        Sex sex,
        boolean isDead,
        int deathDay,
        @Nullable Region region,
        int observedFrom,
        int observedTo) {

    /** The state or, where none is known, the country. */
    public @Nullable String regionName() {
        return region == null ? null : region.name();
    }

    /** Somebody born on a known day and alive. */
    public static Person born(String id, int birthDay, Sex sex) {
        return new Person(
                id, birthDay, Dating.DAY, sex, false, Timelines.UNKNOWN, null, Timelines.UNKNOWN, Timelines.UNKNOWN);
    }
}
