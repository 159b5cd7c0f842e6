package org.sinew.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.term.TermId;

/** What goes into the columns comes out of them. */
class TimelinesTests {

    private record Given(int patient, int code, int day, Dating dating, int end, double value, int flavour, int enc) {
        Given {
            day = dating == Dating.UNKNOWN ? Timelines.UNKNOWN : day;
        }
    }

    private static final Comparator<Given> ORDER = Comparator.comparingInt(Given::patient)
            .thenComparingInt(Given::day)
            .thenComparingInt(Given::code)
            .thenComparingInt(Given::end)
            .thenComparingInt(Given::flavour)
            .thenComparingInt(Given::enc)
            .thenComparingDouble(Given::value);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 300, 70_000})
    void eventsComeBackInOrder(int persons) {
        Random random = new Random(persons);
        TimelinesBuilder builder = new TimelinesBuilder();
        for (int i = 0; i < persons; i++) {
            builder.person(Person.born("p" + i, random.nextInt(-20_000, 20_000), i % 2 == 0 ? Sex.FEMALE : Sex.MALE));
        }
        List<Integer> codes = new ArrayList<>();
        for (int c = 0; c < 7; c++) {
            codes.add(builder.code(EventKind.MEASUREMENT, List.of(new TermId("LOINC", c + "-0"))));
        }
        int[] flavours = {builder.flavour(Flavour.NONE), builder.flavour(Flavour.of("final", "s", "mg/dL"))};
        List<Given> given = new ArrayList<>();
        for (int i = 0; i < persons * 4; i++) {
            given.add(any(random, persons, codes, flavours));
        }
        given.forEach(g -> builder.event(g.patient, g.code, g.day, g.dating, g.end, g.value, g.flavour, g.enc));

        Timelines timelines = builder.build(7);

        assertThat(timelines.commit()).isEqualTo(7);
        assertThat(timelines.events()).isEqualTo(given.size());
        assertThat(read(timelines, timelines.events(EventKind.MEASUREMENT, TermSet.all(), null)))
                .containsExactlyElementsOf(given.stream().sorted(ORDER).toList());
        TermSet two = TermSet.of(new TermId("LOINC", "2-0"), new TermId("LOINC", "5-0"));
        List<Given> ofTwo = given.stream()
                .filter(g -> g.code == codes.get(2) || g.code == codes.get(5))
                .sorted(ORDER)
                .toList();
        assertThat(timelines.patients(EventKind.MEASUREMENT, two))
                .isEqualTo(RoaringBitmap.bitmapOf(
                        ofTwo.stream().mapToInt(Given::patient).toArray()));
        RoaringBitmap few = RoaringBitmap.bitmapOf(0, persons / 2, persons - 1);
        assertThat(read(timelines, timelines.events(EventKind.MEASUREMENT, two, few)))
                .containsExactlyElementsOf(
                        ofTwo.stream().filter(g -> few.contains(g.patient)).toList());
        assertThat(timelines.number("p" + (persons - 1))).hasValue(persons - 1);
        assertThat(timelines.number("q")).isEmpty();
        assertThat(timelines.id(persons / 2)).isEqualTo("p" + persons / 2);
        assertThat(timelines.present().getCardinality()).isEqualTo(persons);
    }

    @Test
    void whatIsObservedEndsWithWhatWasSeenNotWithAClaimsPeriod() {
        TimelinesBuilder builder = new TimelinesBuilder();
        int patient = builder.person(Person.born("p", 0, Sex.FEMALE));
        int stay = builder.code(EventKind.ENCOUNTER, List.of());
        int claim = builder.code(EventKind.CLAIM, List.of());
        int none = builder.flavour(Flavour.NONE);
        builder.event(patient, stay, 100, Dating.DAY, 110, Double.NaN, none, -1);
        builder.event(patient, claim, 111, Dating.DAY, 475, Double.NaN, none, -1);

        assertThat(builder.build(1).observedTo(patient)).isEqualTo(111);
    }

    private static Given any(Random random, int persons, List<Integer> codes, int[] flavours) {
        int code = codes.get(random.nextInt(codes.size()));
        int day = random.nextInt(10_000, 10_000 + (code == 3 ? 100_000 : 200));
        Dating dating = code < 5 || random.nextBoolean() ? Dating.DAY : Layout.dating(random.nextInt(4));
        int end = random.nextInt(3) == 0 ? day + random.nextInt(-3, 40) : Timelines.UNKNOWN;
        double value = switch (code) {
            case 0 -> Double.NaN;
            case 1 -> random.nextInt(-50, 50) / 10.0;
            case 2 -> random.nextBoolean() ? Double.NaN : random.nextInt(400);
            default -> random.nextGaussian();
        };
        return new Given(
                random.nextInt(persons), code, day, dating, end, value, flavours[random.nextInt(2)], random.nextInt(9));
    }

    private static List<Given> read(Timelines timelines, Events events) {
        List<Given> read = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            read.add(new Given(
                    events.patient(i),
                    events.code(i).number(),
                    events.day(i),
                    events.dating(i),
                    events.endDay(i),
                    events.value(i),
                    timelines.dictionary().flavour(events.flavour(i)),
                    events.encounter(i)));
        }
        return read;
    }
}
