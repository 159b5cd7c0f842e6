package org.sinew.precision.similar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.sinew.cohort.EventKind;
import org.sinew.cohort.Flavour;
import org.sinew.cohort.Person;
import org.sinew.cohort.Sex;
import org.sinew.cohort.Timelines;
import org.sinew.cohort.TimelinesBuilder;
import org.sinew.term.OntologyBuilder;
import org.sinew.term.Release;
import org.sinew.term.TermId;
import org.sinew.term.Terminology;

class SimilarPatientsTests {

    /** HP:0 to HP:30, each below the one of half its number: a binary tree. */
    private static final Terminology TREE = tree();

    private static TermId term(int number) {
        return new TermId("HP", "%07d".formatted(number));
    }

    private static Terminology tree() {
        OntologyBuilder builder = new OntologyBuilder();
        for (int i = 1; i <= 30; i++) {
            var draft = builder.define(term(i), "test").label("sign " + i);
            if (i > 1) {
                draft.parent(term(i / 2));
            }
        }
        return Terminology.of(List.of(builder.build(new Release("hp", "1", "CC0", null, null))));
    }

    private static Timelines people(List<Set<Integer>> signs, List<Set<Integer>> drugs, Set<Integer> genes) {
        TimelinesBuilder builder = new TimelinesBuilder();
        for (int i = 0; i < signs.size(); i++) {
            builder.person(Person.born("p" + i, 0, Sex.FEMALE));
        }
        int plain = builder.flavour(Flavour.NONE);
        int carried = builder.flavour(
                new Flavour(null, null, null, null, null, null, null, "HGNC:1100", "heterozygous", null));
        for (int i = 0; i < signs.size(); i++) {
            int patient = i;
            signs.get(i)
                    .forEach(s -> builder.event(
                            patient, builder.code(EventKind.PHENOTYPIC_FEATURE, List.of(term(s))), 10, plain));
            drugs.get(i)
                    .forEach(d -> builder.event(
                            patient,
                            builder.code(EventKind.MEDICATION, List.of(new TermId("RXNORM", "" + d))),
                            10,
                            plain));
            if (genes.contains(i)) {
                builder.event(
                        patient,
                        builder.code(EventKind.VARIANT_CALL, List.of(new TermId("HGVS", "v" + i))),
                        10,
                        carried);
            }
        }
        return builder.build(1);
    }

    @Test
    void aRareSignInCommonWeighsMoreThanAFrequentOne() {
        Timelines timelines = people(
                List.of(Set.of(8, 5), Set.of(8), Set.of(5), Set.of(5), Set.of(5), Set.of(7), Set.of(7)),
                List.of(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of()),
                Set.of());
        List<SimilarPatient> like = SimilarPatients.of(timelines, TREE).like(0, 3);
        assertThat(like).extracting(SimilarPatient::patient).startsWith(1);
        assertThat(like.getFirst().parts()).singleElement().satisfies(part -> {
            assertThat(part.aspect()).isEqualTo(Aspect.PHENOTYPES);
            assertThat(part.share()).isEqualTo(1);
            assertThat(part.shared().getFirst().id()).isEqualTo("HP:0000008");
        });
    }

    @Test
    void excludedSignsAreNotHad() {
        TimelinesBuilder builder = new TimelinesBuilder();
        IntStream.range(0, 3).forEach(i -> builder.person(Person.born("p" + i, 0, Sex.MALE)));
        int code = builder.code(EventKind.PHENOTYPIC_FEATURE, List.of(term(9)));
        int no = builder.flavour(new Flavour(null, "excluded", null, null, null, null, null, null, null, null));
        builder.event(0, code, 1, builder.flavour(Flavour.NONE));
        builder.event(1, code, 1, no);
        assertThat(SimilarPatients.of(builder.build(1), TREE).like(0, 5)).isEmpty();
    }

    @Test
    void nobodyIsLikeAnotherByACircumstance() {
        TimelinesBuilder builder = new TimelinesBuilder();
        IntStream.range(0, 4).forEach(i -> builder.person(Person.born("p" + i, 0, Sex.MALE)));
        int job = builder.code(EventKind.CONDITION, List.of(TermId.parse("ICD10:Z56.0")));
        int asthma = builder.code(EventKind.CONDITION, List.of(TermId.parse("ICD10:J45")));
        int plain = builder.flavour(Flavour.NONE);
        builder.event(0, job, 1, plain);
        builder.event(1, job, 1, plain);
        builder.event(0, asthma, 1, plain);
        builder.event(2, asthma, 1, plain);
        SimilarPatients similar = SimilarPatients.of(builder.build(1), TREE);
        assertThat(similar.like(0, 5)).extracting(SimilarPatient::patient).containsExactly(2);
        assertThat(similar.like(1, 5)).isEmpty();
    }

