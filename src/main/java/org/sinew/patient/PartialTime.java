package org.sinew.patient;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.TemporalAdjusters;

/**
 * A point in time as exactly as the source knew it.
 *
 * @param start the first moment that the text covers: {@code 2020-03} starts at 2020-03-01T00:00
 * @param precision how much of it the source said
 */
public record PartialTime(OffsetDateTime start, Precision precision) {

    /** The first day that the text covers. */
    public LocalDate firstDay() {
        return start.toLocalDate();
    }

    /** The last day that the text covers: 2020-03-31 for {@code 2020-03}. */
    public LocalDate lastDay() {
        return switch (precision) {
            case YEAR -> firstDay().with(TemporalAdjusters.lastDayOfYear());
            case MONTH -> firstDay().with(TemporalAdjusters.lastDayOfMonth());
            case DAY, MINUTE, SECOND -> firstDay();
        };
    }

    public enum Precision {
        YEAR,
        MONTH,
        DAY,
        MINUTE,
        SECOND
    }
}
