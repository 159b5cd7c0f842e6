package org.sinew.atlas;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sinew.atlas.statistics.Aberration;
import org.sinew.atlas.statistics.Ears;
import org.sinew.atlas.statistics.FarringtonFlexible;

/** How a week is compared with its past. */
public enum WarningMethod {
    FARRINGTON,
    EARS_C1,
    EARS_C2,
    EARS_C3;

    /** The one asked for, or the best that the length of a series allows. */
    static WarningMethod of(@Nullable WarningMethod asked, int weeks) {
        if (asked != null) {
            return asked;
        }
        return weeks > FarringtonFlexible.standard().first() ? FARRINGTON : EARS_C2;
    }

    /** The latest weeks of a series, in order; those with too little past are left out. */
    List<Aberration> latest(long[] counts, int weeks) {
        int from = Math.max(0, counts.length - weeks);
        return switch (this) {
            case FARRINGTON ->
                java.util.stream.IntStream.range(from, counts.length)
                        .mapToObj(week -> FarringtonFlexible.standard().at(counts, week))
                        .flatMap(Optional::stream)
                        .toList();
            case EARS_C1 -> latest(Ears.C1, counts, from);
            case EARS_C2 -> latest(Ears.C2, counts, from);
            case EARS_C3 -> latest(Ears.C3, counts, from);
        };
    }

    /** The weeks that a week is compared with, from and before which. */
    int[] past(int week) {
        return switch (this) {
            case FARRINGTON -> new int[] {0, week};
            case EARS_C1 -> new int[] {week - 7, week};
            case EARS_C2 -> new int[] {week - 9, week - 2};
            case EARS_C3 -> new int[] {week - 11, week};
        };
    }

    private static List<Aberration> latest(Ears method, long[] counts, int from) {
        return method.detect(counts).stream()
                .filter(each -> each.index() >= from)
                .toList();
    }
}
