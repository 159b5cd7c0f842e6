package org.sinew.precision.variant;

import java.util.Locale;
import org.sinew.term.Wording;

/**
 * The criteria of ACMG/AMP, with the strength at which each is met unless a refinement says otherwise.
 *
 * @see <a href="https://pubmed.ncbi.nlm.nih.gov/25741868/">Richards 2015, tables 3 and 4</a>
 */
public enum Criterion {
    PVS1(Strength.VERY_STRONG),
    PS1(Strength.STRONG),
    PS2(Strength.STRONG),
    PS3(Strength.STRONG),
    PS4(Strength.STRONG),
    PM1(Strength.MODERATE),
    PM2(Strength.SUPPORTING),
    PM3(Strength.MODERATE),
    PM4(Strength.MODERATE),
    PM5(Strength.MODERATE),
    PM6(Strength.MODERATE),
    PP1(Strength.SUPPORTING),
    PP2(Strength.SUPPORTING),
    PP3(Strength.SUPPORTING),
    PP4(Strength.SUPPORTING),
    PP5(Strength.SUPPORTING),
    BA1(Strength.STAND_ALONE),
    BS1(Strength.STRONG),
    BS2(Strength.STRONG),
    BS3(Strength.STRONG),
    BS4(Strength.STRONG),
    BP1(Strength.SUPPORTING),
    BP2(Strength.SUPPORTING),
    BP3(Strength.SUPPORTING),
    BP4(Strength.SUPPORTING),
    BP5(Strength.SUPPORTING),
    BP6(Strength.SUPPORTING),
    BP7(Strength.SUPPORTING);

    /** How much a criterion weighs, in points (Tavtigian 2020, PMID 32720330). */
    public enum Strength {
        SUPPORTING(1),
        MODERATE(2),
        STRONG(4),
        VERY_STRONG(8),
        /** decides alone; used by BA1 only */
        STAND_ALONE(8);

        private final int points;

        Strength(int points) {
            this.points = points;
        }

        public int points() {
            return points;
        }
    }

    private final Strength usual;

    Criterion(Strength usual) {
        this.usual = usual;
    }

    public Strength usual() {
        return usual;
    }

    /** @param language BCP 47 tag */
    public String meaning(String language) {
        return Wording.of("acmg", language).say("meaning." + name().toLowerCase(Locale.ROOT));
    }

    public boolean isBenign() {
        return name().toLowerCase(Locale.ROOT).startsWith("b");
    }
}
