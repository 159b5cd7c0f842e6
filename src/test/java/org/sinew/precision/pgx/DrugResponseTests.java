package org.sinew.precision.pgx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sinew.genome.UnusableVcf;

/** With the starter's tables, so that it runs everywhere. */
class DrugResponseTests {

    private static final DrugResponse STARTER = DrugResponse.starter();
    private static final String HEAD = "##fileformat=VCFv4.2\n";
    private static final String COLUMNS = "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tAnn\n";
    private static final String POOR = """
            chr10\t94761900\t.\tC\tT\t.\t.\t.\tGT\t0/0
            chr10\t94775367\t.\tA\tG\t.\t.\t.\tGT\t1/1
            chr10\t94780653\t.\tG\tA\t.\t.\t.\tGT\t0/0
            chr10\t94781859\t.\tG\tA\t.\t.\t.\tGT\t1/1
            chr10\t94842866\t.\tA\tG\t.\t.\t.\tGT\t1/1
            """;

    private static List<GeneCall> calls(String text, @Nullable String sample) throws IOException {
        return STARTER.call(STARTER.read("case.vcf", text, sample));
    }

    private static GeneCall call(String lines) throws IOException {
        return calls(HEAD + COLUMNS + lines, null).getFirst();
    }

    private static String names(GeneCall call) {
        return String.join(" ", call.diplotypes().stream().map(Diplotype::name).toList());
    }

    @Test
    void aPoorMetabolizerIsToldToAvoidClopidogrel() throws IOException {
        DrugReport report = STARTER.report(List.of(call(POOR)), List.of(), List.of("Clopidogrel"), "en");
        DrugReport.Recommendation advice =
                report.drugs().getFirst().recommendations().getFirst();
        assertThat(advice.basis())
                .containsExactly(new DrugReport.Basis("CYP2C19", "*2/*2", "Poor Metabolizer", "Poor Metabolizer"));
        assertThat(advice.classification()).isEqualTo("Strong");
        assertThat(advice.alternative()).isTrue();
        assertThat(advice.text()).contains("avoid clopidogrel");
        assertThat(advice.citations()).extracting(Citation::pmid).containsExactly("35034351");
        assertThat(report.disclaimer()).contains("not a diagnosis");
        assertThat(report.notes()).anyMatch(note -> note.contains("CYP2D6"));
    }

    @Test
    void contigsWithoutChrAndGzippedNamesAreTheSame() throws IOException {
        assertThat(names(call(POOR.replace("chr10", "10")))).isEqualTo("*2/*2");
    }

    @Test
    void longerReferencesAreTrimmed() throws IOException {
        String longer = POOR.replace("94781859\t.\tG\tA", "94781859\t.\tGAG\tAAG");
        assertThat(names(call(longer))).isEqualTo("*2/*2");
    }

    @Test
    void referenceBlocksCoverTheirPositions() throws IOException {
        String blocks = """
                chr10\t94761800\t.\tT\t<NON_REF>\t.\t.\tEND=94842800\tGT\t0/0
                chr10\t94842866\t.\tA\tG,<NON_REF>\t.\t.\t.\tGT\t1/1
                """;
        GeneCall call = call(blocks);
        assertThat(names(call)).isEqualTo("*1/*1");
        assertThat(call.missing()).isEmpty();
    }

    /** DeepVariant's FAQ: RefCall is a candidate found to be the reference; of low quality (GQ below 20) it is {@code ./.}. */
    @Test
    void aRefCallIsAReferenceAndNoFailure() throws IOException {
        String called = POOR.replace("94775367\t.\tA\tG\t.\t.\t.\tGT\t1/1", "94775367\t.\tA\tG\t.\tRefCall\t.\tGT\t0/0")
                .replace("94781859\t.\tG\tA\t.\t.\t.\tGT\t1/1", "94781859\t.\tG\tA\t.\tRefCall\t.\tGT:GQ\t0/0:42");
        assertThat(called).contains("RefCall");
        GeneCall call = call(called);
        assertThat(names(call)).isEqualTo("*1/*1");
        assertThat(call.notes()).isEmpty();
        assertThat(call(called.replace("0/0:42", "./.:8")).missing())
                .extracting(Position::rsid)
                .containsExactly("rs4244285");
        assertThat(call(called.replace("0/0:42", "0/1:42")).notes())
                .as("no reference after all")
                .containsExactly(Note.of("failed-filter", "rs4244285", "chr10:94781859", "RefCall"));
    }

