package org.sinew.guidance;

import java.time.LocalDate;
import java.time.Period;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.sinew.patient.PartialTime;

/**
 * An age in completed years or months, from the least to the most that it can be: who was born in 1986, no day known, is 39 or
 * 40 until the year ends.
 */
record AgeSpan(int least, int most) {

    /** @param unit {@link Period#getYears} or {@link Period#toTotalMonths} */
    static AgeSpan on(LocalDate day, PartialTime birth, ToLongFunction<Period> unit) {
        LocalDate first = birth.firstDay();
        LocalDate last = birth.lastDay();
        LocalDate latest = last.isBefore(day) || first.isAfter(day) ? last : day;
        return new AgeSpan(completed(latest, day, unit), completed(first, day, unit));
    }

    private static int completed(LocalDate birth, LocalDate day, ToLongFunction<Period> unit) {
        return (int) unit.applyAsLong(Period.between(birth, day));
    }

    /**
     * Whether the age may lie within limits.
     *
     * @param from included; absent for none
     * @param to included; absent for none
     */
    boolean mayBe(@Nullable Integer from, @Nullable Integer to) {
        return (from == null || most >= from) && (to == null || least <= to);
    }

    /** Whether it lies within them however it is. */
    boolean isSurely(@Nullable Integer from, @Nullable Integer to) {
        return (from == null || least >= from) && (to == null || most <= to);
    }

    @Override
    public String toString() {
        return least == most ? String.valueOf(least) : least + "–" + most;
    }
}
