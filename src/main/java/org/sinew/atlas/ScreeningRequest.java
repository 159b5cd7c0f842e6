package org.sinew.atlas;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose tests may be overdue.
 *
 * @param of who should have them
 * @param tests laboratory tests, procedures, drugs; empty for those that curated knowledge joins to the term
 * @param withinDays how long one lasts, 1 to {@link ExposureRequest#LONGEST}
 * @param on the day that is asked about; nothing for the last one on record
 */
public record ScreeningRequest(
        Atlas.Asked of,
        List<String> tests,
        int withinDays,
        @Nullable LocalDate on) {

    public static final int MOST_TESTS = 50;

    public ScreeningRequest {
        MapRequest.require(
                withinDays >= 1 && withinDays <= ExposureRequest.LONGEST,
                "within is " + withinDays + " days, not 1 to " + ExposureRequest.LONGEST);
        MapRequest.require(
                tests.size() <= MOST_TESTS,
                tests.size() + " tests are more than the " + MOST_TESTS + " of one question");
        tests = List.copyOf(tests);
    }
}
