package org.sinew.guidance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sinew.guidance.Person.man;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A criterion means the same at the bedside as in a cohort. */
class ChartTimelineTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'event': {'kind': 'VARIANT_CALL', 'terms': '*', 'consequence': ['missense_variant']}}",
                "{'event': {'kind': 'VARIANT_CALL', 'terms': '*', 'gene': 'HGNC:3603'}}",
                "{'event': {'kind': 'FAMILY_HISTORY', 'terms': '<< MONDO:0007254'}}",
                "{'patient': {'region': ['NO']}}"
            })
    void whatACohortKnowsOfAPatientIsKnownOfTheChart(String criterion) {
        WrittenGuideline guideline = WrittenGuideline.read("x.json", """
                {"id": "x", "title": "X", "ordering": false, "urgency": "INFO", "criterion": %s,
                 "summary": "it holds", "detail": "", "source": {"label": "me"}}
                """.formatted(criterion.replace('\'', '"')));
        Person person = man(40).called(
                        "HGNC:3603", "NM_000138.5:c.7754T>C", "NC_000015.10:g.48411107C>T", "NP_000129.3:p.Ile2585Thr")
                .relative("MTH", "MONDO:0007254")
                .livesIn("NO");

        assertThat(guideline.advise(person.consultation())).hasSize(1);
        assertThat(guideline.advise(man(40).consultation())).isEmpty();
    }
}
