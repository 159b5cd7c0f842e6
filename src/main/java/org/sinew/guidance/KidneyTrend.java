package org.sinew.guidance;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sinew.guidance.Advice.Urgency;
import org.sinew.guidance.KidneyFunction.Estimate;
import org.sinew.guidance.Labs.Reading;
import org.sinew.patient.Coding;
import org.sinew.term.TermId;

/**
 * Acute kidney injury (KDIGO 2012), and chronic kidney disease that no diagnosis names (KDIGO 2024: below 60 for more than
 * three months).
 */
final class KidneyTrend implements Guideline {

    private static final Citation AKI = new Citation(
            "KDIGO Clinical Practice Guideline for Acute Kidney Injury, 2012, section 2.1, table 2",
            "https://kdigo.org/guidelines/acute-kidney-injury/",
            "2012-03-01");
    private static final Citation CKD = new Citation(
            "KDIGO 2024 Clinical Practice Guideline for the Evaluation and Management of CKD",
            "https://pubmed.ncbi.nlm.nih.gov/38490803/",
            "2024-04-01");
    private static final List<TermId> KNOWN =
            List.of(TermId.parse("MONDO:0005300"), TermId.parse("MONDO:0001106"), TermId.parse("MONDO:0004375"));
    private static final TermId ALBUMINURIA = TermId.parse("LOINC:9318-7");
    private static final double REDUCED = 60;
    private static final int CHRONIC_DAYS = 90;
    private static final Period RECENT = Period.ofYears(1);
    private static final int ACUTE_DAYS = 30;

    private final Labs labs;

    KidneyTrend(Labs labs) {
        this.labs = labs;
    }

    @Override
    public String id() {
        return "kidney-trend";
    }

    @Override
    public List<Advice> advise(Consultation c) {
        List<Advice> advice = new ArrayList<>();
        if (!c.isOrdering()) {
            acute(c).ifPresent(advice::add);
            List<Estimate> estimates = KidneyFunction.estimates(c, labs).stream()
                    .filter(estimate -> estimate.basis() != KidneyFunction.Basis.LOWEST)
                    .toList();
            boolean isRecent = !estimates.isEmpty()
                    && !estimates.getLast().on().isBefore(c.today().minus(RECENT));
            if (isRecent) {
                unnamed(c, estimates).ifPresent(advice::add);
            }
        }
        return advice;
    }

    private Optional<Advice> acute(Consultation c) {
        List<Reading> readings = labs.readings(c, "creatinine");
        if (readings.isEmpty() || readings.getLast().on().isBefore(c.today().minusDays(ACUTE_DAYS))) {
            return Optional.empty();
        }
        Reading last = readings.getLast();
        List<Reading> week = within(readings, last, Duration.ofDays(7));
        List<Reading> twoDays = within(readings, last, Duration.ofDays(2));
        int stage = stage(last.value(), lowest(week), lowest(twoDays));
        return stage == 0
                ? Optional.empty()
                : Optional.of(new Draft(
                                c,
                                this,
                                stage == 1 ? Urgency.WARNING : Urgency.CRITICAL,
                                c.say("kidney-trend.acute", stage, last.number()),
                                AKI)
                        .says(c.say("kidney-trend.acute-detail", Reading.number(lowest(week))))
                        .because(week.stream().map(Reading::evidence).toList())
                        .because(last.evidence())
                        .advice());
    }

    private static List<Reading> within(List<Reading> readings, Reading last, Duration window) {
        OffsetDateTime end = Consultation.moment(last.measurement());
        return readings.stream()
                .filter(r -> !r.equals(last) && end != null)
                .filter(r -> {
                    OffsetDateTime at = Consultation.moment(r.measurement());
                    return at != null && Duration.between(at, end).compareTo(window) <= 0;
                })
                .toList();
    }

    private static double lowest(List<Reading> readings) {
        return readings.stream().mapToDouble(Reading::value).min().orElse(Double.POSITIVE_INFINITY);
    }

    /**
     * KDIGO 2012, definition (2.1.1) and staging (table 2) by creatinine.
     *
     * @param now mg/dL
     * @param week the lowest of the seven days before, infinite if there is none
     * @param twoDays the lowest of the 48 hours before, infinite if there is none
     * @return 0 for none
     */
    static int stage(double now, double week, double twoDays) {
        double ratio = Labs.rounded(now / week);
        if (ratio < 1.5 && Labs.rounded(now - twoDays) < 0.3) {
            return 0;
        }
        if (ratio >= 3 || now >= 4) {
            return 3;
        }
        return ratio >= 2 ? 2 : 1;
    }

    private Optional<Advice> unnamed(Consultation c, List<Estimate> estimates) {
        boolean isNamed = c.problems().stream()
                .anyMatch(p -> c.background()
                        .firstThatCounts(p.header().concept(), KNOWN)
                        .isPresent());
        List<Estimate> reduced = tailBelow(estimates);
        boolean isChronic = !reduced.isEmpty()
                && ChronoUnit.DAYS.between(
                                reduced.getFirst().on(), reduced.getLast().on())
                        > CHRONIC_DAYS;
        if (isNamed || !isChronic) {
            return Optional.empty();
        }
        Estimate last = reduced.getLast();
        String category = category(last.rate());
        return Optional.of(new Draft(c, this, Urgency.WARNING, c.say("kidney-trend.unnamed", category), CKD)
                .says(c.say("kidney-trend.unnamed-detail"))
                .because(reduced.getFirst().evidence(c))
                .because(last.evidence(c))
                .proposing(new Proposal.Request(
                        c.say("kidney-trend.order"),
                        new Coding(ALBUMINURIA, labs.test("albuminuria").name().in(c.language()))))
                .advice());
    }

    /** The longest run of reduced estimates that ends with the last one. */
    private static List<Estimate> tailBelow(List<Estimate> estimates) {
        int from = estimates.size();
        while (from > 0 && estimates.get(from - 1).rate() < REDUCED) {
            from--;
        }
        return estimates.subList(from, estimates.size());
    }

    /** KDIGO 2024, GFR categories. */
    static String category(double rate) {
        double[] least = {90, 60, 45, 30, 15, Double.NEGATIVE_INFINITY};
        String[] names = {"G1", "G2", "G3a", "G3b", "G4", "G5"};
        int i = 0;
        while (rate < least[i]) {
            i++;
        }
        return names[i];
    }
}
