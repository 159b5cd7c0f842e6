package org.sinew.atlas;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A week of a region against its own past.
 *
 * @param region nothing for patients without one
 * @param week its Monday
 * @param observed new cases
 * @param threshold counts above it are an alarm
 * @param score how far the count is from expected towards the threshold; infinite where the past never varied
 * @param commit of the graph that it reflects
 */
public record Warning(
        MapNode of,
        @Nullable String region,
        LocalDate week,
        int observed,
        double expected,
        double threshold,
        double score,
        boolean alarm,
        WarningMethod method,
        long commit) {}
