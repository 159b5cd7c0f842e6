package org.sinew.term;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sinew.term.Diagnostic.Problem;

class LiveTerminologyTests {

    private final LiveTerminology live = new LiveTerminology();

    private static OntologyBuilder builder(String version) {
        OntologyBuilder builder = new OntologyBuilder();
        builder.version(version);
        return builder;
    }

    private static Ontology built(OntologyBuilder builder) {
        return builder.build(new Release("hp", "0", "CC0-1.0", null, null));
    }

    private static TermId id(String text) {
        return TermId.parse(text);
    }

    private void loadFirst() {
        OntologyBuilder first = builder("1");
        first.define(id("HP:1"), "f:1").label("All");
        first.define(id("HP:2"), "f:2").label("Abnormality").parent(id("HP:1")).alternativeId(id("HP:9"));
        first.translation(id("HP:2"), "zh", "异常", List.of());
        first.translation(id("HP:1"), "zh-TW", "全部", List.of());
        assertThat(live.replace(built(first)).accepted()).isTrue();
    }

    @Test
    void aBrokenReleaseLeavesTheOldOneServing() {
        loadFirst();
        OntologyBuilder cyclic = builder("2");
        cyclic.define(id("HP:1"), "f:1").label("All").parent(id("HP:2"));
        cyclic.define(id("HP:2"), "f:2").label("Changed").parent(id("HP:1"));
        OntologyBuilder orphan = builder("2");
        orphan.define(id("HP:2"), "f:2").label("Changed").parent(id("HP:77"));
        OntologyBuilder twice = builder("2");
        twice.define(id("HP:1"), "f:1").label("All");
        twice.define(id("HP:1"), "f:9").label("Again");

        refuses(built(cyclic), Problem.CYCLE, "HP:2");
        refuses(built(orphan), Problem.MISSING_PARENT, "HP:2");
        refuses(built(twice), Problem.DUPLICATE_ID, "f:9");
    }

    private void refuses(Ontology broken, Problem problem, String place) {
        assertThat(broken.isUsable()).isFalse();
        LiveTerminology.Replacement replacement = live.replace(broken);
        assertThat(replacement.accepted()).isFalse();
        assertThat(replacement.diagnostics()).anySatisfy(d -> {
            assertThat(d.problem()).isEqualTo(problem);
            assertThat(d.place() + d.message()).contains(place);
        });
        assertThat(live.current().label(id("HP:2"), "en")).contains("Abnormality");
        assertThat(live.current().releases()).extracting(Release::id).containsExactly("hp@1");
    }

    @Test
    void aNewReleaseTakesTheOldOnesPlaceAndReadersKeepWhatTheyHold() {
        loadFirst();
        Terminology held = live.current();
        OntologyBuilder second = builder("2");
        second.define(id("HP:1"), "f:1").label("Everything");
        second.define(id("HP:2"), "f:2").label("old").obsolete(true).replacedBy(id("HP:1"));

        assertThat(live.replace(built(second)).accepted()).isTrue();

        assertThat(held.label(id("HP:1"), "en")).contains("All");
        assertThat(live.current().label(id("HP:1"), "en")).contains("Everything");
        assertThat(live.current().resolve(id("HP:2")).map(Resolution::status)).contains(Resolution.Status.REPLACED);
        assertThat(live.current().subsumed(id("HP:1"))).containsExactly(id("HP:1"), id("HP:2"));
        live.remove("hp");
        assertThat(live.current().size()).isZero();
    }

    @Test
    void labelsFallBackAndAlternativeIdsResolve() {
        loadFirst();
        Terminology terminology = live.current();

        assertThat(terminology.label(id("HP:2"), "zh-TW")).contains("异常");
        assertThat(terminology.label(id("HP:1"), "zh_tw")).contains("全部");
        assertThat(terminology.label(id("HP:1"), "zh")).contains("全部");
        assertThat(terminology.label(id("HP:1"), "fr-CA")).contains("All");
        assertThat(terminology.find(id("HP:9")).map(Term::id)).contains(id("HP:2"));
        assertThat(terminology.find(id("HP:2")).map(Term::alternativeIds)).contains(List.of(id("HP:9")));
        assertThat(terminology.subsumed(id("X:1"))).containsExactly(id("X:1"));
        assertThat(terminology.find(id("X:1"))).isEqualTo(Optional.empty());
        assertThat(terminology.search("异常", "zh", 3)).extracting(Hit::id).containsExactly(id("HP:2"));
        assertThat(terminology.search("abnor", "zh", 3)).extracting(Hit::label).containsExactly("异常");
        assertThat(terminology.named("ABNORMALITY")).containsExactly(id("HP:2"));
        assertThat(terminology.named("异常")).containsExactly(id("HP:2"));
        assertThat(terminology.named("abnor")).isEmpty();
        assertThat(terminology.named("")).isEmpty();
        assertThat(terminology.search("abnor", "zh", 1, id -> !id.equals(id("HP:2"))))
                .isEmpty();
        assertThat(terminology.nearest("abnormalty", "en", 1, id -> !id.equals(id("HP:2"))))
                .isEmpty();
        assertThat(terminology.nearest("hp:3", "en", 1, id("HP:2")::equals))
                .extracting(Hit::id)
                .containsExactly(id("HP:2"));
        assertThat(terminology.nearest("abnormalty", "en", 3))
                .extracting(Hit::id)
                .containsExactly(id("HP:2"));
        assertThat(terminology.nearest("hp:3", "en", 3)).extracting(Hit::id).contains(id("HP:2"));
        assertThat(terminology.nearest("HP:0000002", "en", 3))
                .extracting(Hit::id)
                .first()
                .isEqualTo(id("HP:2"));
    }

    @Test
    void similarityIsTheInformationOfWhatIsShared() {
        OntologyBuilder tree = builder("1");
        tree.define(id("HP:1"), "").label("root");
        tree.define(id("HP:2"), "").label("heart").parent(id("HP:1"));
        tree.define(id("HP:3"), "").label("valve").parent(id("HP:2"));
        tree.define(id("HP:4"), "").label("septum").parent(id("HP:2"));
        tree.define(id("HP:5"), "").label("eye").parent(id("HP:1"));
        Terminology terminology = Terminology.of(List.of(built(tree)));

        Similarity similarity = Similarity.of(
                terminology,
                List.of(List.of(id("HP:3")), List.of(id("HP:4")), List.of(id("HP:5")), List.of(id("HP:5"))));

        assertThat(similarity.resnik(id("HP:3"), id("HP:4"))).isEqualTo(-Math.log(0.5));
        assertThat(similarity.resnik(id("HP:3"), id("HP:5"))).isZero();
        assertThat(similarity.informationContent(id("HP:3"))).contains(-Math.log(0.25));

        List<TermId> all = List.of(id("HP:1"), id("HP:2"), id("HP:3"), id("HP:4"), id("HP:5"), id("HP:9"));
        double[][] pairs = similarity.resnik(all, all);
        for (TermId one : all) {
            for (TermId other : all) {
                assertThat(pairs[all.indexOf(one)][all.indexOf(other)]).isEqualTo(similarity.resnik(one, other));
            }
        }
    }
}
