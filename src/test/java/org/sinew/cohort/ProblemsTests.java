package org.sinew.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.term.TermId;

/** Questions without an answer say why, and where. */
class ProblemsTests {

    private static final Map<String, String> DEFINITIONS = Map.of(
            "a", "{\"defined\": {\"name\": \"b\"}}",
            "b", "{\"not\": {\"defined\": {\"name\": \"a\"}}}",
            "default", "{\"event\": {\"kind\": \"MEASUREMENT\", \"terms\": \"$default\"}}",
            "since",
                    "{\"event\": {\"kind\": \"MEASUREMENT\", \"terms\": \"$what\", \"value\": {\"above\": \"$bound\"}}}");

    private static final Library LIBRARY = new Library() {
        @Override
        public Optional<Definition> definition(String name, @Nullable Integer version) {
            return Optional.ofNullable(DEFINITIONS.get(name))
                    .map(json -> new Definition(name, 1, json, Map.of("default", "<< T:2")));
        }

        @Override
        public Optional<String> conceptSet(String name) {
            return Optional.ofNullable(Map.of("two", "T:2 OR T:3", "two@1", "T:2 OR T:3", "loop", "^loop OR T:1")
                    .get(name));
        }
    };

    private static final Timelines TIMELINES = timelines();
    private static final Cohorts COHORTS = new Cohorts(() -> TIMELINES, () -> TestTerms.TERMS, LIBRARY, GraphSets.NONE);

    private static Timelines timelines() {
        TimelinesBuilder builder = new TimelinesBuilder();
        int flavour = builder.flavour(Flavour.of("final", "s", "mg/dL"));
        for (int i = 0; i < 3; i++) {
            int patient = builder.person(Person.born("p" + i, 0, Sex.FEMALE));
            int code = builder.code(EventKind.MEASUREMENT, List.of(TermId.parse("T:" + (i + 2))));
            builder.event(patient, code, 18_000 + i, Dating.DAY, Timelines.UNKNOWN, 100.0 * i, flavour, 0);
        }
        return builder.build(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "measurement {<< T:9} | UNKNOWN_TERM | event.terms",
                "not measurement {T:2 MINUS T:2} | EMPTY_SET | not.event.terms",
                "all (measurement {< T:6}) | EMPTY_SET | and[0].event.terms",
                "measurement {T:2 OR T:3 AND T:1} | MALFORMED | event.terms",
                "measurement {T:2} [dates 2021..2020] | IMPOSSIBLE_WINDOW | event.dates",
                "measurement {T:2} [dates 2021-02-30..] | MALFORMED | event.dates.from",
                "measurement {T:2} [after-index 0..10] | MALFORMED | event.afterIndex",
                "index (measurement {T:2}) has (measurement {T:3} [after-index 9..1]) | IMPOSSIBLE_WINDOW | indexed.that.event.afterIndex",
                "measurement {T:2} [value above 3 unit 'furlong'] | UNIT_WITHOUT_CONVERSION | event.value.unit",
                "measurement {<< T:1} [value above 3 unit 'mmol/L'] | UNIT_WITHOUT_CONVERSION | event.value.unit",
                "measurement {T:2} [value above 3.0 below 2.0] | IMPOSSIBLE_WINDOW | event.value",
                "at-least 3 of (patient, patient) | MALFORMED | atLeast.count",
                "defined 'a' | DEFINITION_CYCLE | defined<a@1>.defined<b@1>.not.defined",
                "defined 'z' | UNKNOWN_DEFINITION | defined",
                "defined 'since' ['what' = 'T:2'] | MALFORMED | defined.parameters",
                "measurement {^loop} | DEFINITION_CYCLE | event.terms",
                "near 'x' within 9 | MALFORMED | near.hops",
                "similar 1.5 to 'T:1' | IMPOSSIBLE_WINDOW | similar.atLeast",
                "related (measurement {T:2} overlaps [1..2] measurement {T:3}) | MALFORMED | related.gap",
                "related (measurement {T:2} within measurement {T:3}) | MALFORMED | related.gap",
                "related (measurement {T:2} before [9..2] measurement {T:3}) | IMPOSSIBLE_WINDOW | related.gap",
                "measurement {T:2} total dose [above 1.0] [over-index 0..9] | MALFORMED | event.total.afterIndex",
                "index (measurement {T:2}) has (patient) exit ([days -1]) | IMPOSSIBLE_WINDOW | indexed.exit.days",
                "index (measurement {T:2}) has (patient) exit ([censor measurement {T:9}]) | UNKNOWN_TERM | indexed.exit.censor[0].terms",
                "measurement {T:2} nth | MALFORMED | event.pick.n",
                "measurement {T:2} nth 0 | MALFORMED | event.pick.n",
                "not measurement {T:2} first 2 | MALFORMED | not.event.pick.n",
                "measurements {T:2} | MALFORMED | character 1",
                "measurement {T:2} and measure {T:2} | MALFORMED | character 23",
                "near 'x' within 2 | UNKNOWN_NODE | near.id",
                "treated-at 'nobody' | UNKNOWN_NODE | treatedAt.actor",
            })
    void isTyped(String text, String code, String path) {
        assertThatThrownBy(() -> COHORTS.evaluate(CriterionText.read(text)))
                .isInstanceOfSatisfying(Unanswered.class, unanswered -> {
                    assertThat(unanswered.problem().code()).isEqualTo(code);
                    assertThat(unanswered.problem().path()).isEqualTo(path);
                });
    }

