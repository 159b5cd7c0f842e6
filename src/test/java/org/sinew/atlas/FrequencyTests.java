package org.sinew.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FrequencyTests {

    private static KnowledgeEvidence said(@Nullable String frequency, boolean negated) {
        return new KnowledgeEvidence(
                "OMIM:154700",
                "HAS_PHENOTYPE",
                "hpoa@1",
                List.of("PMID:1"),
                frequency,
                frequency == null ? null : Frequency.share(frequency).orElse(null),
                null,
                null,
                null,
                List.of(),
                negated,
                Map.of());
    }

    private static double pooled(@Nullable String... frequencies) {
        return Frequency.pooled(
                        Stream.of(frequencies).map(each -> said(each, false)).toList())
                .orElse(-1);
    }

    @Test
    void countedPatientsOutweighClassesAndArePooled() {
        assertThat(pooled("58/146", "HP:0040281")).isEqualTo(58 / 146.0);
        assertThat(pooled("58/146", "2/4")).isEqualTo(0.4);
        // one paper that two sources quote counts once
        assertThat(pooled("58/146", "58/146")).isEqualTo(58 / 146.0);
        assertThat(pooled("HP:0040283", "HP:0040281")).isEqualTo(0.895);
        assertThat(pooled("0/12", "HP:0040281")).isZero();
        assertThat(pooled((String) null)).isEqualTo(-1);
    }

    @Test
    void whatIsDeniedIsNotPooled() {
        assertThat(Frequency.pooled(List.of(said("5/5", true), said("1/4", false))))
                .hasValue(0.25);
    }
}
