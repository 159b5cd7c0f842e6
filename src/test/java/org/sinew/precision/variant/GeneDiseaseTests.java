package org.sinew.precision.variant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sinew.precision.variant.GeneDisease.Fit;

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
                "MONDO:1", null, null, false, mode.isEmpty() ? List.of() : List.of(mode), null, List.of());
        assertThat(disease.fit(zygosity, affected, another)).isEqualTo(fit);
    }
}
