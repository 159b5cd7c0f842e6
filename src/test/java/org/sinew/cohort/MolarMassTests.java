package org.sinew.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sinew.term.TermId;
import org.sinew.term.Terminology;

/** Laboratories report the same analyte as mass and as amount of substance. */
class MolarMassTests {

    private static Timelines values(String... codeValueUnit) {
        TimelinesBuilder builder = new TimelinesBuilder();
        for (int i = 0; i < codeValueUnit.length; i++) {
            builder.person(Person.born("p" + i, 0, Sex.FEMALE));
        }
        for (int i = 0; i < codeValueUnit.length; i++) {
            String[] part = codeValueUnit[i].split(" ", 3);
            int code = builder.code(EventKind.MEASUREMENT, List.of(TermId.parse(part[0])));
            int flavour = builder.flavour(Flavour.of("final", "test", part[2]));
            builder.event(i, code, 100, Dating.DAY, Timelines.UNKNOWN, Double.parseDouble(part[1]), flavour, 0);
        }
        return builder.build(1);
    }

    private static List<Integer> who(Timelines state, String text) {
        return Cohorts.over(state, Terminology.empty()).evaluate(CriterionText.read(text)).members().stream()
                .boxed()
                .toList();
    }

    /** Limits as guidelines print them in both units: glucose 126 and 7.0, creatinine 1.5 and 133, cholesterol 200 and 5.17. */
    @ParameterizedTest
    @CsvSource({
        "LOINC:2345-7, mg/dL, 126, mmol/L, 6.99, 7.00",
        "LOINC:2160-0, mg/dL, 1.5, umol/L, 132, 133",
        "LOINC:2093-3, mg/dL, 200, mmol/L, 5.17, 5.18",
        "LOINC:17861-6, mg/dL, 10, mmol/L, 2.49, 2.50",
        "LOINC:3094-0, mg/dL, 20, mmol/L, 7.13, 7.14",
        "LOINC:29573-3, umol/L, 360, mg/dL, 5.94, 5.95"
    })
    void bothWays(String code, String unit, double value, String other, double below, double above) {
        Timelines state = values(
                code + " " + value + " " + unit, code + " " + below + " " + other, code + " " + above + " " + other);
        assertThat(who(state, "measurement {%s} [value at-least %s unit '%s']".formatted(code, value, unit)))
                .contains(0)
                .hasSizeBetween(1, 2);
        assertThat(who(state, "measurement {%s} [value above %s unit '%s']".formatted(code, below, other)))
                .contains(0, 2)
                .doesNotContain(1);
        assertThat(who(state, "measurement {%s} [value below %s unit '%s']".formatted(code, above, other)))
                .contains(0, 1)
                .doesNotContain(2);
    }

    @Test
    void codesOfOneAnalyteAreAskedTogether() {
        Timelines state = values("LOINC:2345-7 130 mg/dL", "LOINC:14749-6 7.5 mmol/L", "LOINC:2339-0 100 mg/dL");
        assertThat(who(
                        state,
                        "measurement {LOINC:2345-7 OR LOINC:14749-6 OR LOINC:2339-0} [value above 7 unit 'mmol/L']"))
                .containsExactly(0, 1);
    }

    @ParameterizedTest
    @CsvSource({
        "LOINC:718-7, mmol/L", // haemoglobin: of the monomer or the tetramer?
        "LOINC:2345-7 OR LOINC:2160-0, mmol/L", // two analytes
        "LOINC:17861-6, meq/L", // depends on the charge
    })
    void whatIsNotKnownIsSaid(String codes, String unit) {
        Timelines state = values(
                "LOINC:718-7 14 g/dL", "LOINC:2345-7 130 mg/dL", "LOINC:2160-0 1 mg/dL", "LOINC:17861-6 9 mg/dL");
        assertThatThrownBy(() -> who(state, "measurement {%s} [value above 1 unit '%s']".formatted(codes, unit)))
                .isInstanceOfSatisfying(Unanswered.class, none -> {
                    assertThat(none.problem().code()).isEqualTo("UNIT_WITHOUT_CONVERSION");
                    assertThat(none.problem().message()).contains("one known molar mass");
                });
    }

    @Test
    void anExplanationConvertsToo() {
        Timelines state = values("LOINC:2345-7 108.096 mg/dL");
        Explanation explained = Cohorts.over(state, Terminology.empty())
                .explain("p0", CriterionText.read("measurement {LOINC:2345-7} [value above 7 unit 'mmol/L']"), state);
        assertThat(explained.miss()).asString().contains("1.000 mmol/L away");
    }
}
