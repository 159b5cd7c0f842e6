package org.sinew.atlas;

import org.roaringbitmap.RoaringBitmap;
import org.sinew.cohort.EventKind;
import org.sinew.cohort.Events;
import org.sinew.cohort.TermSet;
import org.sinew.cohort.Timelines;

/**
 * What patients were billed: claims with an amount. An explanation of benefit repeats a claim, so it counts only for a patient
 * of whom no claim is on record.
 */
final class Bills {

    private static final String REPEATED = "explanation of benefit";

    /** Takes an amount on a day, which may be unknown. */
    @FunctionalInterface
    interface Bill {
        void at(int patient, int day, String currency, double amount);
    }

    private Bills() {}

    static void each(Timelines timelines, RoaringBitmap of, Bill action) {
        Events claims = timelines.events(EventKind.CLAIM, TermSet.all(), of);
        RoaringBitmap claimed = new RoaringBitmap();
        for (int i = 0; i < claims.size(); i++) {
            if (isAmount(claims, i) && !isRepeated(claims, i)) {
                claimed.add(claims.patient(i));
            }
        }
        for (int i = 0; i < claims.size(); i++) {
            String currency = claims.flavour(i).unit();
            if (currency != null
                    && isAmount(claims, i)
                    && !(isRepeated(claims, i) && claimed.contains(claims.patient(i)))) {
                action.at(claims.patient(i), claims.day(i), currency, claims.value(i));
            }
        }
    }

    private static boolean isAmount(Events claims, int i) {
        return claims.flavour(i).unit() != null && !Double.isNaN(claims.value(i));
    }

    private static boolean isRepeated(Events claims, int i) {
        return REPEATED.equals(claims.flavour(i).category());
    }
}
