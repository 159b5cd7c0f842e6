package org.sinew.api.atlas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.commons.csv.CSVFormat;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sinew.api.cohort.Server;
import org.sinew.testing.PatientScenario;
import org.w3c.dom.Document;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Maps over HTTP, by audience. */
class AtlasApiIT {

    private static final String HBA1C = "LOINC:4548-4";
    private static final String RARE = "LOCAL:42";
    private static final String JOB = "SNOMEDCT:160903007";

    @TempDir
    private static Path data;

    private static Server server;

    /**
     * 200 patients of one age and sex. The first 60 have type 2 diabetes, coded in SNOMED CT, and 50 of them a stroke
     * afterwards; of the other 140 ten have a stroke. 55 of the diabetics and 15 others had their HbA1c measured. Thirty of
     * the diabetics have a job, which their records call a condition.
     */
    @BeforeAll
    static void start() throws InterruptedException {
        server = Server.with(data, 200, AtlasApiIT::one);
    }

    private static PatientScenario one(int i) {
        PatientScenario patient = PatientScenario.patient("p" + i)
                .sex("female")
                .born("1960-06-15")
                .visited("v" + i, "2010-01-01")
                .visited("w" + i, "2022-01-01");
        if (i < 60) {
            patient.diagnosed("d" + i, "SNOMEDCT:44054006", "2015-01-01");
        }
        if (i < 50 || i >= 190) {
            patient.diagnosed(
                    "s" + i,
                    "SNOMEDCT:230690007",
                    LocalDate.parse("2015-01-01").plusDays(i + 1).toString());
        }
        if (i < 55 || (i >= 60 && i < 75)) {
            patient.measured("m" + i, HBA1C, "2014-12-01", 7, "%");
        }
        if (i < 30) {
            patient.diagnosed("j" + i, JOB, "Full-time employment (finding)", "2012-01-01");
        }
        if (i == 7) {
            patient.diagnosed("r" + i, RARE, "2016-01-01");
        }
        return patient;
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static JsonNode edge(JsonNode map, String origin, String relation) {
        return StreamSupport.stream(map.path("edges").spliterator(), false)
                .filter(edge -> edge.path("origin").asString().equals(origin)
                        && edge.path("relation").asString().equals(relation))
                .findFirst()
                .orElseThrow(() -> new AssertionError(origin + " " + relation + " is not in " + map));
    }

    private static JsonNode map(String user, String arguments) throws IOException, InterruptedException {
        return server.data(user, """
                { diseaseMap(of: "MONDO:0005148"%s) {
                    of { id label same patients } nodes { id label } total patients having floor endCursor notes
                    releases { id licence }
                    edges { cursor from to relation origin score reason knowledge { release references }
                      evidence { both firstOnly secondOnly neither expected pValue qValue comparisons
                        standardisedRatio { value low high } oddsRatio { value }
                        direction { before after sameDay medianDays } } } } }
                """.formatted(arguments)).path("diseaseMap");
    }

    @Test
    void bothSidesStandInOneMap() throws Exception {
        JsonNode map = map("explorer", "");
        assertThat(map.path("of").path("label").asString()).isEqualTo("type 2 diabetes mellitus");
        assertThat(map.path("patients").asInt()).isEqualTo(200);
        assertThat(map.path("having").asInt()).isEqualTo(60);
        JsonNode stroke = edge(map, "PATIENTS", "OCCURS_WITH");
        JsonNode seen = stroke.path("evidence");
        assertThat(seen.path("both").asInt()).isEqualTo(50);
        assertThat(seen.path("firstOnly").asInt()).isEqualTo(10);
        assertThat(seen.path("secondOnly").asInt()).isEqualTo(10);
        assertThat(seen.path("neither").asInt()).isEqualTo(130);
        // one stratum: 60 × 60 / 200
        assertThat(seen.path("expected").asDouble()).isEqualTo(18);
        assertThat(seen.path("standardisedRatio").path("value").asDouble()).isEqualTo(50 / 18.0);
        assertThat(seen.path("direction").path("before").asInt()).isEqualTo(50);
        assertThat(seen.path("direction").path("medianDays").asDouble()).isEqualTo(25.5);
        JsonNode lab = edge(map, "BOTH", "INDICATES");
        assertThat(lab.path("from").asString()).isEqualTo(HBA1C);
        assertThat(lab.path("evidence").path("both").asInt()).isEqualTo(55);
        assertThat(lab.path("knowledge").get(0).path("references").isEmpty()).isFalse();
        assertThat(edge(map, "KNOWLEDGE", "IS_A").path("to").asString()).isEqualTo("MONDO:0005015");
        assertThat(map.path("releases").isEmpty()).isFalse();
    }

    @Test
    void circumstancesAreNoComorbiditiesUnlessAskedFor() throws Exception {
        assertThat(map("explorer", "").path("nodes").toString()).doesNotContain(JOB);
        JsonNode asked = server.data("explorer", """
                { diseaseMap(of: "MONDO:0005148", kinds: [CIRCUMSTANCE]) {
                    nodes { id kind } edges { origin evidence { both } } } }
                """).path("diseaseMap");
        assertThat(asked.at("/nodes/1/id").asString()).isEqualTo(JOB);
        assertThat(asked.at("/nodes/1/kind").asString()).isEqualTo("CIRCUMSTANCE");
        assertThat(asked.at("/edges/0/evidence/both").asInt()).isEqualTo(30);
        assertThat(compared("")).isEqualTo(3);
        assertThat(compared("(conditions: ALL)")).isEqualTo(6);
        assertThat(compared("(conditions: CIRCUMSTANCES)")).isZero();
        assertThat(compared("(of: \"" + JOB + "\")")).isEqualTo(3);
        assertThat(trajectories("(conditions: ALL)")).contains(JOB);
        assertThat(trajectories("")).doesNotContain(JOB).contains("SNOMEDCT:230690007");
    }

    private static String trajectories(String arguments) throws IOException, InterruptedException {
        return server.data("explorer", "{ trajectories" + arguments + " { pairs { first { id } second { id } } } }")
                .toString();
    }

    private static int compared(String arguments) throws IOException, InterruptedException {
        return server.data("explorer", "{ comorbidity" + arguments + " { compared } }")
                .at("/comorbidity/compared")
                .asInt();
    }

    @Test
    void countsAreThoseOfTheCohortEngine() throws Exception {
        JsonNode counted = server.data("explorer", """
                { cohort(of: {criterion: {and: [
                    {event: {kind: CONDITION, terms: "<< MONDO:0005148"}},
                    {event: {kind: CONDITION, terms: "SNOMEDCT:230690007"}}]}}) { count } }
                """);
        JsonNode stroke = edge(map("explorer", ""), "PATIENTS", "OCCURS_WITH");
        assertThat(counted.path("cohort").path("count").asInt())
                .isEqualTo(stroke.path("evidence").path("both").asInt());
    }

    @Test
    void labelsComeInTheAskedLanguageAndKindsAndOriginsAreKeptTo() throws Exception {
        JsonNode map = map("explorer", ", lang: \"zh\", kinds: [LAB], origins: [BOTH]");
        assertThat(map.path("of").path("label").asString()).isEqualTo("2型糖尿病");
        assertThat(map.path("total").asInt()).isEqualTo(1);
        assertThat(edge(map, "BOTH", "INDICATES").path("from").asString()).isEqualTo(HBA1C);
    }

    @Test
    void pagesMakeUpTheWhole() throws Exception {
        JsonNode whole = map("explorer", "");
        List<String> read = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = map("explorer", ", first: 3" + after);
            page.path("edges")
                    .forEach(edge -> read.add(
                            edge.path("from").asString() + edge.path("to").asString()));
            after = page.path("endCursor").isNull()
                    ? ""
                    : ", after: \"" + page.path("endCursor").asString() + "\"";
        } while (!after.isEmpty());
        List<String> all = new ArrayList<>();
        whole.path("edges")
                .forEach(edge ->
                        all.add(edge.path("from").asString() + edge.path("to").asString()));
        assertThat(read).isEqualTo(all).hasSize(whole.path("total").asInt());
    }

