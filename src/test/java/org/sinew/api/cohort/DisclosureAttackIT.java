package org.sinew.api.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.sinew.testing.PatientScenario;
import tools.jackson.databind.JsonNode;

/** A researcher who wants to know about one patient, or up to ten, and asks whatever may be asked. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DisclosureAttackIT {

    private static final LocalDate FIRST = LocalDate.parse("1950-01-01");
    private static final int PATIENTS = 120;

    @TempDir
    private static Path data;

    private static Server server;

    /** Told sizes of those born up to a day, and from a day on, by the day's number. */
    private static final Map<Integer, Integer> upTo = new LinkedHashMap<>();

    private static final Map<Integer, Integer> from = new LinkedHashMap<>();

    /** One is born each day; all have diabetes, and every second one a stroke, one each day from the tenth on. */
    @BeforeAll
    static void start() throws Exception {
        server = Server.with(data, PATIENTS, DisclosureAttackIT::one);
    }

    private static PatientScenario one(int i) {
        PatientScenario patient = PatientScenario.patient("p" + i)
                .sex(i % 3 == 0 ? "male" : "female")
                .born(born(i))
                .visited("v" + i, "2015-01-01")
                .visited("w" + i, "2022-01-01")
                .diagnosed("d" + i, "SNOMEDCT:44054006", "2020-01-01");
        if (i % 2 == 0) {
            patient.diagnosed(
                    "s" + i,
                    "SNOMEDCT:230690007",
                    LocalDate.parse("2020-01-10").plusDays(i / 2).toString());
        }
        if (i == 7) {
            patient.diagnosed("x", "LOCAL:secret", "2020-01-01").measured("y", "LOINC:1751-7", "2020-01-01", 3, "g/dL");
        }
        return patient;
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String born(int i) {
        return FIRST.plusDays(i).toString();
    }

    private static String count(String alias, String criterion) {
        return alias + ": cohort(of: {criterion: " + criterion + "}) { count } ";
    }

    private static String bornUpTo(int day) {
        return "{patient: {born: {to: \"" + born(day) + "\"}}}";
    }

    private static String bornFrom(int day) {
        return "{patient: {born: {from: \"" + born(day) + "\"}}}";
    }

    private static boolean isFew(int number) {
        return Math.abs(number) >= 1 && Math.abs(number) <= 10;
    }

    /** Everything that two such sizes and the size of all let derive. */
    private static void nothingFewFollows() {
        assertThat(upTo.values()).allMatch(size -> size >= 11);
        List<Integer> sizes = new ArrayList<>(upTo.values());
        from.values().forEach(size -> sizes.add(PATIENTS - size)); // by the complement
        sizes.add(PATIENTS);
        for (int a : sizes) {
            for (int b : sizes) {
                assertThat(isFew(a - b)).as(a + " and " + b + " of " + sizes).isFalse();
            }
        }
    }

    @Test
    @Order(1)
    void agesShiftedByADayInOneRequest() throws Exception {
        assertThat(server.data("researcher", "{ cohort(of: {criterion: {and: []}}) { count } }")
                        .at("/cohort/count")
                        .asInt())
                .isEqualTo(PATIENTS);
        String query = IntStream.range(5, 60)
                .mapToObj(day -> count("a" + day, bornUpTo(day)))
                .collect(Collectors.joining("", "{ ", "}"));
        server.data("researcher", query).forEachEntry((alias, cohort) -> {
            if (!cohort.path("count").isNull()) {
                upTo.put(
                        Integer.valueOf(alias.substring(1)),
                        cohort.path("count").asInt());
            }
        });
        assertThat(upTo).isNotEmpty();
        nothingFewFollows();
    }

    @Test
    @Order(2)
    void complementsAskedOneByOneAndAfterARestart() throws Exception {
        for (int day = 1; day < 60; day++) {
            askFrom(day);
        }
        nothingFewFollows();
        server.close();
        server = new Server(data);
        server.await();
        for (int day = 60; day < PATIENTS; day++) {
            askFrom(day);
            JsonNode count = server.data("researcher", "{ " + count("a", bornUpTo(day)) + "}")
                    .at("/a/count");
            if (!count.isNull()) {
                upTo.put(day, count.asInt());
            }
        }
        assertThat(from).isNotEmpty();
        nothingFewFollows();
    }

    private static void askFrom(int day) throws Exception {
        JsonNode count = server.data("researcher", "{ " + count("b", bornFrom(day)) + "}")
                .at("/b/count");
        if (!count.isNull()) {
            from.put(day, count.asInt());
        }
    }

    @Test
    @Order(3)
    void stepsTablesAndOverlapsAddNothing() throws Exception {
        int day = upTo.keySet().iterator().next();
        for (int shift = 1; shift <= 10; shift++) {
            String criterion = "{and: [" + bornUpTo(day + shift) + ", " + bornFrom(day + 1) + "]}";
            JsonNode few = server.data("researcher", """
                    { cohort(of: {criterion: %s}) { count attrition { count alone } eligibility { eligible excluded }
                        feasibility { met notMet withoutIt } breakdown(by: SEX) { count } characteristics { age { count mean } }
                        timeSeries(of: {event: {kind: CONDITION, terms: "<< MONDO:0005148"}}, from: 2019, to: 2021) { observed prevalent incident } }
                      cohortOverlap(cohorts: [{criterion: %s}, {criterion: %s}]) { sizes intersections { count } }
                      cohortDifference(first: {criterion: %s}, second: {criterion: %s}) { onlyFirst both onlySecond } }""".formatted(
                            criterion, bornUpTo(day), bornUpTo(day + shift), bornUpTo(day), bornUpTo(day + shift)));
            numbers(few).forEach(number -> {
                assertThat(isFew(number)).as(few.toString()).isFalse();
                assertThat(isFew(number - upTo.getOrDefault(day, 0)))
                        .as(few.toString())
                        .isFalse();
            });
        }
    }

    private static List<Integer> numbers(JsonNode tree) {
        List<Integer> found = new ArrayList<>();
        if (tree.isIntegralNumber()) {
            found.add(tree.asInt());
        }
        tree.forEach(child -> found.addAll(numbers(child)));
        return found;
    }

    /** One event more each day: the number of events by a day must not be had by asking for that horizon. */
    @Test
    @Order(4)
    void horizonsShiftedByADay() throws Exception {
        List<Integer> events = new ArrayList<>();
        for (int horizon = 15; horizon < 70; horizon++) {
            JsonNode cohort = server.data("researcher", """
                    { cohort(of: {criterion: {event: {kind: CONDITION, terms: "<< MONDO:0005148"}}}) {
                        survival(outcome: {event: {kind: CONDITION, terms: "SNOMEDCT:230690007"}}, horizonDays: %1$d) {
                          subjects events ratePerHundredYears { value lower } points { atRisk events censored } }
                        cumulativeIncidence(outcome: {event: {kind: CONDITION, terms: "SNOMEDCT:230690007"}}, horizonDays: %1$d) {
                          events points { events competing } } } }""".formatted(horizon)).path("cohort");
            JsonNode survival = cohort.path("survival");
            JsonNode rate = survival.path("ratePerHundredYears");
            if (!survival.path("events").isNull()) {
                events.add(survival.path("events").asInt());
                assertThat(fromBounds(rate.path("lower").asDouble()
                                / rate.path("value").asDouble()))
                        .isEqualTo(survival.path("events").asInt());
            } else {
                assertThat(rate.isNull()).isTrue();
            }
            if (!cohort.at("/cumulativeIncidence/events").isNull()) {
                events.add(cohort.at("/cumulativeIncidence/events").asInt());
            }
            int sum = 0;
            for (JsonNode point : survival.path("points")) {
                sum += point.path("events").asInt();
                events.add(sum);
            }
        }
        assertThat(events).isNotEmpty().allMatch(number -> number >= 11);
        for (int a : events) {
            for (int b : events) {
                assertThat(isFew(a - b)).as(a + " and " + b + " of " + events).isFalse();
            }
        }
    }

    /** The number of events that the exact interval of a rate betrays. */
    private static int fromBounds(double lowerByValue) {
        return IntStream.range(1, 200)
                .boxed()
                .min((a, b) -> Double.compare(Math.abs(bound(a) - lowerByValue), Math.abs(bound(b) - lowerByValue)))
                .orElseThrow();
    }

    private static double bound(int events) {
        return new ChiSquaredDistribution(2.0 * events).inverseCumulativeProbability(0.025) / (2.0 * events);
    }

    /** Whether somebody at all has a code, a value, an id: refusals must not tell. */
    @Test
    @Order(5)
    void refusalsTellNothing() throws Exception {
        same(
                "{event: {kind: CONDITION, terms: \"LOCAL:secret\"}}",
                "{event: {kind: CONDITION, terms: \"LOCAL:absent\"}}");
        same(
                "{event: {kind: MEASUREMENT, terms: \"LOINC:1751-7\", value: {above: 1, unit: \"m\"}}}",
                "{event: {kind: MEASUREMENT, terms: \"LOINC:2064-4\", value: {above: 1, unit: \"m\"}}}");
        same("{near: {id: \"test|Patient/p7\", hops: 4}}", "{near: {id: \"test|Patient/nobody\", hops: 4}}");
        same("{near: {id: \"test|Condition/x\", hops: 2}}", "{near: {id: \"test|Condition/nothing\", hops: 2}}");
        String map = "{ diseaseMap(of: \"MONDO:0005148\", cohort: {criterion: %s}) { of { id } } }";
        String one = "{patient: {born: {from: \"1950-01-08\", to: \"1950-01-08\"}}}";
        String nobody = "{patient: {born: {from: \"1900-01-08\", to: \"1900-01-08\"}}}";
        assertThat(server.ask("researcher", map.formatted(one)).at("/errors/0/message"))
                .isEqualTo(server.ask("researcher", map.formatted(nobody)).at("/errors/0/message"));
        assertThat(server.ask(
                                "clinician",
                                "{ cohort(of: {criterion: {event: {kind: CONDITION, terms: \"LOCAL:secret\"}}}) { count } }")
                        .at("/data/cohort/count")
                        .asInt())
                .isEqualTo(1);
    }

    private static void same(String there, String notThere) throws Exception {
        assertThat(refusal(there)).isEqualTo(refusal(notThere));
    }

    /** But for the names asked for, and what may be meant by them. */
    private static String refusal(String criterion) throws Exception {
        JsonNode answer = server.ask("researcher", "{ cohort(of: {criterion: " + criterion + "}) { count unknown } }");
        return answer.path("data")
                + answer.at("/errors/0/extensions/code").asString()
                + answer.at("/errors/0/extensions/at").asString();
    }

    @Test
    @Order(6)
    void whatIsKeptIsNotTold() throws Exception {
        String one = "{patient: {born: {from: \"1950-01-08\", to: \"1950-01-08\"}}}";
        JsonNode saved = server.data(
                "researcher",
                "mutation { saveCohort(name: \"one\", of: {criterion: " + one
                        + "}) { count digest cohort { count } reproduced { isSame cohort { count } } } }");
        assertThat(numbers(saved)).isEmpty();
        assertThat(saved.at("/saveCohort/digest").isNull()).isTrue();
        for (String path : List.of("csv", "fhir", "omop", "parquet")) {
            assertThat(server.get("researcher", "/cohorts/one/export?format=" + path)
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    /** Controls stay the same when one who would not be chosen is taken from those to choose from; what went before does not. */
    @Test
    @Order(7)
    void aBalanceOfGroupsThatDifferByOneIsNotTold() throws Exception {
        String treated = "{and: [{event: {kind: CONDITION, terms: \"SNOMEDCT:230690007\"}}, " + bornUpTo(50) + "]}";
        String free = "{not: {event: {kind: CONDITION, terms: \"SNOMEDCT:230690007\"}}}";
        List<JsonNode> told = new ArrayList<>();
        for (int out = 101; out < PATIENTS; out += 2) {
            String others = out == 101
                    ? free
                    : "{and: [%s, {not: {patient: {born: {from: \"%2$s\", to: \"%2$s\"}}}}]}"
                            .formatted(free, born(out));
            JsonNode matched =
                    server.data("researcher", """
                    { matchedCohort(treated: {criterion: %s}, from: {criterion: %s}, calliper: 5) {
                        treated controls calliper balance { covariate before after } } }""".formatted(treated, others)).path("matchedCohort");
            if (!matched.path("balance").isEmpty() || !matched.path("calliper").isNull()) {
                told.add(matched);
            }
        }
        assertThat(told).as(told.toString()).hasSizeLessThanOrEqualTo(1);
    }

    /** A subscription gives no event at all, of a small cohort or a large one, while others hear who enters and leaves. */
    @Test
    @Order(8)
    void noSubscriptionTellsWhoEnters() throws Exception {
        Map<String, String> kept = Map.of("few", bornUpTo(3), "many", "{and: []}");
        List<HttpResponse<Stream<String>>> attacks = new ArrayList<>();
        for (Map.Entry<String, String> each : kept.entrySet()) {
            server.data(
                    "researcher",
                    "mutation { saveCohort(name: \"" + each.getKey() + "\", of: {criterion: " + each.getValue()
                            + "}) { name } }");
            for (String since : List.of("", ", since: 1", ", since: 1000")) {
                attacks.add(follow("researcher", "name: \"" + each.getKey() + "\"" + since));
            }
        }
        var heard = new LinkedBlockingQueue<String>();
        Stream<String> allowed = follow("clinician", "name: \"few\"").body();
        Thread.ofVirtual()
                .start(() -> allowed.filter(line -> line.contains("Patient/")).forEach(heard::add));
        server.write(List.of(
                PatientScenario.patient("fresh").sex("male").born(born(1)).visited("f", "2022-01-01")));
        assertThat(heard.poll(20, TimeUnit.SECONDS)).contains("Patient/fresh", "\"entered\":true");
        for (HttpResponse<Stream<String>> attack : attacks) {
            List<String> lines = attack.body().toList(); // ends, as the refusal is all there is
            assertThat(lines).anyMatch(line -> line.contains("FORBIDDEN"));
            assertThat(String.join("\n", lines))
                    .doesNotContain("Patient/", "entered", "count\":", "commit")
                    .matches("(?s)event:next\ndata:.*event:complete.*");
        }
        JsonNode posted =
                server.ask("researcher", "subscription { cohortChanges(name: \"few\", since: 1) { patient count } }");
        assertThat(posted.path("data").path("cohortChanges").isMissingNode()
                        || posted.path("data").path("cohortChanges").isNull())
                .as(posted.toString())
                .isTrue();
        assertThat(posted.path("errors")).isNotEmpty();
        assertThat(numbers(posted.path("data"))).isEmpty();
    }

    private static HttpResponse<Stream<String>> follow(String user, String arguments) throws Exception {
        String query = "subscription { cohortChanges(" + arguments + ") { patient entered commit count } }";
        HttpRequest request = server.as(user, "/graphql")
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString("{\"query\": \"" + query.replace("\"", "\\\"") + "\"}"))
                .build();
        return server.client().send(request, HttpResponse.BodyHandlers.ofLines());
    }
}
