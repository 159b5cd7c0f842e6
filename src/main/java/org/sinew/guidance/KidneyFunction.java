package org.sinew.guidance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sinew.guidance.Labs.Reading;

/**
 * Estimated glomerular filtration rate by the 2021 CKD-EPI creatinine equation, without race (Inker LA et al., N Engl J
 * Med 2021;385:1737–1749, PMID 34554658). For adults; creatinine in mg/dL, result in mL/min/1.73 m².
 */
final class KidneyFunction {

    static final String METHOD = "CKD-EPI 2021 creatinine equation, PMID:34554658";
    static final String UNIT = "mL/min/1.73 m²";
    private static final int ADULT = 18;

    /** Where a rate is from. */
    enum Basis {
        CREATININE,
        /** the sex is not known: the rate is a woman's, the lower of the two */
        LOWEST,
        REPORTED
    }

    /** @param reading the creatinine, or the rate as the laboratory reported it */
    record Estimate(double rate, LocalDate on, Reading reading, Basis basis) {

        Evidence.Computed evidence(Consultation c) {
            return new Evidence.Computed(
                    c.say("kidney.estimate", Math.round(rate), UNIT, on),
                    switch (basis) {
                        case CREATININE -> METHOD;
                        case LOWEST -> c.say("kidney.lowest", METHOD);
                        case REPORTED -> c.say("kidney.reported");
                    });
        }
    }

    private KidneyFunction() {}

    static double rate(double creatinine, int age, boolean female) {
        double kappa = female ? 0.7 : 0.9;
        double alpha = female ? -0.241 : -0.302;
        double ratio = creatinine / kappa;
        return 142
                * Math.pow(Math.min(ratio, 1), alpha)
                * Math.pow(Math.max(ratio, 1), -1.200)
                * Math.pow(0.9938, age)
                * (female ? 1.012 : 1);
    }

    /** Every estimate that the chart allows, oldest first: from creatinine, and reported ones on days without. */
    static List<Estimate> estimates(Consultation c, Labs labs) {
        List<Estimate> estimates = new ArrayList<>(labs.readings(c, "creatinine").stream()
                .flatMap(reading -> computed(c, reading).stream())
                .toList());
        Set<LocalDate> days = estimates.stream().map(Estimate::on).collect(Collectors.toSet());
        labs.readings(c, "egfr").stream()
                .filter(reading -> !days.contains(reading.on()))
                .map(reading -> new Estimate(reading.value(), reading.on(), reading, Basis.REPORTED))
                .forEach(estimates::add);
        estimates.sort(Comparator.comparing(Estimate::on));
        return estimates;
    }

    /** The lowest that it can be: at the oldest age, and a woman's where the sex is not known. */
    private static Optional<Estimate> computed(Consultation c, Reading creatinine) {
        return c.ageOn(creatinine.on())
                .filter(age -> creatinine.value() > 0 && age.least() >= ADULT)
                .map(age -> new Estimate(
                        rate(creatinine.value(), age.most(), !c.isMale()),
                        creatinine.on(),
                        creatinine,
                        c.isMale() || c.isFemale() ? Basis.CREATININE : Basis.LOWEST));
    }

    static Optional<Estimate> latest(Consultation c, Labs labs, java.time.Period within) {
        LocalDate since = c.today().minus(within);
        List<Estimate> all = estimates(c, labs);
        return all.isEmpty() || all.getLast().on().isBefore(since) ? Optional.empty() : Optional.of(all.getLast());
    }
}
