package org.sinew.atlas.patients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.atlas.statistics.Stratified;
import org.sinew.cohort.Timelines;

/** One walk over a probe's patients finds what comparing every item's patients with them does. */
class SharedTests {

    private static final int DISEASES = 25;

    private final GeneratedPatients generated = generated();
    private final Timelines timelines = generated.timelines();
    private final Histories histories = Histories.of(timelines, generated.items(), null);

    private static GeneratedPatients generated() {
        GeneratedPatients patients = new GeneratedPatients(4_000, DISEASES, 7, 0.005, 0.3);
        patients.plant(3, 4, 0.3);
        return patients;
    }

    @Test
    void orderAndOddsAreThoseOfEachPair() {
        List<Item> items = histories.items();
        for (int first = 0; first < DISEASES; first++) {
            Probe probe = histories.probe(timelines, items.get(first));
            List<Item> page = items.subList(first % 5, DISEASES);
            Shared shared = Shared.of(histories, probe, page);
            for (Item other : page) {
                int second = histories.indexOf(other);
                assertThat(shared.direction(other)).isEqualTo(Direction.of(histories, first, second));
                assertThat(shared.adjustedOddsRatio(other))
                        .isEqualTo(Stratified.oddsRatio(
                                byStratum(RoaringBitmap.and(histories.patients(first), histories.patients(second))),
                                byStratum(histories.patients(first)),
                                byStratum(histories.patients(second)),
                                histories.population().stratumSizes()));
            }
        }
    }

    private int[] byStratum(RoaringBitmap patients) {
        int[] counts = new int[histories.population().stratumSizes().length];
        patients.stream().forEach(patient -> counts[histories.population().stratum(patient)]++);
        return counts;
    }
}
