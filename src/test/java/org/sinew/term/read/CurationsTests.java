package org.sinew.term.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sinew.term.Assertion;
import org.sinew.term.Assertion.Relation;
import org.sinew.term.Diagnostic.Problem;
import org.sinew.term.Mapping;
import org.sinew.term.Ontology;
import org.sinew.term.Term;
import org.sinew.term.catalog.Catalog;

/** Who says what, and where it can be read. */
class CurationsTests {

    private static final String PLUSES =
            "\"+++++++++++\",\"++++++++++++++\",\"+++++++++++++\",\"++++++++++++++++++\",\"+++++++++\","
                    + "\"+++++++++\",\"++++++++++++++\",\"+++++++++++++\",\"+++++++++++++++++++\",\"+++++++++++++++++++\"\n";
    private static final String PREAMBLE = """
            "CLINGEN GENE DISEASE VALIDITY CURATIONS","","","","","","","","",""
            "FILE CREATED: 2026-03-01","","","","","","","","",""
            "WEBPAGE: https://search.clinicalgenome.org/kb/gene-validity","","","","","","","","",""
            """ + PLUSES + """
            "GENE SYMBOL","GENE ID (HGNC)","DISEASE LABEL","DISEASE ID (MONDO)","MOI","SOP","CLASSIFICATION",\
            "ONLINE REPORT","CLASSIFICATION DATE","GCEP"
            """ + PLUSES;
    private static final String REPORT = "https://search.clinicalgenome.org/kb/gene-validity/CGGV:";
    private static final String ROWS = """
            "G1","HGNC:1","a disease, dominant","MONDO:0000001","AD","SOP8","Definitive","%1$s1","2023-01-15T16:00:00.000Z","P"
            "G2","HGNC:2","a ""rare"" disease","MONDO:0000002","AR","SOP4","No Known Disease Relationship","%1$s2","2018-06-07T14:37:47.175Z","P"
            "G3","HGNC:3","a disease","MONDO:0000001","UD","SOP9","Limited","%1$s3","2024-02-03T16:00:00.000Z","P"
            """.formatted(REPORT);

    @TempDir
    Path directory;

    private Ontology read(String name, String content) throws IOException {
        return new OntologyReader(Catalog.bundled()).read(Files.writeString(directory.resolve(name), content));
    }

    @Test
    void whichPhenotypeALaboratoryResultIs() throws IOException {
        Ontology table = read("loinc2hpo-annotations.tsv", """
                loincId\tloincScale\toutcome\thpoTermId\tsupplementalTermId\tcuration\tcomment
                2345-7\tQn\tL\tHP:0001943\t.\tHPO:x[2018-01-01]\t.
                2345-7\tQn\tN\tHP:0011015\t.\tHPO:x[2018-01-01]\t.
                2345-7\tQn\tH\tHP:0003074\t.\tHPO:x[2018-01-01]\t.
                600-7\tNom\tPOS\tHP:0031864\t.\tHPO:x[2018-01-01]\t.
                600-7\tNom\tH\tHP:0031864\t.\tHPO:x[2018-01-01]\t.
                600-7\tNom\tNEG\tHP:0031864\t.\tHPO:x[2018-01-01]\t.
                601-5\tNom\tSNOMEDCT:449051000124102\tHP:0031864\t.\tHPO:x[2018-01-01]\t.
                """);
        assertThat(table.diagnostics()).isEmpty();
        assertThat(table.release().source()).isEqualTo("loinc2hpo");
        assertThat(table.assertions())
                .extracting(a -> a.subject() + " " + a.qualifiers().get("interpretation") + " " + a.object())
                .containsExactly(
                        "LOINC:2345-7 L HP:0001943", "LOINC:2345-7 H HP:0003074", "LOINC:600-7 H;POS HP:0031864");
        assertThat(table.assertions()).allMatch(a -> a.relation() == Relation.INDICATES);
    }

    @Test
    void aLaboratoryResultThatCannotBeReadIsLeftOutByName() throws IOException {
        Ontology table = read("loinc2hpo-annotations.tsv", """
                loincId\tloincScale\toutcome\thpoTermId\tsupplementalTermId\tcuration\tcomment
                \tQn\tL\tHP:0001943\t.\tHPO:x[2018-01-01]\t.
                glucose\tQn\tL\tHP:0001943\t.\tHPO:x[2018-01-01]\t.
                2345-7\tQn\tLOW\tHP:0001943\t.\tHPO:x[2018-01-01]\t.
                2345-7\tQn\tH\thigh\t.\tHPO:x[2018-01-01]\t.
                2345-7\tQn\tH\tHP:0003074\t.\tHPO:x[2018-01-01]\t.
                """);
        String file = directory.resolve("loinc2hpo-annotations.tsv").getFileName() + ":";
        assertThat(table.diagnostics())
                .extracting(found -> found.place() + " " + found.message())
                .containsExactly(
                        file + "2 '' in column loincId is no LOINC code; the row is left out",
                        file + "3 'glucose' in column loincId is no LOINC code; the row is left out",
                        file + "4 'LOW' in column outcome is no outcome of a test; the row is left out",
                        file + "5 'high' in column hpoTermId is no term id; the row is left out");
        assertThat(table.assertions()).hasSize(1);
    }

