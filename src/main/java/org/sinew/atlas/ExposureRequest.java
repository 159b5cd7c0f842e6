package org.sinew.atlas;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which exposures are compared with what.
 *
 * @param of what may follow, and in whom
 * @param exposure a term, any kind; nothing for every exposure on record
 * @param lags days that pass before an exposure counts, at most {@link #MOST_LAGS}, each 0 to {@link #LONGEST}
 */
public record ExposureRequest(Atlas.Asked of, @Nullable String exposure, List<Integer> lags, double maxQ, int first) {

    public static final int MOST_LAGS = 10;
    public static final int LONGEST = 36_525;

    public ExposureRequest {
        MapRequest.require(
                !lags.isEmpty() && lags.size() <= MOST_LAGS, "lags are " + lags.size() + ", not 1 to " + MOST_LAGS);
        lags.forEach(lag ->
                MapRequest.require(lag >= 0 && lag <= LONGEST, "a lag is " + lag + " days, not 0 to " + LONGEST));
        MapRequest.require(maxQ > 0 && maxQ <= 1, "maxQ is " + maxQ + ", not above 0 and up to 1");
        MapRequest.require(
                first >= 1 && first <= MapRequest.MOST, "first is " + first + ", not 1 to " + MapRequest.MOST);
        lags = List.copyOf(lags);
    }
}
