package org.sinew.guidance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sinew.guidance.Person.child;
import static org.sinew.guidance.Person.man;
import static org.sinew.guidance.Person.woman;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule against the table of its own source. */
class LabGuidelinesTests {

    @Test
    void theEquationGivesThePublishedExample() {
        // kidney.org, CKD-EPI 2021 calculator: creatinine 1.2 mg/dL, man of 55: 71 mL/min/1.73 m²
        assertThat(Math.round(KidneyFunction.rate(1.2, 55, false))).isEqualTo(71);
    }

    @Test
    void aReportedRateCountsOnDaysWithoutCreatinine() {
        Person person = woman(60)
                .measured("LOINC:2160-0", "2019-03-01", 0.9, "mg/dL")
                .measured("LOINC:98979-8", "2019-03-01", 50, "mL/min/{1.73_m2}")
                .measured("LOINC:98979-8", "2026-04-01", 28, "mL/min/{1.73_m2}");

        assertThat(KidneyFunction.estimates(person.consultation(), Tables.labs()))
                .extracting(estimate -> estimate.on() + " " + Math.round(estimate.rate()) + " " + estimate.basis())
                .containsExactly("2019-03-01 77 CREATININE", "2026-04-01 28 REPORTED");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"female, 18 CREATININE", "male, 24 CREATININE", "other, 18 LOWEST", "unknown, 18 LOWEST"})
    void ofUnknownSexTheLowerRateCountsAndThatIsSaid(String sex, String estimate) {
        Person person = Person.bornIn(sex, 1966).measured("LOINC:2160-0", "2026-05-20", 2.9, "mg/dL");

        assertThat(KidneyFunction.estimates(person.consultation(), Tables.labs()))
                .extracting(e -> Math.round(e.rate()) + " " + e.basis())
                .containsExactly(estimate);
        assertThat(person.ordering("1", "RXNORM:6809").advice("renal-dosing"))
                .singleElement()
                .satisfies(a ->
                        assertThat(a.detail().contains("the sex is not known")).isEqualTo(estimate.endsWith("LOWEST")));
    }

    @Test
    void diseaseIsNotNamedByARateThatMayBeHigher() {
        Person person = Person.bornIn("unknown", 1966)
                .measured("LOINC:2160-0", "2025-10-01", 1.4, "mg/dL")
                .measured("LOINC:2160-0", "2026-04-01", 1.4, "mg/dL");

        assertThat(person.advice("kidney-trend")).isEmpty();
    }

    @Test
    void theDeadAreNotTreatedUnlessSomethingIsOrdered() {
        Person person = woman(60)
                .takes("RXNORM:11289")
                .takes("RXNORM:5640")
                .measured("LOINC:2823-3", "2026-05-20", 6.9, "mmol/L");

        assertThat(new Guidance(Guidance.shipped()).advise(person.consultation()))
                .isNotEmpty();
        assertThat(new Guidance(Guidance.shipped()).advise(person.died().consultation()))
                .isEmpty();
        assertThat(person.ordering("1", "RXNORM:5640").advice("drug-drug")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0.7, true", "0.9, false"})
    void atTheKneeOnlyAgeAndSexCount(double kappa, boolean female) {
        assertThat(KidneyFunction.rate(kappa, 40, female))
                .isCloseTo(142 * Math.pow(0.9938, 40) * (female ? 1.012 : 1), within(1e-9));
    }

    @ParameterizedTest(name = "KDIGO: {0} is {1}")
    @CsvSource({
        "120, G1",
        "90, G1",
        "89.9, G2",
        "60, G2",
        "59.9, G3a",
        "45, G3a",
        "44.9, G3b",
        "30, G3b",
        "29.9, G4",
        "15, G4",
        "14.9, G5",
        "0, G5"
    })
    void categoriesOfKidneyFunction(double rate, String category) {
        assertThat(KidneyTrend.category(rate)).isEqualTo(category);
    }

    @ParameterizedTest(name = "KDIGO AKI: {0} after {1} in a week and {2} in 48 h is stage {3}")
    @CsvSource({
        "1.0, 1.0, 1.0, 0",
        "1.25, 1.0, 1.0, 0",
        "1.3, 1.0, 1.0, 1",
        "1.5, 1.0, 1.5, 1",
        "1.9, 1.0, 1.9, 1",
        "2.0, 1.0, 2.0, 2",
        "2.9, 1.0, 2.9, 2",
        "3.0, 1.0, 3.0, 3",
        "4.0, 3.6, 3.6, 3",
        "4.0, 3.9, 3.9, 0",
        "1.0, Infinity, Infinity, 0",
        "1.2, 0.9, 0.9, 1",
        "1.1, 0.8, 0.8, 1",
        "1.2, 0.4, 0.4, 3",
        "1.35, 0.9, 1.2, 1",
    })
    void acuteKidneyInjury(double now, double week, double twoDays, int stage) {
        assertThat(KidneyTrend.stage(now, week, twoDays)).isEqualTo(stage);
    }

    @Test
    void kidneyDiseaseThatNobodyNamed() {
        Person person = woman(60)
                .measured("LOINC:2160-0", "2025-10-01", 1.4, "mg/dL")
                .measured("LOINC:2160-0", "2026-04-01", 124, "umol/L");

        assertThat(person.advice("kidney-trend"))
                .singleElement()
                .satisfies(a -> assertThat(a.summary()).contains("G3", "without a diagnosis"));
        assertThat(person.has("SNOMEDCT:433144002").advice("kidney-trend")).isEmpty();
        assertThat(woman(60)
                        .measured("LOINC:2160-0", "2026-02-01", 1.4, "mg/dL")
                        .measured("LOINC:2160-0", "2026-04-01", 1.4, "mg/dL")
                        .advice("kidney-trend"))
                .as("not yet three months")
                .isEmpty();
    }

    @Test
    void aSteadyFallIsRapidProgression() {
        assertThat(man(50).measured("LOINC:2160-0", "2024-05-01", 0.9, "mg/dL")
                        .measured("LOINC:2160-0", "2025-05-01", 1.05, "mg/dL")
                        .measured("LOINC:2160-0", "2026-05-01", 1.2, "mg/dL")
                        .advice("lab-trend"))
                .singleElement()
                .satisfies(a -> assertThat(a.summary()).startsWith("eGFR falls by 1"));
    }

    @ParameterizedTest(name = "{0} {1} {2} then {3}: {4}")
    @CsvSource({
        "LOINC:718-7,  g/dL,   2026-05-05, 13,  11,  Haemoglobin falls",
        "LOINC:718-7,  g/dL,   2026-05-05, 13,  11.1, ''",
        "LOINC:718-7,  g/dL,   2026-05-05, 16.4, 14.4, Haemoglobin falls",
        "LOINC:718-7,  g/dL,   2026-04-01, 13,  11,  ''",
        "LOINC:777-3,  10*9/L, 2026-05-20, 200, 99, Platelets falls",
        "LOINC:777-3,  10*9/L, 2026-05-20, 200, 100, ''",
        "LOINC:29463-7, kg,    2026-01-01, 80,  75.9, Body weight falls",
        "LOINC:29463-7, kg,    2026-01-01, 80,  76,  ''",
        "LOINC:29463-7, kg,    2025-09-01, 80,  70,  ''",
        "LOINC:4548-4, %,      2026-02-01, 6.5, 7.0, ''",
    })
    void changesOfTheirSources(String test, String unit, String date, double from, double to, String summary) {
        assertThat(man(50).measured(test, date, from, unit)
                        .measured(test, "2026-06-01", to, unit)
                        .advice("lab-trend"))
                .extracting(a -> a.summary().replaceFirst(":.*", ""))
                .isEqualTo(summary.isEmpty() ? java.util.List.of() : java.util.List.of(summary));
    }

    @Test
    void resultsOfOneDayAreNoTrend() {
        assertThat(man(50).measured("LOINC:718-7", "2026-05-20T08:00:00Z", 13, "g/dL")
                        .measured("LOINC:718-7", "2026-05-20T18:00:00Z", 10, "g/dL")
                        .advice("lab-trend"))
                .isEmpty();
    }

    @Test
    void someChangesNeedTheirDisease() {
        assertThat(man(50).has("SNOMEDCT:44054006")
                        .measured("LOINC:4548-4", "2026-02-01", 6.5, "%")
                        .measured("LOINC:4548-4", "2026-05-01", 7.0, "%")
                        .advice("lab-trend"))
                .singleElement()
                .satisfies(a -> assertThat(a.summary())
                        .isEqualTo("Hemoglobin A1c rises: 6.5 % on 2026-02-01, 7 % on 2026-05-01"));
        for (double now : new double[] {82, 82.1}) {
            assertThat(man(50).has("SNOMEDCT:88805009")
                            .measured("LOINC:29463-7", "2026-05-29", 80, "kg")
                            .measured("LOINC:29463-7", "2026-06-01", now, "kg")
                            .advice("lab-trend"))
                    .as("more than 2 kg")
                    .hasSize(now > 82 ? 1 : 0);
        }
    }

    @Test
    void aRiseOfProstateSpecificAntigenIsASlope() {
        assertThat(man(60).measured("LOINC:2857-1", "2024-05-01", 2.0, "ng/mL")
                        .measured("LOINC:2857-1", "2025-05-01", 3.0, "ng/mL")
                        .measured("LOINC:2857-1", "2026-05-01", 4.0, "ug/L")
                        .advice("lab-trend"))
                .singleElement()
                .satisfies(a -> assertThat(a.summary()).isEqualTo("Prostate specific antigen rises by 1 ng/mL a year"));
    }

    @ParameterizedTest(name = "{0}, {1}, {2} of 10 to 40: {3}")
    @CsvSource({"30, 38, 45, true", "30, 45, 44, false", "41, 43, 45, false", "20, 15, 9, true", "30, 35, 40, false"})
    void threeInARowOutOfAnyTestsRange(double first, double second, double third, boolean isOut) {
        assertThat(man(50).measured("LOINC:1742-6", "2026-01-01", first, 10, 40)
                        .measured("LOINC:1742-6", "2026-03-01", second, 10, 40)
                        .measured("LOINC:1742-6", "2026-05-01", third, 10, 40)
                        .advice("lab-trend"))
                .hasSize(isOut ? 1 : 0);
    }

    @Test
    void aNumberWithoutAUnitIsNotUsedAndThatIsSaid() {
        Person person = man(50).measuredWithoutUnit("LOINC:2823-3", "2026-05-20", 6.9)
                .measured("LOINC:2951-2", "2026-05-20", 120, "mg/dL")
                .measuredWithoutUnit("LOINC:2823-3", "2024-05-20", 6.9);

        assertThat(person.advice("lab-values")).isEmpty();
        assertThat(person.advice("unused-results")).singleElement().satisfies(a -> {
            assertThat(a.summary()).startsWith("Not used: 2 results");
            assertThat(a.detail()).contains("6.9: value without a unit", "unit mg/dL is not known");
        });
    }

    /** All are 3 mg/dL, an eGFR of 25, 9 % and 40 mg/g, as laboratories write them beside UCUM's own way. */
    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        "LOINC:14682-9, 265.2, umol/L, creatinine, 3",
        "LOINC:14682-9, 265.2, umol/l, creatinine, 3",
        "LOINC:14682-9, 265.2, \u03bcmol/L, creatinine, 3",
        "LOINC:14682-9, 265.2, \u00b5mol/l, creatinine, 3",
        "LOINC:14682-9, 0.2652, mmol/L, creatinine, 3",
        "LOINC:2160-0, 3, mg/dl, creatinine, 3",
        "LOINC:98979-8, 25, ml/min/1.73m², egfr, 25",
        "LOINC:98979-8, 25, mL/min/1.73 m2, egfr, 25",
        "LOINC:98979-8, 25, 'mL/min/{1.73_m2}', egfr, 25",
        "LOINC:4548-4, 9, %{Hb}, hba1c, 9",
        "LOINC:4548-4, 75, mmol/mol{Hb}, hba1c, 9.013",
        "LOINC:9318-7, 40, ug/mg, albuminuria, 40",
        "LOINC:718-7, 95, g/l, haemoglobin, 9.5",
        "LOINC:777-3, 90, ×10⁹/L, platelets, 90",
        "LOINC:777-3, 90, *10^9/L, platelets, 90",
        "LOINC:777-3, 90000, /uL, platelets, 90",
        "LOINC:8480-6, 150, mmHg, systolic, 150",
        "LOINC:8480-6, 20, kPa, systolic, 150.0123",
        "LOINC:2823-3, 6.4, mEq/L, potassium, 6.4",
        "LOINC:39156-5, 31, kg/m², bmi, 31",
    })
    void aUnitIsReadHoweverItIsWritten(String code, double number, String unit, String test, double value) {
        Consultation seen = man(50).measured(code, "2026-05-20", number, unit).consultation();

        assertThat(Tables.labs().readings(seen, test))
                .singleElement()
                .satisfies(r -> assertThat(r.value()).isCloseTo(value, within(1e-3)));
        assertThat(new UnusedResults(Tables.labs()).advise(seen)).isEmpty();
    }

    @ParameterizedTest(name = "{0} in {2}")
    @CsvSource({
        "LOINC:4548-4, 0.09, 1",
        "LOINC:4548-4, 90, g/kg",
        "LOINC:2823-3, 6.4, mg/dL",
        "LOINC:777-3, 90, K/uL",
    })
    void aShareOfMassIsNoneOfSubstanceAndNothingIsGuessed(String code, double number, String unit) {
        assertThat(man(50).measured(code, "2026-05-20", number, unit).advice("unused-results"))
                .hasSize(1);
    }

    @ParameterizedTest(name = "ISH 2020, table 1: {0}/{1} is {2}")
    @CsvSource({
        "129, 84, NORMAL",
        "130, 80, HIGH_NORMAL",
        "120, 85, HIGH_NORMAL",
        "139, 89, HIGH_NORMAL",
        "140, 70, GRADE_1",
        "120, 90, GRADE_1",
        "159, 99, GRADE_1",
        "160, 70, GRADE_2",
        "120, 100, GRADE_2",
    })
    void gradesOfBloodPressure(double systolic, double diastolic, BloodPressure.Grade grade) {
        assertThat(BloodPressure.Grade.of(systolic, diastolic)).isEqualTo(grade);
    }

    @Test
    void raisedTwiceWithoutADiagnosis() {
        Person person = pressure(pressure(man(50), "2026-02-01", 150, 95), "2026-05-01", 145, 92);

        assertThat(person.advice("blood-pressure")).hasSize(1);
        assertThat(person.has("SNOMEDCT:59621000").advice("blood-pressure")).isEmpty();
        assertThat(pressure(man(50), "2026-05-01", 150, 95).advice("blood-pressure"))
                .as("once is not enough")
                .isEmpty();
        assertThat(pressure(man(50), "2026-05-30", 185, 95).advice("blood-pressure"))
                .singleElement()
                .satisfies(a -> assertThat(a.urgency()).isEqualTo(Advice.Urgency.CRITICAL));
        assertThat(pressure(man(50), "2026-05-30", 180, 120).advice("blood-pressure"))
                .as("AHA/ACC 2025: above 180/120")
                .isEmpty();
    }

    private static Person pressure(Person person, String date, double systolic, double diastolic) {
        return person.measured("LOINC:8480-6", date, systolic, "mm[Hg]")
                .measured("LOINC:8462-4", date, diastolic, "mm[Hg]");
    }

    @ParameterizedTest(name = "{1} {2} {0}: {4}")
    @CsvSource({
        "man,   LOINC:2823-3, 6.5,  mmol/L, Severe hyperkalaemia",
        "man,   LOINC:2823-3, 6.4,  mmol/L, Moderate hyperkalaemia",
        "man,   LOINC:2823-3, 5.9,  mmol/L, Mild hyperkalaemia",
        "man,   LOINC:2823-3, 5.4,  mmol/L, ''",
        "man,   LOINC:2951-2, 124,  mmol/L, Profound hyponatraemia",
        "man,   LOINC:2951-2, 129,  mmol/L, Moderate hyponatraemia",
        "man,   LOINC:2951-2, 130,  mmol/L, Mild hyponatraemia",
        "man,   LOINC:2951-2, 135,  mmol/L, ''",
        "man,   LOINC:2345-7, 53,   mg/dL,  Level 2 hypoglycaemia",
        "man,   LOINC:2345-7, 3.5,  mmol/L, Level 1 hypoglycaemia",
        "man,   LOINC:2345-7, 70,   mg/dL,  ''",
        "man,   LOINC:718-7,  12.9, g/dL,   Mild anaemia",
        "woman, LOINC:718-7,  12.9, g/dL,   ''",
        "woman, LOINC:718-7,  11.9, g/dL,   Mild anaemia",
        "woman, LOINC:718-7,  109,  g/L,    Moderate anaemia",
        "man,   LOINC:718-7,  79,   g/L,    Severe anaemia",
        "man,   LOINC:718-7,  79,   mg/L,   ''",
    })
    void bandsOfTheirSources(String who, String test, double value, String unit, String name) {
        Person person = who.equals("man") ? man(50) : woman(50);
        assertThat(person.measured(test, "2026-05-20", value, unit).advice("lab-values"))
                .extracting(a -> a.summary().replaceFirst(":.*", ""))
                .isEqualTo(name.isEmpty() ? java.util.List.of() : java.util.List.of(name));
    }

    /** WHO 2024, tables 2 and 3. */
    @ParameterizedTest(name = "{0} of {1} months, {2} g/L: {3}")
    @CsvSource({
        "female, 6,   105, ''",
        "female, 6,   104, Mild anaemia",
        "male,   23,  95,  Mild anaemia",
        "male,   23,  94,  Moderate anaemia",
        "male,   23,  70,  Moderate anaemia",
        "male,   23,  69,  Severe anaemia",
        "male,   5,   69,  ''",
        "male,   24,  110, ''",
        "male,   24,  109, Mild anaemia",
        "male,   59,  99,  Moderate anaemia",
        "male,   59,  69,  Severe anaemia",
        "male,   60,  115, ''",
        "male,   60,  114, Mild anaemia",
        "male,   60,  109, Moderate anaemia",
        "male,   143, 79,  Severe anaemia",
        "male,   144, 120, ''",
        "female, 144, 119, Mild anaemia",
        "male,   179, 109, Moderate anaemia",
        "female, 179, 79,  Severe anaemia",
        "female, 180, 120, ''",
        "female, 180, 119, Mild anaemia",
        "male,   180, 129, Mild anaemia",
        "male,   180, 130, ''",
        "male,   900, 129, Mild anaemia",
    })
    void anaemia(String sex, int months, double value, String name) {
        // measured on the day itself, so that the age then is the age now
        assertThat(child(sex, months)
                        .measured("LOINC:718-7", "2026-06-01", value, "g/L")
                        .advice("lab-values"))
                .extracting(a -> a.summary().replaceFirst(":.*", ""))
                .isEqualTo(name.isEmpty() ? java.util.List.of() : java.util.List.of(name));
    }

    @ParameterizedTest(name = "pregnant, {0} g/L: {1}")
    @CsvSource({
        "110, ''",
        "109, Anaemia in the first or third trimester",
        "104, Anaemia in pregnancy",
        "95,  Anaemia in pregnancy",
        "94,  Moderate anaemia",
        "70,  Moderate anaemia",
        "69,  Severe anaemia",
    })
    void anaemiaInPregnancy(double value, String name) {
        for (Person pregnant : java.util.List.of(
                woman(30).has("SNOMEDCT:72892002", "2026-02-01"),
                woman(30).has("ICD10CM:Z34.80", "2026-02-01"),
                woman(30).found("LOINC:82810-3", "2026-05-01", "SNOMEDCT:77386006"))) {
            assertThat(pregnant.measured("LOINC:718-7", "2026-05-20", value, "g/L")
                            .advice("lab-values"))
                    .extracting(a -> a.summary().replaceFirst(":.*", ""))
                    .isEqualTo(name.isEmpty() ? java.util.List.of() : java.util.List.of(name));
        }
    }

    @Test
    void whoWasPregnantLongAgoOrIsSaidNotToBeIsNot() {
        for (Person person : java.util.List.of(
                woman(30).has("SNOMEDCT:72892002", "2025-06-01"),
                woman(30).had("SNOMEDCT:72892002"),
                woman(30)
                        .has("SNOMEDCT:72892002", "2026-02-01")
                        .found("LOINC:82810-3", "2026-05-01", "SNOMEDCT:60001007"))) {
            assertThat(person.measured("LOINC:718-7", "2026-05-20", 115, "g/L").advice("lab-values"))
                    .extracting(a -> a.summary().replaceFirst(":.*", ""))
                    .containsExactly("Mild anaemia");
        }
    }

    @Test
    void theLatestOfStatusAndDiagnosisCountsAndAnUnknownStatusSaysNothing() {
        for (Person pregnant : java.util.List.of(
                woman(30)
                        .found("LOINC:82810-3", "2026-01-10", "SNOMEDCT:60001007")
                        .has("SNOMEDCT:72892002", "2026-04-01"),
                woman(30)
                        .has("SNOMEDCT:72892002", "2026-02-01")
                        .found("LOINC:82810-3", "2026-05-01", "SNOMEDCT:261665006"),
                woman(30).found("LOINC:82810-3", "2026-05-01", "LOINC:LA15173-0"),
                woman(30).has("LOINC:82810-3", "2026-05-01").has("SNOMEDCT:72892002", "2026-02-01"))) {
            assertThat(pregnant.measured("LOINC:718-7", "2026-05-20", 115, "g/L")
                            .advice("lab-values"))
                    .isEmpty();
        }
        assertThat(woman(30)
                        .has("SNOMEDCT:72892002", "2027-02-01")
                        .measured("LOINC:718-7", "2026-05-20", 115, "g/L")
                        .advice("lab-values"))
                .as("not begun on the day")
                .hasSize(1);
    }

    @Test
    void onlyTheLatestResultCounts() {
        assertThat(man(50).measured("LOINC:2823-3", "2026-04-01", 6.6, "mmol/L")
                        .measured("LOINC:2823-3", "2026-05-01", 4.4, "mmol/L")
                        .advice("lab-values"))
                .isEmpty();
    }

    @Test
    void theLaboratorysOwnFlagsAreShown() {
        assertThat(man(50).flagged("LOINC:1742-6", "2026-05-01", 90, "H")
                        .flagged("LOINC:1920-8", "2026-05-01", 900, "HH")
                        .advice("lab-values"))
                .extracting(Advice::summary)
                .containsExactly("2 latest results are marked abnormal, 1 critical");
    }

    @ParameterizedTest(name = "{0} again after {1}: {2}")
    @CsvSource({
        "LOINC:4548-4, 2026-03-02, true",
        "LOINC:4548-4, 2026-03-01, false",
        "LOINC:3016-3, 2025-12-02, true",
        "LOINC:3016-3, 2025-12-01, false",
        "LOINC:2857-1, 2025-07-02, true",
        "LOINC:38265-5, 2024-07-02, true",
        "LOINC:38265-5, 2024-07-01, false",
    })
    void minimumIntervals(String test, String last, boolean isTooEarly) {
        assertThat(man(60).measured(test, last, 5, "%").orderingTest("1", test).advice("repeated-test"))
                .hasSize(isTooEarly ? 1 : 0);
    }
}
