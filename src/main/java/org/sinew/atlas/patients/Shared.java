package org.sinew.atlas.patients;

import java.util.Arrays;
import java.util.Collection;
import org.sinew.atlas.statistics.Estimate;
import org.sinew.atlas.statistics.Stratified;
import org.sinew.cohort.Timelines;

/**
 * What each of some items has in common with a probe, found in one walk over the probe's patients and what they have:
 * O(the probe's patients × their items) for all the items together, where comparing each item's patients with the probe's
 * costs O(the item's patients + the probe's) for every one of them.
 */
public final class Shared {

    private static final int FEW = 16;

    private final Histories histories;
    private final Probe probe;
    private final int[] position;
    private final int[][] strata;
    private final int[] after;
    private final int[] sameDay;
    private final int[] before;
    private final int[][] gaps;

    private Shared(Histories histories, Probe probe, Collection<Item> items) {
        this.histories = histories;
        this.probe = probe;
        this.position = new int[histories.items().size()];
        Arrays.fill(position, -1);
        int many = 0;
        for (Item item : items) {
            position[histories.indexOf(item)] = many++;
        }
        this.strata = new int[many][histories.population().stratumSizes().length];
        this.after = new int[many];
        this.sameDay = new int[many];
        this.before = new int[many];
        this.gaps = new int[many][FEW];
        walk();
    }

    /** @param items of these histories */
    public static Shared of(Histories histories, Probe probe, Collection<Item> items) {
        return new Shared(histories, probe, items);
    }

    private void walk() {
        Occurrences having = probe.occurrences();
        for (int i = 0; i < having.size(); i++) {
            int patient = having.patient(i);
            int stratum = histories.population().stratum(patient);
            for (int at = histories.start(patient); at < histories.start(patient + 1); at++) {
                int item = position[histories.itemAt(at)];
                if (item >= 0) {
                    strata[item][stratum]++;
                    order(item, having.day(i), histories.dayAt(at));
                }
            }
        }
    }

    private void order(int item, int first, int second) {
        if (first == Timelines.UNKNOWN || second == Timelines.UNKNOWN) {
            return;
        }
        if (second < first) {
            after[item]++;
        } else if (second == first) {
            sameDay[item]++;
        } else {
            if (before[item] == gaps[item].length) {
                gaps[item] = Arrays.copyOf(gaps[item], 2 * gaps[item].length);
            }
            gaps[item][before[item]++] = second - first;
        }
    }

    private int position(Item other) {
        return position[histories.indexOf(other)];
    }

    /** Mantel and Haenszel's odds ratio over the strata of age and sex. */
    public Estimate adjustedOddsRatio(Item other) {
        return Stratified.oddsRatio(
                strata[position(other)],
                probe.margin(),
                histories.margin(histories.indexOf(other)),
                histories.population().stratumSizes());
    }

    /** The probe first. */
    public Direction direction(Item other) {
        int item = position(other);
        return Direction.of(after[item], sameDay[item], Arrays.copyOf(gaps[item], before[item]));
    }
}
