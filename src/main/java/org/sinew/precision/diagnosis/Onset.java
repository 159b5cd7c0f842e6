package org.sinew.precision.diagnosis;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sinew.term.TermId;

/**
 * The stage of life at which an illness began, by HPO's classes of onset.
 *
 * @see <a href="https://hpo.jax.org/browse/term/HP:0003674">HPO, subontology Onset</a>
 */
public enum Onset {
    /** before birth */
    ANTENATAL,
    /** at birth */
    CONGENITAL,
    /** in the first 28 days */
    NEONATAL,
    /** in the first year */
    INFANTILE,
    /** at 1 to 5 years */
    CHILDHOOD,
    /** at 5 to 16 years */
    JUVENILE,
    /** at 16 to 40 years */
    YOUNG_ADULT,
    /** at 40 to 60 years */
    MIDDLE_AGE,
    /** later */
    LATE;

    private static final Pattern DURATION = Pattern.compile("P(?=.)(?:(\\d+)Y)?(?:(\\d+)M)?(?:(\\d+)W)?(?:(\\d+)D)?"
            + "(?:T(?=\\d)(?:\\d+H)?(?:\\d+M)?(?:\\d+(?:\\.\\d+)?S)?)?");
    private static final double YEAR = 365.25;
    private static final double OLDEST = 130 * YEAR;

    private static final Map<String, Onset> CLASSES = Map.ofEntries(
            Map.entry("HP:0030674", ANTENATAL),
            Map.entry("HP:0011460", ANTENATAL),
            Map.entry("HP:0011461", ANTENATAL),
            Map.entry("HP:0034197", ANTENATAL),
            Map.entry("HP:0034198", ANTENATAL),
            Map.entry("HP:0034199", ANTENATAL),
            Map.entry("HP:0003577", CONGENITAL),
            Map.entry("HP:0003623", NEONATAL),
            Map.entry("HP:0003593", INFANTILE),
            Map.entry("HP:0011463", CHILDHOOD),
            Map.entry("HP:0410280", CHILDHOOD),
            Map.entry("HP:0003621", JUVENILE),
            Map.entry("HP:0003581", YOUNG_ADULT),
            Map.entry("HP:0011462", YOUNG_ADULT),
            Map.entry("HP:0025708", YOUNG_ADULT),
            Map.entry("HP:0025709", YOUNG_ADULT),
            Map.entry("HP:0025710", YOUNG_ADULT),
            Map.entry("HP:4000040", YOUNG_ADULT),
            Map.entry("HP:0003596", MIDDLE_AGE),
            Map.entry("HP:6000314", MIDDLE_AGE),
            Map.entry("HP:6000315", MIDDLE_AGE),
            Map.entry("HP:0003584", LATE));

    /** The stage that a class of HPO names; empty for terms that are none. */
    public static Optional<Onset> of(TermId term) {
        return Optional.ofNullable(CLASSES.get(term.toString()));
    }

    /**
     * Reads an ISO 8601 duration ({@code P3Y6M}) that a human can be old, or an id of an onset class
     * ({@code HP:0003577}); empty for other text.
     */
    public static Optional<Onset> read(String text) {
        Matcher duration = DURATION.matcher(text.strip());
        if (duration.matches()) {
            double days = part(duration, 1) * YEAR
                    + part(duration, 2) * YEAR / 12
                    + part(duration, 3) * 7
                    + part(duration, 4);
            return days > OLDEST ? Optional.empty() : Optional.of(atDays(days));
        }
        return TermId.fromIri(text).flatMap(Onset::of);
    }

    private static double part(Matcher duration, int group) {
        String digits = duration.group(group);
        return digits == null ? 0 : Double.parseDouble(digits);
    }

    /** @param days of age */
    public static Onset atDays(double days) {
        if (days < 1) {
            return CONGENITAL;
        }
        if (days < 28) {
            return NEONATAL;
        }
        double years = days / YEAR;
        if (years < 1) {
            return INFANTILE;
        }
        if (years < 5) {
            return CHILDHOOD;
        }
        if (years < 16) {
            return JUVENILE;
        }
        if (years < 40) {
            return YOUNG_ADULT;
        }
        return years < 60 ? MIDDLE_AGE : LATE;
    }
}
