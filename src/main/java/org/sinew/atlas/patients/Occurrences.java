package org.sinew.atlas.patients;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.cohort.EventKind;
import org.sinew.cohort.Events;
import org.sinew.cohort.Flavour;
import org.sinew.cohort.TermSet;
import org.sinew.cohort.Timelines;

/** Who has something and since when: patients' numbers ascending, with the first known day of each. */
final class Occurrences {

    private final int[] patients;
    private final int[] days;

    private Occurrences(int[] patients, int[] days) {
        this.patients = patients;
        this.days = days;
    }

    /** Negated events do not count; an undated one counts, but has no day. */
    static Occurrences of(Timelines timelines, Item item, Population population) {
        if (item.isGene()) {
            return of(
                    timelines.events(item.kind(), TermSet.all(), null),
                    population,
                    item.term().toString());
        }
        return item.kind() == EventKind.MEASUREMENT
                ? measured(timelines, item.terms(), population)
                : of(timelines.events(item.kind(), item.terms(), null), population, null);
    }

    private static Occurrences measured(Timelines timelines, TermSet terms, Population population) {
        int[] first = timelines.firstDay(EventKind.MEASUREMENT, terms);
        RoaringBitmap who = RoaringBitmap.and(timelines.patients(EventKind.MEASUREMENT, terms), population.members());
        int[] patients = who.toArray();
        int[] days = Arrays.stream(patients)
                .map(patient -> first[patient] == Integer.MAX_VALUE ? Timelines.UNKNOWN : first[patient])
                .toArray();
        return new Occurrences(patients, days);
    }

    /** @param gene only events of this gene, where given */
    static Occurrences of(Events events, Population population, @Nullable String gene) {
        int[] patients = new int[events.size()];
        int[] days = new int[events.size()];
        int found = 0;
        for (int i = 0; i < events.size(); i++) {
            int patient = events.patient(i);
            if (population.has(patient) && counts(events, i, gene)) {
                if (found == 0 || patients[found - 1] != patient) {
                    patients[found] = patient;
                    days[found++] = events.day(i);
                } else if (days[found - 1] == Timelines.UNKNOWN) {
                    days[found - 1] = events.day(i);
                }
            }
        }
        return new Occurrences(Arrays.copyOf(patients, found), Arrays.copyOf(days, found));
    }

    private static boolean counts(Events events, int i, @Nullable String gene) {
        Flavour flavour = events.flavour(i);
        return !flavour.isNegated() && (gene == null || (gene.equals(flavour.gene()) && !isBenign(flavour)));
    }

    private static boolean isBenign(Flavour flavour) {
        String significance = flavour.significance();
        return significance != null && significance.toLowerCase(Locale.ROOT).contains("benign");
    }

    Occurrences within(Population population) {
        int[] kept = new int[patients.length];
        int[] keptDays = new int[patients.length];
        int found = 0;
        for (int i = 0; i < patients.length; i++) {
            if (population.has(patients[i])) {
                kept[found] = patients[i];
                keptDays[found++] = days[i];
            }
        }
        return new Occurrences(Arrays.copyOf(kept, found), Arrays.copyOf(keptDays, found));
    }

    int size() {
        return patients.length;
    }

    int patient(int i) {
        return patients[i];
    }

    /** {@link Timelines#UNKNOWN} if no day is known. */
    int day(int i) {
        return days[i];
    }

    int[] byStratum(Population population) {
        int[] counts = new int[population.stratumSizes().length];
        for (int patient : patients) {
            counts[population.stratum(patient)]++;
        }
        return counts;
    }

    RoaringBitmap asBitmap() {
        return RoaringBitmap.bitmapOf(patients);
    }

    void each(Probe.OnDay action) {
        for (int i = 0; i < patients.length; i++) {
            action.at(patients[i], days[i]);
        }
    }

    interface Shared {
        /** Positions of one patient in both. */
        void at(int i, int j);
    }

    void each(Occurrences other, Shared shared) {
        int j = 0;
        for (int i = 0; i < patients.length && j < other.patients.length; ) {
            if (patients[i] == other.patients[j]) {
                shared.at(i++, j++);
            } else if (patients[i] < other.patients[j]) {
                i++;
            } else {
                j++;
            }
        }
    }
}
