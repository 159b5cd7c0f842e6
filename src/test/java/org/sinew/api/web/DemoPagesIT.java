package org.sinew.api.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sinew.api.cohort.Server;
import org.sinew.term.Wording;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The worked examples and the pages of a patient and a cohort over the demo, as a newcomer meets them. */
class DemoPagesIT {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final ContainsTextOptions SLOWLY = new ContainsTextOptions().setTimeout(60_000);

    @TempDir
    private static Path data;

    private static Server server;

    @BeforeAll
    static void start() throws InterruptedException {
        server = new Server(data, true);
        server.await();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<JsonNode> examples() throws IOException {
        String index = new ClassPathResource("static/examples/index.json").getContentAsString(UTF_8);
        return StreamSupport.stream(JSON.readTree(index).spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsAnsweredWithSomething(JsonNode example) throws Exception {
        String query = new ClassPathResource(
                        "static/examples/" + example.path("id").asString() + ".graphql")
                .getContentAsString(UTF_8);
        Map<String, Object> variables = JSON.convertValue(example.path("variables"), new TypeReference<>() {});
        JsonNode answer = server.ask("clinician", query, variables);
        assertThat(answer.path("errors").isMissingNode()).as(answer.toString()).isTrue();
        answer.path("data")
                .propertyStream()
                .forEach(field -> assertThat(saysSomething(field.getValue()))
                        .as(field.getKey())
                        .isTrue());
    }

    private static boolean saysSomething(JsonNode value) {
        if (value.isContainer()) {
            return value.valueStream().anyMatch(DemoPagesIT::saysSomething);
        }
        return value.isString() || (value.isNumber() && value.asDouble() != 0) || value.asBoolean(false);
    }

    @Test
    void aPatientIsFoundAndShownFromEverySide() {
        inBrowser("en-GB", page -> {
            page.navigate("/patient");
            page.locator("#q").fill("Gino587");
            page.locator("#q").press("Enter");
            page.locator("#people button", new Page.LocatorOptions().setHasText("Gino587"))
                    .click();
            assertThat(page.locator("#head h1")).containsText("Gino587", SLOWLY);
            assertThat(page.locator("#adviceCards")).containsText("Diabetes care", SLOWLY);
            assertThat(page.locator("#timeline summary")).containsText("As a table", SLOWLY);
            assertThat(page.locator("#curves figure svg").first()).isVisible();
            assertThat(page.locator("#differential")).containsText("diseases compared", SLOWLY);
            assertThat(page.locator("#drugResponse")).containsText("starter-pharmacogenes", SLOWLY);
            assertThat(page.locator("#variantsFound")).containsText("NM_000545.8:c.872dup", SLOWLY);
            assertThat(page.locator("#variantsFound")).containsText("ACMG/AMP");
            page.locator("#drugResponse input").fill("clopidogrell");
            page.locator("#drugResponse input").press("Enter");
            assertThat(page.locator("#drugResponse .error")).containsText("did you mean clopidogrel", SLOWLY);
            assertThat(page.locator("#similarPatients")).containsText("patients in the group", SLOWLY);
            assertThat(page.locator("#patient .notice")).hasText("Decision support, not a diagnosis.");
            page.screenshot(
                    new Page.ScreenshotOptions().setFullPage(true).setPath(Paths.get("target/pages", "patient.png")));
            page.locator("#language").selectOption("zh");
            assertThat(page.locator("#differential h2")).hasText("鉴别诊断");
            page.locator("#drugResponse input").fill("clopidogrell");
            page.locator("#drugResponse input").press("Enter");
            assertThat(page.locator("#drugResponse .error")).containsText("是否指 clopidogrel", SLOWLY);
        });
    }

    @Test
    void whatMattersOfAPatientStandsAtTheTopAndOnce() {
        inBrowser("en-GB", page -> {
            open(page, "Gino587");
            String head = page.locator("#head").innerText();
            assertThat(head)
                    .containsSubsequence(
                            "Allergies", "aspirin", "Animal dander", "Diagnoses now", "Diabetes mellitus type 2")
                    .containsSubsequence("Medicines now", "Clopidogrel 75 MG", "Variants", "HNF1A NM_000545.8:c.872dup")
                    .containsOnlyOnce("6ac3e49b-3e7c-b965-dfd9-5bf487c4af17")
                    .doesNotContain("Viral sinusitis");
            assertThat(page.locator("#adviceCards")).containsText("Diabetes care", SLOWLY);
            page.evaluate("() => document.querySelectorAll('#adviceCards details').forEach(d => d.open = true)");
            String advice = page.locator("#adviceCards li").first().innerText();
            assertThat(advice).containsOnlyOnce("Last: Hemoglobin A1c").doesNotContain("not a diagnosis");
            open(page, "Norberto865");
            assertThat(page.locator("#head"))
                    .containsText(Pattern.compile("Born 2025-11-16 \\(\\d+ months?\\)|\\(\\d years\\)"));
            assertThat(page.locator("#head")).containsText("none on record");
        });
    }

    @Test
    void aResultOutsideItsReferenceRangeIsSaidToBeAndIsDrawnOutside() {
        inBrowser("en-GB", page -> {
            open(page, "张建国");
            Locator troponin = page.locator("#curves figure", new Page.LocatorOptions().setHasText("Troponin"));
            assertThat(troponin).containsText("1.9 ng/mL high", SLOWLY);
            assertThat(troponin).containsText("2020-01-09 · reference ≤ 0.04");
            Object drawn = troponin.locator(".chart").evaluate("""
                    box => {
                      const { series: [{ markArea }], yAxis: [{ min }] } = echarts.getInstanceByDom(box).getOption();
                      const [[from, to]] = markArea.data;
                      return [from.yAxis ?? 'open', to.yAxis, min <= 0.04];
                    }""");
            assertThat(drawn).isEqualTo(List.of("open", 0.04, true));
        });
    }

    @Test
    void findingsAreAddedToTheDifferentialAndTakenBack() {
        inBrowser("en-GB", page -> {
            open(page, "Jonas Lindqvist");
            Locator section = page.locator("#differential");
            assertThat(section).containsText("Fabry disease, probability", SLOWLY);
            assertThat(section.locator(".rows").first().locator("> li")).hasCount(1);
            find(section, "kayser");
            section.getByLabel("Kayser-Fleischer ring: present").click();
            assertThat(section.locator(".chips")).containsText("present: Kayser-Fleischer ring");
            section.getByText("Less likely").click();
            assertThat(section).containsText("present · Kayser-Fleischer ring", SLOWLY);
            find(section, "HP:0000360");
            section.getByLabel("Tinnitus: absent").click();
            assertThat(section.locator(".error")).containsText("HP:0000360", SLOWLY);
            section.getByLabel("remove: Tinnitus").click();
            assertThat(section).containsText("Fabry disease, probability", SLOWLY);
            assertThat(section.locator(".error")).hasCount(0);
            find(section, "zzz");
            assertThat(section).containsText("has no such sign");
            find(section, "fbn1");
            section.getByLabel("FBN1: variant found").click();
            assertThat(section.locator(".chips")).containsText("variant found: FBN1");
            find(section, "NM_004985.5:c.35G>A");
            assertThat(section).containsText("NM_004985.5:c.35G>A: not counted: seen only where it arose", SLOWLY);
            find(section, "NC_000015.10:g.1A>T");
            assertThat(section.locator(".error")).containsText("write it with the gene's symbol", SLOWLY);
            open(page, "Elise Moreau");
            assertThat(section.locator(".chips li")).hasCount(0);
        });
    }

    /** A measurement is a relationship, and still is somewhere to go to. */
    @Test
    void aMeasurementThatAdviceRestsOnIsShownInTheGraph() {
        inBrowser("en-GB", page -> {
            open(page, "Gino587");
            assertThat(page.locator("#adviceCards")).containsText("Diabetes care", SLOWLY);
            page.navigate(page.locator("#adviceCards a[href*='/explore']")
                    .filter(new Locator.FilterOptions().setHasText("Hemoglobin A1c"))
                    .first()
                    .getAttribute("href"));
            assertThat(page.locator("#panel .kind")).hasText("Measurement", new HasTextOptions().setTimeout(60_000));
            assertThat(page.locator("#panel")).containsText("%");
            page.locator("#panel .links button").first().click();
            assertThat(page.locator("#panel .kind"))
                    .not()
                    .hasText("Measurement", new HasTextOptions().setTimeout(60_000));
        });
    }

    @Test
    void criteriaForInheritedDiseaseAreNotAppliedToOtherVariants() {
        inBrowser("en-GB", page -> {
            open(page, "Argelia29");
            assertThat(page.locator("#variantsFound"))
                    .containsText("Somatic: ACMG/AMP criteria are for inherited", SLOWLY);
            open(page, "Jacki842");
            assertThat(page.locator("#variantsFound")).containsText("not for drug response", SLOWLY);
            assertThat(page.locator("#variantsFound details")).hasCount(0);
        });
    }

    private static void find(Locator section, String text) {
        section.locator("input").fill(text);
        section.locator("input").press("Enter");
    }

    @Test
    void theAddressSaysWhoIsShownAndBackGoesBack() {
        inBrowser("en-GB", page -> {
            open(page, "Jonas Lindqvist");
            assertThat(page).hasURL(Pattern.compile("/patient\\?id=demo"));
            page.locator("#similarPatients a").first().click();
            assertThat(page.locator("#head h1")).hasText("Rosalind Bellamy");
            page.reload();
            assertThat(page.locator("#head h1")).hasText("Rosalind Bellamy");
            page.goBack();
            assertThat(page.locator("#head h1")).hasText("Jonas Lindqvist");
            page.goBack();
            assertThat(page.locator("#people button")).hasCount(1);
            assertThat(page.locator("#patient")).isHidden();
            assertThat(page.locator("#q")).hasValue("Jonas Lindqvist");
            page.navigate("/patient?id=demo%7CPatient%2Fnobody");
            assertThat(page.locator("#status")).hasText("There is no patient demo|Patient/nobody");
        });
    }

    @Test
    void whoIsSignedOutComesBackToThePatient() {
        inBrowser("en-GB", "status of 40[01]", page -> {
            open(page, "Jonas Lindqvist");
            page.waitForLoadState(LoadState.NETWORKIDLE);
            page.context().clearCookies();
            page.locator("#language").selectOption("zh");
            page.locator("#username").fill("clinician");
            page.locator("#password").fill(Server.PASSWORD);
            page.locator("#password").press("Enter");
            assertThat(page.locator("#head h1")).hasText("Jonas Lindqvist");
        });
    }

    @Test
    void aServerThatDoesNotAnswerIsAskedAgain() {
        inBrowser("zh-CN", "ERR_FAILED|status of 502", page -> {
            open(page, "Jonas Lindqvist");
            page.route("**/graphql", route -> {
                if (route.request().postData().contains("AnyDrug")) {
                    route.abort();
                } else if (route.request().postData().contains("Course(")) {
                    route.fulfill(new Route.FulfillOptions().setStatus(502).setBody("<html>Bad Gateway"));
                } else {
                    route.resume();
                }
            });
            page.reload();
            assertThat(page.locator("#timeline")).containsText("服务器没有响应。请检查网络后重试。 (502)", SLOWLY);
            find(page.locator("#drugResponse"), "clopidogrel");
            assertThat(page.locator("#drugResponse .error")).hasText("服务器没有响应。请检查网络后重试。");
            page.unroute("**/graphql");
            page.locator("#timeline button").click();
            assertThat(page.locator("#timeline summary")).containsText("以表格显示", SLOWLY);
        });
    }

    /** Searches for somebody and opens the first who is found. */
    private static void open(Page page, String name) {
        page.navigate("/patient");
        page.locator("#q").fill(name);
        page.locator("#q").press("Enter");
        page.locator("#people button", new Page.LocatorOptions().setHasText(name))
                .click();
        assertThat(page.locator("#head h1")).containsText(name, SLOWLY);
    }

    @Test
    void patientsAreFoundByARecordsNumberAndListedToTheLast() {
        inBrowser("en-GB", page -> {
            page.navigate("/patient");
            assertThat(page.locator("#status")).containsText("24 of 50", SLOWLY);
            for (String shown : List.of("48 of 50", "50 of 50")) {
                page.locator("#people .more").click();
                assertThat(page.locator("#status")).containsText(shown, SLOWLY);
            }
            assertThat(page.locator("#people button")).hasCount(50);
            page.locator("#language").selectOption("zh");
            assertThat(page.locator("#people button").first()).containsText("出生", SLOWLY);
            page.locator("#language").selectOption("en");
            page.locator("#q").fill("s99967713");
            page.locator("#q").press("Enter");
            assertThat(page.locator("#people button")).hasCount(1);
            assertThat(page.locator("#people button")).containsText("Alica364");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0000', textBlock = """
            differential(input: {present: ["HP:9999999"]}, lang: "zh") { summary } | UNKNOWN_TERM | 没有术语 HP:9999999
            differential(input: {present: []}, lang: "zh") { summary } | EMPTY_CASE | 没有任何本体所知的表现
            differential(input: {present: ["HP:0001166"], absent: ["HP:0001166"]}, lang: "zh") { summary } | CONTRADICTION | 被列为不存在
            differential(input: {present: ["HP:0001166"], genes: ["FBNX"]}, lang: "zh") { summary } | UNKNOWN_GENE | 没有基因“FBNX”
            differential(input: {present: ["HP:0001166"], variants: ["NC_000015.10:g.1A>T"]}, lang: "zh") { summary } | UNKNOWN_VARIANT | 位于哪个基因
            differential(input: {present: ["HP:0001166"], variants: [" "]}, lang: "zh") { summary } | UNKNOWN_VARIANT | 位于哪个基因
            differential(input: {present: ["HP:0001166"], variants: ["NM_000138.5(LDLR):c.1546C>T"]}, lang: "zh") { summary } | GENES_DIFFER | 指向多个基因
            drugResponse(input: {diplotypes: [{gene: "CYP2C19", diplotype: "*2/*2"}]}, drugs: ["clopidogrell"], lang: "zh") { release } | UNKNOWN_DRUG | 是否指 clopidogrel
            drugResponse(input: {diplotypes: [{gene: "CYP2CI9", diplotype: "*2/*2"}]}, lang: "zh") { release } | UNKNOWN_GENE | 是否指 CYP2C9, CYP2C19
            drugResponse(input: {diplotypes: [{gene: "CYP2C19", diplotype: "*2/*banana"}]}, lang: "zh") { release } | UNKNOWN_ALLELE | 没有等位基因“*banana”
            drugResponse(input: {diplotypes: [{gene: "CYP2C19", diplotype: "*2"}]}, lang: "zh") { release } | NO_DIPLOTYPE | 不是两个等位基因
            drugResponse(input: {vcf: "x"}, lang: "zh") { release } | VCF_MALFORMED | VCF 无法读取
            variantInterpretation(variant: "foo", lang: "zh-CN") { points } | UNREADABLE_VARIANT | 既不是SPDI
            """)
    void refusalsAreSaidInTheAskersLanguage(String field, String code, String reason) throws Exception {
        JsonNode error = server.ask("clinician", "{ " + field + " }").at("/errors/0");
        assertThat(error.at("/extensions/code").asString()).as(error.toString()).isEqualTo(code);
        assertThat(error.path("message").asString()).contains(reason);
        JsonNode english = server.ask("clinician", "{ " + field.replaceFirst("zh(-CN)?", "en") + " }")
                .at("/errors/0");
        assertThat(english.path("message").asString()).isNotBlank().doesNotContainPattern("\\p{IsHan}");
    }

    /** Researchers are not told by it which variants the records hold. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            clinician,  NM_000138.5:c.1546C>T,         VARIANT,    FBN1
            clinician,  NM_000138.5(FBN1):c.9999A>T,   VARIANT,    FBN1
            researcher, FBN1:c.1546C>T,                VARIANT,    FBN1
            clinician,  NM_000138.5(FBN2):c.1546C>T,   UNKNOWN_VARIANT,
            researcher, NM_000138.5:c.1546C>T,         UNKNOWN_VARIANT,
            clinician,  NM_004985.5:c.35G>A,           SOMATIC,
            clinician,  NC_000012.12:25245349:C:T,     SOMATIC,
            clinician,  NC_000012.12:g.25245350C>T,    SOMATIC,
            researcher, NC_000012.12:g.25245350C>T,    UNKNOWN_VARIANT,
            """)
    void aVariantStandsForTheGeneOfItsNameOrOfItsRecords(String user, String name, String why, String gene)
            throws Exception {
        JsonNode answer = server.ask(
                user,
                "query($v: [String!]) { differential(input: {present: [\"HP:0001166\"], variants: $v}) { read { given why used { label } } } }",
                Map.of("v", List.of(name)));
        if (why.startsWith("UNKNOWN")) {
            assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo(why);
            return;
        }
        JsonNode read = answer.at("/data/differential/read");
        assertThat(read.size()).as(answer.toString()).isEqualTo(1);
        assertThat(read.at("/0/given").asString()).isEqualTo(name);
        assertThat(read.at("/0/why").asString()).isEqualTo(why);
        assertThat(read.at("/0/used/label").asString(null)).isEqualTo(gene);
    }

    @Test
    void everyFamilyOfGuidelinesSpeaksOfSomebodyOfTheDemo() throws Exception {
        Map<String, Integer> spoken = new TreeMap<>();
        for (JsonNode patient : server.ask("clinician", "{ patients(first: 100) { nodes { id } } }")
                .at("/data/patients/nodes")) {
            JsonNode answer = server.ask(
                    "clinician",
                    "query($id: ID!) { patient(id: $id) { advice { guideline } } }",
                    Map.of("id", patient.path("id").asString()));
            answer.at("/data/patient/advice")
                    .valueStream()
                    .map(advice -> advice.path("guideline").asString())
                    .distinct()
                    .forEach(guideline -> spoken.merge(guideline, 1, Integer::sum));
        }
        Files.createDirectories(Path.of("target/demo"));
        Files.writeString(Path.of("target/demo/guidelines.json"), JSON.writeValueAsString(spoken));
        assertThat(spoken.keySet())
                .contains(
                        "gene-drug",
                        "drug-drug",
                        "drug-allergy",
                        "drug-condition",
                        "renal-dosing",
                        "duplicate-therapy",
                        "lab-values",
                        "lab-trend",
                        "prevention",
                        "diabetes-care",
                        "hypertension-care",
                        "coronary-disease-statin");
    }

    @Test
    void aVariantsConsequenceIsReadFromTheNamesOfItsRecords() throws Exception {
        JsonNode criteria = server.ask(
                        "clinician",
                        "{ variant(id: \"HGVS:NM_000492.4:c.1521_1523del\") { interpretation { criteria { criterion outcome reason } } } }")
                .at("/data/variant/interpretation/criteria");
        assertThat(criteria)
                .filteredOn(c -> c.path("criterion").asString().equals("PM4"))
                .extracting(c -> c.path("reason").asString())
                .containsExactly("inframe_deletion, but whether in a repeat is not known");
        assertThat(criteria)
                .filteredOn(c -> c.path("criterion").asString().equals("PVS1"))
                .extracting(c -> c.path("outcome").asString())
                .containsExactly("NOT_MET");
    }

    @Test
    void theChinesePageHoldsNoEnglishSentenceOfOurs() {
        List<String> english = Stream.of("guidance", "pgx", "differential", "similar")
                .flatMap(bundle -> Wording.of(bundle, "en").written().values().stream())
                .flatMap(said -> Stream.of(said.replace("''", "'").split("\\{[^}]*}")))
                .map(String::strip)
                .filter(part -> part.length() > 8 && part.contains(" "))
                .toList();
        inBrowser("zh-CN", page -> {
            for (String id : List.of("Gino587", "Lindqvist")) {
                page.navigate("/patient");
                page.locator("#q").fill(id);
                page.locator("#q").press("Enter");
                page.locator("#people button").first().click();
                assertThat(page.locator("#similarPatients")).containsText("名患者", SLOWLY);
                assertThat(page.locator("#adviceCards")).not().containsText("正在载入", new ContainsTextOptions());
                String shown = page.locator("#patient").textContent();
                assertThat(english).noneMatch(shown::contains);
            }
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Paths.get("target/pages", "patient-zh.png")));
        });
    }

    @Test
    void aCohortIsCountedWhileItIsWritten() {
        inBrowser("en-GB", page -> {
            page.navigate("/cohort");
            assertThat(page.locator("#count")).containsText("8 of 50", SLOWLY);
            page.locator("#definition").fill("");
            page.locator("#definition").pressSequentially("medic");
            page.locator("#definition").press("Tab");
            page.locator("#definition").pressSequentially("metformin");
            assertThat(page.locator("#completions")).containsText("RXNORM:6809", SLOWLY);
            page.locator("#completions li", new Page.LocatorOptions().setHasText("RXNORM:6809"))
                    .first()
                    .click();
            assertThat(page.locator("#definition")).hasValue("medication {<< RXNORM:6809}");
            assertThat(page.locator("#count")).containsText("of 50 patients", SLOWLY);
            page.locator("#not").check();
            page.locator("#term").fill("MONDO:0005300");
            page.locator("#part button").click();
            assertThat(page.locator("#definition"))
                    .hasValue("medication {<< RXNORM:6809}\n  and not condition {<< MONDO:0005300}");
            assertThat(page.locator("#attrition")).containsText("not condition {<< MONDO:0005300}", SLOWLY);
            assertThat(page.locator("#characteristics")).containsText("Age, median", SLOWLY);
            assertThat(page.locator("#survivalCurve")).containsText("at risk", SLOWLY);
            page.screenshot(
                    new Page.ScreenshotOptions().setFullPage(true).setPath(Paths.get("target/pages", "cohort.png")));
            page.locator("#definition").fill("condition {<< MONDO:0005148} and");
            assertThat(page.locator("#problem")).containsText("character 33", SLOWLY);
        });
    }

    private interface Visit {
        void on(Page page);
    }

    /** A mistake in a definition is answered with status 400, which the browser notes; nothing else may go wrong. */
    private static void inBrowser(String language, Visit visit) {
        inBrowser(language, "status of 400", visit);
    }

    private static void inBrowser(String language, String expected, Visit visit) {
        assumeFalse(Browser.isMissing(), "no Chromium at " + Browser.CHROMIUM);
        try (Browser browser = new Browser(server.uri(""))) {
            Page page = browser.page(language, false);
            page.setDefaultTimeout(60_000);
            Browser.signIn(page, Server.PASSWORD);
            visit.on(page);
            assertThat(browser.complaints).allMatch(Pattern.compile(expected).asPredicate());
            assertThat(browser.elsewhere).isEmpty();
        }
    }
}