    @Test
    void clinGensOwnSummary() throws IOException {
        Ontology summary = read("Clingen-Gene-Disease-Summary-2026-03-01.csv", PREAMBLE + ROWS);
        assertThat(summary.diagnostics()).isEmpty();
        assertThat(summary.release().id()).isEqualTo("clingen@2026-03-01");
        assertThat(summary.release().licence()).isEqualTo("CC0-1.0");
        assertThat(summary.assertions()).hasSize(3);
        Assertion first = summary.assertions().getFirst();
        assertThat(first.subject()).hasToString("MONDO:0000001");
        assertThat(first.object()).hasToString("HGNC:1");
        assertThat(first.relation()).isEqualTo(Relation.CAUSED_BY);
        assertThat(first.references()).containsExactly(REPORT + "1");
        assertThat(first.qualifiers())
                .containsEntry("classification", "definitive")
                .containsEntry("inheritance", "HP:0000006")
                .containsEntry("classified", "2023-01-15")
                .containsEntry("panel", "P");
        assertThat(summary.assertions().get(1).negated()).isTrue();
        assertThat(summary.assertions().get(2).relation()).isEqualTo(Relation.ASSOCIATED_WITH);
        assertThat(summary.mentions()).extracting(Term::label).contains("a \"rare\" disease");
    }

    @Test
    void aSummaryThatIsCutOffIsRefused() throws IOException {
        for (String cut : List.of(ROWS.substring(0, ROWS.length() - 30), "\"G1\",\"HGNC:1\"\n")) {
            Ontology refused = read("clingen.csv", PREAMBLE + cut);
            assertThat(refused.isUsable()).isFalse();
            assertThat(refused.diagnostics()).anyMatch(each -> each.problem() == Problem.TRUNCATED);
        }
    }

    private static final String DOSAGE = """
            #ClinGen Gene Curation Results
            #07 Oct,2025
            #Genomic Locations are reported on GRCh38 (hg38): GCF_000001405.36
            #Gene Symbol\tGene ID\tcytoBand\tGenomic Location\tHaploinsufficiency Score\tHaploinsufficiency Description\t\
            Haploinsufficiency PMID1\tHaploinsufficiency PMID2\tTriplosensitivity Score\tTriplosensitivity Description\t\
            Triplosensitivity PMID1\tDate Last Evaluated\tHaploinsufficiency Disease ID\tTriplosensitivity Disease ID
            G1\t11\t1p1\tchr1:1-2\t3\tSufficient evidence\t123\t456\t0\tNo evidence available\t\t2023-12-13\tMONDO:0000001\t
            G2\t12\t1p1\tchr1:1-2\t30\tGene associated with autosomal recessive phenotype\t\t\tNot yet evaluated\t\
            Not yet evaluated\t\t2012-07-06\t\t
            G3\t13\t1p1\tchr1:1-2\tNot yet evaluated\tNot yet evaluated\t\t\tNot yet evaluated\tNot yet evaluated\t\t\t\t
            G4\t14\t1p1\tchr1:1-2\t7\tNobody knows\t\t\tNot yet evaluated\tNot yet evaluated\t\t\t\t
            """;

    @Test
    void clinGensListOfDosage() throws IOException {
        Ontology list = read("ClinGen_gene_curation_list_GRCh37.tsv", DOSAGE);
        assertThat(list.release().id()).isEqualTo("clingen-dosage@2025-10-07");
        assertThat(list.release().licence()).isEqualTo("CC0-1.0");
        assertThat(list.assertions()).hasSize(3).allMatch(each -> each.relation() == Relation.HAS_DOSAGE_SENSITIVITY);
        Assertion loss = list.assertions().getFirst();
        assertThat(loss.subject()).hasToString("NCBIGene:11");
        assertThat(loss.object()).hasToString("ClinGen:haploinsufficiency");
        assertThat(loss.qualifiers())
                .containsEntry("score", "3")
                .containsEntry("classification", "sufficient evidence")
                .containsEntry("disease", "MONDO:0000001")
                .containsEntry("evaluated", "2023-12-13");
        assertThat(loss.references()).containsExactly("PMID:123", "PMID:456");
        assertThat(list.assertions().get(1).object()).hasToString("ClinGen:triplosensitivity");
        assertThat(list.assertions().get(1).qualifiers()).doesNotContainKey("disease");
        assertThat(list.assertions().get(2).qualifiers()).containsEntry("score", "30");
        assertThat(list.diagnostics())
                .hasSize(1)
                .allMatch(each -> each.message().contains("'7' is no score"));
        Ontology cut = read("ClinGen_gene_curation_list_GRCh38.tsv", DOSAGE.substring(0, DOSAGE.length() - 50));
        assertThat(cut.isUsable()).isFalse();
    }

    @Test
    void mappingsNameWhoSaysSo() throws IOException {
        String rows = """
                subject_id\tpredicate_id\tobject_id\tmapping_justification\tauthor_id
                MONDO:1\tskos:exactMatch\tOMIM:1\tsemapv:ManualMappingCuration\torcid:0000-0002-1825-0097|orcid:0000-0001-5109-3700
                MONDO:2\tskos:exactMatch\tOMIM:2\tsemapv:LexicalMatching\t
                """;
        assertThat(references("#license: CC0\n" + rows))
                .containsExactly(List.of("orcid:0000-0002-1825-0097", "orcid:0000-0001-5109-3700"), List.of());
        assertThat(references("#creator_id:\n#  - orcid:1\n#  - \"orcid:2\"\n#license: CC0\n#  - no creator\n" + rows)
                        .getLast())
                .containsExactly("orcid:1", "orcid:2");
        assertThat(references("#creator_id: [orcid:1, orcid:2]\n" + rows).getLast())
                .containsExactly("orcid:1", "orcid:2");
    }

    private List<List<String>> references(String sssom) throws IOException {
        return read("m.sssom.tsv", sssom).mappings().stream()
                .map(Mapping::references)
                .toList();
    }
}
