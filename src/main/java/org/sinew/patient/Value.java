package org.sinew.patient;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What was measured or observed. Units are UCUM codes where the source gave one. */
public sealed interface Value {

    /** @param comparator {@code <}, {@code <=}, {@code >=}, {@code >}, {@code ad}, or absent for an exact number */
    record Quantity(
            BigDecimal number,
            @Nullable String unit,
            @Nullable String comparator) implements Value {}

    record Coded(Concept concept) implements Value {}

    record Text(String text) implements Value {}

    record Flag(boolean value) implements Value {}

    record Range(
            @Nullable BigDecimal low,
            @Nullable BigDecimal high,
            @Nullable String unit) implements Value {}

    record Ratio(Quantity numerator, Quantity denominator) implements Value {}

    record Moment(Period period) implements Value {}

    /** A sampled signal (FHIR {@code SampledData}): samples as the source's space-separated text. */
    record Signal(
            String samples,
            @Nullable BigDecimal intervalMilliseconds,
            @Nullable String unit) implements Value {}

    /** Why there is no value (FHIR {@code dataAbsentReason}). */
    record Absent(Concept reason) implements Value {}
}
