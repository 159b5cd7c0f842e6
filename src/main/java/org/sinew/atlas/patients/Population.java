package org.sinew.atlas.patients;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.IntIterator;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.cohort.Person;
import org.sinew.cohort.Sex;
import org.sinew.cohort.Timelines;

/**
 * The persons that statistics speak of, in columns by their number, and their strata: sex by five years of age (the last
 * from 90 on) at the end of what is known of them. Who has no birth date has a stratum of their own by sex.
 */
public final class Population {

    static final int NOBODY = -1;
    private static final double YEAR = 365.2425;
    private static final int BAND_YEARS = 5;
    private static final int AGE_BANDS = 19;
    private static final int BANDS = AGE_BANDS + 1;
    private static final List<Sex> SEXES = List.of(Sex.values());

    private final RoaringBitmap members;
    private final int size;
    private final int[] births;
    private final int[] from;
    private final int[] to;
    private final byte[] sexes;
    private final short[] strata;
    private final int[] stratumSizes;

    private Population(Timelines timelines, RoaringBitmap members) {
        this.members = members;
        this.size = timelines.size();
        this.births = new int[size];
        this.from = new int[size];
        this.to = new int[size];
        this.sexes = new byte[size];
        this.strata = new short[size];
        this.stratumSizes = new int[BANDS * SEXES.size()];
        Arrays.fill(strata, (short) NOBODY);
        for (IntIterator each = members.getIntIterator(); each.hasNext(); ) {
            int patient = each.next();
            set(patient, timelines.person(patient));
        }
    }

    private Population(Population whole, RoaringBitmap members) {
        this.members = members;
        this.size = whole.size;
        this.births = whole.births;
        this.from = whole.from;
        this.to = whole.to;
        this.sexes = whole.sexes;
        this.strata = new short[size];
        this.stratumSizes = new int[whole.stratumSizes.length];
        Arrays.fill(strata, (short) NOBODY);
        for (IntIterator each = members.getIntIterator(); each.hasNext(); ) {
            int patient = each.next();
            strata[patient] = whole.strata[patient];
            stratumSizes[strata[patient]]++;
        }
    }

    /** Some of them. */
    Population within(RoaringBitmap among) {
        return new Population(this, RoaringBitmap.and(among, members));
    }

    /** @param among only these, or everybody */
    public static Population of(Timelines timelines, @Nullable RoaringBitmap among) {
        RoaringBitmap present = timelines.present();
        return new Population(timelines, among == null ? present : RoaringBitmap.and(present, among));
    }

    private void set(int patient, Person person) {
        births[patient] = person.birthDay();
        from[patient] = person.observedFrom();
        to[patient] = person.observedTo();
        sexes[patient] = (byte) SEXES.indexOf(person.sex());
        int stratum = sexes[patient] * BANDS + band(patient, to[patient]);
        strata[patient] = (short) stratum;
        stratumSizes[stratum]++;
    }

    /** The age band on a day; the last one where birth or day are not known. */
    private int band(int patient, int day) {
        int years = age(patient, day);
        return years < 0 ? AGE_BANDS : Math.min(AGE_BANDS - 1, years / BAND_YEARS);
    }

    /** Whole years, -1 where they are not known. */
    int age(int patient, int day) {
        return births[patient] == Timelines.UNKNOWN || day == Timelines.UNKNOWN || day < births[patient]
                ? -1
                : (int) ((day - births[patient]) / YEAR);
    }

    public RoaringBitmap members() {
        return members;
    }

    public int count() {
        return members.getCardinality();
    }

    /** One more than the largest number. */
    int size() {
        return size;
    }

    boolean has(int patient) {
        return strata[patient] != NOBODY;
    }

    int stratum(int patient) {
        return strata[patient];
    }

    int[] stratumSizes() {
        return stratumSizes;
    }

    Sex sex(int patient) {
        return SEXES.get(sexes[patient]);
    }

    int birth(int patient) {
        return births[patient];
    }

    int from(int patient) {
        return from[patient];
    }

    int to(int patient) {
        return to[patient];
    }
}
