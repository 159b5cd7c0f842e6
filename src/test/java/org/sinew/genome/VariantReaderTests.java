package org.sinew.genome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VariantReaderTests {

    private static final String VEP = """
            ##fileformat=VCFv4.2
            ##reference=GRCh38
            ##INFO=<ID=CSQ,Number=.,Type=String,Description="Consequence annotations from Ensembl VEP. Format: Allele|Consequence|IMPACT|SYMBOL|Gene|Feature_type|Feature|HGVSc|HGVSp|gnomADe_AF|REVEL">
            ##INFO=<ID=ANN,Number=.,Type=String,Description="Functional annotations: 'Allele | Annotation | Annotation_Impact | Gene_Name | Gene_ID'">
            ##INFO=<ID=AF_popmax,Number=A,Type=Float,Description="f">
            #CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO
            """;

    @TempDir
    Path directory = Path.of(".");

    private List<AnnotatedVariant> read(String records) throws IOException {
        Path file = Files.writeString(directory.resolve("a.vcf"), VEP + records);
        List<AnnotatedVariant> found = new ArrayList<>();
        VariantReader.read(file, (build, variant) -> {
            assertThat(build).hasValue(Build.GRCH38);
            found.add(variant);
        });
        return found;
    }

    @Test
    void vepsAnnotationIsReadForEachAllele() throws IOException {
        List<AnnotatedVariant> found = read("chr1\t100\t.\tG\tA,T\t.\t.\t"
                + "CSQ=A|missense_variant&splice_region_variant|MODERATE|GENE1|ENSG1|Transcript|ENST1|c.1G>A|p.A1T|0.0002|0.7,"
                + "T|stop_gained|HIGH|GENE1|ENSG1|Transcript|ENST1|c.1G>T|p.A1*||;AF_popmax=0.0004,0\n");
        assertThat(found).extracting(AnnotatedVariant::alternative).containsExactly("A", "T");
        AnnotatedVariant.Effect effect = found.getFirst().effects().getFirst();
        assertThat(effect.terms()).containsExactly("missense_variant", "splice_region_variant");
        assertThat(effect.gene()).isEqualTo("GENE1");
        assertThat(effect.hgvsCoding()).isEqualTo("c.1G>A");
        assertThat(effect.number("REVEL")).hasValue(0.7);
        assertThat(found.getFirst().frequency()).isEqualTo(0.0004);
        assertThat(found.get(1).effects().getFirst().terms()).containsExactly("stop_gained");
        assertThat(found.get(1).frequency()).isZero();
    }

    @Test
    void snpEffsAnnotationIsReadAndVepsShortIndelAllele() throws IOException {
        List<AnnotatedVariant> found = read("""
                1\t100\t.\tGA\tG\t.\t.\tCSQ=-|frameshift_variant|HIGH|G|E|Transcript|T|c|p||
                1\t200\t.\tC\tT\t.\t.\tANN=T|missense_variant|MODERATE|GENE2|ENSG2|transcript|NM_1|pc|1/2|c.5C>T|p.P2L
                """);
        assertThat(found.getFirst().effects().getFirst().terms()).containsExactly("frameshift_variant");
        AnnotatedVariant.Effect effect = found.get(1).effects().getFirst();
        assertThat(effect.gene()).isEqualTo("GENE2");
        assertThat(effect.transcript()).isEqualTo("NM_1");
        assertThat(effect.hgvsProtein()).isEqualTo("p.P2L");
        assertThat(found.get(1).frequency()).isNull();
    }

    @Test
    void besideAnIndelEveryAlleleIsTrimmed() throws IOException {
        List<AnnotatedVariant> found =
                read("1\t100\t.\tGA\tG,GT\t.\t.\tCSQ=-|frameshift_variant|HIGH|G|E|Transcript|T|c|p||,"
                        + "T|missense_variant|MODERATE|G|E|Transcript|T|c|p||\n");
        assertThat(found)
                .extracting(variant -> variant.effects().getFirst().terms().getFirst())
                .containsExactly("frameshift_variant", "missense_variant");
    }

    @Test
    void anAlleleBesideAReferenceThatIsNotWrittenOutIsLeftOut() throws IOException {
        assertThat(read("1\t100\t.\tN\tA\t.\t.\t.\n1\t200\t.\tC\tT\t.\t.\t.\n"))
                .extracting(AnnotatedVariant::position)
                .containsExactly(200);
    }

    @Test
    void aBrokenRecordIsNamedByItsLine() {
        assertThatThrownBy(() -> read("1\t100\t.\tG\n")).hasMessageStartingWith("a.vcf line 7: ");
    }
}
