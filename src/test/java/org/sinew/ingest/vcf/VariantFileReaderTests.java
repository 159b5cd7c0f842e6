package org.sinew.ingest.vcf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sinew.genome.Build;
import org.sinew.genome.Liftover;
import org.sinew.genome.ReferenceGenomes;
import org.sinew.genome.Site;
import org.sinew.ingest.Limits;
import org.sinew.ingest.RecordSink;
import org.sinew.ingest.Rejection;
import org.sinew.ingest.SampleSheet;
import org.sinew.ingest.Source;
import org.sinew.ingest.SourceFiles;
import org.sinew.ingest.SourceRecord;
import org.sinew.patient.Fact;
import org.sinew.patient.Fact.VariantCall;
import org.sinew.patient.PatientId;
import org.sinew.patient.Value;
import org.sinew.term.TermId;

class VariantFileReaderTests {

    private static final String CSQ =
            "##INFO=<ID=CSQ,Number=.,Type=String,Description=\"Consequence annotations from Ensembl VEP. Format:"
                    + " Allele|Consequence|IMPACT|SYMBOL|Gene|Feature|HGVSc|HGVSp|HGNC_ID|CANONICAL|gnomADe_AF\">\n";
    private static final String HEAD_38 = head("##reference=GRCh38\n");
    private static final String HEAD_37 = head("##contig=<ID=1,length=249250621>\n");

    private final Collected sink = new Collected();

    @TempDir
    private Path directory = Path.of(".");

    /** Ann's samples are {@code ann} and {@code S1}, Bo's {@code bo}; two patients have the number 7. */
    private record Fixed() implements Known {

        private static final Map<String, List<String>> PATIENTS = Map.of(
                "lab|Patient/ann", List.of("lab|Patient/ann"),
                "urn:mrn|1", List.of("lab|Patient/ann"),
                "lab|Patient/bo", List.of("lab|Patient/bo"),
                "urn:mrn|7", List.of("his|Patient/1", "his|Patient/2"));

        @Override
        public Map<String, List<String>> patients(Collection<String> keys) {
            return PATIENTS.entrySet().stream()
                    .filter(e -> keys.contains(e.getKey()))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        }

        @Override
        public Map<String, String> genes(Collection<String> symbols) {
            return symbols.contains("CFTR") ? Map.of("CFTR", "HGNC:1884") : Map.of();
        }
    }

    private static final class Collected implements RecordSink {
        private final List<SourceRecord> records = new ArrayList<>();
        private final List<Rejection> rejections = new ArrayList<>();
        private final Map<String, Long> passedOver = new TreeMap<>();

        @Override
        public void accept(SourceRecord record) {
            records.add(record);
        }

        @Override
        public void reject(Rejection rejection) {
            rejections.add(rejection);
        }

        @Override
        public void passedOver(String what, long count) {
            passedOver.merge(what, count, Long::sum);
        }
    }

    private static String head(String build) {
        return "##fileformat=VCFv4.2\n" + build + CSQ
                + "##INFO=<ID=ANN,Number=.,Type=String,Description=\"Functional annotations: 'Allele | Annotation'\">\n"
                + "##INFO=<ID=CLNSIG,Number=.,Type=String,Description=\"ClinVar\">\n"
                + "##FILTER=<ID=LowQual,Description=\"geringe Qualität 低质量\">\n"
                + "##FORMAT=<ID=GT,Number=1,Type=String,Description=\"g\">\n"
                + "##FORMAT=<ID=DP,Number=1,Type=Integer,Description=\"d\">\n"
                + "##FORMAT=<ID=GQ,Number=1,Type=Integer,Description=\"q\">\n"
                + "##FORMAT=<ID=PS,Number=1,Type=String,Description=\"p\">\n"
                + "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t";
    }

    private VariantFileReader reader(int limit, Site... wanted) {
        return reader(ReferenceGenomes.NONE, limit, wanted);
    }

