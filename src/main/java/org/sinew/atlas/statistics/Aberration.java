package org.sinew.atlas.statistics;

/**
 * One period of a series of counts against what its own past lets expect.
 *
 * @param index of the period in the series
 * @param threshold counts above it are an alarm
 * @param score how far the count is from expected towards the threshold; above 1 is an alarm; infinite where there is no way
 *     between the two and the count is beyond both
 */
public record Aberration(int index, long observed, double expected, double threshold, double score, boolean alarm) {

    static double score(long count, double expected, double threshold) {
        double room = threshold - expected;
        return room > 0 ? (count - expected) / room : count > threshold ? Double.POSITIVE_INFINITY : 0;
    }
}
