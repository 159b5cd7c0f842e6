package org.sinew.genome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenomeVariantTests {

    private static final String CHR1 = "NC_000001.11";

    private static ReferenceBases sequence(String bases) {
        return (accession, position) -> accession.equals(CHR1) && position >= 1 && position <= bases.length()
                ? Optional.of(bases.charAt(position - 1))
                : Optional.empty();
    }

    private static GenomeVariant vcf(int position, String ref, String alt, ReferenceBases bases) {
        return GenomeVariant.ofVcf(Build.GRCH38, "chr1", position, ref, alt, bases);
    }

    @ParameterizedTest
    @CsvSource({
        "10, G,    A,    NC_000001.11:9:G:A,   NC_000001.11:g.10G>A",
        "10, GAC,  AAC,  NC_000001.11:9:G:A,   NC_000001.11:g.10G>A",
        "9,  TG,   TA,   NC_000001.11:9:G:A,   NC_000001.11:g.10G>A",
        "10, GA,   G,    NC_000001.11:10:A:,   NC_000001.11:g.11del",
        "10, GACT, G,    NC_000001.11:10:ACT:, NC_000001.11:g.11_13del",
        "10, G,    GT,   NC_000001.11:10::T,   NC_000001.11:g.10_11insT",
        "10, GA,   TT,   NC_000001.11:9:GA:TT, NC_000001.11:g.10_11delinsTT",
        "10, GA,   TC,   NC_000001.11:9:GA:TC, NC_000001.11:g.10_11inv",
    })
    void oneNameHoweverItIsWritten(int position, String ref, String alt, String spdi, String hgvs) {
        GenomeVariant variant = vcf(position, ref, alt, ReferenceBases.NONE);
        assertThat(variant.spdi()).isEqualTo(spdi);
        assertThat(variant.hgvs(ReferenceBases.NONE)).isEqualTo(hgvs);
        assertThat(GenomeVariant.parse(spdi, ReferenceBases.NONE)).hasValue(variant);
    }

    @Test
    void inARepeatTheLeftmostIsKeptAndHgvsSaysTheRightmost() {
        ReferenceBases bases = sequence("GGCACACACTT");
        GenomeVariant variant = vcf(6, "ACA", "A", bases);
        assertThat(variant).isEqualTo(vcf(2, "GCA", "G", bases));
        assertThat(variant.spdi()).isEqualTo("NC_000001.11:2:CA:");
        assertThat(variant.hgvs(bases)).isEqualTo("NC_000001.11:g.8_9del");
        assertThat(vcf(2, "G", "GCA", bases).hgvs(bases)).isEqualTo("NC_000001.11:g.8_9dup");
    }

    @Test
    void hgvsComesBackToTheSameVariant() {
        ReferenceBases bases = sequence("GGCACACACTT");
        for (String text : new String[] {"g.8_9dup", "g.8_9del", "g.3C>T", "g.2_3delinsTT", "g.10_11insA"}) {
            GenomeVariant variant =
                    GenomeVariant.parse(CHR1 + ":" + text, bases).orElseThrow();
            assertThat(variant.hgvs(bases)).isEqualTo(CHR1 + ":" + text);
        }
        assertThat(GenomeVariant.parse(CHR1 + ":g.8_9dup", ReferenceBases.NONE)).isEmpty();
        assertThat(GenomeVariant.parse("NM_000769.4:c.681G>A", bases)).isEmpty();
    }

    @Test
    void buildsStayApart() {
        GenomeVariant old = GenomeVariant.ofVcf(Build.GRCH37, "10", 96541616, "G", "A", ReferenceBases.NONE);
        GenomeVariant now = GenomeVariant.ofVcf(Build.GRCH38, "chr10", 94781859, "G", "A", ReferenceBases.NONE);
        assertThat(old.hgvs(ReferenceBases.NONE)).isEqualTo("NC_000010.10:g.96541616G>A");
        assertThat(now.hgvs(ReferenceBases.NONE)).isEqualTo("NC_000010.11:g.94781859G>A");
        assertThat(old.build()).hasValue(Build.GRCH37);
        assertThat(now.build()).hasValue(Build.GRCH38);
        assertThat(Build.ofAccession("NC_012920.1")).isEmpty();
    }

    @Test
    void whatHasNoBasesHasNoName() {
        assertThatThrownBy(() -> vcf(5, "A", "<DEL>", ReferenceBases.NONE)).hasMessageContaining("chr1:5");
        assertThatThrownBy(() -> GenomeVariant.ofVcf(Build.GRCH38, "chr25", 5, "A", "G", ReferenceBases.NONE))
                .hasMessageContaining("chr25");
    }

    /** Two ways of writing have the same name exactly when they make the same sequence of the reference. */
    @Property(tries = 200)
    void namesAreEqualWhenSequencesAre(@ForAll long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder("T");
        for (int i = 0; i < 11; i++) {
            text.append("AC".charAt(random.nextInt(2)));
        }
        String reference = text.toString();
        ReferenceBases bases = sequence(reference);
        Map<String, GenomeVariant> bySequence = new HashMap<>();
        for (int start = 1; start < reference.length() - 3; start++) {
            for (int length = 1; length <= 3; length++) {
                String ref = reference.substring(start, start + length);
                check(reference, start, ref, reference.substring(start, start + 1), bases, bySequence);
                check(reference, start, ref, ref + ref.charAt(0), bases, bySequence);
                check(reference, start, ref, ref.charAt(0) + "CA" + ref.substring(1), bases, bySequence);
            }
        }
    }

    private static void check(
            String reference,
            int start,
            String ref,
            String alt,
            ReferenceBases bases,
            Map<String, GenomeVariant> seen) {
        if (ref.equals(alt)) {
            return;
        }
        String made = reference.substring(0, start) + alt + reference.substring(start + ref.length());
        GenomeVariant variant = vcf(start + 1, ref, alt, bases);
        GenomeVariant earlier = seen.putIfAbsent(made, variant);
        if (earlier != null
                && (variant.deleted().isEmpty() || variant.inserted().isEmpty())) {
            assertThat(variant).as(reference + " to " + made).isEqualTo(earlier);
        }
    }
}
