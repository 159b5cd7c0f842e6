package org.sinew.atlas;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinew.atlas.patients.Association;
import org.sinew.atlas.patients.Direction;
import org.sinew.atlas.patients.Histories;
import org.sinew.atlas.patients.Probe;
import org.sinew.atlas.patients.Shared;
import org.sinew.atlas.statistics.Estimate;
import org.sinew.atlas.statistics.TwoByTwo;

/**
 * Two things that patients have: the table and what it says. What is NaN or infinite in an estimate is not defined by the
 * counts.
 *
 * @param expected in both, if age and sex were all that joined the two
 * @param standardisedRatio observed over expected
 * @param adjustedOddsRatio Mantel and Haenszel's, over age and sex
 * @param pValue two-sided; NaN where it cannot be tested
 * @param qValue false discovery rate among the {@code comparisons}
 * @param isSmall so few that only exact methods are trusted
 * @param direction nothing where it is withheld
 */
public record PatientEvidence(
        int both,
        int firstOnly,
        int secondOnly,
        int neither,
        double expected,
        Estimate standardisedRatio,
        Estimate relativeRisk,
        Estimate oddsRatio,
        Estimate adjustedOddsRatio,
        Estimate phi,
        double lift,
        double pValue,
        double qValue,
        String test,
        int comparisons,
        boolean isSmall,
        @Nullable Direction direction) {

    static PatientEvidence of(Association found, Probe probe, Histories histories, int comparisons) {
        return of(found, Shared.of(histories, probe, List.of(found.second())), comparisons);
    }

    /** @param shared what the second has in common with the first */
    static PatientEvidence of(Association found, Shared shared, int comparisons) {
        TwoByTwo table = found.table();
        return new PatientEvidence(
                (int) table.both(),
                (int) table.first(),
                (int) table.second(),
                (int) table.neither(),
                found.expected().mean(),
                found.ratio(),
                table.relativeRisk(),
                table.oddsRatio(),
                shared.adjustedOddsRatio(found.second()),
                table.phi(),
                table.lift(),
                found.pValue(),
                found.qValue(),
                found.test(),
                comparisons,
                table.isSmall(),
                shared.direction(found.second()));
    }
}
