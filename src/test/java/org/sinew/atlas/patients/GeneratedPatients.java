package org.sinew.atlas.patients;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.sinew.cohort.EventKind;
import org.sinew.cohort.Flavour;
import org.sinew.cohort.Person;
import org.sinew.cohort.Sex;
import org.sinew.cohort.TermSet;
import org.sinew.cohort.Timelines;
import org.sinew.cohort.TimelinesBuilder;
import org.sinew.term.TermId;

/**
 * Patients with diseases that depend on age and sex and on nothing else, but for what is planted. Observed for twenty
 * years, born over seventy.
 */
public final class GeneratedPatients {

    public static final int FIRST_DAY = 10_957;
    public static final int LAST_DAY = FIRST_DAY + 20 * 365;
    private static final int BIRTHS = 70 * 365;

    private final Random random;
    private final double[] prevalence;
    private final int people;
    private final List<Plant> plants = new ArrayList<>();

    /** Who gets {@code first} gets {@code second} with this chance, up to two years later, or earlier if reversed. */
    private record Plant(int first, int second, double chance) {}

    public GeneratedPatients(int people, int diseases, long seed) {
        this(people, diseases, seed, 0.002, 0.08);
    }

    public GeneratedPatients(int people, int diseases, long seed, double rarest, double commonest) {
        this.people = people;
        this.random = new Random(seed);
        this.prevalence = new double[diseases];
        for (int d = 0; d < diseases; d++) {
            prevalence[d] = rarest * Math.pow(commonest / rarest, random.nextDouble());
        }
    }

    public GeneratedPatients plant(int first, int second, double chance) {
        plants.add(new Plant(first, second, chance));
        return this;
    }

    public static TermId disease(int number) {
        return new TermId("MONDO", "%07d".formatted(number));
    }

    public List<Item> items() {
        List<Item> items = new ArrayList<>();
        for (int d = 0; d < prevalence.length; d++) {
            items.add(new Item(EventKind.CONDITION, disease(d), TermSet.of(disease(d))));
        }
        return items;
    }

    public Histories histories() {
        return Histories.of(timelines(), items(), null);
    }

    public Timelines timelines() {
        TimelinesBuilder builder = new TimelinesBuilder();
        int[] codes = new int[prevalence.length];
        for (int d = 0; d < codes.length; d++) {
            codes[d] = builder.code(EventKind.CONDITION, List.of(disease(d)));
        }
        int flavour = builder.flavour(Flavour.NONE);
        for (int p = 0; p < people; p++) {
            int birth = FIRST_DAY - random.nextInt(BIRTHS);
            Sex sex = random.nextBoolean() ? Sex.FEMALE : Sex.MALE;
            String region = "region " + random.nextInt(4);
            int number = builder.person(new Person(
                    "p" + p,
                    birth,
                    org.sinew.cohort.Dating.DAY,
                    sex,
                    false,
                    Timelines.UNKNOWN,
                    new org.sinew.cohort.Region(region, null),
                    FIRST_DAY,
                    LAST_DAY));
            int[] days = days(birth, sex);
            for (int d = 0; d < days.length; d++) {
                if (days[d] != Timelines.UNKNOWN) {
                    builder.event(number, codes[d], days[d], flavour);
                }
            }
            if (number % 65_536 == 65_535) {
                builder.seal();
            }
        }
        return builder.build(1);
    }

    private int[] days(int birth, Sex sex) {
        int[] days = new int[prevalence.length];
        double age = (FIRST_DAY - birth) / (double) BIRTHS;
        for (int d = 0; d < days.length; d++) {
            double bySex = d % 3 == 0 && sex == Sex.MALE ? 0.3 : 1;
            double chance = prevalence[d] * (0.2 + 1.6 * age) * bySex;
            days[d] =
                    random.nextDouble() < chance ? FIRST_DAY + random.nextInt(LAST_DAY - FIRST_DAY) : Timelines.UNKNOWN;
        }
        for (Plant plant : plants) {
            int first = days[plant.first];
            if (first != Timelines.UNKNOWN && random.nextDouble() < plant.chance) {
                days[plant.second] = Math.min(LAST_DAY, first + 1 + random.nextInt(730));
            }
        }
        return days;
    }
}
