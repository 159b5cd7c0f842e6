package org.sinew.guidance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sinew.guidance.Person.man;
import static org.sinew.guidance.Person.woman;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is due, at the edges that the sources draw. */
class CareGapsTests {

    @ParameterizedTest(name = "{0} of {1}: {2} due: {3}")
    @CsvSource({
        "man,   44, Colorectal cancer screening, false",
        "man,   45, Colorectal cancer screening, true",
        "man,   75, Colorectal cancer screening, true",
        "man,   76, Colorectal cancer screening, false",
        "woman, 39, Mammography, false",
        "woman, 40, Mammography, true",
        "woman, 74, Mammography, true",
        "woman, 75, Mammography, false",
        "man,   50, Mammography, false",
        "woman, 20, Cervical cancer screening, false",
        "woman, 21, Cervical cancer screening, true",
        "woman, 65, Cervical cancer screening, true",
        "woman, 66, Cervical cancer screening, false",
        "man,   14, HIV test, false",
        "man,   15, HIV test, true",
        "man,   65, HIV test, true",
        "man,   66, HIV test, false",
        "man,   17, Hepatitis C test, false",
        "man,   79, Hepatitis C test, true",
        "man,   80, Hepatitis C test, false",
        "woman, 64, Bone density, false",
        "woman, 65, Bone density, true",
        "man,   70, Bone density, false",
        "man,   64, Anxiety screening, true",
        "man,   65, Anxiety screening, false",
    })
    void agesOfTheTaskForce(String who, int age, String item, boolean isDue) {
        Person person = who.equals("man") ? man(age) : woman(age);
        assertThat(detail(person, "prevention").contains("**" + item + ".**")).isEqualTo(isDue);
    }

    /** On 1 June 2026, {@link Person#TODAY}. */
    @ParameterizedTest(name = "woman of {0}: {1} due: {2}, uncertain: {3}")
    @CsvSource({
        "1987, Mammography, false, false",
        "1986, Mammography, true, true",
        "1985, Mammography, true, false",
        "1952, Mammography, true, false",
        "1951, Mammography, true, true",
        "1950, Mammography, false, false",
    })
    void aBirthKnownByItsYearIsNotTakenForJanuary(int year, String item, boolean isDue, boolean isUncertain) {
        String detail = detail(Person.bornIn("female", year), "prevention");
        assertThat(detail.contains("**" + item + ".**")).isEqualTo(isDue);
        int age = Person.TODAY.getYear() - year;
        String said = "the patient is " + (age - 1) + " or " + age + " years old";
        assertThat(detail.lines()
                        .dropWhile(l -> !l.contains("**" + item + ".**"))
                        .limit(3)
                        .anyMatch(l -> l.contains(said)))
                .isEqualTo(isUncertain);
    }

    @Test
    void whatWasDoneInTimeIsNotDue() {
        String item = "Colorectal cancer screening";
        assertThat(detail(man(60).underwent("SNOMEDCT:73761001", "2016-06-02"), "prevention"))
                .doesNotContain(item);
        assertThat(detail(man(60).underwent("SNOMEDCT:73761001", "2016-06-01"), "prevention"))
                .contains(item, "Last: ");
        assertThat(detail(man(60).measured("LOINC:57905-2", "2025-07-01", 1, "1"), "prevention"))
                .doesNotContain(item);
        assertThat(detail(man(60).has("SNOMEDCT:363406005"), "prevention")).doesNotContain(item);
        assertThat(detail(woman(29).measured("LOINC:59420-0", "2026-01-01", 1, "1"), "prevention"))
                .as("HPV testing counts from 30")
                .contains("Cervical cancer screening");
        assertThat(detail(woman(31).measured("LOINC:59420-0", "2026-01-01", 1, "1"), "prevention"))
                .doesNotContain("Cervical cancer screening");
    }

    @ParameterizedTest
    @CsvSource({
        "completed, false",
        "in-progress, false",
        "not-done, true",
        "cancelled, true",
        "preparation, true",
        "stopped, true"
    })
    void whatWasNotDoneIsStillDue(String status, boolean isDue) {
        Person planned = man(60).underwent("SNOMEDCT:73761001", "2026-05-01", status);

        assertThat(detail(planned, "prevention").contains("Colorectal cancer screening"))
                .isEqualTo(isDue);
    }

    @Test
    void whoHasAComplicationOfDiabetesHasDiabetes() {
        Person person = man(60).has("SNOMEDCT:127013003").measured("LOINC:39156-5", "2026-01-01", 31, "kg/m2");

        assertThat(detail(person, "diabetes-care")).contains("Hemoglobin A1c (none for a year)");
        assertThat(detail(person, "prevention")).doesNotContain("Prediabetes and diabetes screening");
    }

