package org.sinew.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.sinew.graph.Graph;
import org.sinew.graph.Statement;
import org.sinew.ingest.DeadLetter;
import org.sinew.ingest.DeadLetters;
import org.sinew.ingest.Ingest;
import org.sinew.ingest.IngestProgress;
import org.sinew.ingest.IngestReport;
import org.sinew.ingest.SampleSheet;

/** Variants from a file of a laboratory to the graph, beside those that FHIR tells. */
class VcfIngestIT {

    private static final String PATIENT = """
            {"resourceType":"Patient","id":"p1","identifier":[{"system":"urn:mrn","value":"7"}]}
            """;
    private static final String OBSERVATION = """
            {"resourceType":"Observation","id":"v1","status":"final","subject":{"reference":"Patient/p1"},
             "code":{"coding":[{"system":"http://loinc.org","code":"69548-6"}]},
             "component":[
               {"code":{"coding":[{"system":"http://loinc.org","code":"48004-6"}]},
                "valueCodeableConcept":{"coding":[{"system":"http://varnomen.hgvs.org","code":"NM_000769.4:c.681G>A"}]}},
               {"code":{"coding":[{"system":"http://loinc.org","code":"81290-9"}]},
                "valueCodeableConcept":{"coding":[{"system":"http://varnomen.hgvs.org","code":"NC_000010.11:g.94781859G>A"}]}}]}
            """;
    private static final String HEADER = """
            ##fileformat=VCFv4.2
            ##reference=GRCh38
            ##INFO=<ID=CSQ,Number=.,Type=String,Description="Consequence annotations. Format: Allele|Consequence|IMPACT|SYMBOL|HGNC_ID|HGVSc">
            ##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">
            #CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t""";
    private static final String LINES = """
            chr10\t94781859\t.\tG\tA\t.\tPASS\tCSQ=A|synonymous_variant|LOW|CYP2C19|HGNC:2621|ENST1:c.681G>A\tGT\t0/1
            chr10\t94842866\t.\tA\tG\t.\tPASS\t.\tGT\t0/0
            chr7\t117559590\t.\tA\tT\t.\tPASS\tCSQ=T|missense_variant|MODERATE|CFTR|HGNC:1884|\tGT\t1/1
            """;

    @TempDir
    private Path files = Path.of(".");

    @RegisterExtension
    private static final CommandLineGraph COMMAND_LINE = new CommandLineGraph();

    private static Ingest ingest;
    private static DeadLetters deadLetters;
    private static Graph graph;

    @BeforeAll
    static void open() {
        ingest = COMMAND_LINE.get(Ingest.class);
        deadLetters = COMMAND_LINE.get(DeadLetters.class);
        graph = COMMAND_LINE.get(Graph.class);
    }

    private IngestReport take(String name, String text) throws IOException {
        return take(name, text, SampleSheet.NONE);
    }

    private IngestReport take(String name, String text, SampleSheet samples) throws IOException {
        return ingest.take("lab", List.of(Files.writeString(files.resolve(name), text)), samples, IngestProgress.NONE);
    }

    private static List<String> strings(String cypher) {
        return graph.read(new Statement(cypher, Map.of()), Duration.ofMinutes(1)).stream()
                .map(row -> String.valueOf(row.values().iterator().next()))
                .toList();
    }

    /** Every node with its edges, runs aside. */
    private static List<String> wholeGraph() {
        return strings("""
                MATCH (n) WHERE NOT n:__Neo4jMigration AND NOT n:IngestRun
                WITH labels(n)[-1] + coalesce(n.id, n.key, '') + coalesce(n.hash, '') AS node,
                  COLLECT { MATCH (n)-[e]->(m) WITH type(e) + coalesce(m.id, m.key, '') + coalesce(e.hash, '') AS x RETURN x ORDER BY x } AS edges
                RETURN node + reduce(s = '', e IN edges | s + e) AS x ORDER BY x
                """);
    }

    @Test
    void theSameFileTwiceIsTheSameGraph() throws IOException {
        take("p.json", PATIENT);
        IngestReport first = take("a.vcf", HEADER + "p1\n" + LINES);
        List<String> once = wholeGraph();
        IngestReport again = take("a.vcf", HEADER + "p1\n" + LINES);

        assertThat(first.added()).isEqualTo(3);
        assertThat(first.unmodelled()).containsEntry("VCF: reference", 1L);
        assertThat(again.added() + again.superseded() + again.retracted() + again.rejected())
                .isZero();
        assertThat(again.unchanged()).isEqualTo(3);
        assertThat(wholeGraph()).isEqualTo(once);
        assertThat(strings("""
                MATCH (p:Patient)-[:CARRIES]->(c:VariantCall)-[:OF]->(v:Variant)-[:IN_GENE]->(g:Gene)
                RETURN p.id + ' ' + v.id + ' ' + g.id + ' ' + c.zygosity + ' ' + c.impact + ' ' + c.place AS x ORDER BY x
                """))
                .containsExactly(
                        "lab|Patient/p1 SPDI:NC_000007.14:117559589:A:T HGNC:1884 homozygous MODERATE a.vcf:8",
                        "lab|Patient/p1 SPDI:NC_000010.11:94781858:G:A HGNC:2621 heterozygous LOW a.vcf:6");
        assertThat(strings("MATCH (:Patient)-[m:MEASURED]->(t:Term) RETURN t.id + ' ' + m.valueText AS x"))
                .containsExactly("LOINC:81293-3 GRCh38: chr10:94781859 G A 0/1; chr10:94842866 A G 0/0");
    }

