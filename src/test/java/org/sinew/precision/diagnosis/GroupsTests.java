package org.sinew.precision.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.sinew.precision.diagnosis.Groups.Group;
import org.sinew.term.TermId;

class GroupsTests {

    private static final TermId EYES = TermId.parse("OMIMPS:1");
    private static final TermId EARS = TermId.parse("OMIMPS:2");
    private static final TermId SENSES = TermId.parse("OMIMPS:3");
    private static final List<List<TermId>> CHOICES = List.of(
            List.of(), List.of(EYES), List.of(EARS), List.of(EYES, SENSES), List.of(EARS, SENSES), List.of(EYES, EARS));

    @Test
    void aDiseaseOfTwoSeriesStandsInTheLikelier() {
        List<List<TermId>> series = List.of(List.of(EYES), List.of(EYES, EARS), List.of(EARS), List.of());
        double[] probability = {0.3, 0.2, 0.15, 0.25};

        assertThat(Groups.of(PhenotypicSeries.of(series), probability, all(4)))
                .containsExactly(
                        new Group(EYES, List.of(0, 1), 0.5),
                        new Group(null, List.of(3), 0.25),
                        new Group(EARS, List.of(2), 0.15));
    }

    @Test
    void onlyCandidatesStandInGroups() {
        BitSet candidates = all(2);
        candidates.clear(0);

        assertThat(Groups.of(
                        PhenotypicSeries.of(List.of(List.of(EYES), List.of(EARS))), new double[] {0, 0.5}, candidates))
                .containsExactly(new Group(EARS, List.of(1), 0.5));
    }

    @Property(tries = 500)
    void eachCandidateStandsInOneGroupAndNoGroupCouldHaveTakenMore(@ForAll long seed) {
        Random random = new Random(seed);
        int size = 1 + random.nextInt(9);
        List<List<TermId>> series = new ArrayList<>();
        double[] probability = new double[size];
        BitSet candidates = new BitSet();
        for (int disease = 0; disease < size; disease++) {
            series.add(CHOICES.get(random.nextInt(CHOICES.size())));
            candidates.set(disease, random.nextInt(5) > 0);
            probability[disease] = candidates.get(disease) ? random.nextDouble() : 0;
        }

        List<Group> groups = Groups.of(PhenotypicSeries.of(series), probability, candidates);

        assertThat(groups.stream().flatMap(group -> group.diseases().stream()).sorted())
                .containsExactlyElementsOf(candidates.stream().boxed().toList());
        assertThat(groups).isSortedAccordingTo((a, b) -> Double.compare(b.probability(), a.probability()));
        BitSet left = (BitSet) candidates.clone();
        for (Group group : groups) {
            double sum =
                    group.diseases().stream().mapToDouble(d -> probability[d]).sum();
            assertThat(group.probability()).isCloseTo(sum, within(1e-12));
            assertThat(group.diseases()).isSortedAccordingTo((a, b) -> Double.compare(probability[b], probability[a]));
            if (group.series() == null) {
                assertThat(series.get(group.diseases().getFirst())).isEmpty();
            } else {
                assertThat(group.probability()).isCloseTo(most(series, probability, left), within(1e-12));
                group.diseases().forEach(left::clear);
            }
        }
    }

    /** The largest sum over what is left of any series. */
    private static double most(List<List<TermId>> series, double[] probability, BitSet left) {
        return List.of(EYES, EARS, SENSES).stream()
                .mapToDouble(id -> left.stream()
                        .filter(d -> series.get(d).contains(id))
                        .mapToDouble(d -> probability[d])
                        .sum())
                .max()
                .orElseThrow();
    }

    private static BitSet all(int size) {
        BitSet all = new BitSet();
        IntStream.range(0, size).forEach(all::set);
        return all;
    }
}
