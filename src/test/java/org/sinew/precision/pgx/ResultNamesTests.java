package org.sinew.precision.pgx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultNamesTests {

    @ParameterizedTest
    @CsvSource({
        "Poor Metabolizer, 慢代谢型",
        "Likely Poor Metabolizer, 很可能的慢代谢型",
        "Ultrarapid Metabolizer, 超快代谢型",
        "1.5 (Intermediate Metabolizer), 1.5 (中间代谢型)",
        "ivacaftor non-responsive in CF patients, 囊性纤维化患者对依伐卡托无反应",
        "-1639 GG, -1639 GG",
    })
    void standardTermsAreSaidInChineseAndWhatIsNoneStays(String result, String chinese) {
        assertThat(ResultNames.in(result, "zh")).isEqualTo(chinese);
        assertThat(ResultNames.in(result, "en")).isEqualTo(result);
    }
}
