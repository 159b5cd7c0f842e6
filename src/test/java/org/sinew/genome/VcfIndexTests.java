package org.sinew.genome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import htsjdk.samtools.util.BlockCompressedOutputStream;
import htsjdk.tribble.index.IndexFactory;
import htsjdk.tribble.index.tabix.TabixFormat;
import htsjdk.variant.vcf.VCFCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VcfIndexTests {

    private static final int PLACES = 60_000;

    /** Near each other, far apart, on two chromosomes, on one that the file lacks. */
    private static final List<Site> WANTED = List.of(
            new Site("chr1", 20),
            new Site("chr1", 500),
            new Site("chr1", 40_000),
            new Site("chr1", 58_000),
            new Site("chrX", 777),
            new Site("chrX", 30_010),
            new Site("chr9", 5));

    @TempDir
    private Path directory = Path.of(".");

    private Path file = Path.of("a.vcf.gz");
    private Path index = Path.of("a.vcf.gz.tbi");

    /** A gVCF: every base is in a block or a line of its own. */
    private static String text() {
        Random random = new Random(4);
        StringBuilder text = new StringBuilder("""
                ##fileformat=VCFv4.2
                ##INFO=<ID=END,Number=1,Type=Integer,Description="Last position">
                ##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">
                #CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tann
                """);
        for (String contig : List.of("1", "X")) {
            for (int at = 1; at < PLACES; ) {
                boolean isBlock = at % 3 == 0;
                int last = isBlock ? at + random.nextInt(at == 501 ? 45_000 : 400) : at;
                text.append("%s\t%d\t.\tA\t%s\t.\t%s\t%s\tGT\t%s\n"
                        .formatted(
                                contig,
                                at,
                                isBlock ? "<NON_REF>" : "G",
                                random.nextInt(9) == 0 ? "LowQual" : "PASS",
                                isBlock ? "END=" + last : ".",
                                isBlock ? "0/0" : List.of("0/1", "1/1", "./.").get(random.nextInt(3))));
                at = last + 1;
            }
        }
        return text.toString();
    }

    @BeforeEach
    void write() throws IOException {
        file = directory.resolve("a.vcf.gz");
        index = directory.resolve("a.vcf.gz.tbi");
        try (BlockCompressedOutputStream out = new BlockCompressedOutputStream(file.toFile())) {
            out.write(text().getBytes(StandardCharsets.UTF_8));
        }
        IndexFactory.createTabixIndex(file.toFile(), new VCFCodec(), TabixFormat.VCF, null)
                .write(index);
    }

    @Test
    void byItsIndexAFileSaysWhatItSaysReadWhole() throws IOException {
        VcfReader reader = new VcfReader(WANTED);
        assertThat(VcfReader.told(file)).contains("read by its index a.vcf.gz.tbi");
        SampleGenotypes indexed = reader.read(file, null);
        SampleGenotypes whole = reader.read("a.vcf", text(), null);
        assertThat(indexed.genotypes()).hasSizeGreaterThan(4).isEqualTo(whole.genotypes());
        assertThat(indexed.remarks()).containsExactlyInAnyOrderElementsOf(whole.remarks());
    }

    @Test
    void ofAWholeFileTheIndexLeadsToFewLines() throws IOException {
        try (VcfIndex few = new VcfIndex("a.vcf.gz", file, new SiteSet(WANTED))) {
            long lines = IntStream.iterate(0, i -> i + 1)
                    .takeWhile(i -> few.next() != null)
                    .count();
            assertThat(lines).isBetween(5L, 60L);
        }
    }

    @Test
    void anIndexOlderThanItsFileIsNotUsed() throws IOException {
        Files.setLastModifiedTime(index, FileTime.fromMillis(1_000));
        assertThat(VcfIndex.of(file)).isEmpty();
        assertThat(VcfReader.told(file)).contains("read whole: its index is older than it");
        assertThat(new VcfReader(WANTED).read(file, null).genotypes()).isNotEmpty();
        Files.delete(index);
        assertThat(VcfReader.told(file)).contains("read whole: there is no index a.vcf.gz.tbi beside it");
        assertThat(VcfReader.told(Path.of("a.vcf"))).isEmpty();
    }

    @Test
    void aDamagedIndexIsRefusedByName() throws IOException {
        byte[] bytes = Files.readAllBytes(index);
        for (byte[] damaged : List.of(
                java.util.Arrays.copyOf(bytes, bytes.length / 2), "no index".getBytes(StandardCharsets.UTF_8))) {
            Files.write(index, damaged);
            assertThatThrownBy(() -> new VcfReader(WANTED).read(file, null))
                    .isInstanceOf(UnusableVcf.class)
                    .hasMessageContaining("a.vcf.gz.tbi");
        }
    }
}
