package org.sinew.guidance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sinew.guidance.Person.man;
import static org.sinew.guidance.Person.woman;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sinew.guidance.Advice.Urgency;

/** What concerns drugs: taken, ordered, or both. */
class DrugGuidelinesTests {

    private static final String WARFARIN = "RXNORM:855332";
    private static final String ASPIRIN = "RXNORM:243670";
    private static final String IBUPROFEN = "RXNORM:206905";
    private static final String NAPROXEN = "RXNORM:849574";
    private static final String LISINOPRIL = "RXNORM:314076";
    private static final String METFORMIN = "RXNORM:860975";
    private static final String AMOXICILLIN = "RXNORM:562508";

    @Test
    void productsInteractByTheirIngredientsAndClasses() {
        List<Advice> advice = man(60).takes(WARFARIN).ordering("1", IBUPROFEN).advice("drug-drug");

        assertThat(advice).singleElement().satisfies(a -> {
            assertThat(a.summary()).startsWith("warfarin with ibuprofen: bleeding");
            assertThat(a.detail())
                    .contains("bleeding", "FDA label, NDA 009218", "starter-knowledge@", "not a diagnosis");
            assertThat(a.proposals())
                    .containsExactly(
                            new Proposal.Withdraw(
                                    "Do not order Ibuprofen 400 MG Oral Tablet [Ibu]", "MedicationRequest/1"),
                            new Proposal.Annotate(
                                    "Order Ibuprofen 400 MG Oral Tablet [Ibu] with a note",
                                    "MedicationRequest/1",
                                    "Considered: warfarin with ibuprofen: bleeding"));
        });
    }

    @Test
    void severalProductsOfAnIngredientInteractOnce() {
        assertThat(man(60).takes("RXNORM:314076")
                        .takes("RXNORM:314077")
                        .takes("RXNORM:979492")
                        .advice("drug-drug"))
                .singleElement()
                .satisfies(a -> assertThat(a.detail())
                        .contains("lisinopril 10 MG", "lisinopril 20 MG", "losartan potassium 50 MG"));
    }

    @Test
    void productsOfAnIngredientInteractOnceWhateverWasRecordedBetweenThem() {
        assertThat(man(60).takes("RXNORM:314076")
                        .takes("RXNORM:979492")
                        .takes("RXNORM:314077")
                        .advice("drug-drug"))
                .singleElement()
                .satisfies(a -> assertThat(a.detail())
                        .contains("lisinopril 10 MG", "lisinopril 20 MG", "losartan potassium 50 MG"));
    }

    @Test
    void whatIsNoLongerTakenDoesNotInteract() {
        assertThat(man(60).took(WARFARIN).ordering("1", IBUPROFEN).advice("drug-drug"))
                .isEmpty();
    }

    @Test
    void onlySelectedOrdersAreJudgedButAllAreKnown() {
        assertThat(man(60).takes(WARFARIN)
                        .takes(ASPIRIN)
                        .ordering("1", METFORMIN)
                        .advice("drug-drug"))
                .as("the chart's own pairs are not the order's matter")
                .isEmpty();
        assertThat(man(60).alsoOrdering("2", WARFARIN).ordering("1", ASPIRIN).advice("drug-drug"))
                .singleElement()
                .satisfies(a -> assertThat(a.proposals())
                        .hasAtLeastOneElementOfType(Proposal.Withdraw.class)
                        .allSatisfy(p -> assertThat(p.toString()).contains("MedicationRequest/1")));
        assertThat(man(60).takes(WARFARIN).takes(ASPIRIN).advice("drug-drug")).hasSize(1);
    }

