package org.sinew.precision.pgx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sinew.genome.UnusableVcf;
import org.sinew.term.read.ArchiveFiles;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** PharmCAT's own test files and worked examples; skipped where ../shared/data is absent. */
class PharmcatExamplesTests {

    private static final Path DATA = Path.of("../shared/data/pgx");
    private static final Path TABLES = DATA.resolve("pharmcat-data.tar.gz");
    private static Map<String, byte[]> files = Map.of();
    private static Map<String, byte[]> examples = Map.of();
    private static DrugResponse response = DrugResponse.starter();

    /** @param named what the file's name says, {@code given} what we give, {@code why} they differ */
    record Case(String file, String gene, String named, String given, String why) {}

    @BeforeAll
    static void open() throws IOException {
        Assumptions.assumeTrue(Files.exists(TABLES), "no " + TABLES);
        response = DrugResponse.of(TABLES);
        examples = ArchiveFiles.read(TABLES, path -> path.contains("pharmcat-examples/"));
        Map<String, byte[]> found = new TreeMap<>();
        ArchiveFiles.read(DATA.resolve("pharmcat-test-vcf-dev.tar.gz"), path -> path.endsWith(".vcf"))
                .forEach((path, content) ->
                        found.put(path.substring(path.indexOf("/haplotype/") + "/haplotype/".length()), content));
        files = found;
    }