    /** Ten have diabetes and no stroke: the whole table would tell that. */
    @Test
    void smallCountsAreWithheldFromResearchers() throws Exception {
        JsonNode map = map("researcher", "");
        assertThat(map.path("floor").asInt()).isEqualTo(11);
        for (JsonNode edge : map.path("edges")) {
            for (String cell : List.of("both", "firstOnly", "secondOnly", "neither")) {
                int count = edge.path("evidence").path(cell).asInt(0);
                assertThat(count == 0 || count >= 11).as(edge.toString()).isTrue();
            }
        }
    }

    /** Where an edge stands tells no more than its disclosed score: withheld evidence counts nothing, and leaves no gap. */
    @Test
    void theOrderTellsResearchersNothing() throws Exception {
        JsonNode map = map("researcher", "");
        double last = 1;
        int rank = 0;
        for (JsonNode edge : map.path("edges")) {
            assertThat(edge.path("cursor").asInt()).isEqualTo(++rank);
            assertThat(edge.path("score").asDouble()).isLessThanOrEqualTo(last);
            last = edge.path("score").asDouble();
            assertThat(edge.path("origin").asString().equals("PATIENTS")
                            && edge.path("evidence").isNull())
                    .isFalse();
        }
        // stroke is in the explorer's map; ten with one of the two only keep it out of the researcher's, its count
        // included
        assertThat(map.path("total").asInt())
                .isLessThan(map("explorer", "").path("total").asInt());
    }

