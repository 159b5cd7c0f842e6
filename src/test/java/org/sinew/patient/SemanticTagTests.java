package org.sinew.patient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sinew.term.TermId;

class SemanticTagTests {

    @ParameterizedTest
    @CsvSource({
        "SNOMEDCT:160903007, Full-time employment (finding),                     , finding",
        "SNOMEDCT:80583007,  Severe anxiety (panic) (finding),                   , finding",
        "SNOMEDCT:59621000,                                 , Hypertension (disorder), disorder",
        "SNOMEDCT:314529007, Medication review due (situation),                  , situation",
        "SNOMEDCT:72892002,  Normal pregnancy,                                   ,",
        "SNOMEDCT:1,         Pain (acute),                                       ,",
        "ICD10CM:I10,        Hypertension (disorder),                            ,",
    })
    void isReadFromTheWordingOfASnomedCode(String code, String display, String text, String tag) {
        Concept concept = new Concept(List.of(new Coding(TermId.parse(code), display)), text);

        assertThat(SemanticTag.of(concept).orElse(null)).isEqualTo(tag);
    }
}
