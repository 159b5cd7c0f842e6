package org.sinew.cohort.answers;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.cohort.Dating;
import org.sinew.cohort.EventKind;
import org.sinew.cohort.Flavour;
import org.sinew.cohort.Person;
import org.sinew.cohort.Region;
import org.sinew.cohort.Sex;
import org.sinew.cohort.Timelines;
import org.sinew.cohort.TimelinesBuilder;
import org.sinew.term.TermId;

/** A few hundred random patients, as timelines and as a plain list of what happened. */
public final class SmallTown {

    public static final TermId ASTHMA = TermId.parse("MONDO:0004979");
    public static final TermId DIABETES = TermId.parse("MONDO:0005148");
    public static final TermId HBA1C = TermId.parse("LOINC:4548-4");

    /** One thing that happened. */
    public record Happening(int patient, EventKind kind, TermId term, int day, double value) {}

    public final List<Happening> happenings = new ArrayList<>();
    public final List<Person> persons = new ArrayList<>();
    public final Timelines timelines;

    public SmallTown(long seed, int size) {
        var random = new Random(seed);
        var builder = new TimelinesBuilder();
        for (int i = 0; i < size; i++) {
            Person person = person(random, i);
            persons.add(person);
            builder.person(person);
        }
        int plain = builder.flavour(Flavour.of("active", "test", null));
        int percent = builder.flavour(Flavour.of("final", "test", "%"));
        for (int i = 0; i < size * 4; i++) {
            Happening each = happening(random, size);
            happenings.add(each);
            boolean measured = each.kind == EventKind.MEASUREMENT;
            builder.event(
                    each.patient,
                    builder.code(each.kind, List.of(each.term)),
                    each.day,
                    Dating.DAY,
                    Timelines.UNKNOWN,
                    each.value,
                    measured ? percent : plain,
                    0);
        }
        timelines = builder.build(1);
    }

    private static Person person(Random random, int i) {
        boolean dead = random.nextInt(5) == 0;
        return new Person(
                "test|Patient/" + i,
                random.nextInt(-15_000, 8_000),
                Dating.DAY,
                random.nextBoolean() ? Sex.FEMALE : Sex.MALE,
                dead,
                dead ? random.nextInt(18_000, 19_500) : Timelines.UNKNOWN,
                new Region(random.nextInt(3) == 0 ? "Taipei" : "Hualien", "TW"),
                random.nextInt(15_000, 16_000),
                19_500);
    }

    private static Happening happening(Random random, int size) {
        int patient = random.nextInt(size);
        int day = random.nextInt(15_000, 19_500);
        return switch (random.nextInt(3)) {
            case 0 -> new Happening(patient, EventKind.CONDITION, ASTHMA, day, Double.NaN);
            case 1 -> new Happening(patient, EventKind.CONDITION, DIABETES, day, Double.NaN);
            default -> new Happening(patient, EventKind.MEASUREMENT, HBA1C, day, 5 + random.nextInt(60) / 10.0);
        };
    }

    /** Everybody in the town from that day on. */
    public Group everybody(int index) {
        return new Group(timelines, timelines.present(), patient -> index);
    }

    public Group some(int index, int... patients) {
        return new Group(timelines, RoaringBitmap.bitmapOf(patients), patient -> index);
    }

    /** The first day of such a thing, by looking at all. */
    public int first(int patient, TermId term) {
        return happenings.stream()
                .filter(each -> each.patient == patient && each.term.equals(term))
                .mapToInt(Happening::day)
                .min()
                .orElse(Integer.MAX_VALUE);
    }
}