    @Test
    void everyStatementSaysWhatItsSourceCites() throws Exception {
        JsonNode map = server.data("explorer", """
                { diseaseMap(of: "MONDO:0005148", origins: [KNOWLEDGE, BOTH]) { edges { relation knowledge { citation references release } } } }
                """).path("diseaseMap");
        assertThat(map.path("edges").isEmpty()).isFalse();
        for (JsonNode edge : map.path("edges")) {
            for (JsonNode said : edge.path("knowledge")) {
                assertThat(said.path("release").isNull()).isFalse();
                assertThat(said.path("citation").asString().equals("NONE"))
                        .isEqualTo(said.path("references").isEmpty());
            }
        }
    }

    @Test
    void whatCannotBeAnsweredSaysWhy() throws Exception {
        JsonNode unknown = server.ask("explorer", "{ diseaseMap(of: \"MONDO:0005149x\") { total } }");
        JsonNode error = unknown.path("errors").get(0).path("extensions");
        assertThat(error.path("code").asString()).isEqualTo("UNKNOWN_TERM");
        assertThat(error.path("suggestions").isEmpty()).isFalse();
        JsonNode empty = server.ask("explorer", """
                { diseaseMap(of: "MONDO:0005148", cohort: {criterion: {patient: {sex: [MALE]}}}) { total } }
                """);
        assertThat(empty.path("errors").get(0).path("extensions").path("code").asString())
                .isEqualTo("EMPTY_COHORT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ patients(first: 1001) { totalCount } }",
                "{ patients(first: 1) { nodes { similar(first: 0) { count } } } }",
                "{ differential(input: {present: [\"HP:0001166\"]}, first: 0) { summary } }",
                "{ diseaseMap(of: \"MONDO:0005148\", first: 0) { total } }",
                "{ comorbidity(of: \"MONDO:0005148\", first: 0) { compared } }"
            })
    void everyFirstIsRefusedAlike(String query) throws Exception {
        JsonNode error = server.ask("clinician", query).path("errors").path(0);
        assertThat(error.path("extensions").path("code").asString()).isEqualTo("BAD_USER_INPUT");
        assertThat(error.path("message").asString()).matches("first is from [01] to [\\d,]+, not (0|1001)");
    }

    @Test
    void whatIsNoMapIsNotPossible() throws Exception {
        JsonNode error = server.ask("explorer", "{ diseaseMap(of: \"MONDO:0005148\", depth: 9) { total } }")
                .path("errors")
                .path(0);
        assertThat(error.path("extensions").path("code").asString()).isEqualTo("NOT_POSSIBLE");
        assertThat(error.path("message").asString()).isEqualTo("not possible: depth is 9, not 1 to 3");
    }

