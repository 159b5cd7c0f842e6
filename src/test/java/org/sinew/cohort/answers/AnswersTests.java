package org.sinew.cohort.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.cohort.EventKind;
import org.sinew.cohort.Person;
import org.sinew.cohort.Sex;
import org.sinew.cohort.TermSet;
import org.sinew.cohort.Unanswered;
import org.sinew.cohort.answers.SmallTown.Happening;
import org.sinew.cohort.statistics.FollowUp;
import org.sinew.cohort.statistics.Moments;

/** Against what a walk over all that happened gives. */
class AnswersTests {

    private static final int INDEX = 17_000;
    private final SmallTown town = new SmallTown(5, 300);
    private final Group everybody = town.everybody(INDEX);

    @Test
    void demographicsPartTheGroup() {
        var characteristics = new Characteristics(everybody);
        for (List<Share> parts :
                List.of(characteristics.sexes(), characteristics.ageBands(), characteristics.regions())) {
            var all = new RoaringBitmap();
            parts.forEach(part -> {
                assertThat(RoaringBitmap.intersects(all, part.patients())).isFalse();
                all.or(part.patients());
            });
            assertThat(all).isEqualTo(everybody.patients());
        }
        assertThat(characteristics.sexes()).contains(new Share(null, "female", numbers(p -> p.sex() == Sex.FEMALE)));
        assertThat(characteristics.regions().getFirst())
                .isEqualTo(new Share(null, "Hualien", numbers(p -> "Hualien".equals(p.regionName()))));
        assertThat(characteristics.ages())
                .isEqualTo(Moments.of(town.persons.stream().mapToDouble(p -> (INDEX - p.birthDay()) / 365.2425)));
    }

    private RoaringBitmap numbers(java.util.function.Predicate<Person> which) {
        return RoaringBitmap.bitmapOf(IntStream.range(0, town.persons.size())
                .filter(i -> which.test(town.persons.get(i)))
                .toArray());
    }

    @Test
    void prevalenceCountsPatientsInTheWindow() {
        var window = new Window(-365, 0);
        List<Share> shares = new Characteristics(everybody).prevalence(EventKind.CONDITION, window);
        Map<String, RoaringBitmap> expected = new HashMap<>();
        for (Happening each : town.happenings) {
            if (each.kind() == EventKind.CONDITION && each.day() >= INDEX - 365 && each.day() <= INDEX) {
                expected.computeIfAbsent(each.term().toString(), key -> new RoaringBitmap())
                        .add(each.patient());
            }
        }
        assertThat(shares)
                .hasSize(2)
                .allSatisfy(share -> assertThat(share.patients()).isEqualTo(expected.get(share.key())));
        assertThat(shares.getFirst().count())
                .isGreaterThanOrEqualTo(shares.getLast().count());
    }

    @Test
    void measurementsAreTheLastOfEachPatient() {
        var window = new Window(0, 1_000);
        Map<Integer, Happening> last = new HashMap<>();
        town.happenings.stream()
                .filter(each -> each.kind() == EventKind.MEASUREMENT && window.holds(each.day(), INDEX))
                .sorted(Comparator.comparingInt(Happening::day).thenComparingDouble(Happening::value))
                .forEach(each -> last.put(each.patient(), each));
        Measured measured = new Characteristics(everybody).measurements(window).getFirst();
        assertThat(measured.unit()).isEqualTo("%");
        assertThat(measured.patients().getCardinality()).isEqualTo(last.size());
        assertThat(measured.values().mean())
                .isCloseTo(
                        last.values().stream()
                                .mapToDouble(Happening::value)
                                .average()
                                .orElseThrow(),
                        within(1e-9));
    }

    @Test
    void comparingAGroupWithItselfFindsNoDifference() {
        assertThat(new Comparison(everybody, everybody).differences(List.of(EventKind.CONDITION), Window.EVER))
                .hasSizeGreaterThan(4)
                .allSatisfy(difference -> assertThat(difference.standardised()).isZero());
    }

    @Test
    void differencesCoverWhatOnlyOneGroupHas() {
        Group women = new Group(town.timelines, numbers(p -> p.sex() == Sex.FEMALE), p -> INDEX);
        Group men = new Group(town.timelines, numbers(p -> p.sex() == Sex.MALE), p -> INDEX);
        List<Difference> differences = new Comparison(women, men).differences(List.of(), Window.EVER);
        assertThat(differences.subList(0, 2)).extracting(Difference::key).containsExactlyInAnyOrder("female", "male");
        assertThat(differences.getFirst().standardised()).isInfinite();
    }

    @Test
    void followUpEndsAsTheDefinitionSays() {
        TimeToEvent times = TimeToEvent.of(everybody, p -> town.first(p, SmallTown.DIABETES), 2_000, true);
        int at = 0;
        for (int patient = 0; patient < 300; patient++) {
            int first = town.first(patient, SmallTown.DIABETES);
            if (first <= INDEX) {
                assertThat(times.subjects().contains(patient)).isFalse();
                continue;
            }
            int death = town.persons.get(patient).deathDay();
            boolean died = town.persons.get(patient).isDead();
            int end = Math.min(INDEX + 2_000, died ? death : 19_500);
            int cause = first <= end ? 1 : died && death <= INDEX + 2_000 ? TimeToEvent.DEATH : 0;
            assertThat(times.followUps().get(at++)).isEqualTo(new FollowUp(Math.min(first, end) - INDEX, cause));
        }
        assertThat(at).isEqualTo(times.followUps().size()).isGreaterThan(100);
        assertThat(TimeToEvent.of(everybody, p -> town.first(p, SmallTown.DIABETES), 2_000, false)
                        .followUps())
                .noneMatch(each -> each.cause() == TimeToEvent.DEATH);
    }

