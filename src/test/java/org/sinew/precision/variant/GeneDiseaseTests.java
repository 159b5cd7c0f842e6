package org.sinew.precision.variant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sinew.precision.variant.GeneDisease.Fit;
import org.sinew.precision.variant.GeneDisease.Source;

class GeneDiseaseTests {

    /** Of the inheritance modes of HPO: autosomal dominant 6, recessive 7, X-linked 1417, recessive 1419, dominant 1423. */
    @ParameterizedTest
    @CsvSource({
        "HP:0000006, heterozygous, 0, false, FITS",
        "HP:0000007, heterozygous, 0, false, ONE_OF_TWO",
        "HP:0000007, heterozygous, 0, true,  WITH_ANOTHER",
        "HP:0000007, homozygous,   0, true,  FITS",
        "HP:0001419, hemizygous,   0, false, FITS",
        "HP:0001419, heterozygous, 0, false, ONE_OF_TWO",
        "HP:0001423, heterozygous, 0, false, FITS",
        "HP:0001417, heterozygous, 0, false, UNKNOWN",
        "HP:0001417, heterozygous, 1, false, FITS",
        "HP:0000006, '',           0, false, UNKNOWN",
        "'',         homozygous,   0, false, UNKNOWN",
    })
    void zygosityAndFamilyAgainstTheModeOfInheritance(
            String mode, String zygosity, int affected, boolean another, Fit fit) {
        GeneDisease disease = new GeneDisease(
                "MONDO:1", null, mode.isEmpty() ? List.of() : List.of(mode), List.of(said(null, false)));
        assertThat(disease.fit(zygosity, affected, another)).isEqualTo(fit);
    }

    private static Source said(@Nullable String validity, boolean disputed) {
        return new Source("MONDO:1", validity, disputed, null, List.of());
    }

    private static GeneDisease dominant(Source... sources) {
        return new GeneDisease("MONDO:1", null, List.of("HP:0000006"), List.of(sources));
    }

    @Test
    void nothingExplainsADiseaseWhoseLinkToTheGeneIsDenied() {
        assertThat(dominant(said("disputed", true)).fit("heterozygous", 0, false))
                .isEqualTo(Fit.UNKNOWN);
    }

    @Test
    void whoJudgedTheEvidenceGoesBeforeWhoOnlyListsTheLink() {
        GeneDisease denied = dominant(said(null, false), said("refuted", true));
        assertThat(denied.disputed()).isTrue();
        assertThat(denied.validity()).isEqualTo("refuted");
        assertThat(dominant(said(null, false), said(null, false)).disputed()).isFalse();
    }

    @Test
    void theBestClassCounts() {
        GeneDisease both = dominant(said("limited", false), said("Definitive", false), said("disputed", true));
        assertThat(both.validity()).isEqualTo("Definitive");
        assertThat(both.disputed()).isFalse();
    }

    @Test
    void theBestSupportedComesFirst() {
        assertThat(List.of(
                        dominant(said("definitive", false)),
                        dominant(said("moderate", false)),
                        dominant(said(null, false)),
                        dominant(said("limited", false)),
                        dominant(said(null, false), said("disputed", true)),
                        dominant(said("refuted", true))))
                .isSortedAccordingTo(Comparator.comparingInt(GeneDisease::support));
    }
}