    @Test
    void aBareCodeIsReadInEverySystemThatHasIt() throws Exception {
        assertThat(of("44054006")).isEqualTo("MONDO:0005148");
        assertThat(of("e11")).isEqualTo("MONDO:0005148");
        assertThat(of("4548-4")).isEqualTo(HBA1C);
        assertThat(of("160903007")).as("only records mention it").isEqualTo(JOB);
        assertThat(server.data("explorer", "{ terms(search: \"4548-4\") { nodes { id } } }")
                        .at("/terms/nodes/0/id")
                        .asString())
                .isEqualTo(HBA1C);
        JsonNode two = server.ask("explorer", "{ diseaseMap(of: \"519\") { total } }");
        assertThat(two.at("/errors/0/extensions/suggestions").toString())
                .as(two.toString())
                .contains("ORPHA:519", "RXNORM:519");
    }

    private static String of(String code) throws IOException, InterruptedException {
        return server.data("explorer", "{ diseaseMap(of: \"" + code + "\") { of { id } } }")
                .at("/diseaseMap/of/id")
                .asString();
    }

    @Test
    void whatFewerThanTheFloorHaveIsUnknown() throws Exception {
        String rare = "{ diseaseMap(of: \"%s\") { having } }";
        assertThat(server.ask("explorer", rare.formatted(RARE)).path("errors").isMissingNode())
                .isTrue();
        assertThat(server.ask("researcher", rare.formatted(RARE)).path("errors").toString())
                .isEqualTo(server.ask("researcher", rare.formatted("LOCAL:424242"))
                        .path("errors")
                        .toString()
                        .replace("LOCAL:424242", RARE));
    }

    @Test
    void pairsPathsAndFiguresAreGiven() throws Exception {
        JsonNode found = server.data("explorer", """
                { comorbidity(of: "MONDO:0005148") { compared pairs { second { id } evidence { both qValue } } }
                  trajectories(maxQ: 1) { notes }
                  occurrence(of: "MONDO:0005148") { having prevalence { value } bySex { label having } byMonth { month cases } }
                  warnings(of: "MONDO:0005148", weeks: 400, method: EARS_C1) { week observed expected } }
                """);
        assertThat(found.path("comorbidity")
                        .path("pairs")
                        .get(0)
                        .path("evidence")
                        .path("both")
                        .asInt())
                .isEqualTo(50);
        assertThat(found.path("occurrence").path("prevalence").path("value").asDouble())
                .isEqualTo(0.3);
        assertThat(found.path("occurrence").path("byMonth").get(0).path("month").asString())
                .isEqualTo("2015-01");
        JsonNode warning = found.path("warnings").get(0);
        assertThat(warning.path("week").asString()).isEqualTo("2014-12-29");
        assertThat(warning.path("observed").asInt()).isEqualTo(60);
        assertThat(warning.path("expected").asDouble()).isZero();
    }

