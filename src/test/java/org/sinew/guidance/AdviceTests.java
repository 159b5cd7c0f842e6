package org.sinew.guidance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sinew.guidance.Advice.Urgency;

class AdviceTests {

    private static final String LONG =
            "a warning of a hundred and twenty characters that is repeated until nobody reads it".repeat(3);

    private static String summary(String text) {
        Citation source = new Citation("me", null, null);
        return new Advice("id", "title", Urgency.INFO, text, "", "", source, List.of(), List.of(), List.of()).summary();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            avoid the drug (                    | avoid the drug…
            avoid the drug (strong [CPIC, 2024] | avoid the drug…
            避免使用该药（                        | 避免使用该药…
            """)
    void aSummaryIsCutBeforeABracketThatItWouldLeaveOpen(String text, String cut) {
        assertThat(summary(text + LONG)).isEqualTo(cut);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            avoid (strongly) the drug
            avoid the drug (strong [CPIC])
            """)
    void aBracketThatIsClosedStays(String text) {
        assertThat(summary(text + " " + LONG))
                .startsWith(text + " a warning")
                .endsWith("…")
                .hasSizeLessThan(140);
    }
}
