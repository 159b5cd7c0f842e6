package org.sinew.atlas.patients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sinew.cohort.Dating;
import org.sinew.cohort.EventKind;
import org.sinew.cohort.Flavour;
import org.sinew.cohort.Person;
import org.sinew.cohort.Sex;
import org.sinew.cohort.TermSet;
import org.sinew.cohort.Timelines;
import org.sinew.cohort.TimelinesBuilder;
import org.sinew.term.TermId;

/** Matched sets are what they promise, and every count is that of going through them one by one. */
class CareAroundTests {

    private static final int DAYS = 180;
    private static final int DRUGS = 21;
    private static final int PEOPLE = 2_000;
    private static final Item DISEASE = item(EventKind.CONDITION, "MONDO:0000001");
    private static final Item LAB = item(EventKind.MEASUREMENT, "LOINC:4548-4");

    private record Given(int patient, int drug, int day) {}

    private final List<Given> given = new ArrayList<>();
    private final int[] first = new int[PEOPLE];
    private final Timelines timelines = timelines();
    private final Histories histories = Histories.of(timelines, items(), null);
    private final Probe probe = histories.probe(timelines, DISEASE);

    private static Item item(EventKind kind, String id) {
        return new Item(kind, TermId.parse(id), TermSet.of(TermId.parse(id)));
    }

    private static Item drug(int number) {
        return item(EventKind.MEDICATION, "RXNORM:" + number);
    }

    private static List<Item> items() {
        List<Item> items = new ArrayList<>(List.of(DISEASE, LAB));
        IntStream.range(0, DRUGS).forEach(number -> items.add(drug(number)));
        return items;
    }

    /** Everybody takes every drug now and then; drug 0 is started with the disease, drug 1 is taken before it. */
    private Timelines timelines() {
        Random random = new Random(11);
        TimelinesBuilder builder = new TimelinesBuilder();
        int disease = builder.code(EventKind.CONDITION, List.of(DISEASE.term()));
        int lab = builder.code(EventKind.MEASUREMENT, List.of(LAB.term()));
        int[] drugs = IntStream.range(0, DRUGS)
                .map(n -> builder.code(EventKind.MEDICATION, List.of(drug(n).term())))
                .toArray();
        int plain = builder.flavour(Flavour.NONE);
        int percent = builder.flavour(Flavour.of(null, null, "%"));
        for (int p = 0; p < PEOPLE; p++) {
            int from = 10_000 + random.nextInt(1_000);
            int to = 14_000 + random.nextInt(1_000);
            Sex sex = random.nextBoolean() ? Sex.FEMALE : Sex.MALE;
            int patient = builder.person(new Person(
                    "p" + p, -random.nextInt(15_000), Dating.DAY, sex, false, Timelines.UNKNOWN, null, from, to));
            first[patient] = Integer.MAX_VALUE;
            if (random.nextInt(10) == 0) {
                int day = from + random.nextInt(to - from);
                first[patient] = day;
                builder.event(patient, disease, day, plain);
                builder.event(patient, lab, day - 10, Dating.DAY, Timelines.UNKNOWN, 8, percent, 0);
                builder.event(patient, lab, day + 10, Dating.DAY, Timelines.UNKNOWN, 7, percent, 0);
                give(builder, patient, drugs, 0, day + random.nextInt(30), plain);
                give(builder, patient, drugs, 1, day - 1 - random.nextInt(30), plain);
            }
            for (int i = 0; i < 20; i++) {
                give(builder, patient, drugs, random.nextInt(DRUGS), from + random.nextInt(to - from), plain);
            }
        }
        return builder.build(1);
    }

    private void give(TimelinesBuilder builder, int patient, int[] drugs, int drug, int day, int flavour) {
        builder.event(patient, drugs[drug], day, flavour);
        given.add(new Given(patient, drug, day));
    }

    @Test
    void controlsAreAtRiskAndLikeTheirCase() {
        MatchedSets sets = MatchedSets.of(histories.population(), probe.occurrences(), DAYS, 4, 10_000);
        assertThat(sets.size() + sets.unmatched()).isEqualTo(probe.count());
        assertThat(sets.size()).isGreaterThan(probe.count() * 9 / 10);
        for (int s = 0; s < sets.size(); s++) {
            int one = sets.cases()[s];
            int day = sets.days()[s];
            assertThat(day).isEqualTo(first[one]);
            assertThat(sets.controls()[s]).doesNotHaveDuplicates().doesNotContain(one);
            for (int control : sets.controls()[s]) {
                assertThat(timelines.sex(control)).isEqualTo(timelines.sex(one));
                assertThat(Math.abs(timelines.birthDay(control) - timelines.birthDay(one)))
                        .isLessThanOrEqualTo(1_826);
                assertThat(first[control]).isGreaterThan(day);
                assertThat(timelines.observedFrom(control))
                        .isLessThanOrEqualTo(Math.max(timelines.observedFrom(one), day - DAYS));
                assertThat(timelines.observedTo(control))
                        .isGreaterThanOrEqualTo(Math.min(timelines.observedTo(one), day + DAYS));
            }
        }
    }

