package org.sinew.guidance;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.sinew.guidance.Advice.Urgency;
import org.sinew.guidance.Labs.Reading;
import org.sinew.term.TermId;

/** Raised blood pressure without a diagnosis (ISH 2020, table 1), and blood pressure that cannot wait (AHA/ACC 2025, section 6.2). */
final class BloodPressure implements Guideline {

    static final Citation ISH = new Citation(
            "2020 International Society of Hypertension Global Hypertension Practice Guidelines",
            "https://pubmed.ncbi.nlm.nih.gov/32370572/",
            "2020-05-06");
    private static final Citation CRISES = new Citation(
            "2025 AHA/ACC Guideline for High Blood Pressure in Adults, section 6.2: hypertensive emergencies and severe hypertension",
            "https://eguideline.guidelinecentral.com/i/1539869/76",
            "2025-08-14");
    private static final TermId HYPERTENSION = TermId.parse("MONDO:0005044");
    private static final Period RECENT = Period.ofYears(1);
    private static final int NOW_DAYS = 7;

    /** ISH 2020, table 1: by the higher of the two, office measurement in mm Hg. */
    enum Grade {
        NORMAL,
        HIGH_NORMAL,
        GRADE_1,
        GRADE_2;

        static Grade of(double systolic, double diastolic) {
            if (systolic >= 160 || diastolic >= 100) {
                return GRADE_2;
            }
            if (systolic >= 140 || diastolic >= 90) {
                return GRADE_1;
            }
            return systolic >= 130 || diastolic >= 85 ? HIGH_NORMAL : NORMAL;
        }

        boolean isHypertension() {
            return this == GRADE_1 || this == GRADE_2;
        }
    }

    private record Pair(LocalDate on, Reading systolic, Reading diastolic) {

        Grade grade() {
            return Grade.of(systolic.value(), diastolic.value());
        }

        boolean isEmergency() {
            return systolic.value() > 180 || diastolic.value() > 120;
        }

        String number() {
            return systolic.number() + "/" + diastolic.number() + " mm Hg";
        }

        Evidence evidence(Consultation c) {
            return Consultation.evidence(systolic.measurement(), c.say("blood-pressure.evidence", number()));
        }
    }

    private final Labs labs;

    BloodPressure(Labs labs) {
        this.labs = labs;
    }

    @Override
    public String id() {
        return "blood-pressure";
    }

    @Override
    public List<Advice> advise(Consultation c) {
        List<Advice> advice = new ArrayList<>();
        List<Pair> pairs = c.isOrdering() ? List.of() : pairs(c);
        if (!pairs.isEmpty()) {
            Pair last = pairs.getLast();
            if (last.isEmergency() && !last.on().isBefore(c.today().minusDays(NOW_DAYS))) {
                advice.add(emergency(c, last));
            }
            List<Pair> raised =
                    pairs.stream().filter(p -> p.grade().isHypertension()).toList();
            if (raised.size() > 1 && last.grade().isHypertension() && !isKnown(c)) {
                advice.add(undiagnosed(c, raised));
            }
        }
        return advice;
    }

    private static boolean isKnown(Consultation c) {
        return c.problems().stream()
                .anyMatch(p -> c.background().counts(p.header().concept(), HYPERTENSION));
    }

    /** One a day, the last, of the year. */
    private List<Pair> pairs(Consultation c) {
        LocalDate since = c.today().minus(RECENT);
        TreeMap<LocalDate, Reading> diastolic = new TreeMap<>();
        labs.readings(c, "diastolic").forEach(r -> diastolic.put(r.on(), r));
        TreeMap<LocalDate, Pair> days = new TreeMap<>();
        for (Reading systolic : labs.readings(c, "systolic")) {
            Reading other = diastolic.get(systolic.on());
            if (other != null && !systolic.on().isBefore(since)) {
                days.put(systolic.on(), new Pair(systolic.on(), systolic, other));
            }
        }
        return List.copyOf(days.values());
    }

    private Advice emergency(Consultation c, Pair last) {
        return new Draft(c, this, Urgency.CRITICAL, c.say("blood-pressure.emergency", last.number()), CRISES)
                .says(c.say("blood-pressure.emergency-detail"))
                .because(last.evidence(c))
                .advice();
    }

    private Advice undiagnosed(Consultation c, List<Pair> raised) {
        Pair last = raised.getLast();
        return new Draft(
                        c,
                        this,
                        last.grade() == Grade.GRADE_2 ? Urgency.WARNING : Urgency.INFO,
                        c.say("blood-pressure.undiagnosed", raised.size(), last.number()),
                        ISH)
                .says(c.say("blood-pressure.undiagnosed-detail"))
                .because(raised.stream().map(pair -> pair.evidence(c)).toList())
                .advice();
    }
}
