package org.sinew.precision.pgx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sinew.patient.Chart;
import org.sinew.patient.Coding;
import org.sinew.patient.Concept;
import org.sinew.patient.Fact;
import org.sinew.patient.FactHeader;
import org.sinew.patient.FactKey;
import org.sinew.patient.Patient;
import org.sinew.patient.PatientId;
import org.sinew.patient.Period;
import org.sinew.patient.Provenance;
import org.sinew.patient.Value;
import org.sinew.term.TermId;
import org.sinew.term.Terminology;

class ChartGenesTests {

    private static final DrugResponse STARTER = DrugResponse.starter();
    private static final PatientId ANN = new PatientId("test|Patient/ann");
    private static final Provenance SAID = new Provenance("test", "record", "place");

    private static FactHeader header(String key, Concept concept) {
        return new FactHeader(new FactKey(key), ANN, concept, null, Period.UNKNOWN, null, List.of(), List.of(), SAID);
    }

    private static Concept concept(String code, @Nullable String display) {
        return new Concept(List.of(new Coding(TermId.parse(code), display)), null);
    }

    private static Fact.VariantCall variant(String key, String genomic, @Nullable String zygosity) {
        return new Fact.VariantCall(
                header(key, Concept.NONE),
                new TermId("HGVS", "NM:" + key),
                null,
                null,
                null,
                genomic,
                zygosity,
                null,
                "GRCh38",
                null,
                List.of());
    }

    private static Fact.Measurement allele(String text, String of) {
        return new Fact.Measurement(
                header(text + of, concept("LOINC:84414-2", "Haplotype name")),
                new Value.Text(text),
                List.of(),
                List.of(),
                null,
                new FactKey(of));
    }

    private static Chart chart(Fact... facts) {
        Patient ann = new Patient(
                ANN, List.of(), List.of(), null, null, null, false, null, null, null, null, null, null, SAID);
        return new Chart(ann, List.of(facts));
    }

    private static List<GivenCall> given(Fact... facts) {
        return ChartGenes.of(chart(facts), STARTER).given();
    }

    @Test
    void oneHeterozygousStarAlleleStandsBesideTheUsualOneAndSaysSo() {
        GivenCall call = given(variant("v", "NC_000010.11:g.94781859G>A", "heterozygous"), allele("CYP2C19*2", "v"))
                .getFirst();
        assertThat(call.gene()).isEqualTo("CYP2C19");
        assertThat(call.diplotype()).isEqualTo("*1/*2");
        assertThat(call.note()).isEqualTo(Note.of("one-reported", "*2", "*1"));
    }

    @Test
    void aHomozygousAlleleOrTwoAreADiplotype() {
        assertThat(given(variant("v", "g", "homozygous"), allele("CYP2C19*2", "v"))
                        .getFirst()
                        .diplotype())
                .isEqualTo("*2/*2");
        assertThat(given(
                                variant("v", "g", "heterozygous"),
                                variant("w", "h", "heterozygous"),
                                allele("CYP2C19*2", "v"),
                                allele("CYP2C19*17", "w"))
                        .getFirst()
                        .diplotype())
                .isEqualTo("*17/*2");
    }

    @Test
    void theGeneStudiedNamesTheGeneOfABareDiplotype() {
        FactKey report = new FactKey("report");
        Fact.Measurement diplotype = new Fact.Measurement(
                header("report", concept("LOINC:84413-4", "Genotype display name")),
                new Value.Coded(new Concept(List.of(), "*2/*17")),
                List.of(),
                List.of(),
                null,
                null);
        Fact.Measurement studied = new Fact.Measurement(
                header("report/1", concept("LOINC:48018-6", "Gene studied")),
                new Value.Coded(concept("HGNC:2621", "CYP2C19")),
                List.of(),
                List.of(),
                null,
                report);
        assertThat(given(diplotype, studied)).singleElement().satisfies(call -> {
            assertThat(call.gene()).isEqualTo("CYP2C19");
            assertThat(call.diplotype()).isEqualTo("*2/*17");
        });
        assertThat(given(diplotype)).as("of no gene").isEmpty();
        assertThat(ChartGenes.facts(chart(diplotype, studied), "CYP2C19")).containsExactly(diplotype);
    }

