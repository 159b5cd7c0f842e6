package org.sinew.precision.pgx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.jspecify.annotations.Nullable;
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

    /** The scores of copies are sums by hand of CPIC's activity values; PharmCAT's tests have the phenotypes of the last three. */
    @ParameterizedTest(name = "{0} {1}: {2} {3}")
    @CsvSource(delimiter = '|', textBlock = """
                    CYP2D6 | *36+*10/*10                 | 0.5  | Intermediate Metabolizer
                    CYP2D6 | *36 + *10/*36+*10           | 0.5  | Intermediate Metabolizer
                    CYP2D6 | *5/[*68+*4]                 | 0.0  | Poor Metabolizer
                    CYP2D6 | *1x2/*4                     | 2.0  | Normal Metabolizer
                    CYP2D6 | *1X3/*1                     | ≥4.0 | Ultrarapid Metabolizer
                    CYP2D6 | *41x3/*4.001                | 0.75 | Intermediate Metabolizer
                    CYP2D6 | *35x3/*4                    | 3.0  | Ultrarapid Metabolizer
                    CYP2D6 | *36+*22/*1                  |      | Indeterminate
                    CYP2D6 | *13+*1/*36+*10x2            | 1.5  | Normal Metabolizer
                    CYP2D6 | *13 + *68x2 + *4/*68 + *2   | 1.0  | Intermediate Metabolizer
                    CYP2D6 | *36x2 + *10x2/*68 + *4      | 0.5  | Intermediate Metabolizer
                    DPYD   | Reference/*2A               | 1.0  | Intermediate Metabolizer
                    TPMT   | *1/*3a                      |      | Intermediate Metabolizer
                    """)
    void aDiplotypeIsReadAsLaboratoriesWriteIt(String gene, String diplotype, String score, String phenotype) {
        DrugReport report =
                response.report(List.of(), List.of(new GivenCall(gene, diplotype, null, null)), List.of(), "en");
        assertThat(report.genes()).singleElement().satisfies(found -> {
            assertThat(found.origin()).isEqualTo(GeneCall.Origin.GIVEN);
            assertThat(found.diplotypes()).singleElement().satisfies(meaning -> {
                assertThat(meaning.phenotype()).isEqualTo(phenotype);
                assertThat(meaning.activityScore()).isEqualTo(score);
                assertThat(meaning.functions()).doesNotContain("not in the table");
            });
        });
        assertThat(report.drugs()).isNotEmpty();
    }

    @ParameterizedTest(name = "{0} {1}{2}{3}: {4}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
                    CYP2CI9 | *2/*2             | -             | - | UNKNOWN_GENE           | CYP2C19
                    CYP2D6  | *2xN/*4           | -             | - | UNKNOWN_COPIES         | '*2xN' does not say how many copies
                    CYP2D6  | *36+*banana/*10   | -             | - | UNKNOWN_ALLELE         | no allele '*banana'
                    CYP2C19 | *2/*banana        | -             | - | UNKNOWN_ALLELE         | no allele '*banana'
                    CYP2C19 | *2/17             | -             | - | UNKNOWN_ALLELE         | did you mean *17?
                    CYP2C19 | *2a/*17           | -             | - | UNKNOWN_ALLELE         | did you mean *2
                    CYP2C19 | *2                | -             | - | NO_DIPLOTYPE           | '*2' is not two alleles
                    CYP2C19 | *2/*3/*4          | -             | - | NO_DIPLOTYPE           | '*2/*3/*4' is not two alleles
                    CYP2C19 | ./.               | -             | - | UNKNOWN_ALLELE         | no allele '.'
                    CYP2C19 | Normal Metabolizer | -            | - | NO_DIPLOTYPE           | is a phenotype
                    MT-RNR1 | 1555A>G/1555A>G   | -             | - | NO_DIPLOTYPE           | is not one allele
                    HLA-B   | *57/*07           | -             | - | UNKNOWN_ALLELE         | '*57' is no allele of two fields
                    VKORC1  | A/A               | -             | - | UNKNOWN_ALLELE         | rs9923231 variant (T)
                    CYP2C19 | -                 | Slow          | - | UNKNOWN_PHENOTYPE      | its phenotypes are
                    CYP2C19 | -                 | -             | 1 | UNKNOWN_ACTIVITY_SCORE | it has none
                    CYP2D6  | -                 | -             | 7 | UNKNOWN_ACTIVITY_SCORE | its scores are 0.0, 0.25
                    """)
    void whatTheTablesDoNotKnowIsRefusedAndSaysWhatMayBeMeant(
            String gene,
            @Nullable String diplotype,
            @Nullable String phenotype,
            @Nullable String score,
            UnusableResult.Problem problem,
            String said) {
        assertThatThrownBy(() -> response.check(new GivenCall(gene, diplotype, phenotype, score)))
                .isInstanceOfSatisfying(
                        UnusableResult.class,
                        refused -> assertThat(refused.problem()).isEqualTo(problem))
                .hasMessageContaining(gene)
                .hasMessageContaining(said);
    }

    @ParameterizedTest
    @CsvSource({
        "CYP2D6,PM,,Poor Metabolizer",
        "CYP2C19,ultra-rapid metaboliser,,Ultrarapid Metabolizer",
        "CYP2D6,,1,Intermediate Metabolizer",
        "CYP2D6,,>=3,Ultrarapid Metabolizer"
    })
    void aPhenotypeOrScoreIsReadAsLaboratoriesWriteIt(
            String gene, @Nullable String phenotype, @Nullable String score, String read) {
        DrugReport report =
                response.report(List.of(), List.of(new GivenCall(gene, null, phenotype, score)), List.of(), "en");
        assertThat(report.genes().getFirst().diplotypes().getFirst().phenotype())
                .isEqualTo(read);
        assertThat(report.drugs()).isNotEmpty();
    }

    @Test
    void aPhenotypeWithoutItsScoreGetsTheRowsOfAllItsScores() {
        DrugReport report = response.report(
                List.of(),
                List.of(
                        new GivenCall("CYP2D6", null, "Intermediate Metabolizer", null),
                        new GivenCall("CYP2C9", null, "Intermediate Metabolizer", null)),
                List.of("codeine", "celecoxib"),
                "en");
        assertThat(report.genes().get(1).notes())
                .anyMatch(note -> note.contains("the activity scores 0.25, 0.5, 0.75, 1.0"));
        assertThat(recommendations(report, 0, "CPIC"))
                .as("four rows, one text")
                .singleElement()
                .satisfies(r -> assertThat(r.basis().getFirst().result()).isEqualTo("Intermediate Metabolizer"));
        assertThat(recommendations(report, 1, "CPIC"))
                .as("1.0 and 1.5 are dosed differently")
                .hasSize(2);
    }

    private static List<DrugReport.Recommendation> recommendations(DrugReport report, int drug, String source) {
        return report.drugs().get(drug).recommendations().stream()
                .filter(r -> r.source().equals(source))
                .toList();
    }

    @Test
    void oneHlaAlleleAloneTellsOfNoOther() {
        DrugReport one = response.report(
                List.of(),
                List.of(new GivenCall("HLA-B", "B*57:01:01", null, null)),
                List.of("abacavir", "allopurinol"),
                "en");
        assertThat(one.drugs().getFirst().recommendations()).isNotEmpty();
        assertThat(one.drugs().get(1).recommendations()).isEmpty();
        DrugReport both = response.report(
                List.of(), List.of(new GivenCall("HLA-B", "*57:01/*07:02", null, null)), List.of("allopurinol"), "en");
        assertThat(both.drugs().getFirst().recommendations()).isNotEmpty();
    }

    @Test
    void anUnreadableAlleleBesideAPhenotypeIsSaidAndThePhenotypeUsed() {
        DrugReport report = response.report(
                List.of(),
                List.of(new GivenCall("CYP2D6", "*2xN/*4", "Ultrarapid Metabolizer", null)),
                List.of("codeine"),
                "en");
        assertThat(report.genes().getFirst().notes()).anyMatch(note -> note.contains("'*2xN' does not say"));
        assertThat(report.drugs().getFirst().recommendations()).isNotEmpty();
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