    @Test
    void risksDecide() {
        assertThat(detail(man(66), "prevention")).doesNotContain("Abdominal aortic", "Lung cancer", "Tobacco");
        assertThat(detail(man(66).smokes("SNOMEDCT:8517006", "2020-01-01"), "prevention"))
                .contains("Abdominal aortic")
                .doesNotContain("Tobacco");
        Person smoker = man(66).smokes("SNOMEDCT:449868002", "2025-01-01");
        assertThat(detail(smoker, "prevention")).contains("Tobacco").doesNotContain("Lung cancer");
        assertThat(detail(smoker.packYears(20), "prevention")).contains("Lung cancer screening");
        assertThat(detail(man(40).measured("LOINC:39156-5", "2026-01-01", 25, "kg/m2"), "prevention"))
                .contains("Prediabetes and diabetes screening")
                .doesNotContain("Weight loss");
        assertThat(detail(man(40).measured("LOINC:39156-5", "2026-01-01", 24.9, "kg/m2"), "prevention"))
                .doesNotContain("Prediabetes");
    }

    @Test
    void whatRelativesHadDecides() {
        String colonoscopy = "Colonoscopy (family history)";
        assertThat(detail(man(40).relative("FTH", "MONDO:0005575"), "prevention"))
                .contains(colonoscopy, "ajg.2017.174");
        assertThat(detail(man(50).relative("FTH", "MONDO:0005575"), "prevention"))
                .contains(colonoscopy)
                .doesNotContain("Colorectal cancer screening");
        assertThat(detail(man(39).relative("FTH", "MONDO:0005575"), "prevention"))
                .doesNotContain(colonoscopy);
        assertThat(detail(man(45).relative("UNCLE", "MONDO:0005575"), "prevention"))
                .as("no first-degree relative")
                .doesNotContain(colonoscopy);
        assertThat(detail(
                        man(45).relative("SIS", "SNOMEDCT:363406005").underwent("SNOMEDCT:73761001", "2022-01-01"),
                        "prevention"))
                .doesNotContain(colonoscopy);
        assertThat(detail(woman(30).relative("MTH", "MONDO:0007254"), "prevention"))
                .contains("Assessment for BRCA1/2");
        assertThat(detail(man(30).relative("MTH", "MONDO:0007254"), "prevention"))
                .doesNotContain("Assessment for BRCA1/2");
    }

    @Test
    void inheritedVariantsDecide() {
        String mri = "Breast MRI (BRCA1/2)";
        assertThat(detail(woman(25).variant("BRCA2", "Likely pathogenic"), "prevention"))
                .contains(mri);
        assertThat(detail(woman(24).variant("BRCA2", "pathogenic"), "prevention"))
                .doesNotContain(mri);
        assertThat(detail(woman(40).variant("BRCA2", "uncertain significance"), "prevention"))
                .doesNotContain(mri);
        assertThat(detail(woman(40).variant("BRCA1", "pathogenic").has("MONDO:0007254"), "prevention"))
                .doesNotContain(mri);
        assertThat(detail(woman(40).variant("BRCA1", "pathogenic", "germline"), "prevention"))
                .contains(mri);
        assertThat(detail(woman(40).variant("BRCA1", "pathogenic", "somatic"), "prevention"))
                .doesNotContain(mri);
        assertThat(detail(man(40).variant("MSH2", "pathogenic"), "prevention"))
                .contains("Colonoscopy (Lynch syndrome)");
    }

    @Test
    void diabetesCare() {
        Person person = man(55).has("SNOMEDCT:44054006").measured("LOINC:4548-4", "2026-02-01", 8.2, "%");
        assertThat(detail(person, "diabetes-care"))
                .contains(
                        "above goal",
                        "**Hemoglobin A1c.**",
                        "every 3 months",
                        "dc26-S012",
                        "Urine albumin",
                        "Eye examination",
                        "Statin",
                        "dc25-S006");
        assertThat(detail(
                        man(55).has("SNOMEDCT:44054006").measured("LOINC:4548-4", "2026-02-01", 6.8, "%"),
                        "diabetes-care"))
                .doesNotContain("above goal", "**Hemoglobin A1c.**");
        assertThat(detail(man(55).has("SNOMEDCT:44054006").takes("RXNORM:312961"), "diabetes-care"))
                .doesNotContain("Statin")
                .contains("none for a year");
        assertThat(man(55).advice("diabetes-care")).isEmpty();
    }