    @Test
    void aReferenceThatNoReadSupportsIsMissing() throws IOException {
        String block = "chr10\t94761800\t.\tT\t<NON_REF>\t.\t.\tEND=94842900\tGT:DP:GQ\t0/0:";
        assertThat(call(block + "31:60\n").missing()).isEmpty();
        assertThat(call(block + "0:3\n").missing()).as("GQ goes before DP").isEmpty();
        assertThatThrownBy(() -> call(block + "0:0\n")).isInstanceOf(UnusableVcf.class);
        String without = block.replace("GT:DP:GQ", "GT:DP");
        assertThatThrownBy(() -> call(without + "0\n")).isInstanceOf(UnusableVcf.class);
        assertThat(call(without + "12\n").missing()).isEmpty();
    }

    @Test
    void symbolicAllelesCountAsMissingAndAreSaid() throws IOException {
        GeneCall call = call(POOR.replace("94781859\t.\tG\tA", "94781859\t.\tG\t<DEL>"));
        assertThat(call.missing()).extracting(Position::rsid).containsExactly("rs4244285");
        assertThat(call.notes())
                .anyMatch(n -> n.in("en").contains("symbolic") && n.in("en").contains("at chr"));
    }

    @Test
    void thatALineFailedAFilterIsSaid() throws IOException {
        GeneCall call = call(POOR.replace("94781859\t.\tG\tA\t.\t.", "94781859\t.\tG\tA\t.\tLowQual"));
        assertThat(names(call)).isEqualTo("*2/*2");
        assertThat(call.notes()).containsExactly(Note.of("failed-filter", "rs4244285", "chr10:94781859", "LowQual"));
    }

    @Test
    void aSecondRecordAtAPlaceIsNotUsedAndIsSaid() throws IOException {
        GeneCall call = call(POOR + "chr10\t94781859\t.\tG\tA\t.\tPASS\t.\tGT\t0/0\n");
        assertThat(names(call)).isEqualTo("*2/*2");
        assertThat(call.notes()).containsExactly(Note.of("second-record", "rs4244285", "chr10:94781859"));
    }

    @Test
    void aHalfCalledVariantIsNotGuessed() throws IOException {
        assertThat(call(POOR.replace("94781859\t.\tG\tA\t.\t.\t.\tGT\t1/1", "94781859\t.\tG\tA\t.\t.\t.\tGT\t./1"))
                        .isCalled())
                .isFalse();
        assertThat(call(POOR.replace("94780653\t.\tG\tA\t.\t.\t.\tGT\t0/0", "94780653\t.\tG\tA\t.\t.\t.\tGT\t0/."))
                        .missing())
                .extracting(Position::rsid)
                .containsExactly("rs4986893");
    }

    @Test
    void anotherBuildIsRefusedByName() {
        String length = HEAD + "##contig=<ID=chr10,length=135534747>\n" + COLUMNS + POOR;
        String name = HEAD + "##reference=file:///hs37d5.fa\n" + COLUMNS + POOR;
        for (String text : List.of(length, name)) {
            assertThatThrownBy(() -> calls(text, null))
                    .isInstanceOfSatisfying(
                            UnusableVcf.class, e -> assertThat(e.problem()).isEqualTo(UnusableVcf.Problem.WRONG_BUILD))
                    .hasMessageContaining("GRCh37");
        }
    }

    @Test
    void aFileThatCallsNothingIsRefusedByName() {
        for (String text : List.of(
                HEAD + COLUMNS + POOR.replaceAll("\\d/\\d", "./."),
                HEAD + COLUMNS + POOR.replaceAll("GT\t\\d/\\d", "DP\t30"))) {
            assertThatThrownBy(() -> calls(text, null))
                    .isInstanceOfSatisfying(
                            UnusableVcf.class,
                            e -> assertThat(e.problem()).isEqualTo(UnusableVcf.Problem.NOTHING_CALLED))
                    .hasMessageContaining("no genotype");
        }
    }

    @Test
    void malformedLinesAreNamedByNumber() {
        for (String line : List.of(
                "chr10 94781859 G A",
                "chr10\tabc\t.\tG\tA\t.\t.\t.\tGT\t1/1",
                "chr10\t94781859\t.\tG\tA\t.\t.\t.\tGT\t1/2",
                "chr10\t94781859\t.\tG\tA\t.\t.")) {
            assertThatThrownBy(() -> calls(HEAD + COLUMNS + line + "\n", null))
                    .isInstanceOfSatisfying(
                            UnusableVcf.class, e -> assertThat(e.problem()).isEqualTo(UnusableVcf.Problem.MALFORMED))
                    .hasMessageStartingWith("case.vcf line 3: ");
        }
        assertThatThrownBy(() -> calls("hello\n", null)).hasMessageStartingWith("case.vcf line 1: ");
    }

