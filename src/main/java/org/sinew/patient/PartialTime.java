package org.sinew.patient;

import java.time.OffsetDateTime;

/**
 * A point in time as exactly as the source knew it.
 *
 * @param start the first moment that the text covers: {@code 2020-03} starts at 2020-03-01T00:00
 * @param precision how much of it the source said
 */
public record PartialTime(OffsetDateTime start, Precision precision) {

    public enum Precision {
        YEAR,
        MONTH,
        DAY,
        MINUTE,
        SECOND
    }
}
