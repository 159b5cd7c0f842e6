package org.sinew.guidance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sinew.guidance.Person.man;
import static org.sinew.guidance.Person.woman;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

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

    @Test
    void whatIsNoGuidelineIsRefusedWithItsName() {
        assertThatThrownBy(() -> WrittenGuideline.read("mine.json", "{"))
                .hasMessageStartingWith("mine.json is no guideline");
        String good = """
                {"id": "x", "title": "X", "ordering": false, "urgency": "INFO", "criterion": {"and": []},
                 "summary": "HbA1c {latest:hba1c}", "detail": "", "source": {"label": "me"}}
                """;
        assertThat(WrittenGuideline.read("mine.json", good)
                        .advise(man(50).measured("LOINC:4548-4", "2026-05-01", 7.5, "%")
                                .consultation()))
                .extracting(Advice::summary)
                .containsExactly("HbA1c 7.5 % on 2026-05-01");
        assertThatThrownBy(() -> WrittenGuideline.read("mine.json", good.replace("\"and\": []", "\"any\": []")))
                .hasMessageContaining("mine.json");
        assertThatThrownBy(() -> WrittenGuideline.read("mine.json", good.replace("latest:hba1c", "latest:hba2")))
                .hasMessageContaining("hba2");
        assertThatThrownBy(() -> WrittenGuideline.read("mine.json", good.replace("\"title\"", "\"titel\"")))
                .hasMessageContaining("mine.json");
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