    @Test
    void whoHasNothingIsLikeNobody() {
        Timelines timelines = people(List.of(Set.of(), Set.of(8)), List.of(Set.of(), Set.of()), Set.of());
        assertThat(SimilarPatients.of(timelines, TREE).like(0, 5)).isEmpty();
    }

    /** Against comparing everybody with plain sets. */
    @Property(tries = 150)
    void theSameAsComparingEverybody(@ForAll long seed) {
        Random random = new Random(seed);
        int size = 2 + random.nextInt(40);
        List<Set<Integer>> signs = some(random, size, 4, 30);
        List<Set<Integer>> drugs = some(random, size, 3, 5);
        Set<Integer> genes = new HashSet<>();
        IntStream.range(0, size).filter(i -> random.nextInt(4) == 0).forEach(genes::add);
        int first = 1 + random.nextInt(6);

        List<SimilarPatient> found =
                SimilarPatients.of(people(signs, drugs, genes), TREE).like(0, first);

        List<Double> all = everybody(signs, drugs, genes);
        List<Double> expected = IntStream.range(1, size)
                .mapToObj(all::get)
                .filter(score -> score > 0)
                .sorted(Comparator.reverseOrder())
                .limit(first)
                .toList();
        List<SimilarPatient> above =
                found.stream().filter(p -> p.similarity() > 1e-12).toList();
        assertThat(above).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(above.get(i).similarity()).isCloseTo(expected.get(i), within(1e-9));
            assertThat(all.get(above.get(i).patient())).isCloseTo(expected.get(i), within(1e-9));
        }
    }

    private static List<Set<Integer>> some(Random random, int size, int most, int range) {
        return IntStream.range(0, size)
                .mapToObj(i -> {
                    Set<Integer> chosen = new HashSet<>();
                    int count = random.nextInt(most + 1);
                    for (int k = 0; k < count; k++) {
                        chosen.add(1 + random.nextInt(range));
                    }
                    return chosen;
                })
                .toList();
    }

    private static List<Double> everybody(List<Set<Integer>> signs, List<Set<Integer>> drugs, Set<Integer> genes) {
        int size = signs.size();
        List<Map<Aspect, Set<String>>> people = IntStream.range(0, size)
                .mapToObj(i -> {
                    Map<Aspect, Set<String>> has = new HashMap<>();
                    Set<String> closed = new HashSet<>();
                    signs.get(i).forEach(sign -> {
                        for (int up = sign; up >= 1; up /= 2) {
                            closed.add(term(up).toString());
                        }
                    });
                    has.put(Aspect.PHENOTYPES, closed);
                    has.put(Aspect.DRUGS, strings(drugs.get(i)));
                    has.put(Aspect.GENES, genes.contains(i) ? Set.of("gene") : Set.of());
                    return has;
                })
                .toList();
        Map<String, Double> content = new HashMap<>();
        for (Aspect aspect : List.of(Aspect.PHENOTYPES, Aspect.DRUGS, Aspect.GENES)) {
            people.forEach(
                    p -> p.getOrDefault(aspect, Set.of()).forEach(f -> content.merge(aspect + f, 1.0, Double::sum)));
        }
        content.replaceAll((f, count) -> -Math.log(count / size) < 0.1 ? 0 : -Math.log(count / size));
        return people.stream().map(p -> compare(people.getFirst(), p, content)).toList();
    }

    private static Set<String> strings(Collection<Integer> numbers) {
        Set<String> all = new HashSet<>();
        numbers.forEach(n -> all.add("d" + n));
        return all;
    }

    private static double compare(
            Map<Aspect, Set<String>> one, Map<Aspect, Set<String>> two, Map<String, Double> content) {
        double score = 0;
        double shares = 0;
        for (Aspect aspect : one.keySet()) {
            double both = 0;
            double either = 0;
            double mine = 0;
            Set<String> union = new HashSet<>(one.getOrDefault(aspect, Set.of()));
            union.addAll(two.getOrDefault(aspect, Set.of()));
            for (String feature : union) {
                double weight = content.getOrDefault(aspect + feature, 0.0);
                either += weight;
                boolean isMine = one.getOrDefault(aspect, Set.of()).contains(feature);
                mine += isMine ? weight : 0;
                both += isMine && two.getOrDefault(aspect, Set.of()).contains(feature) ? weight : 0;
            }
            if (mine > 0) {
                shares += aspect.share();
                score += aspect.share() * both / either;
            }
        }
        return shares == 0 ? 0 : score / shares;
    }
}
