package org.sinew.precision.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.sinew.precision.diagnosis.Differential.Candidate;
import org.sinew.precision.diagnosis.Presentation.Finding;
import org.sinew.precision.diagnosis.Presentation.Sex;
import org.sinew.precision.diagnosis.Presentation.Status;
import org.sinew.term.TermId;

class DiagnosisPropertyTests {
    private static final Diagnosis DIAGNOSIS = SmallKnowledge.diagnosis();

    @Example
    void nothingIsImpossibleOrCertain() {
        assertThat(Stream.of(0.004, 0.005, 0.994, 0.995, 1.0).map(Differential::percent))
                .containsExactly("< 1 %", "1 %", "99 %", "> 99 %", "> 99 %");
    }

    @Property(tries = 300)
    void evidenceAddsUpToTheScoreThatRanks(@ForAll @Size(4) List<Status> statuses) {
        Presentation presentation = presentation(statuses);
        if (DIAGNOSIS.differential(presentation, 3) instanceof Answer.Ranked ranked) {
            Ranking ranking = DIAGNOSIS.ranking(presentation, d -> true);
            double probabilities = ranked.differential().noMatch();
            for (Candidate each : ranked.differential().diseases()) {
                double sum =
                        each.evidence().stream().mapToDouble(Evidence::weight).sum();
                assertThat(sum).isEqualTo(each.score());
                assertThat(each.evidence())
                        .as("that both are abnormalities explains nothing")
                        .noneMatch(e -> TermId.parse("HP:0000001").equals(e.common())
                                || TermId.parse("HP:0000118").equals(e.common()));
                assertThat(ranking.rank(each.disease())).isEqualTo(each.rank());
                assertThat(ranking.probability(each.disease())).isCloseTo(each.probability(), within(1e-12));
                probabilities += each.probability();
            }
            assertThat(probabilities).isCloseTo(1, within(1e-9));
        }
    }

    @Property(tries = 200)
    void theOrderOfFindingsDoesNotMatter(@ForAll @Size(4) List<Status> statuses, @ForAll long seed) {
        Presentation presentation = presentation(statuses);
        List<Finding> shuffled = new ArrayList<>(presentation.findings());
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(scores(new Presentation(shuffled, null, Sex.UNKNOWN))).isEqualTo(scores(presentation));
    }

    private static Map<TermId, Double> scores(Presentation presentation) {
        Map<TermId, Double> scores = new LinkedHashMap<>();
        if (DIAGNOSIS.differential(presentation, 3) instanceof Answer.Ranked ranked) {
            ranked.differential().diseases().forEach(d -> scores.put(d.disease(), d.score()));
        }
        return scores;
    }

    private static Presentation presentation(List<Status> statuses) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < statuses.size(); i++) {
            findings.add(new Finding(SmallKnowledge.PHENOTYPES.get(i), statuses.get(i)));
        }
        return new Presentation(findings, null, Sex.UNKNOWN);
    }
}
