package org.sinew.term.rdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sinew.term.rdf.Resource.Link;

class ShapeCheckTests {

    private static final ShapeCheck SHAPES = ShapeCheck.bundled();
    private static final Link ANNA = new Link("HAS_CONDITION", "p1", "a|Patient/1", List.of("Patient"));
    private static final Link BO = new Link("HAS_CONDITION", "p2", "a|Patient/2", List.of("Patient"));

    private static Resource condition(Map<String, Object> changes, List<Link> owners) {
        Map<String, Object> values = new HashMap<>(Map.of(
                "key", "a|Condition/1",
                "code", "MONDO:0005148",
                "source", "a",
                "hash", "1f",
                "start", ZonedDateTime.parse("2020-02-01T00:00:00Z"),
                "bodySites", List.of("SNOMEDCT:1", "SNOMEDCT:2")));
        values.putAll(changes);
        return new Resource("c1", "a|Condition/1", List.of("Fact", "Condition"), values, List.of(), owners);
    }

    private static List<Violation> violations(Map<String, Object> changes) {
        return SHAPES.check(List.of(condition(changes, List.of(ANNA))));
    }

    @Test
    void aNodeAsTheModelWantsItConforms() {
        assertThat(violations(Map.of())).isEmpty();
    }

    @Test
    void theWrongValueOfAListIsNamed() {
        assertThat(violations(Map.of("bodySites", List.of("SNOMEDCT:1", 17L))))
                .singleElement()
                .satisfies(v -> {
                    assertThat(v.node()).isEqualTo("a|Condition/1");
                    assertThat(v.label()).isEqualTo("Fact:Condition");
                    assertThat(v.path()).isEqualTo("bodySites");
                    assertThat(v.value()).isEqualTo("17");
                    assertThat(v.shape()).isEqualTo("ConditionShape");
                });
    }

    @Test
    void timesAreComparedAcrossOffsets() {
        assertThat(violations(Map.of("end", ZonedDateTime.parse("2020-02-01T01:00:00+01:00"))))
                .isEmpty();
        assertThat(violations(Map.of("end", ZonedDateTime.parse("2020-02-01T00:30:00+01:00[Europe/Berlin]"))))
                .singleElement()
                .satisfies(v -> assertThat(v.message()).isEqualTo("ends before it starts"));
    }

    @Test
    void aFactOfTwoPatientsOrOfNoneIsAViolation() {
        assertThat(SHAPES.check(List.of(condition(Map.of(), List.of(ANNA, BO)))))
                .singleElement()
                .satisfies(v -> assertThat(v.message()).isEqualTo("a fact belongs to exactly one patient"));
        assertThat(SHAPES.check(List.of(condition(Map.of(), List.of()))))
                .extracting(Violation::shape)
                .containsExactly("ConditionShape", "FactShape");
    }

    @Test
    void twoNodesOfOneKeyAreViolations() {
        Resource other = new Resource(
                "c2",
                "a|Condition/1",
                List.of("Fact", "Condition"),
                condition(Map.of(), List.of()).values(),
                List.of(),
                List.of(ANNA));
        assertThat(SHAPES.check(List.of(condition(Map.of(), List.of(ANNA)), other)))
                .extracting(Violation::message)
                .containsExactly("the key is not unique", "the key is not unique");
    }

    @Test
    void valuesOfAnUnknownKindOrTypeAreViolations() {
        assertThat(violations(Map.of("text", 5L, "start", "2020")))
                .extracting(Violation::path)
                .containsExactly("start", "text");
    }
}
