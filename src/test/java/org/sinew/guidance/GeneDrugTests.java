package org.sinew.guidance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sinew.guidance.Person.woman;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Genes that change a drug, by the starter's tables of CPIC. */
class GeneDrugTests {

    private static final String CLOPIDOGREL = "RXNORM:309362";
    private static final String METFORMIN = "RXNORM:860975";

    /** CPIC clopidogrel 2022, table 2: cardiovascular indications. */
    @ParameterizedTest(name = "clopidogrel in CYP2C19 {0}: {1}")
    @CsvSource({"*2/*2, consider another drug", "*1/*2, consider another drug", "*1/*1, ''", "*1/*17, ''"})
    void clopidogrel(String diplotype, String change) {
        List<Advice> advice = woman(60)
                .genotype("CYP2C19 " + diplotype)
                .ordering("1", CLOPIDOGREL)
                .advice("gene-drug");

        if (change.isEmpty()) {
            assertThat(advice).isEmpty();
            return;
        }
        assertThat(advice).singleElement().satisfies(a -> {
            assertThat(a.summary())
                    .startsWith("clopidogrel with CYP2C19 " + diplotype)
                    .contains(change, "CPIC");
            assertThat(a.source().url()).startsWith("https://");
            assertThat(a.evidence()).hasAtLeastOneElementOfType(Evidence.Computed.class);
            assertThat(a.evidence())
                    .filteredOn(Evidence.Recorded.class::isInstance)
                    .as("the order and the genotype on record")
                    .hasSize(2);
            assertThat(a.evidence())
                    .filteredOn(Evidence.Known.class::isInstance)
                    .as("the edge from the drug to the gene")
                    .isNotEmpty();
            assertThat(a.proposals()).hasSize(2);
        });
    }

    @Test
    void aDrugThatIsTakenIsSpokenOfWhenTheChartIsOpened() {
        assertThat(woman(60).genotype("CYP2C19 *2/*2").takes(CLOPIDOGREL).advice("gene-drug"))
                .hasSize(1);
        assertThat(woman(60).genotype("CYP2C19 *2/*2").took(CLOPIDOGREL).advice("gene-drug"))
                .isEmpty();
        assertThat(woman(60)
                        .genotype("CYP2C19 *2/*2")
                        .takes(CLOPIDOGREL)
                        .ordering("1", METFORMIN)
                        .advice("gene-drug"))
                .as("it is not the order's matter")
                .isEmpty();
    }

    @Test
    void starsOfAllelesAreNoMarkup() {
        assertThat(woman(60)
                        .genotype("CYP2C19 *2/*3")
                        .ordering("1", CLOPIDOGREL)
                        .advice("gene-drug"))
                .singleElement()
                .satisfies(a -> assertThat(a.detail())
                        .contains("CYP2C19: \\*2/\\*3, Poor Metabolizer")
                        .doesNotContainPattern("[^\\\\]\\*[23]"));
    }

    @Test
    void whatADiplotypeDoesIsSaidInTheReadersLanguage() {
        assertThat(new Guidance(Guidance.shipped())
                        .advise(woman(60)
                                .genotype("CYP2C19 *2/*3")
                                .ordering("1", CLOPIDOGREL)
                                .consultation("zh")))
                .extracting(Advice::summary)
                .containsExactly("氯吡格雷，CYP2C19 *2/*3 (慢代谢型)：考虑换药（CPIC）");
    }

    @Test
    void aResultThatCannotBeReadIsSaidAndHindersNoOtherAdvice() {
        Person person = woman(60)
                .genotype("CYP2C19 *2/*banana")
                .genotype("SLCO1B1 *5/*5")
                .takes("RXNORM:312961")
                .ordering("1", CLOPIDOGREL);
        assertThat(person.advice("gene-drug")).singleElement().satisfies(advice -> {
            assertThat(advice.urgency()).isEqualTo(Advice.Urgency.INFO);
            assertThat(advice.summary())
                    .isEqualTo("clopidogrel: the result of CYP2C19 on record cannot be read, and says nothing here");
            assertThat(advice.detail()).contains("have no allele '\\*banana'", "CYP2C19 \\*2/\\*banana");
        });
        assertThat(woman(60)
                        .genotype("CYP2C19 *2/*banana")
                        .genotype("SLCO1B1 *5/*5")
                        .ordering("1", "RXNORM:312961")
                        .advice("gene-drug"))
                .extracting(Advice::summary)
                .singleElement()
                .asString()
                .contains("SLCO1B1 *5/*5");
    }

    @Test
    void withoutGenesNothingIsSaid() {
        assertThat(woman(60).ordering("1", CLOPIDOGREL).advice("gene-drug")).isEmpty();
    }
}