    @Test
    void treesTooLargeOrTooDeepAreRefused() {
        Criterion deep = CriterionText.read("patient");
        for (int i = 0; i < 200_000; i++) {
            deep = Criterion.not(deep);
        }
        Criterion tooDeep = deep;
        Criterion tooWide = new Criterion.Or(java.util.Collections.nCopies(10_001, CriterionText.read("patient")));
        for (Criterion criterion : List.of(tooDeep, tooWide)) {
            assertThatThrownBy(() -> COHORTS.evaluate(criterion))
                    .isInstanceOfSatisfying(
                            Unanswered.class,
                            refused -> Assertions.assertThat(refused.problem()).isInstanceOf(Problem.TooLarge.class));
        }
        String deepText = "not ".repeat(5_000) + "patient";
        assertThatThrownBy(() -> CriterionText.read(deepText)).isInstanceOf(Unanswered.class);
        assertThatThrownBy(() -> CriterionJson.read("{\"not\":".repeat(5_000) + "{}" + "}".repeat(5_000)))
                .isInstanceOf(Unanswered.class);
    }

    @Test
    void nineThousandCriteriaAreAnswered() {
        Criterion wide = new Criterion.Or(
                java.util.Collections.nCopies(9_000, CriterionText.read("measurement {T:2} [value above 500.0]")));
        Assertions.assertThatCode(() -> assertThat(COHORTS.count(wide)).isZero())
                .doesNotThrowAnyException();
    }

    /** p0, p1 and p2 have one value each, in the unit that is left open, of grams, and of none. */
    @Test
    void whatABoundIsNotComparedWithIsSaid() {
        TimelinesBuilder builder = new TimelinesBuilder();
        List<String> units = java.util.Arrays.asList("mg/dL", "g", null);
        for (int i = 0; i < 3; i++) {
            int patient = builder.person(Person.born("p" + i, 0, Sex.FEMALE));
            int code = builder.code(EventKind.MEASUREMENT, List.of(TermId.parse("T:2")));
            int flavour = builder.flavour(Flavour.of("final", "s", units.get(i)));
            builder.event(patient, code, 18_000, Dating.DAY, Timelines.UNKNOWN, 100, flavour, 0);
        }
        Timelines mixed = builder.build(1);
        Cohorts cohorts = new Cohorts(() -> mixed, () -> TestTerms.TERMS, LIBRARY, GraphSets.NONE);
        Criterion criterion =
                CriterionText.read("patient and measurement {<< T:1} [status 'Final'] [value above 0.5 unit 'g/L']");
        assertThat(cohorts.count(criterion)).isEqualTo(1);
        assertThat(cohorts.caveats(criterion, mixed))
                .containsExactly(
                        new Caveat.IncomparableValues(
                                "and[1].event.value.unit", "g/L", null, RoaringBitmap.bitmapOf(2), 1),
                        new Caveat.IncomparableValues(
                                "and[1].event.value.unit", "g/L", "g", RoaringBitmap.bitmapOf(1), 1));
        assertThat(cohorts.explain("p1", criterion).parts().getLast().miss())
                .asString()
                .contains("100.0 g cannot be compared with g/L");
        Criterion word = CriterionText.read("measurement {T:2} [status 'amended' 'FINAL'] [source 't']");
        assertThat(cohorts.count(word)).isZero();
        assertThat(cohorts.caveats(word, mixed))
                .containsExactly(
                        new Caveat.WordOfNobody("event.status", "amended", List.of("final")),
                        new Caveat.WordOfNobody("event.source", "t", List.of("s")));
        assertThat(cohorts.withFewest(4).caveats(word, mixed))
                .containsExactly(
                        new Caveat.WordOfNobody("event.status", "amended", List.of()),
                        new Caveat.WordOfNobody("event.status", "FINAL", List.of()),
                        new Caveat.WordOfNobody("event.source", "t", List.of()));
    }

    @Test
    void anotherDefinitionsDefaultsServe() {
        assertThat(COHORTS.count(CriterionText.read("not defined 'default'"))).isEqualTo(1);
        assertThat(COHORTS.count(CriterionText.read("defined 'default' ['default' = 'T:4']")))
                .isEqualTo(1);
    }

    @Test
    void definitionsTakeParametersAndConceptSetsNames() {
        assertThat(COHORTS.count(CriterionText.read("defined 'since' ['what' = '<< T:1'] ['bound' = '50']")))
                .isEqualTo(2);
        assertThat(COHORTS.count(CriterionText.read("measurement {^two}"))).isEqualTo(2);
        assertThat(COHORTS.count(CriterionText.read("measurement {(<< T:1) MINUS ^two}")))
                .isEqualTo(1);
        assertThat(COHORTS.count(CriterionText.read("measurement {<< T:1} [value at-least 1.0 unit 'g/L']")))
                .isEqualTo(2);
    }