    @Test
    void yearsCountDaysAtRiskOneByOne() {
        for (TimeSeries.Year year : TimeSeries.of(everybody, p -> town.first(p, SmallTown.ASTHMA), 2010, 2025)) {
            int begin = (int) java.time.LocalDate.of(year.year(), 1, 1).toEpochDay();
            int length = java.time.Year.of(year.year()).length();
            int observed = 0;
            int prevalent = 0;
            int incident = 0;
            int daysAtRisk = 0;
            for (int patient = 0; patient < 300; patient++) {
                var days = new BitSet();
                for (int day = begin; day < begin + length; day++) {
                    boolean in = day >= town.persons.get(patient).observedFrom()
                            && day <= town.persons.get(patient).observedTo();
                    days.set(day - begin, in);
                }
                int first = town.first(patient, SmallTown.ASTHMA);
                observed += days.isEmpty() ? 0 : 1;
                prevalent += !days.isEmpty() && first <= begin + days.length() - 1 ? 1 : 0;
                incident += first >= begin && first < begin + length && days.get(first - begin) ? 1 : 0;
                daysAtRisk +=
                        (int) days.stream().filter(day -> begin + day <= first).count();
            }
            assertThat(year.observed().getCardinality()).isEqualTo(observed);
            assertThat(year.prevalent().getCardinality()).isEqualTo(prevalent);
            assertThat(year.incident().getCardinality()).isEqualTo(incident);
            assertThat(year.yearsAtRisk()).isCloseTo(daysAtRisk / 365.2425, within(1e-6));
        }
    }

    /** Each patient by the cohorts that hold it. */
    @Property(tries = 200)
    void overlapsAreWhatEachPatientIsIn(@ForAll Random random) {
        List<RoaringBitmap> cohorts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            cohorts.add(RoaringBitmap.bitmapOf(
                    random.ints(random.nextInt(30), 0, 40).toArray()));
        }
        Map<List<Integer>, RoaringBitmap> expected = new HashMap<>();
        for (int patient = 0; patient < 40; patient++) {
            int number = patient;
            List<Integer> in = IntStream.range(0, 4)
                    .filter(i -> cohorts.get(i).contains(number))
                    .boxed()
                    .toList();
            if (!in.isEmpty()) {
                expected.computeIfAbsent(in, key -> new RoaringBitmap()).add(patient);
            }
        }
        Map<List<Integer>, RoaringBitmap> found = new HashMap<>();
        Overlap.of(cohorts).forEach(part -> found.put(part.members(), part.patients()));
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void matchingBalancesAgeAndSex() {
        Group old = new Group(town.timelines, numbers(p -> p.birthDay() < -5_000 && p.sex() == Sex.FEMALE), p -> INDEX);
        RoaringBitmap rest = RoaringBitmap.andNot(town.timelines.present(), old.patients());
        Group others = new Group(town.timelines, rest, p -> INDEX);
        var plan = new MatchedGroups.Plan(
                List.of(EventKind.CONDITION), new Window(-1_000, 0), 20, List.of(MatchedGroups.Stratum.REGION), 0.2, 1);
        MatchedGroups matched = MatchedGroups.of(old, others, plan);
        assertThat(matched.balance())
                .extracting(MatchedGroups.Balance::covariate)
                .startsWith("age", "female")
                .contains("MONDO:0004979", "MONDO:0005148");
        assertThat(matched.treated().getCardinality())
                .isEqualTo(matched.pairs().size())
                .isEqualTo(matched.controls().getCardinality());
        for (List<Integer> pair : matched.pairs()) {
            assertThat(old.patients().contains(pair.getFirst())).isTrue();
            assertThat(rest.contains(pair.getLast())).isTrue();
            assertThat(town.persons.get(pair.getFirst()).region())
                    .isEqualTo(town.persons.get(pair.getLast()).region());
        }
        MatchedGroups.Balance age = matched.balance().getFirst();
        assertThat(Math.abs(age.after())).isLessThan(Math.abs(age.before()));
        assertThatExceptionOfType(Unanswered.class).isThrownBy(() -> MatchedGroups.of(everybody, others, plan));
        Group nobody = new Group(others.timelines(), new RoaringBitmap(), others::indexOf);
        assertThatExceptionOfType(Unanswered.class).isThrownBy(() -> MatchedGroups.of(nobody, others, plan));
    }

    @Test
    void windowsKnowTheirEnds() {
        assertThat(new Window(-1, 0).holds(9, 10)).isTrue();
        assertThat(new Window(-1, 0).holds(10, 10)).isTrue();
        assertThat(new Window(-1, 0).holds(11, 10)).isFalse();
        assertThat(new Window(-1, 0).holds(8, 10)).isFalse();
        assertThatExceptionOfType(Unanswered.class).isThrownBy(() -> new Window(1, 0));
        assertThat(new Characteristics(everybody)
                        .having(EventKind.CONDITION, TermSet.of(SmallTown.ASTHMA), Window.EVER))
                .isEqualTo(town.timelines.patients(EventKind.CONDITION, TermSet.of(SmallTown.ASTHMA)));
    }
}