    private VariantFileReader reader(ReferenceGenomes genomes, int limit, Site... wanted) {
        return new VariantFileReader(new Fixed(), () -> List.of(wanted), Limits.DEFAULT, genomes, limit);
    }

    private Collected read(String text, SampleSheet samples) {
        return read(reader(100), text, samples);
    }

    private Collected read(VariantFileReader reader, String text, SampleSheet samples) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            reader.read(new Source("lab", "a.vcf", () -> new java.io.ByteArrayInputStream(bytes), samples), sink);
        } catch (IOException unexpected) {
            throw new java.io.UncheckedIOException(unexpected);
        }
        return sink;
    }

    private List<VariantCall> calls() {
        return sink.records.stream()
                .flatMap(r -> r.facts().stream())
                .filter(VariantCall.class::isInstance)
                .map(VariantCall.class::cast)
                .toList();
    }

    private static String line(String... cells) {
        return String.join("\t", cells) + "\n";
    }

    @Test
    void vepsAnnotationGivesGeneConsequenceAndNames() {
        read(
                HEAD_38 + "ann\n"
                        + line(
                                "chr7",
                                "117559590",
                                ".",
                                "ATCT",
                                "A",
                                "50",
                                "PASS",
                                "CSQ=-|downstream_gene_variant|MODIFIER|NEAR|ENSG00000000001|ENST9|||||0.3,"
                                        + "-|inframe_deletion|MODERATE|CFTR|ENSG00000001626|ENST1|ENST1.1:c.1_3del"
                                        + "|ENSP1.1:p.Phe508del|HGNC:1884|YES|0.007;CLNSIG=Pathogenic/Likely_pathogenic",
                                "GT:DP:GQ",
                                "0/1:30:99"),
                SampleSheet.NONE);

        VariantCall call = calls().getFirst();
        assertThat(sink.rejections).isEmpty();
        assertThat(call.variant()).isEqualTo(new TermId("SPDI", "NC_000007.14:117559590:TCT:"));
        assertThat(call.patient()).isEqualTo(new PatientId("lab|Patient/ann"));
        assertThat(call.key().value()).isEqualTo("lab|Vcf/a.vcf/ann#NC_000007.14:117559590:TCT:");
        assertThat(call.header().provenance().place()).isEqualTo("a.vcf:12");
        assertThat(call.gene()).hasToString("Coding[id=HGNC:1884, display=CFTR]");
        assertThat(call.hgvsCoding()).isEqualTo("ENST1.1:c.1_3del");
        assertThat(call.hgvsGenomic()).isEqualTo("NC_000007.14:g.117559591_117559593del");
        assertThat(call.zygosity()).isEqualTo("heterozygous");
        assertThat(call.significance()).isEqualTo("pathogenic/likely pathogenic");
        assertThat(call.build()).isEqualTo("GRCh38");
        assertThat(call.sequenced())
                .isEqualTo(new Fact.Sequenced(
                        List.of("inframe_deletion"), "MODERATE", null, true, 0.3, "0/1", null, 30, 99));
        assertThat(sink.passedOver)
                .containsExactly(Map.entry("VCF: as written, without reference bases to left-align by", 1L));
    }

    @Test
    void snpEffsNamesGetTheirTranscriptAndSymbolsTheirIdFromWhatIsLoaded() {
        read(
                HEAD_38 + "ann\n"
                        + line(
                                "7",
                                "5",
                                ".",
                                "C",
                                "T",
                                ".",
                                ".",
                                "ANN=T|missense_variant|MODERATE|CFTR|CFTR|transcript|"
                                        + "NM_000492.4|protein_coding|1/27|c.5C>T|p.Pro2Leu",
                                "GT",
                                "1/1")
                        + line(
                                "7",
                                "9",
                                ".",
                                "C",
                                "T",
                                ".",
                                ".",
                                "ANN=T|stop_gained|HIGH|NEW1|NEW1|transcript|NM_9|pc|1/2|" + "c.9C>T|p.Gln3*",
                                "GT",
                                "0/1")
                        + line(
                                "7",
                                "19",
                                ".",
                                "C",
                                "T",
                                ".",
                                ".",
                                "ANN=T|intergenic_region|MODIFIER|A-B|A-B|||||n.19C>T|",
                                "GT",
                                "0/1"),
                SampleSheet.NONE);

        assertThat(calls())
                .extracting(c ->
                        c.hgvsCoding() + " " + (c.gene() == null ? "" : c.gene().id()) + " " + c.zygosity())
                .containsExactly(
                        "NM_000492.4:c.5C>T HGNC:1884 homozygous",
                        "NM_9:c.9C>T HGNC.SYMBOL:NEW1 heterozygous",
                        "n.19C>T  heterozygous");
    }

    @Test
    void eachSampleGetsTheAllelesThatItCarries() {
        read(
                HEAD_38 + "ann\tbo\n"
                        + line("1", "10", ".", "A", "C,G", ".", "PASS", ".", "GT:PS", "1|2:77", "0|0:.")
                        + line("1", "20", ".", "A", "C", ".", "PASS", ".", "GT", "./.", "./1")
                        + line("X", "30", ".", "A", "C,<DEL>", ".", "PASS", ".", "GT", "1", "0/2")
                        + line("MT", "40", ".", "A", "C", ".", "PASS", ".", "GT", "0/1", "1")
                        + line("1", "50", ".", "A", "C", ".", "LowQual", ".", "GT", "1/1", "1/1")
                        + line("GL000220.1", "9", ".", "A", "C", ".", "PASS", ".", "GT", "0/1", "0/0"),
                SampleSheet.NONE);

        assertThat(calls())
                .extracting(c -> c.patient().value().replace("lab|Patient/", "") + " "
                        + c.variant().local() + " " + c.zygosity() + " "
                        + c.sequenced().genotype() + " "
                        + c.sequenced().phaseSet())
                .containsExactly(
                        "ann NC_000001.11:9:A:C heterozygous 1|2 77",
                        "ann NC_000001.11:9:A:G heterozygous 1|2 77",
                        "ann NC_000023.11:29:A:C hemizygous 1 null",
                        "ann NC_012920.1:39:A:C heteroplasmic 0/1 null",
                        "bo NC_000001.11:19:A:C null ./1 null",
                        "bo NC_012920.1:39:A:C homoplasmic 1 null");
        assertThat(sink.passedOver)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "VCF: FILTER LowQual", 1L,
                        "VCF: beyond the chromosomes", 1L,
                        "VCF: not called", 1L,
                        "VCF: reference", 2L,
                        "VCF: symbolic allele", 1L));
    }

    @Test
    void anAlleleBesideAReferenceThatIsNotWrittenOutIsPassedOverAndTheNextLineProceeds() {
        read(
                HEAD_38 + "ann\n" + line("1", "10", ".", "N", "C", ".", ".", ".", "GT", "0/1")
                        + line("1", "15", ".", "GN", "G", ".", ".", ".", "GT", "0/1")
                        + line("1", "20", ".", "A", "C", ".", ".", ".", "GT", "0/1"),
                SampleSheet.NONE);
        assertThat(calls()).extracting(c -> c.variant().local()).containsExactly("NC_000001.11:19:A:C");
        assertThat(sink.passedOver).containsEntry("VCF: symbolic allele", 2L);
        assertThat(sink.rejections).isEmpty();
    }

    @Test
    void anotherBuildThanTheTwoIsRefused() {
        String lines = "ann\n" + line("1", "10", ".", "A", "C", ".", ".", ".", "GT", "0/1");
        for (String header : List.of(
                "##contig=<ID=chr1,length=248387328>\n##contig=<ID=chr2,length=242696752>\n",
                "##contig=<ID=1,length=247249719>\n",
                "##reference=chm13v2.0.fa\n")) {
            read(head(header) + lines, new SampleSheet(Map.of(), null, Build.GRCH38, null, null));
        }
        assertThat(calls()).isEmpty();
        assertThat(sink.rejections)
                .hasSize(3)
                .extracting(Rejection::reason)
                .allSatisfy(reason -> assertThat(reason).contains("neither GRCh37 nor GRCh38"));
    }

    @Test
    void theBuildIsSaidOrTheFileRefused() {
        String one = line("1", "10", ".", "A", "C", ".", ".", ".", "GT", "0/1");
        read(HEAD_37 + "ann\n" + one, SampleSheet.NONE);
        read(head("") + "ann\n" + one, new SampleSheet(Map.of(), null, Build.GRCH38, null, null));
        assertThat(calls())
                .extracting(c -> c.variant().local() + " " + c.build())
                .containsExactly("NC_000001.10:9:A:C GRCh37", "NC_000001.11:9:A:C GRCh38");

        read(head("") + "ann\n" + one, SampleSheet.NONE);
        read(HEAD_37 + "ann\n" + one, new SampleSheet(Map.of(), null, Build.GRCH38, null, null));
        read(head("##reference=hg19.fa\n##contig=<ID=chr1,length=248956422>\n") + "ann\n" + one, SampleSheet.NONE);
        assertThat(sink.rejections)
                .hasSize(3)
                .allMatch(Rejection.Invalid.class::isInstance)
                .extracting(Rejection::reason)
                .satisfiesExactly(
                        r -> assertThat(r).contains("does not say its genome build"),
                        r -> assertThat(r).contains("is on GRCh37 by its header, not on GRCh38"),
                        r -> assertThat(r).contains("speaks of GRCh37 and of GRCh38"));
        assertThat(sink.records).hasSize(2);
    }

    @Test
    void whoseASampleIsIsNotGuessed() {
        String lines =
                "ann\tS1\tS2\tS3\n" + line("1", "10", ".", "A", "C", ".", ".", ".", "GT", "0/1", "0/1", "1/1", "1/1");
        read(HEAD_38 + lines, new SampleSheet(Map.of("S2", "urn:mrn|7", "S3", "urn:mrn|8"), null, null, null, null));

        assertThat(calls()).extracting(c -> c.patient().value()).containsExactly("lab|Patient/ann");
        Rejection unknown = sink.rejections.getFirst();
        assertThat(unknown).isInstanceOf(Rejection.UnknownPatient.class);
        assertThat(unknown.reason())
                .contains("the sample S1 is no patient's identifier")
                .contains("the sample S2 may be several patients': his|Patient/1, his|Patient/2")
                .contains("the patient urn:mrn|8 of the sample S3 is not known");
    }

    @Test
    void whatIsRejectedIsReadAgainWithWhatWasSaidBesideIt() {
        String text = head("") + "S1\n" + line("1", "10", ".", "A", "C", ".", ".", ".", "GT", "0/1");
        SampleSheet said = new SampleSheet(Map.of(), "urn:mrn|2", Build.GRCH37, null, null);
        Rejection rejected = read(text, said).rejections.getFirst();
        assertThat(rejected.reason()).contains("the patient urn:mrn|2 of the sample S1 is not known");

        String again = new String(rejected.raw().head(), StandardCharsets.UTF_8).replace("urn:mrn|2", "urn:mrn|1");
        read(again, SampleSheet.NONE);
        assertThat(sink.rejections).hasSize(1);
        assertThat(calls())
                .extracting(c -> c.patient().value() + " " + c.variant().local())
                .containsExactly("lab|Patient/ann NC_000001.10:9:A:C");
    }

    @Test
    void onePatientIsNotSaidOfSeveralSamples() {
        read(
                HEAD_38 + "S1\tS2\n" + line("1", "10", ".", "A", "C", ".", ".", ".", "GT", "0/1", "0/1"),
                new SampleSheet(Map.of(), "urn:mrn|1", null, null, null));
        assertThat(calls()).isEmpty();
        assertThat(sink.rejections.getFirst().reason())
                .startsWith("one patient is said, but there are several samples");
    }

    @Test
    void aMalformedLineIsRejectedWithItsBytesAndTheNextProceeds() {
        read(
                HEAD_38 + "ann\n" + line("1", "x", ".", "A", "C", ".", ".", ".", "GT", "0/1") + "nonsense\n\n"
                        + line("1", "20", ".", "A", "C", ".", ".", ".", "GT", "0/7")
                        + line("1", "30", ".", "A", "C", ".", ".", ".", "GT", "0/1"),
                SampleSheet.NONE);
        assertThat(calls()).extracting(c -> c.variant().local()).containsExactly("NC_000001.11:29:A:C");
        assertThat(sink.rejections)
                .hasSize(3)
                .allMatch(Rejection.Malformed.class::isInstance)
                .extracting(Rejection::place)
                .containsExactly("a.vcf:12", "a.vcf:13", "a.vcf:15");

        String mended =
                new String(sink.rejections.getLast().raw().head(), StandardCharsets.UTF_8).replace("0/7", "1/1");
        Collected again = read(mended, SampleSheet.NONE);
        assertThat(again.records.getLast().facts()).hasSize(1);
    }

    @Test
    void linesMayEndInCrLfAndHoldAnyScript() {
        String text = HEAD_38 + "ann\n"
                + line(
                        "1",
                        "10",
                        "名",
                        "A",
                        "C",
                        ".",
                        "PASS",
                        "CSQ=C|missense_variant|MODERATE|CFTR|||c.1A>C|p.Thr1%3D|||",
                        "GT",
                        "0/1");
        read(text.replace("\n", "\r\n"), SampleSheet.NONE);
        assertThat(sink.rejections).isEmpty();
        assertThat(calls()).extracting(VariantCall::hgvsProtein).containsExactly("p.Thr1=");
    }

    @Test
    void aTruncatedArchiveGivesNothing() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            StringBuilder text = new StringBuilder(HEAD_38 + "ann\n");
            IntStream.range(1, 5_000)
                    .forEach(i -> text.append(line("1", "" + i * 7, ".", "A", "C", ".", ".", ".", "GT", "0/1")));
            gzip.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
        Path whole = Files.write(directory.resolve("a.vcf.gz"), bytes.toByteArray());
        Path cut = Files.write(directory.resolve("b.vcf.gz"), Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2));
        VariantFileReader reader = reader(10_000);
        SourceFiles files = new SourceFiles(
                "lab",
                Limits.DEFAULT,
                SampleSheet.NONE,
                source -> {
                    assertThat(reader.reads(source.place())).isTrue();
                    reader.read(source, sink);
                },
                sink::reject);
        files.walk(cut);
        assertThat(sink.records).isEmpty();
        assertThat(sink.rejections).singleElement().isInstanceOf(Rejection.Malformed.class);
        files.walk(whole);
        assertThat(calls()).hasSize(4_999);
    }

    @Test
    void beyondTheLimitWeightDecidesAndTheRestIsCounted() {
        StringBuilder text = new StringBuilder(HEAD_38 + "ann\n");
        for (int i = 1; i <= 30; i++) {
            String effect = i % 10 == 0
                    ? "stop_gained|HIGH"
                    : i % 3 == 0 ? "missense_variant|MODERATE" : "intron_variant|MODIFIER";
            String frequency = i == 20 ? "0.2" : "";
            text.append(line(
                    "1",
                    "" + i * 10,
                    ".",
                    "A",
                    "C",
                    ".",
                    ".",
                    "CSQ=C|" + effect + "|G|||c|p|||" + frequency,
                    "GT",
                    "0/1"));
        }
        text.append(line("1", "999", ".", "A", "C", ".", ".", "CLNSIG=Pathogenic", "GT", "0/1"));

        assertThat(positions(read(reader(31), text.toString(), SampleSheet.NONE)))
                .hasSize(31);
        assertThat(positions(read(reader(15), text.toString(), SampleSheet.NONE)))
                .containsExactly(30, 60, 90, 100, 120, 150, 180, 210, 240, 270, 300, 999);
        assertThat(sink.passedOver).containsEntry(leftOut(15), 19L);
        sink.passedOver.clear();
        assertThat(positions(read(reader(5), text.toString(), SampleSheet.NONE)))
                .containsExactly(100, 300, 999);
        assertThat(sink.passedOver).containsEntry(leftOut(5), 28L);
    }

    private static String leftOut(int limit) {
        return "VCF: more alleles than sinew.vcf.variants has as its limit (" + limit
                + "); neither significant by ClinVar, nor rare and of impact";
    }

    private static List<Integer> positions(Collected sink) {
        return sink.records.getLast().facts().stream()
                .map(f -> Integer.parseInt(((VariantCall) f).variant().local().split(":", -1)[1]) + 1)
                .toList();
    }

    @Test
    void withReferenceBasesIndelsAreLeftAlignedAndRefIsChecked() throws IOException {
        Path fasta = Files.writeString(directory.resolve("r.fa"), ">chr1\nGGCACACACTTN\n");
        Files.writeString(directory.resolve("r.fa.fai"), "chr1\t12\t6\t12\t13\n");
        read(
                HEAD_38 + "ann\n"
                        + line("1", "6", ".", "ACA", "A", ".", ".", ".", "GT", "0/1")
                        + line("1", "2", ".", "GCA", "G", ".", ".", ".", "GT", "0/1")
                        + line("1", "3", ".", "T", "G", ".", ".", ".", "GT", "0/1"),
                new SampleSheet(Map.of(), null, null, fasta, null));
        assertThat(calls())
                .extracting(c -> c.variant().local() + " " + c.hgvsGenomic())
                .containsExactly("NC_000001.11:2:CA: NC_000001.11:g.8_9del");
        assertThat(sink.passedOver).containsExactly(Map.entry("VCF: the same variant again", 1L));
        assertThat(sink.rejections)
                .singleElement()
                .satisfies(
                        r -> assertThat(r.reason()).isEqualTo("REF T at chr1:3 is not what GRCh38 has there (C at 3)"));
    }

    /** Chromosome 1 of GRCh37, of which ten bases lie five further in GRCh38, and ten on its other strand. */
    private Liftover chain() throws IOException {
        return Liftover.open(Files.writeString(directory.resolve("old-to-new.chain"), """
                chain 100 chr1 249250621 + 10 20 chr1 248956422 + 15 25 1
                10

                chain 100 chr1 249250621 + 30 40 chr1 248956422 - 248956372 248956382 2
                10

                """));
    }

    @Test
    void byAChainWhatIsCertainIsLiftedOver() throws IOException {
        //                                             1234567890123456789012345678901234567890123456789012345
        Path fasta = Files.writeString(
                directory.resolve("r.fa"), ">chr1\nTTTTTTTTTTTTTTTACGTACGTCATTTTTTTTTTTTTTTGGACCATAGCTTTTT\n");
        Files.writeString(directory.resolve("r.fa.fai"), "chr1\t55\t6\t55\t56\n");
        String lines = "ann\n"
                + line("1", "11", ".", "A", "C", ".", ".", ".", "GT", "0/1")
                + line("1", "13", ".", "G", "GT", ".", ".", ".", "GT", "0/1")
                + line("1", "12", ".", "T", "C", ".", ".", ".", "GT", "0/1")
                + line("1", "25", ".", "A", "C", ".", ".", ".", "GT", "0/1")
                + line("1", "31", ".", "G", "C", ".", ".", ".", "GT", "0/1");
        read(HEAD_37 + lines, new SampleSheet(Map.of(), null, null, fasta, chain()));
        assertThat(calls())
                .extracting(c -> c.variant().local() + " " + c.build())
                .containsExactly(
                        "NC_000001.11:15:A:C GRCh38", "NC_000001.11:18::T GRCh38", "NC_000001.11:49:C:G GRCh38");
        assertThat(sink.passedOver)
                .containsExactly(Map.entry("VCF: not lifted over, its place or bases are not certain there", 2L));
        assertThat(sink.rejections).isEmpty();
        read(
                HEAD_38 + "ann\n" + line("1", "16", ".", "A", "C", ".", ".", ".", "GT", "0/1"),
                new SampleSheet(Map.of(), null, null, fasta, chain()));
        assertThat(positions(sink)).containsExactly(16);
    }

    @Test
    void theInstallationsGenomeOfTheBuildThatTheChainLeadsToDecides() throws IOException {
        Path older = genome("GRCh37", "TTTTTTTTTTTTTTTTTTTTTTTTTTTTTT");
        Path newer = genome("GRCh38", "TTTTTTTTTTTTTTTACGTACGTCATTTTT");
        SampleSheet said = new SampleSheet(Map.of(), null, null, null, chain());
        String lines = HEAD_37 + "ann\n" + line("1", "11", ".", "A", "C", ".", ".", ".", "GT", "0/1");
        read(reader(ReferenceGenomes.of(List.of(older, newer)), 100), lines, said);
        assertThat(calls()).extracting(c -> c.variant().local()).containsExactly("NC_000001.11:15:A:C");
    }

    @Test
    void withoutAGenomeOfTheBuildThatTheChainLeadsToNothingIsTakenIn() throws IOException {
        Path older = genome("GRCh37", "TTTTTTTTTTATTTT");
        SampleSheet said = new SampleSheet(Map.of(), null, null, null, chain());
        String lines = HEAD_37 + "ann\n" + line("1", "11", ".", "A", "C", ".", ".", ".", "GT", "0/1");
        read(reader(ReferenceGenomes.of(List.of(older)), 100), lines, said);
        assertThat(calls()).isEmpty();
        assertThat(sink.rejections)
                .singleElement()
                .satisfies(r -> assertThat(r.place() + " " + r.reason())
                        .isEqualTo("a.vcf cannot be lifted over without a reference genome of GRCh38"));
    }

    private Path genome(String name, String bases) throws IOException {
        int length = bases.length();
        Files.writeString(
                directory.resolve(name + ".fa.fai"), "chr1\t" + length + "\t6\t" + length + "\t" + (length + 1) + "\n");
        return Files.writeString(directory.resolve(name + ".fa"), ">chr1\n" + bases + "\n");
    }

    @Test
    void withoutAChainBuildsStayApart() {
        read(HEAD_37 + "ann\n" + line("1", "11", ".", "A", "C", ".", ".", ".", "GT", "0/1"), SampleSheet.NONE);
        assertThat(calls())
                .extracting(c -> c.variant().local() + " " + c.build())
                .containsExactly("NC_000001.10:10:A:C GRCh37");
    }

    @Test
    void genotypesAtWantedPlacesAreKeptWhereTheyAreTheReferenceToo() {
        read(
                reader(10, new Site("chr1", 10), new Site("chr1", 25), new Site("chr1", 99)),
                HEAD_38.replace("#CHROM", "##INFO=<ID=END,Number=1,Type=Integer,Description=\"e\">\n#CHROM") + "ann\n"
                        + line("1", "10", ".", "A", "C", ".", ".", ".", "GT", "0|0")
                        + line("1", "20", ".", "A", "<NON_REF>", ".", ".", "END=30", "GT", "0/0")
                        + line("1", "40", ".", "A", "C", ".", ".", ".", "GT", "0/0"),
                SampleSheet.NONE);
        Fact.Measurement examined =
                (Fact.Measurement) sink.records.getFirst().facts().getFirst();
        assertThat(examined.value()).isEqualTo(new Value.Text("GRCh38: chr1:10 A C 0|0; chr1:25 N <*> 0/0"));
    }

    @Test
    void aFileOfWhichNothingIsLeftTakesItsEarlierFactsBack() {
        read(HEAD_38 + "ann\n" + line("1", "10", ".", "A", "C", ".", ".", ".", "GT", "0/0"), SampleSheet.NONE);
        assertThat(sink.records.getFirst().retractions())
                .singleElement()
                .satisfies(r -> assertThat(r.record().value()).isEqualTo("lab|Vcf/a.vcf/ann"));
    }
}