    /** T:2 and T:3 stand below T:1, T:4 below both; p0 has T:2, p1 T:3, p2 T:4. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "< T:1 | 3",
                "<! T:1 | 2",
                "<<! T:2 | 2",
                "<! T:2 | 1",
                ">> T:4 | 3",
                "> T:4 | 2",
                ">! T:4 | 2",
                ">>! T:2 | 1",
                "> T:2 OR T:4 | 1",
                "<< T:2, << T:3 | 1",
                "(<< T:1) MINUS ^two@1 | 1",
            })
    void termsAreReachedAlongTheHierarchy(String terms, int patients) {
        assertThat(COHORTS.count(CriterionText.read("measurement {" + terms + "}")))
                .isEqualTo(patients);
    }

    @Test
    void aParameterIsWhatItsPlaceWants() {
        String json = """
                {"event": {"kind": "$kind", "terms": "$terms", "negated": "$no", "status": ["$status"],
                  "value": {"above": "$bound"}, "dates": {"from": "$from"}, "pick": {"which": "NTH", "n": "$n"}}}""";
        Map<String, String> values = Map.of(
                "kind",
                "MEASUREMENT",
                "terms",
                "<< T:1",
                "no",
                "false",
                "status",
                "2",
                "bound",
                "-1.5",
                "from",
                "2019",
                "n",
                "2");
        assertThat(CriterionText.write(CriterionJson.read(json, values)))
                .isEqualTo("measurement {<< T:1} [status '2'] [value above -1.5] [dates 2019..] nth 2");
        assertThatThrownBy(() -> CriterionJson.read("{\"near\": {\"id\": \"a\", \"hops\": \"$h\"}}", Map.of("h", "x")))
                .hasMessageContaining("a number is wanted");
    }

    @Test
    void whoIsOutIsToldWhyAndHowNear() {
        Criterion criterion =
                CriterionText.read("measurement {<< T:1} [value above 110.0 unit 'mg/dL'] and patient [sex FEMALE]");

        Explanation out = COHORTS.explain("p1", criterion);

        assertThat(out.verdict()).isEqualTo(Explanation.Verdict.FALSE);
        assertThat(out.parts()).extracting(Explanation::decides).containsExactly(true, false);
        assertThat(out.parts().getFirst().miss())
                .asString()
                .contains("100.0 mg/dL")
                .contains("10");
        assertThat(Objects.requireNonNull(out.parts().getFirst().miss()).in("zh"))
                .startsWith("最接近的在 ")
                .contains("其值 100.0 mg/dL，相差")
                .doesNotContainPattern("[a-z]{4,}");
        assertThat(COHORTS.explain("p2", criterion).verdict()).isEqualTo(Explanation.Verdict.TRUE);
        assertThatThrownBy(() -> COHORTS.explain("nobody", criterion)).hasMessageContaining("nobody");
    }

    @Test
    void stepsShowTheAttrition() {
        Criterion criterion =
                CriterionText.read("measurement {<< T:1} and measurement {<< T:2} and not measurement {T:4}");

        assertThat(COHORTS.steps(criterion))
                .extracting(step -> step.cohort().count())
                .containsExactly(3, 2, 1);
        assertThat(COHORTS.steps(criterion))
                .extracting(Cohorts.AttritionStep::alone)
                .containsExactly(3, 2, 2);
    }

    @Test
    void everyReasonIsSaidInBothLanguages() {
        List<Problem> all = List.of(
                Problem.malformed("", "no-kind").problem(),
                new Problem.UnknownTerm("", "T:9", List.of()),
                new Problem.EmptySet("", "T:9"),
                Problem.impossibleWindow("", "similarity").problem(),
                new Problem.UnitWithoutConversion("", "mg", List.of()),
                new Problem.UnitWithoutConversion("", "mg", List.of("mL")),
                new Problem.UnknownDefinition("", "d"),
                new Problem.UnknownNode("", "n"),
                new Problem.DefinitionCycle("", List.of("a", "b")),
                new Problem.TooLarge(""),
                Unanswered.notPossible("shared-patients").problem(),
                new Problem.TooCostly("", 20_000_000, 1_000_000),
                new Problem.NotReady("", 40),
                Problem.notRebuilt("", "edges").problem(),
                new Problem.UnknownPatient("", "p"));
        assertThat(all).hasSizeGreaterThanOrEqualTo(Problem.class.getPermittedSubclasses().length);
        assertThat(all.stream().map(Object::getClass).distinct()).hasSameSizeAs(Problem.class.getPermittedSubclasses());
        assertThat(all).allSatisfy(problem -> {
            assertThat(problem.said().in("zh")).containsPattern("\\p{IsHan}");
            assertThat(problem.message()).doesNotContainPattern("\\p{IsHan}");
        });
        assertThat(new Problem.TooCostly("", 20_000_000, 1_000_000).message()).contains("20000000", "1000000");
    }
}
