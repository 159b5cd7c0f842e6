package org.sinew.precision.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.sinew.term.TermId;

class SeriesPriorTests {

    private static final Weights W = Weights.FITTED;
    private static final int TERMS = 12;
    private static final TermId EYES = TermId.parse("OMIMPS:1");
    private static final TermId EARS = TermId.parse("OMIMPS:2");
    private static final List<List<TermId>> CHOICES =
            List.of(List.of(), List.of(EYES), List.of(EARS), List.of(EYES, EARS));

    @Test
    void twoSiblingsLendTheMeanOfTheirShares() {
        Profile[] own = {
            profile(Map.of(1, 0.5f)),
            profile(Map.of(1, 0.8f, 2, 0.6f)),
            profile(Map.of(2, 0.2f)),
            profile(Map.of(2, 1f))
        };
        Profile[] lent = prior(own, List.of(List.of(EYES), List.of(EYES), List.of(EYES), List.of()))
                .lent();

        double lends = W.kinship() * 2 / (2 + W.kinshipHalf());
        assertThat((double) lent[0].share(1)).isCloseTo(0.5 + 0.5 * lends * 0.4, within(1e-6));
        assertThat((double) lent[0].share(2)).isCloseTo(lends * 0.4, within(1e-6));
        assertThat(lent[0].source(1)).isEqualTo(1);
        assertThat(lent[0].source(2)).as("only siblings have it").isEqualTo(-1);
        assertThat(lent[3]).as("of no series").isSameAs(own[3]);
    }

    @Test
    void whatNobodyDescribedBorrowsNothing() {
        Profile[] own = {profile(Map.of()), profile(Map.of(1, 0.8f))};
        Profile[] lent = prior(own, List.of(List.of(EYES), List.of(EYES))).lent();

        assertThat(lent[0].implied()).isEmpty();
        assertThat(lent[1]).as("its only sibling is not described").isSameAs(own[1]);
    }

    @Property(tries = 300)
    void lendsAsCountedPatientByPatientAndAgainAfterAChange(@ForAll long seed) {
        Random random = new Random(seed);
        Profile[] own = new Profile[2 + random.nextInt(8)];
        List<List<TermId>> series = new ArrayList<>();
        for (int i = 0; i < own.length; i++) {
            own[i] = random(random);
            series.add(CHOICES.get(random.nextInt(CHOICES.size())));
        }
        SeriesPrior prior = prior(own, series);
        Profile[] before = prior.lent();
        equal(before, own, series);

        Profile[] later = own.clone();
        Map<Integer, Profile> changed = new HashMap<>();
        for (int i = 0; i < 1 + random.nextInt(2); i++) {
            int disease = random.nextInt(own.length);
            later[disease] = random(random);
            changed.put(disease, later[disease]);
        }
        Profile[] after = before.clone();
        prior.lent(changed).forEach((disease, profile) -> after[disease] = profile);
        equal(after, later, series);
    }

    private static SeriesPrior prior(Profile[] own, List<List<TermId>> series) {
        return new SeriesPrior(own, PhenotypicSeries.of(series), TERMS, W);
    }

    private static void equal(Profile[] lent, Profile[] own, List<List<TermId>> series) {
        for (int disease = 0; disease < own.length; disease++) {
            for (int term = 0; term < TERMS; term++) {
                double expected = expected(disease, term, own, series);
                double shown = expected > 0.003 || own[disease].share(term) > 0 ? expected : 0;
                assertThat((double) lent[disease].share(term)).isCloseTo(shown, within(1e-5));
            }
        }
    }

    /** By going through all pairs; a sibling in two series counts twice. */
    private static double expected(int disease, int term, Profile[] own, List<List<TermId>> series) {
        double sum = 0;
        int siblings = 0;
        for (int other = 0; other < own.length; other++) {
            for (TermId of : series.get(disease)) {
                if (other != disease && own[other].known() && series.get(other).contains(of)) {
                    sum += own[other].share(term);
                    siblings++;
                }
            }
        }
        double has = own[disease].share(term);
        if (!own[disease].known() || siblings == 0) {
            return has;
        }
        double lends = W.kinship() * siblings / (siblings + W.kinshipHalf());
        return Math.max(has, Math.min(0.999, has + (1 - has) * lends * sum / siblings));
    }

    private static Profile random(Random random) {
        Map<Integer, Float> shares = new HashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            shares.put(random.nextInt(TERMS), 0.01f + random.nextFloat() * 0.98f);
        }
        return profile(shares);
    }

    private static Profile profile(Map<Integer, Float> shares) {
        Map<Integer, Float> sorted = new TreeMap<>(shares);
        int[] terms = sorted.keySet().stream().mapToInt(Integer::intValue).toArray();
        float[] share = new float[terms.length];
        int[] from = new int[terms.length];
        for (int i = 0; i < terms.length; i++) {
            share[i] = sorted.getOrDefault(terms[i], 0f);
            from[i] = i;
        }
        return new Profile(terms, share, terms, share, from, null, false, terms.length > 0);
    }
}