    static Stream<Case> cases() throws IOException {
        try (InputStream table = PharmcatExamplesTests.class.getResourceAsStream("/precision/pharmcat-vcfs.tsv")) {
            assertThat(table).isNotNull();
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(f -> new Case(f[0], f[1], f[2], f[3], f[4]));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void aFileGivesTheDiplotypeOfItsName(Case given) throws IOException {
        assertThat(result(given)).isEqualTo(given.given());
        assertThat(given.why().isEmpty())
                .as("a difference from the name needs its reason, and only a difference does")
                .isEqualTo(given.named().equals(given.given()));
    }

    @Test
    void everyFileIsACase() throws IOException {
        assertThat(cases().map(Case::file)).containsExactlyInAnyOrderElementsOf(files.keySet());
        assertThat(files).hasSize(70);
    }

    private static String result(Case given) throws IOException {
        String text = new String(files.getOrDefault(given.file(), new byte[0]), StandardCharsets.UTF_8);
        try {
            List<GeneCall> calls = response.call(response.read(given.file(), text, null));
            assertThat(calls).extracting(GeneCall::gene).containsExactly(given.gene());
            String names =
                    calls.getFirst().diplotypes().stream().map(Diplotype::name).collect(Collectors.joining("; "));
            return names.isEmpty() ? "none" : names;
        } catch (UnusableVcf unusable) {
            return "refused " + unusable.problem();
        }
    }

    @ParameterizedTest
    @MethodSource("workedExamples")
    void aWorkedExampleGivesItsDiplotypesScoresAndPhenotypes(String example) throws IOException {
        String text = example(example + ".vcf");
        List<GeneCall> calls = response.call(response.read(example, text, null));
        JsonNode match = JsonMapper.builder().build().readTree(example(example + ".match.json"));
        Map<String, String> expected = new TreeMap<>();
        for (JsonNode gene : match.path("results").values()) {
            for (JsonNode diplotype : gene.path("diplotypes").values()) {
                boolean counted =
                        !LowestFunction.GENES.contains(gene.path("gene").asString());
                expected.put(
                        gene.path("gene").asString(),
                        diplotype.path("name").asString()
                                + (counted ? " " + diplotype.path("score").asInt() : " 0"));
            }
        }
        Map<String, String> called = new TreeMap<>();
        calls.forEach(c -> c.diplotypes().forEach(d -> called.put(c.gene(), d.name() + " " + d.score())));
        assertThat(called).isEqualTo(expected);

        Map<String, String> phenotypes = new TreeMap<>();
        example(example + ".report.tsv")
                .lines()
                .skip(2)
                .map(l -> l.split("\t", -1))
                .forEach(row -> {
                    if (!row[0].equals("CYP2D6")) {
                        phenotypes.put(row[0], row[2].strip() + "|" + row[3]);
                    }
                });
        Map<String, String> meant = new TreeMap<>();
        response.report(calls, List.of(), List.of("warfarin"), "en")
                .genes()
                .forEach(gene -> gene.diplotypes()
                        .forEach(m -> meant.put(
                                gene.gene(),
                                (m.phenotype() == null ? "" : m.phenotype())
                                        + "|"
                                        + (m.activityScore() == null ? "" : m.activityScore()))));
        assertThat(meant).isEqualTo(phenotypes);
    }

    static Stream<String> workedExamples() {
        return Stream.of("pharmcat.example", "pharmcat.example2");
    }

    private static String example(String name) {
        byte[] content = examples.get("pharmcat-examples/" + name);
        assertThat(content).as(name).isNotNull();
        return new String(content, StandardCharsets.UTF_8);
    }

    @Test
    void aRowForTheVeryDiplotypeGoesBeforeTheRowForThePhenotype() {
        DrugReport report = response.report(
                List.of(), List.of(new GivenCall("CYP2C9", "*2/*3", null, null)), List.of("warfarin"), "en");
        assertThat(report.drugs().getFirst().recommendations()).singleElement().satisfies(r -> {
            assertThat(r.source()).isEqualTo("DPWG");
            assertThat(r.text()).startsWith("use 45% of the standard initial dose");
        });
    }

    @Test
    void aGivenScoreIsReadAsItsPhenotypeWhereThePublisherHasNoScores() {
        DrugReport report = response.report(
                List.of(), List.of(new GivenCall("CYP2C9", null, null, "0.0")), List.of("phenytoin"), "en");
        assertThat(report.genes().getFirst().diplotypes().getFirst().phenotype())
                .isEqualTo("Poor Metabolizer");
        assertThat(report.drugs().getFirst().recommendations())
                .extracting(DrugReport.Recommendation::source)
                .contains("CPIC", "DPWG");
    }

    /** Rows read by hand in the guidelines' files of the release. */
    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    CYP2D6  | *4/*4                 | codeine      | CPIC | Strong   | Avoid codeine use because of possibility of diminished analgesia.
                    CYP2D6  | *1x3/*1               | codeine      | CPIC | Strong   | Avoid codeine use because of potential for serious toxicity.
                    HLA-B   | *57:01/*07:02         | abacavir     | CPIC | Strong   | Abacavir is not recommended
                    DPYD    | Reference/c.2846A>T   | fluorouracil | CPIC | Moderate | Reduce starting dose by 50%
                    DPYD    | Reference/c.2846A>T   | fluorouracil | DPWG | N/A      | Start with 50% of the standard dose or avoid fluorouracil and capecitabine.
                    TPMT    | *1/*3A                | azathioprine | CPIC | Strong   | Based on TPMT status, start with reduced starting doses (30%-80% of normal dose)
                    CYP2C19 | *2/*2                 | clopidogrel  | CPIC | Strong   | Avoid clopidogrel if possible.
                    CYP3A5  | *1/*3                 | tacrolimus   | CPIC | Strong   | Increase starting dose 1.5 to 2 times recommended starting dose.
                    MT-RNR1 | 1555A>G               | gentamicin   | CPIC | Strong   | Avoid aminoglycoside
                    """)
    void aDiplotypeGivesTheRowOfItsGuideline(
            String gene, String diplotype, String drug, String source, String strength, String text) {
        DrugReport report =
                response.report(List.of(), List.of(new GivenCall(gene, diplotype, null, null)), List.of(drug), "en");
        assertThat(report.drugs().getFirst().recommendations()).anySatisfy(r -> {
            assertThat(r.source()).isEqualTo(source);
            assertThat(r.classification()).isEqualTo(strength);
            assertThat(r.text()).startsWith(text);
        });
    }
}