    @Test
    void aFileThatEndsEarlyIsNamed(@TempDir Path directory) throws IOException {
        StringBuilder text = new StringBuilder(HEAD + COLUMNS + POOR);
        for (int i = 0; i < 20_000; i++) {
            text.append("chr11\t").append(1_000 + i * 7919L % 99_991).append("\t.\tG\tA\t.\t.\t.\tGT\t0/1\n");
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
        Path file = directory.resolve("cut.vcf.gz");
        Files.write(file, Arrays.copyOf(packed.toByteArray(), packed.size() / 2));
        assertThatThrownBy(() -> STARTER.read(file, null))
                .isInstanceOf(UnusableVcf.class)
                .hasMessageMatching("cut.vcf.gz line \\d+: the file ends early .*");
    }

    @Test
    void whatIsGivenTwiceOrAgainstTheTablesIsSaid() {
        GivenCall normal = new GivenCall("CYP2C19", "*1/*1", null, null);
        GivenCall poor = new GivenCall("cyp2c19", "*2/*2", null, null);
        assertThat(poor.gene()).isEqualTo("CYP2C19");
        assertThat(GivenCall.contradictory(List.of(normal, poor))).contains("CYP2C19");
        assertThat(GivenCall.contradictory(List.of(normal, normal))).isEmpty();

        GivenCall inhibited = new GivenCall("CYP2C19", "*1/*1", "Poor Metabolizer", null);
        assertThat(STARTER.report(List.of(), List.of(inhibited), List.of("clopidogrel"), "en")
                        .genes()
                        .getFirst()
                        .notes())
                .contains("by the tables *1/*1 is Normal Metabolizer; Poor Metabolizer, as given, is used");
        assertThat(STARTER.report(List.of(), List.of(poor), List.of("clopidogrel"), "en")
                        .genes()
                        .getFirst()
                        .notes())
                .containsExactly("as given, not checked against a genome");
    }

    @Test
    void theSampleIsNeverGuessed() throws IOException {
        String two = HEAD + COLUMNS.replace("Ann", "Ann\tBob") + POOR.replace("\n", "\t0/0\n");
        assertThatThrownBy(() -> calls(two, null))
                .isInstanceOfSatisfying(
                        UnusableVcf.class, e -> assertThat(e.choices()).containsExactly("Ann", "Bob"));
        assertThatThrownBy(() -> calls(two, "Cy")).hasMessageContaining("Ann, Bob");
        assertThat(names(calls(two, "Ann").getFirst())).isEqualTo("*2/*2");
        assertThat(names(calls(two, "Bob").getFirst())).isEqualTo("*38/*38");
    }

    @Test
    void aFileWithoutPharmacogenePositionsSaysSo() {
        assertThatThrownBy(() -> calls(HEAD + COLUMNS + "chr1\t5\t.\tA\tG\t.\t.\t.\tGT\t0/1\n", null))
                .hasMessageContaining("no record at any of the");
    }

    @Test
    void anUnknownDrugComesWithSuggestions() {
        assertThatThrownBy(() -> STARTER.report(List.of(), List.of(), List.of("simvastin"), "en"))
                .isInstanceOfSatisfying(
                        UnknownDrug.class, e -> assertThat(e.suggestions()).contains("simvastatin"));
    }

    @Test
    void resultsFromOutsideGoBeforeTheFiles() throws IOException {
        List<GivenCall> given =
                GivenCall.parse("out.tsv", "# found elsewhere\nCYP2C19\t*1/*1\nCYP2C9\t\t\t0.5\n", STARTER);
        DrugReport report = STARTER.report(List.of(call(POOR)), given, List.of("clopidogrel", "celecoxib"), "en");
        assertThat(report.genes()).extracting(DrugReport.Gene::origin).containsOnly(GeneCall.Origin.GIVEN);
        assertThat(report.drugs().getFirst().recommendations().getFirst().alternative())
                .isFalse();
        assertThat(report.drugs().get(1).recommendations().getFirst().dosing()).isTrue();
        assertThatThrownBy(() -> GivenCall.parse("out.tsv", "CYP2C19\n", STARTER))
                .hasMessageStartingWith("out.tsv line 1: ");
        assertThatThrownBy(() -> GivenCall.parse("out.tsv", "CYP2C19\t*1/*1\nCYP2C9\t*1/*banana\n", STARTER))
                .hasMessageStartingWith("out.tsv line 2: CYP2C9: the tables starter-pharmacogenes");
    }
}