    @ParameterizedTest(name = "allergic to {0}, {1} ordered: {2}")
    @CsvSource({
        "RXNORM:1191,   RXNORM:243670, CRITICAL",
        "ATC:J01C,      RXNORM:562508, CRITICAL",
        "RXNORM:723,    RXNORM:562508, CRITICAL",
        "RXNORM:562251, RXNORM:617296, CRITICAL",
        "RXNORM:1191,   RXNORM:206905, WARNING",
        "RXNORM:8339,   RXNORM:562508, WARNING",
        "RXNORM:25037,  RXNORM:562508, none",
        "RXNORM:7980,   RXNORM:562508, WARNING", // penicillin G
        "RXNORM:2231,   RXNORM:562508, WARNING", // cephalexin: the side chain of amoxicillin
        "RXNORM:723,    RXNORM:2231, WARNING",
        "RXNORM:723,    RXNORM:1665060, none", // cefazolin: another side chain
        "RXNORM:2193,   RXNORM:20481, WARNING", // ceftriaxone, cefepime
        "RXNORM:2193,   RXNORM:2191, none", // ceftazidime
        "RXNORM:1272,   RXNORM:2191, WARNING", // aztreonam
        "RXNORM:1191,   RXNORM:140587, none", // aspirin, celecoxib
        "ATC:J01EC,     RXNORM:10180, CRITICAL",
        "RXNORM:10180,  RXNORM:9524, WARNING", // sulfasalazine
        "RXNORM:10180,  RXNORM:4603, none", // furosemide is no antibacterial
        "RXNORM:29046,  RXNORM:3827, WARNING", // lisinopril, enalapril
        "RXNORM:2551,   RXNORM:82122, WARNING",
        "RXNORM:4053,   RXNORM:18631, WARNING",
        "SNOMEDCT:762952008, RXNORM:562508, none",
    })
    void allergiesReachIngredientsClassesAndCrossReactions(String allergen, String drug, String urgency) {
        assertThat(woman(40).allergicTo(allergen).ordering("1", drug).advice("drug-allergy"))
                .extracting(a -> a.urgency().name())
                .isEqualTo(urgency.equals("none") ? List.of() : List.of(urgency));
    }