    @Test
    void whatIsNotForThePregnantIsNotAdvised() {
        Person person = woman(41)
                .has("SNOMEDCT:44054006")
                .has("SNOMEDCT:59621000")
                .measured("LOINC:9318-7", "2026-05-01", 40, "mg/g")
                .measured("LOINC:8480-6", "2026-05-01", 165, "mm[Hg]")
                .measured("LOINC:8462-4", "2026-05-01", 100, "mm[Hg]")
                .measured("LOINC:4548-4", "2026-05-01", 7.5, "%");
        assertThat(detail(person, "diabetes-care")).contains("**Statin.**", "ACE inhibitor", "above goal");
        assertThat(detail(person, "hypertension-care")).contains("ACE inhibitor", "above goal");
        person.has("SNOMEDCT:72892002", "2026-03-01");
        assertThat(detail(person, "diabetes-care"))
                .contains("Eye examination")
                .doesNotContain("**Statin.**", "ACE inhibitor", "above goal");
        assertThat(detail(person, "hypertension-care")).doesNotContain("ACE inhibitor", "above goal");
    }

    @Test
    void nobodyIsScreenedForBreastCancerWithoutBreasts() {
        assertThat(detail(woman(50).underwent("SNOMEDCT:27865001", "2019-01-01"), "prevention"))
                .doesNotContain("Mammography");
        assertThat(detail(
                        woman(50).variant("BRCA1", "pathogenic").underwent("SNOMEDCT:726636007", "2019-01-01"),
                        "prevention"))
                .doesNotContain("Mammography", "Breast MRI");
        assertThat(detail(woman(76).variant("BRCA1", "pathogenic"), "prevention"))
                .doesNotContain("Breast MRI");
    }

    @Test
    void sigmoidoscopyLastsFiveYears() {
        String item = "Colorectal cancer screening";
        assertThat(detail(man(60).underwent("SNOMEDCT:44441009", "2021-06-02"), "prevention"))
                .doesNotContain(item);
        assertThat(detail(man(60).underwent("SNOMEDCT:44441009", "2021-06-01"), "prevention"))
                .contains(item);
    }

    @ParameterizedTest(name = "{0} with {1}/{2}: above goal {3}")
    @CsvSource({
        "64, 130, 70, true",
        "64, 129, 79, false",
        "64, 120, 80, true",
        "80, 130, 70, true",
        "80, 129, 79, false"
    })
    void targetsOfBloodPressure(int age, double systolic, double diastolic, boolean isAbove) {
        Person person = man(age).has("SNOMEDCT:59621000")
                .measured("LOINC:8480-6", "2026-05-01", systolic, "mm[Hg]")
                .measured("LOINC:8462-4", "2026-05-01", diastolic, "mm[Hg]");
        assertThat(detail(person, "hypertension-care").contains("above goal")).isEqualTo(isAbove);
    }

    @ParameterizedTest(name = "untreated at {0}/{1}: drug due {2}")
    @CsvSource({"139, 89, false", "140, 80, true", "130, 90, true"})
    void drugsFromWhatPressureOn(double systolic, double diastolic, boolean isDue) {
        Person person = man(50).has("SNOMEDCT:59621000")
                .measured("LOINC:8480-6", "2026-05-01", systolic, "mm[Hg]")
                .measured("LOINC:8462-4", "2026-05-01", diastolic, "mm[Hg]");
        assertThat(detail(person, "hypertension-care").contains("**Blood pressure lowering drug.**"))
                .isEqualTo(isDue);
        assertThat(detail(person.takes("RXNORM:314076"), "hypertension-care"))
                .doesNotContain("**Blood pressure lowering drug.**");
    }

    @Test
    void noAceInhibitorIsAdvisedWithMuchPotassium() {
        Person person = man(55).has("SNOMEDCT:44054006")
                .has("SNOMEDCT:59621000")
                .measured("LOINC:9318-7", "2026-05-01", 40, "mg/g")
                .measured("LOINC:2823-3", "2026-05-01", 5.4, "mmol/L");
        assertThat(detail(person, "diabetes-care")).contains("**ACE inhibitor");
        assertThat(detail(person.measured("LOINC:2823-3", "2026-05-02", 5.5, "mmol/L"), "diabetes-care"))
                .doesNotContain("**ACE inhibitor");
    }

    private static String detail(Person person, String guideline) {
        return person.advice(guideline).stream().map(Advice::detail).findFirst().orElse("");
    }
}
