package org.sinew.atlas.statistics;

/**
 * A figure with its 95 % confidence interval.
 *
 * @param value NaN where the counts do not define it
 * @param method how value and interval were found, as shown to a reader
 */
public record Estimate(double value, Interval interval, String method) {

    public double low() {
        return interval.low();
    }

    public double high() {
        return interval.high();
    }

    static Estimate unknown(String method) {
        return new Estimate(Double.NaN, Interval.UNKNOWN, method);
    }
}
