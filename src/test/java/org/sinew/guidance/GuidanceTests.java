package org.sinew.guidance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sinew.guidance.Person.man;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sinew.patient.Chart;
import org.sinew.precision.diagnosis.Diagnosis;

/** What is kept with a chart never tells another day, language, background or set of guidelines than was asked. */
class GuidanceTests {

    private static final Guidance GUIDANCE = new Guidance(Guidance.shipped());

    private static Person person() {
        return man(50).has("SNOMEDCT:44054006")
                .takes("RXNORM:855332")
                .takes("RXNORM:310965")
                .measured("LOINC:4548-4", "2026-05-01", 8.0, "%")
                .measured("LOINC:2823-3", "2026-05-20", 6.7, "mmol/L");
    }

    private static List<Advice> advice(
            Guidance guidance, Chart chart, LocalDate day, String language, Background known) {
        return guidance.advise(new Consultation(chart, List.of(), false, day, language, known));
    }

    @Test
    void adviceOnAChartSeenBeforeIsThatOnAFreshOne() {
        Chart chart = person().chart();
        Background other = new Background(
                Person.STARTER.terminology(),
                List.of(),
                Person.STARTER.drugResponse(),
                Diagnosis.of(Person.STARTER.terminology(), List.of()));
        Guidance fewer = new Guidance(Guidance.shipped().subList(0, 8));
        for (LocalDate day : List.of(Person.TODAY, Person.TODAY.plusYears(1), Person.TODAY)) {
            for (String language : List.of("en", "zh", "en")) {
                for (Background known : List.of(Person.STARTER, other)) {
                    for (Guidance guidance : List.of(GUIDANCE, fewer)) {
                        assertThat(advice(guidance, chart, day, language, known))
                                .isEqualTo(advice(guidance, person().chart(), day, language, known));
                    }
                }
            }
        }
    }

    @Test
    void ordersAreJudgedOnTheChartThatWasOpened() {
        Chart chart = person().chart();
        List<Advice> opened = advice(GUIDANCE, chart, Person.TODAY, "en", Person.STARTER);
        Consultation signing = person().ordering("1", "RXNORM:860975").consultation();
        Consultation onIt = new Consultation(chart, signing.orders(), true, Person.TODAY, "en", Person.STARTER);

        assertThat(opened).isNotEmpty();
        assertThat(GUIDANCE.advise(onIt)).isEqualTo(GUIDANCE.advise(signing));
        assertThat(advice(GUIDANCE, chart, Person.TODAY, "en", Person.STARTER)).isEqualTo(opened);
    }
}