    @Test
    void everyCountIsThatOfGoingThroughTheSets() {
        MatchedSets sets = MatchedSets.of(histories.population(), probe.occurrences(), DAYS, 3, 10_000);
        for (CareAround.Finding finding : care(3).findings()) {
            Item item = histories.items().get(finding.item());
            if (item.kind() == EventKind.MEDICATION) {
                int drug = Integer.parseInt(item.term().local());
                int[] cases = new int[2];
                int[] controls = new int[2];
                int started = 0;
                int stopped = 0;
                for (int s = 0; s < sets.size(); s++) {
                    int day = sets.days()[s];
                    boolean before = took(sets.cases()[s], drug, d -> d < day && d >= day - DAYS);
                    boolean after = took(sets.cases()[s], drug, d -> d >= day && d <= day + DAYS);
                    cases[0] += before ? 1 : 0;
                    cases[1] += after ? 1 : 0;
                    started += after && !before ? 1 : 0;
                    stopped += before && !after ? 1 : 0;
                    for (int control : sets.controls()[s]) {
                        controls[0] += took(control, drug, d -> d < day && d >= day - DAYS) ? 1 : 0;
                        controls[1] += took(control, drug, d -> d >= day && d <= day + DAYS) ? 1 : 0;
                    }
                }
                assertThat(finding.before().cases()).isEqualTo(cases[0]);
                assertThat(finding.after().cases()).isEqualTo(cases[1]);
                assertThat(finding.before().controls()).isEqualTo(controls[0]);
                assertThat(finding.after().controls()).isEqualTo(controls[1]);
                assertThat(finding.started()).isEqualTo(started);
                assertThat(finding.stopped()).isEqualTo(stopped);
            }
        }
    }

    private boolean took(int patient, int drug, IntPredicate day) {
        return given.stream()
                .anyMatch(each -> each.patient() == patient && each.drug() == drug && day.test(each.day()));
    }

    /** With one control each the matched odds ratio is that of discordant pairs (McNemar). */
    @Test
    void ofPairsTheOddsRatioIsThatOfTheDiscordant() {
        MatchedSets sets = MatchedSets.of(histories.population(), probe.occurrences(), DAYS, 1, 10_000);
        CareAround.Finding finding = care(1).findings().stream()
                .filter(each -> histories.items().get(each.item()).equals(drug(5)))
                .findFirst()
                .orElseThrow();
        int caseOnly = 0;
        int controlOnly = 0;
        for (int s = 0; s < sets.size(); s++) {
            int day = sets.days()[s];
            boolean had = took(sets.cases()[s], 5, d -> d >= day && d <= day + DAYS);
            boolean other = took(sets.controls()[s][0], 5, d -> d >= day && d <= day + DAYS);
            caseOnly += had && !other ? 1 : 0;
            controlOnly += other && !had ? 1 : 0;
        }
        assertThat(finding.after().oddsRatio().value()).isCloseTo((double) caseOnly / controlOnly, Offset.offset(1e-9));
    }

    @Test
    void whatWasPlantedIsFoundAndNothingElse() {
        List<CareAround.Finding> findings = care(4).findings();
        List<TermId> before = findings.stream()
                .filter(each -> each.before().qValue() <= 0.05)
                .map(each -> histories.items().get(each.item()).term())
                .toList();
        List<TermId> after = findings.stream()
                .filter(each -> each.after().qValue() <= 0.05)
                .map(each -> histories.items().get(each.item()).term())
                .toList();
        assertThat(before).containsExactlyInAnyOrder(drug(1).term(), LAB.term());
        assertThat(after).containsExactlyInAnyOrder(drug(0).term(), LAB.term());
    }

    @Test
    void figuresAreTheLastOfEachWindow() {
        CareAround.Finding lab = care(2).findings().stream()
                .filter(each -> histories.items().get(each.item()).equals(LAB))
                .findFirst()
                .orElseThrow();
        CareAround.Values values = java.util.Objects.requireNonNull(lab.values());
        assertThat(values.unit()).isEqualTo("%");
        assertThat(values.casesBefore())
                .isEqualTo(new CareAround.Median(8, values.casesBefore().of()));
        assertThat(values.casesBefore().of())
                .isGreaterThanOrEqualTo(values.measured().getCardinality());
        assertThat(values.casesAfter().value()).isEqualTo(7);
        assertThat(values.change()).isEqualTo(-1);
        assertThat(values.controlsBefore().value()).isNaN();
        assertThat(values.controlsBefore().of()).isZero();
    }

    private CareAround care(int controls) {
        int[] items = IntStream.range(1, histories.items().size()).toArray();
        return new CareAround(timelines, histories, probe, items, DAYS, controls);
    }
}
