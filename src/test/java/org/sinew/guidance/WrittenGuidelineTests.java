package org.sinew.guidance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sinew.guidance.Person.man;
import static org.sinew.guidance.Person.woman;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Guidelines that are data: those shipped, and those that cannot be. */
class WrittenGuidelineTests {

    private static WrittenGuideline shipped(String name) throws IOException {
        return WrittenGuideline.read(name, Files.readString(Path.of("src/main/resources/guidelines", name + ".json")));
    }

    @Test
    void aStatinInCoronaryDisease() throws IOException {
        WrittenGuideline guideline = shipped("coronary-disease-statin");

        assertThat(guideline.advise(man(60).has("SNOMEDCT:414545008").consultation()))
                .singleElement()
                .satisfies(a -> {
                    assertThat(a.summary()).isEqualTo("Myocardial ischemia at 60 without a statin on record");
                    assertThat(a.evidence()).isNotEmpty();
                    assertThat(a.detail()).contains("30586774");
                });
        assertThat(guideline.advise(
                        man(60).has("SNOMEDCT:414545008").takes("RXNORM:312961").consultation()))
                .isEmpty();
        assertThat(guideline.advise(
                        man(60).has("SNOMEDCT:414545008").took("RXNORM:312961").consultation()))
                .as("stopped")
                .hasSize(1);
        assertThat(guideline.advise(man(76).has("SNOMEDCT:414545008").consultation()))
                .isEmpty();
        assertThat(guideline.advise(man(60).consultation())).isEmpty();
    }

    @Test
    void naloxoneBesideOpioids() throws IOException {
        WrittenGuideline guideline = shipped("opioids-naloxone");

        assertThat(guideline.advise(woman(40)
                        .takes("RXNORM:1049625")
                        .has("SNOMEDCT:55680006")
                        .consultation()))
                .hasSize(1);
        for (String benzodiazepine : new String[] {"RXNORM:6960", "RXNORM:3322", "RXNORM:596", "RXNORM:6470"}) {
            assertThat(guideline.advise(woman(40)
                            .takes("RXNORM:1049625")
                            .takes(benzodiazepine)
                            .consultation()))
                    .as(benzodiazepine)
                    .hasSize(1);
        }
        assertThat(guideline.advise(woman(40).takes("RXNORM:1049625").consultation()))
                .isEmpty();
        assertThat(guideline.advise(woman(40)
                        .takes("RXNORM:1049625")
                        .has("SNOMEDCT:55680006")
                        .takes("RXNORM:351266")
                        .consultation()))
                .as("buprenorphine/naloxone is no rescue")
                .hasSize(1);
        assertThat(guideline.advise(woman(40)
                        .takes("RXNORM:1049625")
                        .has("SNOMEDCT:55680006")
                        .takes("RXNORM:7242")
                        .consultation()))
                .isEmpty();
    }

    private static final String GOOD = """
            {"id": "x", "title": {"en": "X", "zh": "某"}, "ordering": false, "urgency": "INFO", "criterion": {"and": [{"patient": {"on": "$today-P1Y"}}]},
             "summary": "HbA1c {latest:hba1c}", "detail": "", "source": {"label": "me"}, "propose": {"code": "LOINC:4548-4", "display": "HbA1c"}}
            """;

    @Test
    void aTextsGapsAreFilledIn() {
        assertThat(WrittenGuideline.read("mine.json", GOOD)
                        .advise(man(50).measured("LOINC:4548-4", "2026-05-01", 7.5, "%")
                                .consultation()))
                .extracting(Advice::summary)
                .containsExactly("HbA1c 7.5 % on 2026-05-01");
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "title": {"en"      | "titel": {"en"       | title is absent
                    "label": "me"       | "url": "http://x"    | source.label is absent
                    "ordering": false   | "ordering": "no"     | ordering is neither true nor false
                    "id": "x"           | "id": "x", "sex": 1  | there is no member 'sex'; there are id, title, ordering, urgency, criterion, summary, detail, source, propose
                    "id": "x"           | "id": "x y"          | id 'x y' has more than letters, digits, dots, hyphens and underscores
                    "INFO"              | "URGENT"             | urgency is 'URGENT', none of INFO, WARNING, CRITICAL
                    {latest:hba1c}      | {latest:hba2}        | summary: nothing fills in {latest:hba2}; there are age, today, latest:creatinine
                    "detail": ""        | "detail": "{Age}"    | detail: nothing fills in {Age}; there are age, today
                    "zh": "某"           | "cn": "某"            | title: 'cn' is no language (BCP 47: en, zh)
                    "en": "X", "zh"     | "zh"                 | title: a text in several languages needs one under 'en'
                    LOINC:4548-4        | HbA1c                | propose.code: 'HbA1c' is no id of a term (PREFIX:local)
                    "patient": {"on"    | "patient": {"day"    | criterion.and[0].patient.day: is not known here
                    $today-P1Y          | $today-1Y            | $today-1Y: what follows the hyphen is no ISO 8601 period
                    "ordering": false,  | "ordering": false,,  | line 1, column 6
                    {"label": "me"}     | {"label": "me"       | line 3, column
                    """)
    void whatIsNoGuidelineIsRefusedWithItsNameItsPlaceAndWhy(String right, String wrong, String why) {
        assertThat(GOOD).contains(right);
        assertThatThrownBy(() -> WrittenGuideline.read("mine.json", GOOD.replace(right, wrong)))
                .isInstanceOf(NoGuideline.class)
                .hasMessageStartingWith("mine.json is no guideline: " + why);
    }

    @Test
    void whyItIsRefusedIsSaidInTheReadersLanguage() {
        assertThatThrownBy(() -> WrittenGuideline.read("mine.json", GOOD.replace("hba1c}", "hba2}")))
                .isInstanceOfSatisfying(
                        NoGuideline.class,
                        wrong -> assertThat(wrong.said().in("zh"))
                                .startsWith("mine.json不是指南：summary：{latest:hba2}无可填之值"));
    }

    @Test
    void aLanguageMayBeNamedWithItsRegion() {
        WrittenGuideline guideline = WrittenGuideline.read("mine.json", GOOD.replace("\"zh\"", "\"zh-CN\""));

        assertThat(guideline.title("zh")).isEqualTo("某");
        assertThat(guideline.title("en")).isEqualTo("X");
    }

    @Test
    void aTermThatNoReleaseHasMakesItSilentAndIsTold() throws IOException {
        String text = Files.readString(Path.of("src/main/resources/guidelines/opioids-naloxone.json"));
        WrittenGuideline guideline = WrittenGuideline.read("mine", text.replace("ATC:N05BA", "ATC:X99ZZ"));
        Consultation consultation =
                woman(40).takes("RXNORM:1049625").takes("RXNORM:3322").consultation();

        assertThat(guideline.advise(consultation)).isEmpty();
        assertThat(guideline.missing(consultation.background().terminology(), "en"))
                .singleElement()
                .asString()
                .contains("opioids-naloxone", "ATC:X99ZZ");
        assertThat(shipped("opioids-naloxone").missing(consultation.background().terminology(), "en"))
                .isEmpty();
    }
}