    @Test
    void anAlleleThatTheTablesDoNotHaveIsSaidAndDecidesNothing() {
        for (String written : List.of("CYP2C19 *2/*banana", "CYP2C19 Normal Metabolizer", "CYP2CI9*2")) {
            ChartGenes genes = ChartGenes.of(chart(allele(written, "v")), STARTER);
            DrugReport report = STARTER.report(genes.calls(), genes.given(), List.of("clopidogrel"), "en");
            assertThat(report.genes()).singleElement().satisfies(gene -> {
                assertThat(gene.origin()).isEqualTo(GeneCall.Origin.UNREADABLE);
                assertThat(gene.diplotypes()).isEmpty();
                assertThat(gene.notes()).singleElement().asString().contains(gene.gene());
            });
            assertThat(report.drugs().getFirst().recommendations()).isEmpty();
        }
        assertThat(given(allele("BRCA1 c.68_69del", "v")))
                .as("of a gene that no drug depends on")
                .isEmpty();
    }

    @Test
    void threeAllelesMakeNoDiplotype() {
        GivenCall call = given(allele("TPMT*2", "a"), allele("TPMT*3B", "b"), allele("TPMT*3C", "c"))
                .getFirst();
        assertThat(call.diplotype()).isNull();
        assertThat(call.phenotype()).isEqualTo("Indeterminate");
    }

    @Test
    void aSingleVariantOnGrch38IsMatchedWithTheRestMissing() {
        ChartGenes genes = ChartGenes.of(chart(variant("v", "NC_000016.10:g.31096368C>T", "homozygous")), STARTER);
        GeneCall call = genes.calls().getFirst();
        assertThat(call.gene()).isEqualTo("VKORC1");
        assertThat(call.diplotypes())
                .extracting(Diplotype::name)
                .containsExactly("rs9923231 variant (T)/rs9923231 variant (T)");
        assertThat(ChartGenes.of(chart(variant("v", "NC_000016.9:g.31107689C>T", "homozygous")), STARTER)
                        .calls())
                .as("on GRCh37")
                .isEmpty();
    }

    private static Fact.Measurement examined(String key, String genotype) {
        return new Fact.Measurement(
                header(key, concept("LOINC:81293-3", null)),
                new Value.Text("GRCh38: chr16:31096368 C T " + genotype),
                List.of(),
                List.of(),
                null,
                null);
    }

    private static GeneCall vkorc1(Fact... facts) {
        return ChartGenes.of(chart(facts), STARTER).calls().stream()
                .filter(call -> call.gene().equals("VKORC1"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatOneFileDoesNotCallAnotherRecordMayTell() {
        Fact.VariantCall reported = variant("v", "NC_000016.10:g.31096368C>T", "homozygous");
        for (List<Fact> chart : List.<List<Fact>>of(
                List.of(reported, examined("a", "./.")),
                List.of(examined("a", "1/1"), examined("b", "./.")),
                List.of(examined("a", "./."), examined("b", "1/1")))) {
            assertThat(vkorc1(chart.toArray(Fact[]::new)).diplotypes())
                    .extracting(Diplotype::name)
                    .containsExactly("rs9923231 variant (T)/rs9923231 variant (T)");
        }
    }

    @Test
    void whereRecordsContradictEachOtherNothingIsToldAndThatIsSaid() {
        Fact.VariantCall reported = variant("v", "NC_000016.10:g.31096368C>T", "homozygous");
        for (List<Fact> chart : List.<List<Fact>>of(
                List.of(reported, examined("a", "0/0")), List.of(examined("a", "1/1"), examined("b", "0/1")))) {
            GeneCall call = vkorc1(chart.toArray(Fact[]::new));
            assertThat(call.diplotypes()).isEmpty();
            assertThat(call.missing()).hasSize(1);
            assertThat(call.notes()).extracting(Note::key).contains("contradiction");
        }
        assertThat(vkorc1(reported, examined("a", "1|1")).notes())
                .extracting(Note::key)
                .doesNotContain("contradiction");
    }

    @Test
    void medicinesAreKnownByTheirIngredients() {
        Fact.Medication clopidogrel = new Fact.Medication(
                header("m", concept("RXNORM:309362", "Clopidogrel 75 MG Oral Tablet")),
                "order",
                null,
                null,
                null,
                List.of(),
                null);
        Fact.Medication other = new Fact.Medication(
                header("n", concept("RXNORM:1", "Codeinexy 5 MG")), "order", null, null, null, List.of(), null);
        assertThat(ChartDrugs.of(chart(clopidogrel, other), List.of("clopidogrel", "codeine"), Terminology.empty()))
                .containsExactly("clopidogrel");
    }
}