    @Test
    void aCorrectionSupersedesAndWhatIsGoneIsTakenBack() throws IOException {
        take("p.json", PATIENT);
        take("a.vcf", HEADER + "p1\n" + LINES);
        IngestReport corrected =
                take("a.vcf", HEADER + "p1\n" + LINES.replace("1/1", "0/0").replace("0/1", "1/1"));

        assertThat(corrected.superseded()).isEqualTo(2);
        assertThat(corrected.retracted()).isEqualTo(1);
        assertThat(strings("MATCH (:Patient)-[:CARRIES]->(c:VariantCall) RETURN c.zygosity AS x"))
                .containsExactly("homozygous");
        assertThat(strings("MATCH (v:FactVersion {kind: 'VariantCall'}) RETURN v.zygosity AS x ORDER BY x"))
                .containsExactly("heterozygous", "homozygous");

        IngestReport empty = take("a.vcf", HEADER + "p1\nchr7\t5\t.\tA\tT\t.\tPASS\t.\tGT\t0/0\n");
        assertThat(empty.retracted()).isEqualTo(2);
        assertThat(strings("MATCH (c:VariantCall) RETURN c.key AS x")).isEmpty();
    }

    @Test
    void theSameVariantToldByFhirIsTheSameNode() throws IOException {
        take("r.ndjson", PATIENT.replace("\n", "") + "\n" + OBSERVATION.replace("\n", "") + "\n");
        take("a.vcf", HEADER + "p1\n" + LINES);
        assertThat(strings("""
                MATCH (v:Variant)<-[:OF]-(c:VariantCall) WHERE v.id CONTAINS '94781858'
                WITH v.id AS id, count(c) AS calls RETURN id + ' ' + calls AS x
                """)).containsExactly("SPDI:NC_000010.11:94781858:G:A 2");
    }

    /** A deletion in a repeat, told without its bases by FHIR and at two places by files, in every order of arrival. */
    @Test
    void withAReferenceTheOrderOfArrivalDoesNotMatter() throws IOException {
        Path fasta = Files.writeString(files.resolve("GRCh38.fa"), ">chr1\nGGCACACACTTN\n");
        Files.writeString(files.resolve("GRCh38.fa.fai"), "chr1\t12\t6\t12\t13\n");
        SampleSheet said = new SampleSheet(Map.of(), "urn:mrn|7", null, fasta, null);
        String told = OBSERVATION
                .replace("NM_000769.4:c.681G>A", "NM_1.1:c.1_2del")
                .replace("NC_000010.11:g.94781859G>A", "NC_000001.11:g.8_9del");
        Map<String, String> records = Map.of(
                "v.json", told,
                "right.vcf", HEADER + "p1\nchr1\t6\t.\tACA\tA\t.\tPASS\t.\tGT\t0/1\n",
                "left.vcf", HEADER + "p1\nchr1\t2\t.\tGCA\tG\t.\tPASS\t.\tGT\t0/1\n");
        Set<List<String>> graphs = new HashSet<>();
        for (List<String> order : List.of(
                List.of("v.json", "right.vcf", "left.vcf"),
                List.of("v.json", "left.vcf", "right.vcf"),
                List.of("right.vcf", "v.json", "left.vcf"),
                List.of("left.vcf", "v.json", "right.vcf"),
                List.of("right.vcf", "left.vcf", "v.json"),
                List.of("left.vcf", "right.vcf", "v.json"))) {
            COMMAND_LINE.clear();
            take("p.json", PATIENT);
            for (String name : order) {
                take(name, records.getOrDefault(name, ""), said);
            }
            graphs.add(wholeGraph());
            assertThat(
                            strings(
                                    "MATCH (v:Variant)<-[:OF]-(c:VariantCall) WITH v, count(c) AS n RETURN v.id + ' ' + n AS x"))
                    .containsExactly("SPDI:NC_000001.11:2:CA: 3");
        }
        assertThat(graphs).hasSize(1);
    }

    @Test
    void anUnknownSampleIsADeadLetterAndReplayedOnceItsPatientIsThere() throws IOException {
        Path sheet = Files.writeString(files.resolve("samples.tsv"), "# sample\tpatient\nS1\turn:mrn|7\n");
        SampleSheet said = new SampleSheet(SampleSheet.patients(sheet), null, null, null, null);
        IngestReport early = take("a.vcf", HEADER + "S1\n" + LINES, said);
        assertThat(early.rejections()).containsEntry("UnknownPatient", 1L);
        DeadLetter letter = deadLetters.list(0, 10).getFirst();
        assertThat(letter.reason()).contains("urn:mrn|7 of the sample S1 is not known");
        assertThat(new String(letter.bytes(), StandardCharsets.UTF_8)).contains(LINES);

        take("p.json", PATIENT);
        IngestReport replayed = ingest.replay(List.of(letter.id()), IngestProgress.NONE);
        assertThat(replayed.added()).isEqualTo(3);
        assertThat(deadLetters.count()).isZero();
        assertThat(take("a.vcf", HEADER + "S1\n" + LINES, said).unchanged()).isEqualTo(3);
    }

    @Test
    void variantsAreReadAfterThePatientsBesideThem() throws IOException {
        Files.writeString(files.resolve("a.vcf"), HEADER + "p1\n" + LINES);
        Files.writeString(files.resolve("z.json"), PATIENT);
        IngestReport report = ingest.take("lab", List.of(files), IngestProgress.NONE);
        assertThat(report.rejected()).isZero();
        assertThat(strings("MATCH (c:VariantCall) RETURN c.code AS x")).hasSize(2);
    }
}
