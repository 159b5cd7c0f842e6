package org.sinew.atlas.patients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sinew.cohort.Dating;
import org.sinew.cohort.EventKind;
import org.sinew.cohort.Flavour;
import org.sinew.cohort.Person;
import org.sinew.cohort.Sex;
import org.sinew.cohort.TermSet;
import org.sinew.cohort.Timelines;
import org.sinew.cohort.TimelinesBuilder;
import org.sinew.term.TermId;

/** Cases and time are those of living through every day of every person; what is planted is found, with its lag and dose. */
class LaggedExposureTests {

    private static final double YEAR = 365.2425;
    private static final Offset<Double> EXACT = Offset.offset(1e-9);
    private static final TermId DISEASE = TermId.parse("MONDO:0000001");
    private static final TermId DUST = TermId.parse("ECTO:1");
    private static final Item OUTCOME = new Item(EventKind.CONDITION, DISEASE, TermSet.of(DISEASE));
    private static final Item EXPOSURE = new Item(EventKind.EXPOSURE, DUST, TermSet.of(DUST));

    private record Dose(int day, double value) {}

    private record Somebody(int birth, Sex sex, int from, int to, int outcome, List<Dose> doses) {}

    private static Timelines timelines(List<Somebody> people) {
        TimelinesBuilder builder = new TimelinesBuilder();
        int disease = builder.code(EventKind.CONDITION, List.of(DISEASE));
        int dust = builder.code(EventKind.EXPOSURE, List.of(DUST));
        int plain = builder.flavour(Flavour.NONE);
        int unit = builder.flavour(Flavour.of(null, null, "mg/m3"));
        for (Somebody each : people) {
            int patient = builder.person(new Person(
                    "p" + people.indexOf(each),
                    each.birth(),
                    Dating.DAY,
                    each.sex(),
                    false,
                    Timelines.UNKNOWN,
                    null,
                    each.from(),
                    each.to()));
            if (each.outcome() != Integer.MAX_VALUE) {
                builder.event(patient, disease, each.outcome(), plain);
            }
            for (Dose dose : each.doses()) {
                builder.event(patient, dust, dose.day(), Dating.DAY, Timelines.UNKNOWN, dose.value(), unit, 0);
            }
        }
        return builder.build(1);
    }

    private static LaggedExposure exposure(Timelines timelines) {
        Histories histories = Histories.of(timelines, List.of(OUTCOME, EXPOSURE), null);
        return new LaggedExposure(timelines, histories, histories.probe(timelines, OUTCOME), EXPOSURE);
    }

    private static List<Somebody> some(int people, long seed) {
        Random random = new Random(seed);
        List<Somebody> all = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            int from = 10_000 + random.nextInt(500);
            int to = from + random.nextInt(3_000);
            List<Dose> doses = new ArrayList<>();
            while (random.nextInt(3) > 0) {
                doses.add(new Dose(from - 400 + random.nextInt(3_000), 1 + random.nextInt(30)));
            }
            int outcome =
                    random.nextInt(3) == 0 && to > from ? from + random.nextInt(to - from + 1) : Integer.MAX_VALUE;
            all.add(new Somebody(
                    -random.nextInt(20_000), random.nextBoolean() ? Sex.MALE : Sex.FEMALE, from, to, outcome, doses));
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 365, 900})
    void everyDayIsCountedOnce(int lag) {
        List<Somebody> people = some(120, 5);
        LaggedExposure.Result found = exposure(timelines(people)).after(lag);
        Map<String, double[]> strata = new HashMap<>();
        for (Somebody each : people) {
            live(each, lag, strata);
        }
        double exposedDays = strata.values().stream().mapToDouble(s -> s[1]).sum();
        double otherDays = strata.values().stream().mapToDouble(s -> s[3]).sum();
        assertThat(found.exposed().personYears()).isCloseTo(exposedDays / YEAR, EXACT);
        assertThat(found.unexposed().personYears()).isCloseTo(otherDays / YEAR, EXACT);
        assertThat(found.exposed().cases())
                .isEqualTo((int) strata.values().stream().mapToDouble(s -> s[0]).sum());
        assertThat(found.unexposed().cases())
                .isEqualTo((int) strata.values().stream().mapToDouble(s -> s[2]).sum());
        double with = 0;
        double without = 0;
        for (double[] s : strata.values()) {
            with += s[0] * s[3] / (s[1] + s[3]);
            without += s[2] * s[1] / (s[1] + s[3]);
        }
        assertThat(found.rateRatio().value()).isCloseTo(with / without, EXACT);
    }

    /** By stratum: exposed cases and days, unexposed cases and days. */
    private static void live(Somebody one, int lag, Map<String, double[]> strata) {
        int end = Math.min(one.to(), one.outcome());
        if (end <= one.from()) {
            return;
        }
        for (int day = one.from(); day < end; day++) {
            strata.computeIfAbsent(stratum(one, day), key -> new double[4])[isExposed(one, day, lag) ? 1 : 3]++;
        }
        if (one.outcome() == end) {
            strata.computeIfAbsent(stratum(one, end), key -> new double[4])[isExposed(one, end - 1, lag) ? 0 : 2]++;
        }
    }

    private static boolean isExposed(Somebody one, int day, int lag) {
        return one.doses().stream().anyMatch(dose -> dose.day() + lag <= day);
    }

    private static String stratum(Somebody one, int day) {
        return one.sex() + " " + (int) ((day - one.birth()) / YEAR) / 5;
    }

    /** Dust makes ill after two years and not before, the more the likelier. */
    @Test
    void lagAndDoseAreFound() {
        Random random = new Random(3);
        List<Somebody> people = new ArrayList<>();
        for (int i = 0; i < 6_000; i++) {
            int from = 10_000;
            int to = 14_000;
            int begin = from + random.nextInt(1_000);
            double dose = 1 + random.nextInt(30);
            boolean isDusty = random.nextBoolean();
            int outcome = Integer.MAX_VALUE;
            for (int day = from + 1; day < to && outcome == Integer.MAX_VALUE; day += 20) {
                boolean acts = isDusty && day > begin + 730;
                if (random.nextDouble() < 0.0004 * (acts ? 1 + dose / 5 : 1)) {
                    outcome = day;
                }
            }
            people.add(new Somebody(
                    -10_000 - random.nextInt(3_000),
                    random.nextBoolean() ? Sex.MALE : Sex.FEMALE,
                    from,
                    to,
                    outcome,
                    isDusty ? List.of(new Dose(begin, dose)) : List.of()));
        }
        LaggedExposure exposure = exposure(timelines(people));
        LaggedExposure.Result late = exposure.after(730);
        assertThat(late.pValue()).isLessThan(1e-10);
        assertThat(late.trend()).isLessThan(1e-10);
        assertThat(late.rateRatio().value()).isBetween(3.0, 5.5);
        assertThat(late.unit()).isEqualTo("mg/m3");
        List<Double> byDose = late.groups().stream()
                .map(group -> java.util.Objects.requireNonNull(group.ratio()).value())
                .toList();
        assertThat(byDose).hasSize(3).isSortedAccordingTo(Comparator.naturalOrder());
        // counted at once, harmless time dilutes it
        assertThat(exposure.after(0).rateRatio().value())
                .isLessThan(late.rateRatio().value());
    }
}
