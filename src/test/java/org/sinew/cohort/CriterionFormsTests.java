package org.sinew.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** One criterion in JSON and in text: both come back as they went, and JSON obeys its published schema. */
class CriterionFormsTests {

    private static final Schema SCHEMA = schema();

    private static Schema schema() {
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Files.readString(Path.of("src/main/resources/static/schema/criterion.schema.json")));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
    void comesBack(@ForAll long seed) {
        Criterion criterion = new RandomQuestions(seed).criterion(4);
        String json = CriterionJson.write(criterion);
        assertThat(CriterionJson.read(json)).isEqualTo(criterion);
        assertThat(SCHEMA.validate(json, InputFormat.JSON)).as(json).isEmpty();
        String text = CriterionText.write(criterion);
        assertThat(CriterionText.read(text)).as(text).isEqualTo(criterion);
    }

    @Example
    void everyKindComesBack() {
        Pattern variant = Pattern.of(EventKind.VARIANT_CALL, "'HGVS:NM_1(A}B\\):c.1A>G' OR *")
                .wanted(new Pattern.Wanted(
                        true,
                        List.of("it's"),
                        List.of("a\\b"),
                        List.of("s"),
                        List.of("AMB", "EMER"),
                        List.of("c"),
                        List.of("heterozygous"),
                        List.of("likely pathogenic"),
                        List.of("stop_gained", "splice_donor_variant"),
                        "<< HGNC:11621",
                        "LOINC:LA1"));
        for (Criterion criterion : List.of(
                Criterion.event(variant),
                new Criterion.Similar(List.of("HP:0001250", "HP:0000707"), 0.5),
                new Criterion.TreatedAt("demo|Organization/1"),
                new Criterion.Near("MONDO:0005148", 2),
                new Criterion.Defined("t2d", 3, Map.of("from", "2020-01-01")),
                new Criterion.Defined("t2d", null, Map.of()),
                new Criterion.And(List.of()),
                new Criterion.Or(List.of(new Criterion.And(List.of()))))) {
            assertThat(CriterionJson.read(CriterionJson.write(criterion))).isEqualTo(criterion);
            assertThat(CriterionText.read(CriterionText.write(criterion))).isEqualTo(criterion);
            assertThat(SCHEMA.validate(CriterionJson.write(criterion), InputFormat.JSON))
                    .isEmpty();
        }
    }

    @Example
    void clausesStandInAnyOrderButOnce() {
        assertThat(CriterionText.read("patient [alive true] [on 2021-01-01] [sex MALE FEMALE]"))
                .isEqualTo(CriterionText.read("patient [sex MALE FEMALE] [on 2021-01-01] [alive true]"));
        assertThat(CriterionText.read(
                        "condition {A:1} [age 3..] [dates 2020..] [status 'x'] last [age ..9] [value above 1]"))
                .isEqualTo(CriterionText.read(
                        "condition {A:1} [status 'x'] [dates 2020..] [age 3..] last [value above 1] [age ..9]"));
        assertThatThrownBy(() -> CriterionText.read("patient [age 3..] [age 4..]"))
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> CriterionText.read("patient [alive maybe]")).hasMessageContaining("true or false");
        assertThatThrownBy(() -> CriterionText.read("patient [born 2020")).hasMessageContaining("days from..to");
        assertThatThrownBy(() -> CriterionText.read("condition {A:1} [colour 'red']"))
                .hasMessageContaining("the end");
    }

    @Example
    void whatIsNoCriterionIsRefusedWithItsPlace() {
        assertThat(SCHEMA.validate("{\"event\": {\"kind\": \"NONSENSE\"}}", InputFormat.JSON))
                .isNotEmpty();
        refused("{\"and\": [{\"event\": {\"kind\": \"CONDITION\", \"term\": \"X:1\"}}]}", "and[0].event.term");
        refused("{\"and\": [{\"not\": {}}]}", "and[0].not");
        refused("{\"sequence\": {\"steps\": [{\"event\": {}}]}}", "sequence.steps[0].event.kind");
        refused("{\"near\": {\"id\": \"a\", \"hops\": 1.5}}", "near.hops");
        refused("[1", "");
        assertThatThrownBy(() -> CriterionText.read("condition {A:1} and or")).hasMessageContaining("'or' is none of");
        assertThatThrownBy(() -> CriterionText.read("condition {A:1} and condition {B:1} or condition {C:1}"))
                .hasMessageContaining("parentheses");
    }

    private static void refused(String json, String path) {
        assertThatThrownBy(() -> CriterionJson.read(json)).isInstanceOfSatisfying(Unanswered.class, refused -> {
            assertThat(refused.problem()).isInstanceOf(Problem.Malformed.class);
            assertThat(refused.problem().path()).isEqualTo(path);
        });
    }
}
