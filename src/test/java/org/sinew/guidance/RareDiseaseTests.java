package org.sinew.guidance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sinew.guidance.Person.man;
import static org.sinew.guidance.Person.woman;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Findings that fit a disease of the starter knowledge. */
class RareDiseaseTests {

    private static final String MARFAN = "MONDO:0007947";

    /** The starter knows two dozen diseases: it takes more findings to be sure than among all. */
    private static Person marfan(int signs) {
        Person person = man(30);
        Person.STARTER.edges("HAS_PHENOTYPE").stream()
                .filter(edge -> edge.subject().toString().equals(MARFAN))
                .limit(signs)
                .forEach(edge -> person.shows(edge.object().toString()));
        return person;
    }

    @Test
    void findingsThatFitAreNamedWithTheirReasons() {
        List<Advice> advice = marfan(12).advice("rare-disease");

        assertThat(advice).singleElement().satisfies(a -> {
            assertThat(a.summary()).startsWith("Findings fit Marfan syndrome");
            assertThat(a.detail()).contains("none of those known", "not a diagnosis");
            assertThat(a.source().label()).contains("@");
            assertThat(a.evidence())
                    .filteredOn(Evidence.Known.class::isInstance)
                    .map(e -> ((Evidence.Known) e).edge())
                    .allSatisfy(edge -> assertThat(edge.relation()).isEqualTo("HAS_PHENOTYPE"))
                    .isNotEmpty();
        });
    }

    @Test
    void aDiagnosisThatIsKnownIsNoNews() {
        assertThat(marfan(12).has(MARFAN).advice("rare-disease")).isEmpty();
    }

    @Test
    void fewOrCommonFindingsFitNothing() {
        assertThat(marfan(2).advice("rare-disease")).isEmpty();
        assertThat(marfan(5).advice("rare-disease")).isEmpty();
        assertThat(woman(60)
                        .has("SNOMEDCT:59621000")
                        .has("SNOMEDCT:44054006")
                        .has("SNOMEDCT:55822004")
                        .advice("rare-disease"))
                .isEmpty();
    }

    @Test
    void ordersAreNotDisturbed() {
        assertThat(marfan(12).ordering("1", "RXNORM:860975").advice("rare-disease"))
                .isEmpty();
    }
}
