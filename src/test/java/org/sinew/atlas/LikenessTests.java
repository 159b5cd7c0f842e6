package org.sinew.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sinew.term.Assertion.Relation;
import org.sinew.term.Ontology;
import org.sinew.term.OntologyBuilder;
import org.sinew.term.Release;
import org.sinew.term.Similarity;
import org.sinew.term.TermId;
import org.sinew.term.Terminology;

/** Similar diseases are those that comparing every pair of phenotypes finds. */
class LikenessTests {

    private static final int PHENOTYPES = 60;
    private static final int DISEASES = 40;

    private final Map<TermId, Set<TermId>> phenotypes = new LinkedHashMap<>();
    private final Ontology ontology = ontology();
    private final Terminology terminology = Terminology.of(List.of(ontology));
    private final Similarity similarity = Similarity.of(terminology, phenotypes.values());

    private static TermId phenotype(int number) {
        return new TermId("HP", "%07d".formatted(number));
    }

    private static TermId disease(int number) {
        return new TermId("MONDO", "%07d".formatted(number));
    }

    private Ontology ontology() {
        Random random = new Random(9);
        OntologyBuilder builder = new OntologyBuilder();
        builder.version("1");
        for (int i = 0; i < PHENOTYPES; i++) {
            var term = builder.define(phenotype(i), "").label("sign " + i);
            if (i > 0) {
                term.parent(phenotype(random.nextInt(i)));
            }
        }
        for (int d = 0; d < DISEASES; d++) {
            builder.define(disease(d), "").label("disease " + d).obsolete(d == DISEASES - 1);
            Set<TermId> own = new LinkedHashSet<>();
            for (int i = 0; i < 2 + random.nextInt(6); i++) {
                own.add(phenotype(random.nextInt(PHENOTYPES)));
            }
            phenotypes.put(disease(d), own);
            for (TermId each : own) {
                builder.assertion(disease(d), Relation.HAS_PHENOTYPE, each, false, Map.of(), List.of());
            }
        }
        return builder.build(new Release("hp", "1", "CC0-1.0", null, null));
    }

    private double bestMatches(Set<TermId> one, Set<TermId> other) {
        return one.stream()
                .mapToDouble(mine -> other.stream()
                        .mapToDouble(yours -> similarity.resnik(mine, yours))
                        .max()
                        .orElse(0))
                .sum();
    }

    private double score(TermId one, TermId other) {
        Set<TermId> mine = phenotypes.getOrDefault(one, Set.of());
        Set<TermId> yours = phenotypes.getOrDefault(other, Set.of());
        return 0.5
                * (bestMatches(mine, yours) / bestMatches(mine, mine)
                        + bestMatches(yours, mine) / bestMatches(yours, yours));
    }

    @Test
    void theMostAlikeAreThoseOfComparingEveryPair() {
        Likeness likeness = Likeness.of(terminology, List.of(ontology));
        for (TermId one : phenotypes.keySet()) {
            Set<TermId> own = phenotypes.getOrDefault(one, Set.of());
            List<Likeness.Alike> found = own.size() < 2 ? List.of() : likeness.to(one, 10);
            List<TermId> others = new ArrayList<>(phenotypes.keySet());
            others.removeIf(other -> other.equals(one)
                    || other.equals(disease(DISEASES - 1))
                    || phenotypes.getOrDefault(other, Set.of()).size() < 2
                    || score(one, other) <= 0.2);
            others.sort(Comparator.comparingDouble((TermId other) -> -score(one, other)));
            assertThat(found).hasSize(own.size() < 2 ? 0 : Math.min(10, others.size()));
            for (int i = 0; i < found.size(); i++) {
                assertThat(found.get(i).score())
                        .isCloseTo(score(one, found.get(i).disease()), Offset.offset(1e-9));
                assertThat(found.get(i).score()).isCloseTo(score(one, others.get(i)), Offset.offset(1e-9));
            }
        }
    }
}
