package org.sinew.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sinew.term.Mapping;
import org.sinew.term.OntologyBuilder;
import org.sinew.term.Release;
import org.sinew.term.TermId;
import org.sinew.term.Terminology;

/** What is recorded as a condition and is none. */
class CircumstancesTests {

    private record Given(String code, @Nullable String tag) {}

    private static List<String> found(Given... given) {
        OntologyBuilder ontology = new OntologyBuilder();
        ontology.define(TermId.parse("HP:0001513"), "here").label("Obesity");
        ontology.define(TermId.parse("HP:0000739"), "here").label("Anxiety");
        ontology.define(TermId.parse("SNOMEDCT:1"), "here").label("obese");
        ontology.define(TermId.parse("SNOMEDCT:2"), "here")
                .label("a kind of obesity")
                .parent(TermId.parse("SNOMEDCT:1"));
        map(ontology, "SNOMEDCT:1", Mapping.Predicate.EXACT, "HP:0001513");
        map(ontology, "SNOMEDCT:3", Mapping.Predicate.BROAD, "HP:0000739");
        map(ontology, "SNOMEDCT:4", Mapping.Predicate.RELATED, "HP:0000739");
        Terminology terminology =
                Terminology.of(List.of(ontology.build(new Release("test", "1", "CC0-1.0", null, null))));
        TimelinesBuilder builder = new TimelinesBuilder();
        int patient = builder.person(Person.born("p", 0, Sex.FEMALE));
        for (Given each : given) {
            int code = builder.code(
                    EventKind.CONDITION,
                    Stream.of(each.code().split(" ")).map(TermId::parse).toList());
            builder.event(
                    patient,
                    code,
                    100,
                    builder.flavour(new Flavour(null, null, "s", null, null, null, each.tag(), null, null, null)));
        }
        Timelines timelines = builder.build(1);
        Circumstances circumstances = Circumstances.of(timelines, terminology);
        return timelines.codes(EventKind.CONDITION).stream()
                .filter(circumstances::contains)
                .map(code -> code.ids().getFirst().toString())
                .toList();
    }

    private static void map(OntologyBuilder ontology, String from, Mapping.Predicate predicate, String to) {
        ontology.mapping(TermId.parse(from), predicate, TermId.parse(to), null);
    }

    @Test
    void theTagTells() {
        assertThat(found(
                        new Given("SNOMEDCT:160903007", "finding"),
                        new Given("SNOMEDCT:314529007", "situation"),
                        new Given("SNOMEDCT:44054006", "disorder"),
                        new Given("SNOMEDCT:15777000", null)))
                .containsExactly("SNOMEDCT:160903007", "SNOMEDCT:314529007");
    }

    @Test
    void aVocabularyOfDiseasesOrPhenotypesKnowsBetter() {
        assertThat(found(
                        new Given("SNOMEDCT:1", "finding"),
                        new Given("SNOMEDCT:2", "finding"),
                        new Given("SNOMEDCT:3", "finding"),
                        new Given("SNOMEDCT:4", "finding"),
                        new Given("SNOMEDCT:5 ICD10CM:E11", "finding")))
                .containsExactly("SNOMEDCT:4");
    }

    @Test
    void oneRecordThatSaysDisorderIsEnough() {
        List<Given> both = new ArrayList<>(List.of(new Given("SNOMEDCT:7", "finding"), new Given("SNOMEDCT:7", null)));
        assertThat(found(both.toArray(Given[]::new))).containsExactly("SNOMEDCT:7");
        both.add(new Given("SNOMEDCT:7", "disorder"));
        assertThat(found(both.toArray(Given[]::new))).isEmpty();
    }

    @Test
    void factorsInfluencingHealthStatusAreAChapterOfIcd() {
        assertThat(found(
                        new Given("ICD10CM:Z56.0", null),
                        new Given("ICD10CM:E11.9", null),
                        new Given("ICD9CM:V62.0", null),
                        new Given("SNOMEDCT:8 ICD10CM:Z56.1", null),
                        new Given("SNOMEDCT:1 ICD10CM:Z68.3", "finding")))
                .containsExactly("ICD10CM:Z56.0", "ICD9CM:V62.0", "SNOMEDCT:8");
    }
}
