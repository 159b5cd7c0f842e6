package org.sinew.term;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sinew.term.Mapping.Predicate.BROAD;
import static org.sinew.term.Mapping.Predicate.CLOSE;
import static org.sinew.term.Mapping.Predicate.EXACT;
import static org.sinew.term.Mapping.Predicate.NARROW;
import static org.sinew.term.Mapping.Predicate.XREF;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SubsumptionTests {

    private static final List<String> SYSTEMS = List.of("MONDO", "HP", "ICD10CM", "SNOMEDCT", "OMIM");

    private static Term term(String id, String... parents) {
        return new Term(
                TermId.parse(id),
                TermKind.DISEASE,
                id,
                null,
                List.of(),
                List.of(parents).stream().map(TermId::parse).toList(),
                List.of(),
                false,
                List.of());
    }

    private static Mapping map(String subject, Mapping.Predicate predicate, String object) {
        return new Mapping(TermId.parse(subject), predicate, TermId.parse(object), null);
    }

    private static Terminology terminology(List<Term> terms, List<Mapping> mappings) {
        return Terminology.of(List.of(ontology(terms, mappings)));
    }

    private static Ontology ontology(List<Term> terms, List<Mapping> mappings) {
        Release release = new Release("test", "1", "CC0-1.0", null, null);
        return new Ontology(release, terms, mappings, List.of(), List.of(), List.of());
    }

    private static Set<String> subsumed(Terminology terminology, String id) {
        Set<String> found = new HashSet<>();
        terminology.subsumed(TermId.parse(id)).forEach(t -> found.add(t.toString()));
        return found;
    }

    @Test
    void codesCountUnderWhatTheyMapToWithTheirOwnDescendants() {
        Terminology terminology = terminology(
                List.of(
                        term("MONDO:1"),
                        term("MONDO:2", "MONDO:1"),
                        term("ICD10CM:E11"),
                        term("ICD10CM:E11.9", "ICD10CM:E11"),
                        term("ICD10CM:E12"),
                        term("ICD10CM:E13")),
                List.of(
                        map("MONDO:2", EXACT, "ICD10CM:E11"),
                        map("ICD10CM:E12", BROAD, "MONDO:2"),
                        map("MONDO:1", NARROW, "ICD10CM:E13")));

        assertThat(subsumed(terminology, "MONDO:1"))
                .containsExactlyInAnyOrder(
                        "MONDO:1", "MONDO:2", "ICD10CM:E11", "ICD10CM:E11.9", "ICD10CM:E12", "ICD10CM:E13");
        assertThat(subsumed(terminology, "MONDO:2")).doesNotContain("ICD10CM:E13");
    }

    @Test
    void closeAndBroaderCodesDoNotCount() {
        Terminology terminology = terminology(
                List.of(term("MONDO:1")),
                List.of(
                        map("MONDO:1", CLOSE, "ICD10CM:A"),
                        map("MONDO:1", XREF, "ICD10CM:B"),
                        map("MONDO:1", BROAD, "ICD10CM:C"),
                        map("ICD10CM:D", NARROW, "MONDO:1")));

        assertThat(subsumed(terminology, "MONDO:1")).containsExactly("MONDO:1");
        assertThat(subsumed(terminology, "ICD10CM:C")).containsExactlyInAnyOrder("ICD10CM:C", "MONDO:1");
    }

    @Test
    void twoCrossingsLeadThroughAReferenceTermAndNeverThroughACode() {
        Terminology terminology = terminology(
                List.of(term("MONDO:1"), term("MONDO:2", "MONDO:1"), term("MONDO:3"), term("ICD10CM:E11")),
                List.of(
                        map("SNOMEDCT:1", EXACT, "MONDO:1"),
                        map("SNOMEDCT:2", EXACT, "MONDO:2"),
                        map("MONDO:2", EXACT, "ICD10CM:E11"),
                        map("MONDO:3", EXACT, "ICD10CM:E11"),
                        map("ICD10CM:E11", EXACT, "OMIM:9")));

        assertThat(subsumed(terminology, "SNOMEDCT:1"))
                .containsExactlyInAnyOrder("SNOMEDCT:1", "MONDO:1", "MONDO:2", "ICD10CM:E11", "SNOMEDCT:2");
        assertThat(subsumed(terminology, "MONDO:1"))
                .containsExactlyInAnyOrder("MONDO:1", "MONDO:2", "ICD10CM:E11", "SNOMEDCT:1", "SNOMEDCT:2");
    }

    @Test
    void aSystemWithAHierarchyIsTakenAtItsOwnWord() {
        Terminology terminology = terminology(
                List.of(
                        term("MONDO:1"),
                        term("ICD10CM:E11"),
                        term("ICD10CM:E11.9", "ICD10CM:E11"),
                        term("ICD10CM:O24")),
                List.of(map("MONDO:1", EXACT, "ICD10CM:E11"), map("MONDO:1", EXACT, "ICD10CM:O24")));

        assertThat(subsumed(terminology, "ICD10CM:E11"))
                .containsExactlyInAnyOrder("ICD10CM:E11", "ICD10CM:E11.9", "MONDO:1");
    }

    @Property(tries = 500)
    void equalsTheDefinitionFollowedPathByPath(@ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int perSystem) {
        Random random = new Random(seed);
        List<Term> terms = new ArrayList<>();
        List<Mapping> mappings = new ArrayList<>();
        generate(random, perSystem, terms, mappings);
        Terminology terminology = terminology(terms, mappings);

        for (Term term : terms) {
            assertThat(subsumed(terminology, term.id().toString()))
                    .isEqualTo(new PathByPath(terms, mappings).subsumed(term.id()));
        }
    }

    private static void generate(Random random, int perSystem, List<Term> terms, List<Mapping> mappings) {
        for (String system : SYSTEMS) {
            boolean isFlat = random.nextInt(3) == 0;
            for (int i = 0; i < perSystem; i++) {
                List<String> parents = new ArrayList<>();
                for (int parent = 0; parent < i && !isFlat; parent++) {
                    if (random.nextInt(4) == 0) {
                        parents.add(system + ":" + parent);
                    }
                }
                terms.add(term(system + ":" + i, parents.toArray(String[]::new)));
            }
        }
        Mapping.Predicate[] predicates = Mapping.Predicate.values();
        for (int i = 0; i < perSystem * 4; i++) {
            mappings.add(new Mapping(
                    terms.get(random.nextInt(terms.size())).id(),
                    predicates[random.nextInt(predicates.length)],
                    terms.get(random.nextInt(terms.size())).id(),
                    null));
        }
    }

    @Property(tries = 200)
    void isAEqualsWalkingUp(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int perSystem) {
        List<Term> terms = new ArrayList<>();
        generate(new Random(seed), perSystem, terms, new ArrayList<>());
        Terminology terminology = terminology(terms, List.of());

        for (Term a : terms) {
            Set<TermId> above = new HashSet<>();
            climb(a.id(), terms, above);
            for (Term b : terms) {
                assertThat(terminology.isA(a.id(), b.id())).isEqualTo(above.contains(b.id()));
            }
            above.remove(a.id());
            assertThat(terminology.ancestors(a.id())).containsExactlyInAnyOrderElementsOf(above);
        }
    }

    private static void climb(TermId id, List<Term> terms, Set<TermId> above) {
        if (above.add(id)) {
            terms.stream()
                    .filter(t -> t.id().equals(id))
                    .flatMap(t -> t.parents().stream())
                    .forEach(p -> climb(p, terms, above));
        }
    }

    /** The three rules of {@link Subsumption}, followed along every path without any shortcut. */
    private record PathByPath(List<Term> terms, List<Mapping> mappings) {

        private static final Set<String> REFERENCE = Set.of("MONDO", "HP");

        Set<String> subsumed(TermId asked) {
            Set<String> states = new HashSet<>();
            follow(asked, asked, 0, states);
            Set<String> found = new HashSet<>();
            states.forEach(s -> found.add(s.substring(0, s.indexOf('|'))));
            return found;
        }

        private void follow(TermId asked, TermId at, int crossings, Set<String> states) {
            if (!states.add(at + "|" + crossings)) {
                return;
            }
            for (Term term : terms) {
                if (term.parents().contains(at)) {
                    follow(asked, term.id(), crossings, states);
                }
            }
            for (Mapping mapping : mappings) {
                TermId to = narrower(mapping, at);
                if (to != null && mayCross(asked, at, to, crossings)) {
                    follow(asked, to, crossings + 1, states);
                }
            }
        }

        private static @Nullable TermId narrower(Mapping mapping, TermId at) {
            Mapping.Predicate predicate = mapping.predicate();
            if (mapping.subject().equals(at) && (predicate == EXACT || predicate == NARROW)) {
                return mapping.object();
            }
            return mapping.object().equals(at) && (predicate == EXACT || predicate == BROAD) ? mapping.subject() : null;
        }

        private boolean mayCross(TermId asked, TermId from, TermId to, int crossings) {
            if (crossings == 2 || from.prefix().equals(to.prefix())) {
                return false;
            }
            if (crossings == 1 && !REFERENCE.contains(from.prefix())) {
                return false;
            }
            return !to.prefix().equals(asked.prefix()) || !hasHierarchy(asked.prefix());
        }

        private boolean hasHierarchy(String prefix) {
            return terms.stream()
                    .anyMatch(t -> t.id().prefix().equals(prefix)
                            && t.parents().stream().anyMatch(p -> p.prefix().equals(prefix)));
        }
    }
}