    @ParameterizedTest(name = "allergic to {0}: not compared {1}")
    @CsvSource({
        "RXNORM:99999999, true",
        "SNOMEDCT:91936005, true",
        "SNOMEDCT:91936005|Allergy to penicillin, false",
        "SNOMEDCT:764146007, false",
        "SNOMEDCT:716186003, false",
        "SNOMEDCT:409137002, false",
        "RXNORM:723, false",
        "ATC:J01C, false"
    })
    void anAllergenThatNobodyKnowsIsNamed(String allergen, boolean isUnknown) {
        assertThat(woman(40).allergicTo(allergen).ordering("1", "RXNORM:562508").advice("unknown-drug"))
                .extracting(Advice::urgency)
                .isEqualTo(isUnknown ? List.of(Advice.Urgency.WARNING) : List.of());
        assertThat(woman(40)
                        .allergicTo(allergen)
                        .orderingTest("1", "LOINC:4548-4")
                        .advice("unknown-drug"))
                .as("a test is no drug")
                .isEmpty();
        assertThat(woman(40).allergicTo(allergen).takes("RXNORM:562508").advice("unknown-drug"))
                .as("nothing is ordered")
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} ordered, allergic to {1}: {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "RXNORM:308192|Amoxicillin 500 MG Oral Tablet; SNOMEDCT:91936005|Allergy to penicillin; amoxicillin: allergy to penicillin is recorded",
                "RXNORM:198335|sulfamethoxazole 800 MG / trimethoprim 160 MG Oral Tablet; SNOMEDCT:1|Sulfa drugs; sulfamethoxazole/trimethoprim: allergy to Sulfa drugs is recorded",
                "RXNORM:858817|enalapril maleate 10 MG Oral Tablet; RXNORM:29046; enalapril: may cross-react with lisinopril (ACE inhibitors)",
                "LOCAL:1|头孢曲松钠注射剂; LOCAL:2|头孢菌素类过敏; ceftriaxone: allergy to 头孢菌素类过敏 is recorded",
            })
    void whatHasNoKnownCodeIsReadByItsName(String drug, String allergen, String expected) {
        Person person = woman(40).allergicTo(allergen).ordering("1", drug);

        assertThat(person.advice("drug-allergy"))
                .singleElement()
                .satisfies(a -> assertThat(a.summary()).isEqualTo(expected))
                .satisfies(a -> assertThat(a.detail()).contains("read by its name as"));
        assertThat(person.advice("unknown-drug")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "high|A reaction to it may be life-threatening (criticality: high).",
                "severe|Its criticality is recorded as: severe."
            })
    void aCriticalityThatFhirDoesNotHaveIsSaidAsItIsWritten(String code, String said) {
        assertThat(woman(40)
                        .allergicTo("RXNORM:723", code)
                        .ordering("1", "RXNORM:723")
                        .advice("drug-allergy"))
                .singleElement()
                .satisfies(advice -> assertThat(advice.detail()).contains(said));
    }

    @Test
    void anAllergyIsNamedInTheReadersLanguage() {
        Consultation chinese = woman(40)
                .allergicTo("SNOMEDCT:91936005|Allergy to penicillin")
                .ordering("1", "RXNORM:562508")
                .consultation("zh");
        assertThat(new Guidance(Guidance.shipped()).advise(chinese))
                .extracting(Advice::summary)
                .contains("克拉维酸/阿莫西林：有青霉素类抗菌药过敏记录");
    }

    @Test
    void whatANameLeavesUnreadIsSaid() {
        assertThat(man(60).ordering("1", "LOCAL:1|losartan potassium 50 MG / nonsensium 5 MG Oral Tablet")
                        .advice("unknown-drug"))
                .extracting(Advice::summary)
                .containsExactly("nonsensium 5 MG Oral Tablet was not checked: no loaded terminology has this name");
        assertThat(man(60).ordering("1", "LOCAL:1|nonsensium 5 MG").advice("unknown-drug"))
                .extracting(Advice::summary)
                .containsExactly("nonsensium 5 MG was not checked: no loaded terminology has its code");
        assertThat(man(60).ordering("1", "ATC:C09AA03").advice("unknown-drug"))
                .as("mapped to lisinopril")
                .isEmpty();
    }

    @Test
    void aLocalDiagnosisCountsAsTheDiseaseThatTheDrugIsForbiddenIn() {
        assertThat(man(70).has("SNOMEDCT:88805009").ordering("1", NAPROXEN).advice("drug-condition"))
                .extracting(Advice::summary)
                .containsExactly("naproxen in heart failure: fluid retention, worse heart failure");
        assertThat(man(70).had("SNOMEDCT:88805009").ordering("1", NAPROXEN).advice("drug-condition"))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} in pregnancy: {1}")
    @CsvSource({
        "RXNORM:314076, CRITICAL", // lisinopril
        "RXNORM:979492, CRITICAL", // losartan
        "RXNORM:855332, WARNING", // warfarin, which mechanical valves may need
        "RXNORM:6851,   CRITICAL", // methotrexate
        "RXNORM:860975, none", // metformin
    })
    void drugsInPregnancy(String drug, String urgency) {
        assertThat(woman(30)
                        .has("ICD10CM:O09.91", "2026-02-01")
                        .ordering("1", drug)
                        .advice("drug-condition"))
                .extracting(a -> a.urgency().name())
                .isEqualTo(urgency.equals("none") ? List.of() : List.of(urgency));
        assertThat(woman(30).had("SNOMEDCT:72892002").ordering("1", drug).advice("drug-condition"))
                .isEmpty();
    }

    @ParameterizedTest(name = "of {0}: {1}")
    @CsvSource({"2026, 1", "2025, 1", "2024, 0", "2027, 0"})
    void aPregnancyOfAYearMayGoOn(int year, int alerts) {
        assertThat(woman(30)
                        .hasSinceYear("SNOMEDCT:77386006", year)
                        .ordering("1", "RXNORM:6851")
                        .advice("drug-condition"))
                .hasSize(alerts);
    }

    @ParameterizedTest(name = "creatinine {2} at 70, {0}: {3}")
    @CsvSource({
        "female, RXNORM:860975, 2.0, avoid metformin",
        "female, RXNORM:860975, 1.3, caution metformin",
        "female, RXNORM:860975, 0.8, ''",
        "male,   RXNORM:310534, 1.6, avoid glyburide",
        "male,   RXNORM:310534, 1.4, ''",
        "male,   RXNORM:206905, 2.0, ''",
        "male,   RXNORM:206905, 3.0, avoid ibuprofen",
        "male,   RXNORM:140587, 3.0, avoid celecoxib",
        "male,   RXNORM:904419, 2.5, avoid alendronate",
        "male,   RXNORM:855332, 3.0, ''",
        "male,   RXNORM:25480,  1.5, reduce gabapentin",
        "male,   RXNORM:25480,  1.1, ''",
        "male,   RXNORM:9997,   3.0, avoid spironolactone",
        "male,   RXNORM:7454,   3.0, avoid nitrofurantoin",
        "male,   RXNORM:2551,   3.0, reduce ciprofloxacin",
        "male,   RXNORM:21212,  3.0, reduce clarithromycin",
        "male,   RXNORM:21212,  2.0, ''",
        "male,   RXNORM:6851,   1.5, reduce methotrexate",
        "male,   RXNORM:6851,   1.1, ''",
    })
    void limitsOfKidneyFunction(String sex, String drug, double creatinine, String summary) {
        Person person = sex.equals("female") ? woman(70) : man(70);
        List<Advice> advice = person.measured("LOINC:2160-0", "2026-05-01", creatinine, "mg/dL")
                .ordering("1", drug)
                .advice("renal-dosing");

        if (summary.isEmpty()) {
            assertThat(advice).isEmpty();
        } else {
            assertThat(advice)
                    .singleElement()
                    .satisfies(a -> assertThat(a.summary()).startsWith(summary));
        }
    }

    @Test
    void anOldCreatinineLimitsNothing() {
        assertThat(man(70).measured("LOINC:2160-0", "2025-05-01", 5, "mg/dL")
                        .ordering("1", METFORMIN)
                        .advice("renal-dosing"))
                .isEmpty();
    }

    @Test
    void twoProductsOfOneIngredientOrOneClassAreDuplicates() {
        assertThat(man(50).takes("RXNORM:314076").ordering("1", "RXNORM:314077").advice("duplicate-therapy"))
                .extracting(Advice::summary)
                .singleElement()
                .asString()
                .isEqualTo("lisinopril twice: lisinopril 10 MG Oral Tablet, lisinopril 20 MG Oral Tablet");
        assertThat(man(50).takes("RXNORM:314076").ordering("1", "RXNORM:314076").advice("duplicate-therapy"))
                .singleElement()
                .satisfies(a -> {
                    assertThat(a.urgency()).isEqualTo(Urgency.INFO);
                    assertThat(a.summary())
                            .isEqualTo("lisinopril 10 MG Oral Tablet is already on record as taken, since 2026-01-01");
                });
        assertThat(man(50).takes(IBUPROFEN).ordering("1", NAPROXEN).advice("duplicate-therapy"))
                .hasSize(1);
        assertThat(man(50).takes(LISINOPRIL).ordering("1", AMOXICILLIN).advice("duplicate-therapy"))
                .isEmpty();
    }

    @Test
    void orderingIsJudgedByDrugRulesOnly() {
        Consultation ordering = man(60).takes(WARFARIN).ordering("1", IBUPROFEN).consultation();

        assertThat(new Guidance(Guidance.shipped()).advise(ordering))
                .extracting(Advice::guideline)
                .containsOnly("drug-drug");
        assertThat(new Guidance(Guidance.shipped()).advise(ordering))
                .extracting(Advice::urgency)
                .isSortedAccordingTo((a, b) -> b.compareTo(a))
                .doesNotContain(Urgency.CRITICAL);
    }
}
