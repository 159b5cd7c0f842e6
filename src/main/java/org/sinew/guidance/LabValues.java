package org.sinew.guidance;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sinew.guidance.Advice.Urgency;
import org.sinew.guidance.Labs.Reading;
import org.sinew.patient.Fact;
import org.sinew.patient.Value;

/** The latest results of the year that lie in a band which a source names, or outside the laboratory's own range. */
final class LabValues implements Guideline {

    private static final Period RECENT = Period.ofYears(1);
    private static final Map<String, String> FLAGS =
            Map.of("HH", "lab-values.hh", "LL", "lab-values.ll", "AA", "lab-values.aa");

    /**
     * A band of one test's values: from {@code atLeast} up to but not including {@code below}.
     *
     * @param test id in tests.json
     * @param from age in completed months, included
     * @param to age in completed months, not included
     * @param pregnant whether it is only for those who are pregnant, or only for those who are not; for both if absent
     */
    record Band(
            String test,
            Worded name,
            @Nullable String sex,
            @Nullable Integer from,
            @Nullable Integer to,
            @Nullable Boolean pregnant,
            @Nullable Double atLeast,
            @Nullable Double below,
            Urgency urgency,
            Worded text,
            Citation source) {

        @Nullable
        Integer last() {
            return to == null ? null : to - 1;
        }

        boolean holds(double value) {
            return (atLeast == null || value >= atLeast) && (below == null || value < below);
        }
    }

    private final Map<String, List<Band>> bands;
    private final Labs labs;

    LabValues(List<Band> bands, Labs labs) {
        this.bands = labs.byTest(bands, Band::test);
        this.labs = labs;
    }

    @Override
    public String id() {
        return "lab-values";
    }

    @Override
    public List<Advice> advise(Consultation c) {
        List<Advice> advice = new ArrayList<>();
        if (c.isOrdering()) {
            return advice;
        }
        bands.forEach((test, rows) -> labs.latest(c, test, RECENT)
                .ifPresent(reading -> rows.stream()
                        .filter(band -> band.holds(reading.value()) && isFor(c, band, reading.on()))
                        .sorted(Comparator.comparing(Band::urgency).reversed())
                        .findFirst()
                        .ifPresent(band -> advice.add(advice(c, band, reading)))));
        flagged(c).ifPresent(advice::add);
        return advice;
    }

    private static boolean isFor(Consultation c, Band band, LocalDate on) {
        boolean isOfAge = c.monthsOn(on)
                .map(months -> months.mayBe(band.from(), band.last()))
                .orElse(band.from() == null && band.to() == null);
        boolean isOfSex =
                band.sex() == null || band.sex().equals(c.chart().patient().sex());
        return isOfAge && isOfSex && Pregnancy.suits(c, band.pregnant());
    }

    private Advice advice(Consultation c, Band band, Reading reading) {
        Draft draft = new Draft(
                        c,
                        this,
                        band.urgency(),
                        c.say(
                                "lab-values.band",
                                band.name().in(c.language()),
                                reading.number(),
                                reading.unit(),
                                reading.on()),
                        band.source())
                .says(band.text().in(c.language()))
                .because(reading.evidence());
        c.monthsOn(reading.on())
                .filter(months -> !months.isSurely(band.from(), band.last()))
                .ifPresent(months -> draft.says(c.say("age.uncertain-months", months.least(), months.most())));
        return draft.advice();
    }

    /** One card for all that the laboratory itself marks; only the last result of each test counts. */
    private Optional<Advice> flagged(Consultation c) {
        LocalDate since = c.today().minus(RECENT);
        Map<Object, Fact.Measurement> last = new LinkedHashMap<>();
        for (Fact.Measurement m : c.chart().measurements()) {
            LocalDate on = Consultation.day(m);
            if (on != null && !on.isBefore(since) && !on.isAfter(c.today())) {
                last.put(m.header().concept().primary(), m);
            }
        }
        List<Evidence.Recorded> critical = new ArrayList<>();
        List<Evidence.Recorded> outside = new ArrayList<>();
        for (Fact.Measurement m : last.values()) {
            String name = c.background().name(m.header().concept(), c.language());
            Optional<String> flag =
                    m.interpretation().stream().filter(FLAGS::containsKey).findFirst();
            if (flag.isPresent()) {
                critical.add(Consultation.evidence(m, c.say(String.valueOf(FLAGS.get(flag.get())), name, number(m))));
            } else if (isOutside(m)) {
                outside.add(Consultation.evidence(m, c.say("lab-values.outside", name, number(m))));
            }
        }
        return critical.isEmpty() && outside.isEmpty() ? Optional.empty() : Optional.of(flagged(c, critical, outside));
    }

    private static String counted(Consultation c, int count, int critical) {
        if (critical == 0) {
            return count == 1 ? c.say("lab-values.one") : c.say("lab-values.many", count);
        }
        return count == 1 ? c.say("lab-values.one-critical") : c.say("lab-values.many-critical", count, critical);
    }

    private Advice flagged(Consultation c, List<Evidence.Recorded> critical, List<Evidence.Recorded> outside) {
        return new Draft(
                        c,
                        this,
                        critical.isEmpty() ? Urgency.INFO : Urgency.CRITICAL,
                        counted(c, critical.size() + outside.size(), critical.size()),
                        new Citation(c.say("lab-values.laboratory"), null, null))
                .because(critical)
                .because(outside)
                .advice();
    }

    private static String number(Fact.Measurement m) {
        return m.value() instanceof Value.Quantity q
                ? q.number().toPlainString() + (q.unit() == null ? "" : " " + q.unit())
                : "";
    }

    private static boolean isOutside(Fact.Measurement m) {
        Value.Range range = m.reference();
        if (m.interpretation().stream().anyMatch(List.of("H", "L", "A")::contains)) {
            return true;
        }
        if (range == null || !(m.value() instanceof Value.Quantity q)) {
            return false;
        }
        return (range.low() != null && q.number().compareTo(range.low()) < 0)
                || (range.high() != null && q.number().compareTo(range.high()) > 0);
    }
}
