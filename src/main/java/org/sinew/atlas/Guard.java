package org.sinew.atlas;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sinew.access.Audience;
import org.sinew.access.Disclosure;
import org.sinew.atlas.patients.Direction;
import org.sinew.atlas.statistics.Estimate;
import org.sinew.atlas.statistics.Interval;
import org.sinew.atlas.statistics.TwoByTwo;
import org.sinew.cohort.Telling;

/**
 * What one audience may be told of patients.
 *
 * @param isOpen for publication: counts are rounded to tens, figures to two digits, probabilities to steps, so that files of
 *     different days do not tell a patient by their difference
 */
public record Guard(Disclosure disclosure, Audience audience, boolean isOpen) implements Telling {

    private static final int TENS = 10;
    private static final double[] STEPS = {0.001, 0.01, 0.05, 0.1, 1};

    public Guard(Disclosure disclosure, Audience audience) {
        this(disclosure, audience, false);
    }

    /** As a count of patients is shown once it may be told. */
    int shown(int count) {
        return isOpen ? Math.round((float) count / TENS) * TENS : count;
    }

    private double stepped(double probability) {
        if (!isOpen || Double.isNaN(probability)) {
            return probability;
        }
        int step = 0;
        while (probability > STEPS[step] && step < STEPS.length - 1) {
            step++;
        }
        return STEPS[step];
    }

    /** To two digits where a floor holds: all of them tell how many the test was of. */
    double probability(double exact) {
        if (isOpen) {
            return stepped(exact);
        }
        return isGuarded() && Double.isFinite(exact) ? digits(exact) : exact;
    }

    private static double digits(double exact) {
        return new BigDecimal(exact).round(new MathContext(2)).doubleValue();
    }

    /** Whether no cell alone forbids it; that the table may be told with all that was told before is another question. */
    boolean mayTell(TwoByTwo table) {
        return Stream.of(table.both(), table.first(), table.second(), table.neither())
                .allMatch(cell -> cell >= floor() || !isGuarded());
    }

    /** As exact as it is told: to three digits after the point where a floor holds, to two digits in all for publication. */
    @Override
    public double rounded(double value) {
        if (isOpen && Double.isFinite(value) && value != 0) {
            return digits(value);
        }
        return Telling.super.rounded(value);
    }

    Estimate rounded(Estimate estimate) {
        Interval interval = estimate.interval();
        return new Estimate(
                rounded(estimate.value()),
                new Interval(rounded(interval.low()), rounded(interval.high())),
                estimate.method());
    }

    /** @param both patients with both, of whom some have no days */
    @Nullable
    Direction direction(@Nullable Direction found, long both) {
        return found != null
                        && Stream.of(
                                        (long) found.before(),
                                        (long) found.after(),
                                        (long) found.sameDay(),
                                        both - found.before() - found.after() - found.sameDay())
                                .allMatch(this::mayTell)
                ? found
                : null;
    }

    PatientEvidence evidence(PatientEvidence found) {
        if (!isGuarded()) {
            return found;
        }
        return new PatientEvidence(
                shown(found.both()),
                shown(found.firstOnly()),
                shown(found.secondOnly()),
                shown(found.neither()),
                rounded(found.expected()),
                rounded(found.standardisedRatio()),
                rounded(found.relativeRisk()),
                rounded(found.oddsRatio()),
                rounded(found.adjustedOddsRatio()),
                rounded(found.phi()),
                rounded(found.lift()),
                stepped(found.pValue()),
                stepped(found.qValue()),
                found.test(),
                found.comparisons(),
                found.isSmall(),
                isOpen ? null : direction(found.direction(), found.both()));
    }
}
