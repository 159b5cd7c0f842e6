package org.sinew.api.cohort;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.sinew.testing.PatientScenario;
import tools.jackson.databind.JsonNode;

/** Questions about cohorts over HTTP, by audience. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CohortApiIT {

    private static final String DIABETES = "{event: {kind: CONDITION, terms: \"<< MONDO:0005148\"}}";
    private static final String WOMEN = "{patient: {sex: [FEMALE]}}";
    private static final String METFORMIN_INDEX = """
            {indexed: {index: {kind: CONDITION, terms: "<< MONDO:0005148", pick: {which: FIRST}}, that: {and: []}}}""";

    @TempDir
    private static Path data;

    private static Server server;

    /**
     * 40 diabetics, coded in SNOMED CT: women are the first 25; every second one has a stroke after as many days as its
     * number; and 60 others, of whom 30 are women.
     */
    @BeforeAll
    static void start() throws InterruptedException {
        server = Server.with(data, 100, CohortApiIT::one);
    }

    private static PatientScenario one(int i) {
        boolean female = i < 25 || (i >= 40 && i < 70);
        PatientScenario patient = PatientScenario.patient("p" + i)
                .sex(female ? "female" : "male")
                .born((1950 + i % 40) + "-06-15")
                .visited("v" + i, "2015-01-01")
                .visited("w" + i, "2022-01-01");
        if (i < 40) {
            patient.diagnosed("d" + i, "SNOMEDCT:44054006", "2020-01-01")
                    .diagnosed("j" + i, "SNOMEDCT:160903007", "Full-time employment (finding)", "2018-01-01")
                    .measured("m" + i, "LOINC:4548-4", "2020-03-01", 6 + i / 10.0, "%");
            if (i % 2 == 0) {
                patient.diagnosed(
                        "s" + i,
                        "SNOMEDCT:230690007",
                        java.time.LocalDate.parse("2020-01-01").plusDays(i + 1).toString());
            }
        }
        return patient;
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static JsonNode cohort(String user, String criterion, String fields)
            throws IOException, InterruptedException {
        return server.data(user, "{ cohort(of: {criterion: " + criterion + "}) { " + fields + " } }")
                .path("cohort");
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static List<Integer> counts(JsonNode list) {
        return each(list)
                .map(part ->
                        part.path("count").isNull() ? -1 : part.path("count").asInt())
                .toList();
    }

    @Test
    void countsThroughMappings() throws Exception {
        JsonNode cohort =
                cohort("clinician", DIABETES, "count unknown patients floor releases commit definition { json }");
        assertThat(cohort.path("count").asInt()).isEqualTo(40);
        assertThat(cohort.path("unknown").asInt()).isZero();
        assertThat(cohort.path("patients").asInt()).isEqualTo(100);
        assertThat(cohort.path("floor").asInt()).isEqualTo(1);
        assertThat(cohort.path("releases")).isNotEmpty();
        assertThat(cohort.path("definition").path("json").asString()).contains("<< MONDO:0005148");
    }

    @Test
    void aDefinitionIsReadAndShownAsText() throws Exception {
        String text = "condition {<< MONDO:0005148} [dates $from..] and patient [sex FEMALE]";
        JsonNode cohort = server.data(
                        "clinician",
                        "{ cohort(of: {text: {of: \"" + text
                                + "\", parameters: [{name: \"from\", value: \"2019\"}]}}) { count definition { text } } }")
                .path("cohort");
        assertThat(cohort.path("count").asInt()).isEqualTo(25);
        assertThat(cohort.at("/definition/text").asString()).isEqualTo(text.replace("$from", "2019"));
        JsonNode wrong = server.ask("clinician", "{ cohort(of: {text: {of: \"condition {} and\"}}) { count } }");
        assertThat(wrong.at("/errors/0/extensions/code").asString()).isEqualTo("MALFORMED");
        assertThat(wrong.at("/errors/0/extensions/at").asString()).isEqualTo("character 17");
    }

    @Test
    void membersArePagedAndExplained() throws Exception {
        String fields =
                "members(first: 30%s) { nodes { id indexDate explain { holds parts { holds } } } endCursor hasNextPage }";
        String both = "{and: [" + METFORMIN_INDEX + ", " + WOMEN + "]}";
        JsonNode page = cohort("clinician", both, fields.formatted("")).path("members");
        assertThat(page.path("nodes")).hasSize(25);
        assertThat(page.path("hasNextPage").asBoolean()).isFalse();
        assertThat(page.at("/nodes/0/indexDate").asString()).isEqualTo("2020-01-01");
        assertThat(page.at("/nodes/0/explain/holds").asBoolean()).isTrue();
        JsonNode first = cohort("clinician", DIABETES, fields.formatted("")).path("members");
        JsonNode second = cohort(
                        "clinician",
                        DIABETES,
                        fields.formatted(", after: \"" + first.path("endCursor").asString() + "\""))
                .path("members");
        assertThat(first.path("nodes").size() + second.path("nodes").size()).isEqualTo(40);
        assertThat(second.path("hasNextPage").asBoolean()).isFalse();
    }

    @Test
    void textJsonAndInputAreOneDefinition() throws Exception {
        JsonNode asked = server.data("clinician", """
                { cohort(of: {text: {of: "condition {<< $what} and patient [sex FEMALE] and measurement {LOINC:4548-4} last [value above $bound unit '%']",
                    parameters: [{name: "what", value: "MONDO:0005148"}, {name: "bound", value: "7"}]}}) {
                    count definition { text json } attrition { criterion } } }""").path("cohort");
        assertThat(asked.path("count").asInt()).isEqualTo(14);
        String text = asked.at("/definition/text").asString();
        assertThat(text)
                .isEqualTo(
                        "condition {<< MONDO:0005148} and patient [sex FEMALE] and measurement {LOINC:4548-4} last [value above 7.0 unit '%']");
        assertThat(asked.at("/attrition/1/criterion").asString()).isEqualTo("patient [sex FEMALE]");
        String json = asked.at("/definition/json").asString();
        JsonNode again = server.data(
                "clinician",
                "{ a: cohort(of: {text: {of: %s}}) { count definition { json } } b: cohort(of: {json: {of: %s}}) { count definition { text } } }"
                        .formatted(quoted(text), quoted(json)));
        assertThat(again.at("/a/definition/json").asString()).isEqualTo(json);
        assertThat(again.at("/b/definition/text").asString()).isEqualTo(text);
        JsonNode wrong = server.ask("clinician", "{ cohort(of: {text: {of: \"condition {A:1} and or\"}}) { count } }");
        assertThat(wrong.at("/errors/0/extensions/code").asString()).isEqualTo("MALFORMED");
        assertThat(wrong.at("/errors/0/extensions/at").asString()).startsWith("character ");
    }

    private static String quoted(String text) {
        return new tools.jackson.databind.json.JsonMapper().writeValueAsString(text);
    }

    @Test
    void theSchemaOfDefinitionsIsPublished() throws Exception {
        HttpResponse<byte[]> schema = server.get("clinician", "/schema/criterion.schema.json");
        assertThat(schema.statusCode()).isEqualTo(200);
        assertThat(schema.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        assertThat(new String(schema.body(), UTF_8)).contains("\"title\": \"Criterion\"");
    }

    @Test
    void anExplanationNamesThePartAndTheFactThatDecide() throws Exception {
        String early = """
                {indexed: {index: {kind: CONDITION, terms: "<< MONDO:0005148", pick: {which: FIRST}}, that: {and: [
                  {event: {kind: MEASUREMENT, terms: "LOINC:4548-4", value: {above: 8, unit: "%"}}},
                  {event: {kind: CONDITION, terms: "SNOMEDCT:230690007", afterIndex: {from: 0, to: 10}}}]}}}""";
        String fields =
                "explain(patient: \"test|Patient/%s\") { holds reason parts { path decides parts { path holds decides reason facts { id date value } } } }";
        JsonNode out = cohort("clinician", early, fields.formatted("p30")).path("explain");
        assertThat(out.path("holds").asBoolean()).isFalse();
        JsonNode that = out.at("/parts/1");
        assertThat(that.path("decides").asBoolean()).isTrue();
        assertThat(that.at("/parts/0/holds").asBoolean()).isTrue();
        assertThat(that.at("/parts/0/facts/0/value").asDouble()).isEqualTo(9);
        assertThat(that.at("/parts/0/facts/0/id").asString()).contains("m30");
        assertThat(that.at("/parts/1/decides").asBoolean()).isTrue();
        assertThat(that.at("/parts/1/path").asString()).isEqualTo("indexed.that.and[1]");
        assertThat(that.at("/parts/1/reason").asString())
                .isEqualTo("nearest 2020-02-01: it began 31 days after the index date 2020-01-01, 21 too late");
        JsonNode none = cohort("clinician", early, fields.formatted("p31")).path("explain");
        assertThat(none.at("/parts/1/parts/1/reason").asString()).isEqualTo("no such event");
    }

    @Test
    void attritionAndFeasibilityNameEachPart() throws Exception {
        JsonNode cohort = cohort(
                "clinician",
                "{and: [" + DIABETES + ", " + WOMEN + "]}",
                "attrition { criterion count alone } feasibility { met unknown notMet withoutIt }");
        assertThat(counts(cohort.path("attrition"))).containsExactly(40, 25);
        assertThat(cohort.at("/attrition/1/alone").asInt()).isEqualTo(55);
        assertThat(cohort.at("/feasibility/0").toString())
                .isEqualTo("{\"met\":40,\"unknown\":0,\"notMet\":60,\"withoutIt\":55}");
        // 60 were never measured: whether their HbA1c is above 8 % nobody knows, nor whether it is not
        String high = "{event: {kind: MEASUREMENT, terms: \"LOINC:4548-4\", value: {above: 8, unit: \"%\"}}}";
        String eligibility = "count eligibility { eligible unknown excluded } feasibility { met unknown notMet }";
        assertThat(cohort("clinician", "{and: [" + high + ", " + WOMEN + "]}", eligibility)
                        .toString())
                .isEqualTo(
                        "{\"count\":4,\"eligibility\":{\"eligible\":4,\"unknown\":30,\"excluded\":66},\"feasibility\":"
                                + "[{\"met\":19,\"unknown\":60,\"notMet\":21},{\"met\":55,\"unknown\":0,\"notMet\":45}]}");
        assertThat(cohort("clinician", "{not: " + high + "}", eligibility)
                        .path("eligibility")
                        .toString())
                .isEqualTo("{\"eligible\":21,\"unknown\":60,\"excluded\":19}");
    }

    @Test
    void characteristicsOfTheDiabetics() throws Exception {
        JsonNode who = cohort("clinician", METFORMIN_INDEX, """
                        characteristics { age { count mean } sexes { key count share lower upper }
                          prevalence(kind: CONDITION, first: 2) { label count }
                          circumstances: prevalence(kind: CONDITION, conditions: CIRCUMSTANCES) { key count }
                          everything: prevalence(kind: CONDITION, conditions: ALL) { count }
                          measurements { key unit values { count mean median } } }""").path("characteristics");
        assertThat(who.at("/age/count").asInt()).isEqualTo(40);
        assertThat(who.at("/sexes/0/key").asString()).isEqualTo("female");
        assertThat(who.at("/sexes/0/share").asDouble()).isEqualTo(0.625);
        assertThat(who.at("/sexes/0/lower").asDouble()).isLessThan(0.625);
        assertThat(counts(who.path("prevalence"))).containsExactly(40, 20);
        assertThat(who.at("/circumstances/0/key").asString()).isEqualTo("SNOMEDCT:160903007");
        assertThat(counts(who.path("circumstances"))).containsExactly(40);
        assertThat(counts(who.path("everything"))).containsExactly(40, 40, 20);
        assertThat(who.at("/measurements/0/key").asString()).isEqualTo("LOINC:4548-4");
        assertThat(who.at("/measurements/0/values/mean").asDouble())
                .isEqualTo(7.95, org.assertj.core.api.Assertions.within(1e-9));
    }

    @Test
    void survivalFollowsTheStrokes() throws Exception {
        String survival = """
                survival(outcome: {event: {kind: CONDITION, terms: "SNOMEDCT:230690007"}}, horizonDays: 365) {
                  subjects events medianDays restrictedMean(days: 100) { value lower upper }
                  ratePerHundredYears { value } points { day atRisk events survival lower upper } }""";
        JsonNode curve = cohort("clinician", METFORMIN_INDEX, survival).path("survival");
        assertThat(curve.path("subjects").asInt()).isEqualTo(40);
        assertThat(curve.path("events").asInt()).isEqualTo(20);
        assertThat(curve.path("medianDays").asDouble()).isEqualTo(39);
        assertThat(curve.at("/points/0").path("survival").asDouble()).isEqualTo(39 / 40.0);
        assertThat(curve.path("points")).hasSize(21);

        JsonNode coarse = cohort("researcher", METFORMIN_INDEX, survival).path("survival");
        assertThat(coarse.path("points")).hasSize(1);
        assertThat(coarse.at("/points/0/events").asInt()).isEqualTo(11);
        assertThat(coarse.at("/points/0/day").asDouble()).isEqualTo(21);
    }

    /** A definition without an index event counts from the first event it names; another from the first day observed. */
    @Test
    void survivalWithoutAnIndexHasAnEntry() throws Exception {
        String survival = """
                survival(outcome: {event: {kind: CONDITION, terms: "SNOMEDCT:230690007"}}, horizonDays: 3650) {
                  entry subjects events medianDays }
                cumulativeIncidence(outcome: {event: {kind: CONDITION, terms: "SNOMEDCT:230690007"}}) { entry events }""";
        JsonNode first = cohort("clinician", "{and: [" + WOMEN + ", " + DIABETES + "]}", survival);
        assertThat(first.path("survival").toString())
                .isEqualTo("{\"entry\":\"FIRST_EVENT\",\"subjects\":25,\"events\":13,\"medianDays\":25.0}");
        assertThat(first.at("/cumulativeIncidence/events").asInt()).isEqualTo(13);
        server.data(
                "clinician", "mutation { saveCohort(name: \"plain\", of: {criterion: " + DIABETES + "}) { version } }");
        JsonNode named = server.data("clinician", "{ cohort(of: {saved: {name: \"plain\"}}) { " + survival + " } }");
        assertThat(named.at("/cohort/survival/entry").asString()).isEqualTo("FIRST_EVENT");
        assertThat(named.at("/cohort/survival/events").asInt()).isEqualTo(20);
        JsonNode women = cohort("clinician", WOMEN, survival);
        assertThat(women.at("/survival/entry").asString()).isEqualTo("OBSERVATION_START");
        assertThat(women.at("/survival/events").asInt()).isEqualTo(13);
        assertThat(cohort("clinician", METFORMIN_INDEX, survival)
                        .at("/survival/entry")
                        .asString())
                .isEqualTo("INDEX_DATE");
    }

    @Test
    void smallCountsAreWithheldFromResearchers() throws Exception {
        String few = """
                {and: [%s, {event: {kind: MEASUREMENT, terms: "LOINC:4548-4", value: {above: 9, unit: "%%"}}}]}""".formatted(DIABETES);
        assertThat(cohort("clinician", few, "count").path("count").asInt()).isEqualTo(9);
        JsonNode told =
                cohort("researcher", few, "count floor attrition { count } breakdown(by: SEX) { key count share }");
        assertThat(told.path("count").isNull()).isTrue();
        assertThat(told.path("floor").asInt()).isEqualTo(11);
        assertThat(counts(told.path("attrition"))).containsExactly(40, -1);
        assertThat(told.path("breakdown")).isEmpty();
        // and what differs from it by few patients is withheld too
        String rest = """
                {and: [%s, {not: {event: {kind: MEASUREMENT, terms: "LOINC:4548-4", value: {above: 9, unit: "%%"}}}}]}""".formatted(DIABETES);
        assertThat(cohort("researcher", rest, "count").path("count").isNull()).isTrue();
    }

    /** A group of few is found by what an attacker knows of one; neither keys nor zeros may tell more of it. */
    @Test
    void nothingIsToldOfAGroupOfFew() throws Exception {
        String one = "{patient: {sex: [FEMALE], born: {from: \"1950\", to: \"1950\"}}}";
        JsonNode told = cohort("researcher", one, """
                count unknown characteristics { age { count mean } sexes { key } regions { key } ageBands { key }
                  prevalence(kind: CONDITION) { key } measurements { key } } breakdown(by: INDEX_YEAR) { key }
                survival(outcome: {event: {kind: CONDITION, terms: "SNOMEDCT:230690007"}}) { subjects events points { day } }""");
        assertThat(told.path("count").isNull()).isTrue();
        assertThat(told.path("characteristics").toString())
                .isEqualTo("{\"age\":{\"count\":null,\"mean\":null},\"sexes\":[],\"regions\":[],\"ageBands\":[],"
                        + "\"prevalence\":[],\"measurements\":[]}");
        assertThat(told.path("breakdown")).isEmpty();
        assertThat(told.path("survival").toString()).isEqualTo("{\"subjects\":null,\"events\":null,\"points\":[]}");
        for (String terms : List.of("SNOMEDCT:230690007", "MONDO:0005300")) {
            String both = "{and: [" + one + ", {event: {kind: CONDITION, terms: \"" + terms + "\"}}]}";
            assertThat(cohort("researcher", both, "count").path("count").isNull())
                    .isTrue();
        }
        JsonNode overlap = server.data("researcher", """
                { cohortOverlap(cohorts: [{criterion: %s}, {criterion: %s}]) { intersections { cohorts count } } }""".formatted(one, DIABETES));
        assertThat(counts(overlap.at("/cohortOverlap/intersections"))).doesNotContain(-1);
    }

    @Test
    void researchersSeeNoSinglePatient() throws Exception {
        for (String query : List.of(
                "{ patients { totalCount } }",
                "{ patientsAggregate { count bySex { key count } } }",
                "{ patient(id: \"test|Patient/p1\") { id } }",
                "{ fact(id: \"test|Condition/d1\") { id } }",
                "{ conditions { totalCount } }",
                "{ disease(id: \"MONDO:0005148\") { patients { totalCount } } }",
                "{ diseases(where: {patients: {some: {sex: {eq: \"female\"}}}}) { totalCount } }",
                "{ path(from: \"test|Patient/p1\", to: \"MONDO:0005148\") { length } }",
                "{ path(from: \"SNOMEDCT:230690007\", to: \"MONDO:0005148\") { length } }",
                "{ cohort(of: {criterion: " + DIABETES + "}) { explain(patient: \"test|Patient/p1\") { holds } } }",
                "{ cohort(of: {criterion: " + DIABETES + "}) { members { nodes { id } } } }",
                "{ patients(where: {cohort: {criterion: " + DIABETES + "}}) { totalCount } }")) {
            JsonNode answer = server.ask("researcher", query);
            assertThat(answer.at("/errors/0/extensions/code").asString())
                    .as(answer.toString())
                    .isEqualTo("FORBIDDEN");
        }
        JsonNode node = server.data("researcher", """
                { a: node(id: "test|Patient/p1") { id } b: node(id: "MONDO:0005148") { id }
                  terms(where: {id: {eq: "SNOMEDCT:230690007"}}) { totalCount } }""");
        assertThat(node.path("a").isNull()).isTrue();
        assertThat(node.at("/b/id").asString()).isEqualTo("MONDO:0005148");
        HttpRequest follow = following("researcher", "any");
        assertThat(server.client()
                        .send(follow, HttpResponse.BodyHandlers.ofString())
                        .body())
                .contains("FORBIDDEN");
    }

    @Test
    void onlyAnAdministratorLetsAnswersBeForgotten() throws Exception {
        cohort("researcher", WOMEN, "count");
        assertThat(server.data("researcher", "{ disclosure { floor remembered most } }")
                        .at("/disclosure/remembered")
                        .asInt())
                .isPositive();
        JsonNode refused = server.ask("researcher", "mutation { forgetAnswers(user: \"researcher\") }");
        assertThat(refused.at("/errors/0/extensions/code").asString()).isEqualTo("FORBIDDEN");
        assertThat(server.data("admin", "mutation { forgetAnswers(user: \"nobody\") }")
                        .path("forgetAnswers")
                        .asInt())
                .isZero();
    }

    private static HttpRequest following(String user, String cohort) {
        return server.as(user, "/graphql")
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"query\":\"subscription { cohortChanges(name: \\\"%s\\\") { patient entered count } }\"}"
                                .formatted(cohort)))
                .build();
    }

    @Test
    void membersAreReadThroughTheGraph() throws Exception {
        JsonNode answer = server.data(
                "clinician",
                "{ patients(where: {cohort: {criterion: {and: [" + DIABETES + ", " + WOMEN
                        + "]}}}) { totalCount nodes { sex } } }");
        assertThat(answer.at("/patients/totalCount").asInt()).isEqualTo(25);
        assertThat(answer.at("/patients/nodes/0/sex").asString()).isEqualTo("female");
    }

    @Test
    void errorsNameTheCriterionAndWhatMayBeMeant() throws Exception {
        JsonNode unknown = server.ask(
                "clinician",
                "{ cohort(of: {criterion: {and: [" + WOMEN
                        + ", {event: {kind: CONDITION, terms: \"<< MONDO:0005149\"}}]}}) { count } }");
        assertThat(unknown.at("/errors/0/extensions/code").asString()).isEqualTo("UNKNOWN_TERM");
        assertThat(unknown.at("/errors/0/extensions/at").asString()).isEqualTo("and[1].event.terms");
        assertThat(unknown.at("/errors/0/extensions/suggestions").toString()).contains("MONDO:000514");
        JsonNode named = server.ask(
                "clinician",
                "{ cohort(of: {criterion: {event: {kind: CONDITION, terms: \"<< Type 2 Diabetes Mellitus OR << MONDO:0005300\"}}}) { count } }");
        assertThat(named.at("/errors/0/extensions/term").asString()).isEqualTo("Type 2 Diabetes Mellitus");
        assertThat(named.at("/errors/0/extensions/suggestions/0/id").asString()).isEqualTo("MONDO:0005148");
        JsonNode empty = server.ask(
                "clinician",
                "{ cohort(of: {criterion: {event: {kind: CONDITION, terms: \"MONDO:0005148 MINUS << MONDO:0005148\"}}}) { count } }");
        assertThat(empty.at("/errors/0/extensions/code").asString()).isEqualTo("EMPTY_SET");
        JsonNode none = server.ask(
                "clinician",
                "{ cohort(of: {criterion: " + DIABETES + "}) { survival(outcome: " + WOMEN + ") { events } } }");
        assertThat(none.at("/errors/0/extensions/code").asString()).isEqualTo("NOT_AN_OUTCOME");
    }

    @Test
    void cohortsAreComparedAndOverlapped() throws Exception {
        JsonNode answer = server.data("clinician", """
                { cohortOverlap(cohorts: [{criterion: %1$s}, {criterion: %2$s}]) { sizes intersections { cohorts count } }
                  cohortDifference(first: {criterion: %1$s}, second: {criterion: %2$s}) { onlyFirst both onlySecond }
                  cohortComparison(first: {criterion: {and: [%1$s, %2$s]}}, second: {criterion: {and: [%2$s, {not: %1$s}]}}) {
                    first second differences(kinds: [CONDITION], first: 40) { key first second standardised } } }""".formatted(DIABETES, WOMEN));
        assertThat(answer.at("/cohortOverlap/sizes").toString()).isEqualTo("[40,55]");
        assertThat(counts(answer.at("/cohortOverlap/intersections"))).containsExactly(30, 25, 15);
        assertThat(answer.path("cohortDifference").toString())
                .isEqualTo("{\"onlyFirst\":15,\"both\":25,\"onlySecond\":30}");
        JsonNode age = each(answer.at("/cohortComparison/differences"))
                .filter(row -> row.path("key").asString().equals("age"))
                .findFirst()
                .orElseThrow();
        assertThat(age.path("standardised").isNumber()).isTrue();
    }

    @Test
    void controlsAreMatched() throws Exception {
        JsonNode matched = server.data("clinician", """
                        { matchedCohort(treated: {criterion: %s}, from: {criterion: {not: %s}}, kinds: [], strata: [SEX]) {
                            treated controls unmatched balance { covariate before after } pairs(first: 2) } }""".formatted(METFORMIN_INDEX, DIABETES))
                .path("matchedCohort");
        assertThat(matched.path("treated").asInt())
                .isEqualTo(matched.path("controls").asInt())
                .isGreaterThan(20);
        assertThat(Math.abs(matched.at("/balance/1/after").asDouble())).isLessThan(1e-9);
        assertThat(matched.at("/pairs/0")).hasSize(2);
    }

    @Test
    void savedCohortsAreVersionedParameterisedAndReproducible() throws Exception {
        String template =
                "{\\\"event\\\":{\\\"kind\\\":\\\"MEASUREMENT\\\",\\\"terms\\\":\\\"LOINC:4548-4\\\",\\\"value\\\":{\\\"above\\\":\\\"$hba1c\\\",\\\"unit\\\":\\\"%\\\"}}}";
        String save = """
                mutation { saveCohort(name: "high", of: {json: {of: "%s", parameters: [{name: "hba1c", value: "8"}]}}) {
                  version count changes author parameters { name value } } }""";
        JsonNode first = server.data("clinician", save.formatted(template)).path("saveCohort");
        assertThat(first.path("count").asInt()).isEqualTo(19);
        assertThat(first.path("changes")).isEmpty();
        JsonNode second = server.data("clinician", save.formatted(template)).path("saveCohort");
        assertThat(second.path("version").asInt())
                .isEqualTo(first.path("version").asInt() + 1);
        JsonNode asked = server.data("clinician", """
                { a: cohort(of: {saved: {name: "high"}}) { count }
                  b: cohort(of: {saved: {name: "high", parameters: [{name: "hba1c", value: "7"}]}}) { count }
                  savedCohorts { name version } savedCohort(name: "high", version: 1) { count digest versions { version } } }""");
        assertThat(asked.at("/a/count").asInt()).isEqualTo(19);
        assertThat(asked.at("/b/count").asInt()).isEqualTo(29);
        assertThat(asked.at("/savedCohort/versions")).hasSizeGreaterThanOrEqualTo(2);
        JsonNode refused = server.ask("explorer", "mutation { deleteCohort(name: \"high\") }");
        assertThat(refused.at("/errors/0/extensions/code").asString()).isEqualTo("FORBIDDEN");
    }

    @Test
    void exportsAreFiles() throws Exception {
        server.data(
                "clinician",
                "mutation { saveCohort(name: \"women with diabetes\", of: {criterion: {and: [" + METFORMIN_INDEX + ", "
                        + WOMEN + "]}}) { version } }");
        String path = "/cohorts/women%20with%20diabetes/export?format=";
        HttpResponse<byte[]> csv =
                server.get("clinician", path + "csv&variables=sex,age,last_value:measurement:LOINC:4548-4");
        List<String> lines = new String(csv.body(), UTF_8).lines().toList();
        assertThat(lines).hasSize(26);
        assertThat(lines.getFirst()).isEqualTo("patient,index_date,sex,age,last_value:measurement:LOINC:4548-4");
        assertThat(lines.get(1)).startsWith("test|Patient/p").contains(",2020-01-01,female,");
        assertThat(new String(server.get("clinician", path + "fhir").body(), UTF_8))
                .contains("\"resourceType\":\"Group\"", "\"quantity\":25");
        assertThat(new String(server.get("clinician", path + "omop").body(), UTF_8).lines())
                .hasSize(26);
        byte[] parquet = server.get("clinician", path + "parquet").body();
        assertThat(new String(parquet, 0, 4, UTF_8)).isEqualTo("PAR1");
        assertThat(server.get("researcher", path + "csv").statusCode()).isEqualTo(403);
        assertThat(server.get("clinician", "/cohorts/none/export").statusCode()).isEqualTo(404);
        assertThat(server.get("clinician", path + "xlsx").statusCode()).isEqualTo(400);
    }

    /** Last, as it adds a patient. */
    @Test
    @Order(Integer.MAX_VALUE)
    void standingCohortsTellWhoEntersAndLeaves() throws Exception {
        server.data(
                "clinician",
                "mutation { saveCohort(name: \"asthma\", of: {criterion: {event: {kind: CONDITION, terms: \"<< MONDO:0004979\"}}}) { count } }");
        HttpRequest request = following("clinician", "asthma");
        HttpResponse<Stream<String>> stream = server.client().send(request, HttpResponse.BodyHandlers.ofLines());
        assertThat(stream.statusCode()).isEqualTo(200);
        var heard = new LinkedBlockingQueue<String>();
        Thread.ofVirtual()
                .start(() ->
                        stream.body().filter(line -> line.startsWith("data:{")).forEach(heard::add));
        server.write(List.of(PatientScenario.patient("new").diagnosed("a1", "SNOMEDCT:195967001", "2021-05-05")));
        assertThat(heard.poll(20, TimeUnit.SECONDS))
                .isEqualTo(
                        "data:{\"data\":{\"cohortChanges\":{\"patient\":\"test|Patient/new\",\"entered\":true,\"count\":1}}}");
    }

    @Test
    void aVariableIsReadAsAnInputObject() throws Exception {
        JsonNode answer = server.ask(
                "clinician",
                "query Q($of: CohortInput!) { cohort(of: $of) { count } }",
                Map.of("of", Map.of("criterion", Map.of("patient", Map.of("sex", List.of("FEMALE"))))));
        assertThat(answer.at("/data/cohort/count").asInt()).isGreaterThanOrEqualTo(55);
    }
}
