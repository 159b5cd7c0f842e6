package org.sinew.api.precision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sinew.testing.PatientScenario.patient;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sinew.api.cohort.Server;
import tools.jackson.databind.JsonNode;

/** What the diseases of a gene are said to be, and whether genotypes fit them, on the starter knowledge beside tables of releases. */
class VariantFieldsIT {

    private static final String PAH = "HGNC:8582";
    private static final String PHENYLKETONURIA = "MONDO:0009861";
    private static final String FBN1 = "HGNC:3603";
    private static final String MARFAN = "MONDO:0007947";

    @TempDir
    private static Path data;

    @TempDir
    private static Path releases;

    private static Server server;

    @BeforeAll
    static void start() throws Exception {
        server = new Server(data);
        server.load(
                Files.writeString(releases.resolve("clingen_gene_disease_validity.2025-01.tsv"), """
                        gene_symbol\thgnc_id\tmondo_id\tdisease_label\tclassification
                        FBN1\tHGNC:3603\tMONDO:0007947\tMarfan syndrome\tDefinitive
                        FBN1\tHGNC:3603\tMONDO:0008426\tShprintzen-Goldberg syndrome\tDisputed
                        FBN1\tHGNC:3603\tMONDO:0000001\tanother disease\tLimited
                        """),
                Files.writeString(releases.resolve("genes_to_disease.txt"), """
                        ncbi_gene_id\tgene_symbol\tassociation_type\tdisease_id\tsource
                        HGNC:3603\tFBN1\tMENDELIAN\tOMIM:154700\tmim2gene
                        HGNC:3603\tFBN1\tPOLYGENIC\tOMIM:999999\tmim2gene
                        """));
        server.write(List.of(
                patient("alone").carries("1", "HGVS:v:c.1A>G", PAH),
                patient("both")
                        .carries("2", "HGVS:v:c.2A>G", PAH)
                        .carries("3", "HGVS:v:c.3A>G", PAH, "Likely pathogenic", "heterozygous", "germline"),
                patient("tumour")
                        .carries("4", "HGVS:v:c.4A>G", PAH)
                        .carries("5", "HGVS:v:c.5A>G", PAH, "pathogenic", "heterozygous", "somatic"),
                patient("harmless")
                        .carries("6", "HGVS:v:c.6A>G", PAH)
                        .carries("7", "HGVS:v:c.7A>G", PAH, "benign", "heterozygous", "germline"),
                patient("elsewhere").carries("8", "HGVS:v:c.8A>G", PAH).carries("9", "HGVS:v:c.9A>G", FBN1),
                patient("copies").carries("10", "HGVS:v:c.10A>G", PAH, "pathogenic", "homozygous", "germline"),
                patient("parent").carries("11", "HGVS:v:c.10A>G", PAH)));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static JsonNode disease(JsonNode interpretation, String disease) {
        return StreamSupport.stream(interpretation.path("diseases").spliterator(), false)
                .filter(each -> each.path("disease").asString().equals(disease))
                .findFirst()
                .orElseThrow(() -> new AssertionError(interpretation.toString()));
    }

    private static String fit(String variant) throws Exception {
        return disease(
                        server.data(
                                        "clinician",
                                        "{ variant(id: \"HGVS:v:c." + variant
                                                + "\") { interpretation { diseases { disease fit } } } }")
                                .at("/variant/interpretation"),
                        PHENYLKETONURIA)
                .path("fit")
                .asString();
    }

    @ParameterizedTest
    @CsvSource({
        "1A>G, ONE_OF_TWO",
        "2A>G, WITH_ANOTHER",
        "3A>G, WITH_ANOTHER",
        "4A>G, ONE_OF_TWO",
        "6A>G, ONE_OF_TWO",
        "8A>G, ONE_OF_TWO",
    })
    void anotherPathogenicVariantOfTheGeneExplainsARecessiveDisease(String variant, String fit) throws Exception {
        assertThat(fit(variant)).isEqualTo(fit);
    }

    @Test
    void aVariantOfATumourSaysNothingOfInheritance() throws Exception {
        assertThat(fit("5A>G")).isEqualTo("UNKNOWN");
    }

    @Test
    void whereCarriersDifferTheVariantAloneDoesNotTellButEachCallDoes() throws Exception {
        assertThat(fit("10A>G")).isEqualTo("UNKNOWN");
        JsonNode calls = server.data(
                "clinician",
                "{ variantCalls(where: {variant: {id: {eq: \"HGVS:v:c.10A>G\"}}}) { nodes { zygosity interpretation { diseases { disease fit } } } } }");
        for (JsonNode call : calls.at("/variantCalls/nodes")) {
            String zygosity = call.path("zygosity").asString();
            assertThat(disease(call.path("interpretation"), PHENYLKETONURIA)
                            .path("fit")
                            .asString())
                    .isEqualTo(zygosity.equals("homozygous") ? "FITS" : "ONE_OF_TWO");
        }
        assertThat(calls.at("/variantCalls/nodes").size()).isEqualTo(2);
    }

    private static JsonNode ofFbn1() throws Exception {
        return server.data(
                        "clinician",
                        "{ variantInterpretation(variant: \"NC_000010.11:g.94781859G>A\", gene: \"FBN1\", evidence: {zygosity: \"heterozygous\"}) { diseases { disease validity disputed fit inheritance sources { disease release validity } } } }")
                .at("/variantInterpretation");
    }

    @Test
    void aDiseaseThatSeveralReleasesSayStandsOnceWithItsSources() throws Exception {
        JsonNode marfan = disease(ofFbn1(), MARFAN);
        assertThat(marfan.path("validity").asString()).isEqualTo("definitive");
        assertThat(marfan.path("fit").asString()).isEqualTo("FITS");
        assertThat(marfan.path("sources"))
                .extracting(source -> source.path("disease").asString())
                .containsExactlyInAnyOrder(MARFAN, MARFAN, "OMIM:154700");
        assertThat(ofFbn1().path("diseases").get(0)).isEqualTo(marfan);
        assertThat(ofFbn1().path("diseases"))
                .extracting(each -> each.path("disease").asString())
                .doesNotContain("OMIM:154700", "OMIM:999999");
    }

    @Test
    void aLinkThatWasJudgedLimitedOrDeniedIsSaidSo() throws Exception {
        JsonNode denied = disease(ofFbn1(), "MONDO:0008426");
        assertThat(denied.path("disputed").asBoolean()).isTrue();
        assertThat(denied.path("validity").asString()).isEqualTo("disputed");
        assertThat(denied.path("fit").asString()).isEqualTo("UNKNOWN");
        assertThat(disease(ofFbn1(), "MONDO:0000001").path("validity").asString())
                .isEqualTo("limited");
    }
}
