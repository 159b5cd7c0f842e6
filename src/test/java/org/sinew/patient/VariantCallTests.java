package org.sinew.patient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sinew.term.TermId;

class VariantCallTests {

    /** Words of ClinVar's CLNSIG as they are kept: several assertions stand beside each other. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "pathogenic; true",
                "Likely pathogenic; true",
                "pathogenic/likely pathogenic; true",
                "pathogenic, drug response; true",
                "pathogenic/likely pathogenic, risk factor; true",
                "pathogenic, low penetrance; true",
                "pathogenic/likely pathogenic/pathogenic, low penetrance; true",
                "conflicting classifications of pathogenicity; false",
                "conflicting classifications of pathogenicity, drug response; false",
                "uncertain significance/likely pathogenic; false",
                "benign/likely benign; false",
                "drug response; false",
            })
    void whatIsCalledPathogenicAmongOtherAssertionsIs(String significance, boolean isPathogenic) {
        FactHeader header = new FactHeader(
                new FactKey("k"),
                new PatientId("test|Patient/a"),
                Concept.NONE,
                null,
                Period.UNKNOWN,
                null,
                List.of(),
                List.of(),
                new Provenance("test", "r", "p"));
        assertThat(new Fact.VariantCall(
                                header,
                                TermId.parse("HGVS:x"),
                                null,
                                null,
                                null,
                                null,
                                null,
                                significance,
                                null,
                                null,
                                List.of())
                        .isPathogenic())
                .isEqualTo(isPathogenic);
    }
}