    @Test
    void mapsAreFilesToo() throws Exception {
        String path = "/atlas/MONDO:0005148/map?format=";
        String csv = new String(server.get("explorer", path + "csv").body(), UTF_8);
        assertThat(csv).startsWith("rank,from,").contains("INDICATES");
        String turtle =
                new String(server.get("explorer", path + "turtle&lang=zh").body(), UTF_8);
        assertThat(turtle).contains("prov:wasDerivedFrom", "prov:wasGeneratedBy", "\"2型糖尿病\"@zh");
        byte[] graphml = server.get("explorer", path + "graphml").body();
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(graphml));
        int total = map("explorer", "").path("total").asInt();
        assertThat(document.getElementsByTagName("edge").getLength()).isEqualTo(total);
        assertThat(server.get("explorer", path + "pdf").statusCode()).isEqualTo(400);
        assertThat(server.get("explorer", "/atlas/NO:1/map").statusCode()).isEqualTo(404);
    }

    @Test
    void aRefusalIsInTheLanguageThatIsAskedForElseInEnglishWhateverTheMachines() throws Exception {
        String path = "/atlas/MONDO:0005148/map?format=pdf";
        HttpRequest chinese =
                server.as("explorer", path).header("Accept-Language", "zh-CN").build();
        Locale machine = Locale.getDefault();
        Locale.setDefault(Locale.CHINESE);
        try {
            assertThat(new String(server.get("explorer", path).body(), UTF_8)).contains("no format pdf");
            assertThat(new String(
                            server.client()
                                    .send(chinese, HttpResponse.BodyHandlers.ofByteArray())
                                    .body(),
                            UTF_8))
                    .contains("没有格式 pdf");
        } finally {
            Locale.setDefault(machine);
        }
    }

    @Test
    void everyFileHoldsTheSameEdges() throws Exception {
        String path = "/atlas/MONDO:0005148/map?first=1000&lang=zh&format=";
        Set<List<String>> edges = new HashSet<>();
        map("explorer", ", first: 1000, lang: \"zh\"").path("edges").forEach(edge -> edges.add(edge(edge)));
        Set<List<String>> ofJson = new HashSet<>();
        JsonMapper.shared()
                .readTree(server.get("explorer", path + "json").body())
                .path("edges")
                .forEach(edge -> ofJson.add(edge(edge)));
        assertThat(edges).hasSizeGreaterThan(10);
        assertThat(ofJson).isEqualTo(edges);
        Set<List<String>> ofCsv = new HashSet<>();
        CSVFormat.RFC4180
                .builder()
                .setHeader()
                .get()
                .parse(new InputStreamReader(
                        new ByteArrayInputStream(
                                server.get("explorer", path + "csv").body()),
                        UTF_8))
                .forEach(row -> ofCsv.add(List.of(row.get("from"), row.get("relation"), row.get("to"))));
        assertThat(ofCsv).isEqualTo(edges);
        Model model = ModelFactory.createDefaultModel();
        model.read(
                new ByteArrayInputStream(server.get("explorer", path + "turtle").body()), null, "TURTLE");
        Set<List<String>> ofTurtle = new HashSet<>();
        model.listResourcesWithProperty(RDF.type, RDF.Statement)
                .forEach(said -> ofTurtle.add(List.of(
                        id(said, RDF.subject),
                        said.getPropertyResourceValue(RDF.predicate).getLocalName(),
                        id(said, RDF.object))));
        assertThat(ofTurtle).isEqualTo(edges);
    }

    private static List<String> edge(JsonNode edge) {
        return List.of(
                edge.path("from").asString(),
                edge.path("relation").asString(),
                edge.path("to").asString());
    }

    private static String id(Resource of, Property property) {
        String uri = of.getPropertyResourceValue(property).getURI();
        int local = uri.lastIndexOf('/');
        return uri.substring(uri.lastIndexOf('/', local - 1) + 1, local) + ":" + uri.substring(local + 1);
    }

    /** 55 of the 60 had their HbA1c measured in the month before; fewer than eleven had not, so researchers are not told. */
    @Test
    void whatStandsAroundADiagnosisIsComparedWithMatchedControls() throws Exception {
        String query = """
                { aroundDiagnosis(of: "MONDO:0005148", kinds: [LAB]) { cases controls notes
                    rows { what { id } started stopped before { cases controls oddsRatio { value low } pValue }
                      after { cases } values { unit casesBefore measured } } } }
                """;
        JsonNode found = server.data("explorer", query).path("aroundDiagnosis");
        assertThat(found.path("cases").asInt()).isEqualTo(60);
        assertThat(found.path("controls").asInt()).isEqualTo(240);
        JsonNode row = found.path("rows").get(0);
        assertThat(row.path("what").path("id").asString()).isEqualTo(HBA1C);
        assertThat(row.path("before").path("cases").asInt()).isEqualTo(55);
        assertThat(row.path("after").path("cases").asInt()).isZero();
        assertThat(row.path("stopped").asInt()).isEqualTo(55);
        assertThat(row.path("before").path("pValue").asDouble()).isLessThan(1e-9);
        assertThat(row.path("values").path("casesBefore").asDouble()).isEqualTo(7);
        assertThat(server.data("researcher", query)
                        .path("aroundDiagnosis")
                        .path("rows")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void testsForADiseaseAreNoTreatments() throws Exception {
        assertThat(tests("MONDO:0005148")).contains(HBA1C).doesNotContain("MAXO:0000088");
        assertThat(tests("MONDO:0003582")).contains("MAXO:0001492");
    }

    private static String tests(String of) throws IOException, InterruptedException {
        return server.data("explorer", "{ screeningGaps(of: \"" + of + "\") { tests { test { id } } } }")
                .toString();
    }

    @Test
    void whoShouldBeTestedAndWhatFollowsExposureIsCounted() throws Exception {
        JsonNode found = server.data("explorer", """
                { screeningGaps(of: "MONDO:0005148", tests: ["LOINC:4548-4"]) { on lost
                    tests { eligible overdue never share { value } bySex { label having } } }
                  exposureRisk(of: "SNOMEDCT:230690007", exposure: "MONDO:0005148", lagDays: [0]) { rows { lagDays
                    exposed { cases personYears } unexposed { cases } rateRatio { value low } pValue } }
                  phewas(of: "MONDO:0005148", genotypedOnly: false) { pairs { evidence { both } } } }
                """);
        JsonNode gap = found.path("screeningGaps").path("tests").get(0);
        assertThat(found.path("screeningGaps").path("on").asString()).isEqualTo("2022-01-01");
        assertThat(gap.path("eligible").asInt()).isEqualTo(60);
        assertThat(gap.path("overdue").asInt()).isEqualTo(60);
        assertThat(gap.path("never").asInt()).isEqualTo(5);
        JsonNode risk = found.path("exposureRisk").path("rows").get(0);
        assertThat(risk.path("exposed").path("cases").asInt()).isEqualTo(50);
        assertThat(risk.path("unexposed").path("cases").asInt()).isEqualTo(10);
        assertThat(risk.path("rateRatio").path("low").asDouble()).isGreaterThan(1);
        assertThat(found.path("phewas")
                        .path("pairs")
                        .get(0)
                        .path("evidence")
                        .path("both")
                        .asInt())
                .isEqualTo(50);
    }

    @Test
    void theOpenVersionIsRoundedAndOnlyPublishedWhereThatIsSet() throws Exception {
        String path = "/atlas/MONDO:0005148/map?format=json";
        JsonNode open = new JsonMapper()
                .readTree(server.get("admin", path + "&open=true").body());
        assertThat(open.path("floor").asInt()).isGreaterThanOrEqualTo(11);
        assertThat(open.path("patients").asInt()).isEqualTo(200);
        for (JsonNode edge : open.path("edges")) {
            JsonNode seen = edge.path("evidence");
            for (String cell : List.of("both", "firstOnly", "secondOnly", "neither")) {
                assertThat(seen.path(cell).asInt(0) % 10).as(edge.toString()).isZero();
            }
            assertThat(List.of(0.001, 0.01, 0.05, 0.1, 1.0))
                    .contains(seen.path("pValue").asDouble(1));
            assertThat(seen.hasNonNull("direction")).isFalse();
        }
        assertThat(server.get("explorer", "/open" + path).statusCode()).isEqualTo(404);
    }

    @Test
    void filesOfACohortHoldOnlyItsPatients() throws Exception {
        String path = "/atlas/MONDO:0005148/map?format=json&cohort=";
        String stroke = java.net.URLEncoder.encode("condition {SNOMEDCT:230690007}", UTF_8);
        JsonNode map =
                new JsonMapper().readTree(server.get("explorer", path + stroke).body());
        assertThat(map.path("patients").asInt()).isEqualTo(60);
        assertThat(map.path("having").asInt()).isEqualTo(50);
        assertThat(server.get("explorer", path + "nonsense").statusCode()).isEqualTo(400);
    }
}
