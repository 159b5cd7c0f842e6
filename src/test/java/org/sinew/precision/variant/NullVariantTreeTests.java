package org.sinew.precision.variant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sinew.precision.variant.Assessment.Outcome;
import org.sinew.precision.variant.Criterion.Strength;
import org.sinew.precision.variant.NullVariantTree.Kind;
import org.sinew.precision.variant.NullVariantTree.Known;
import org.sinew.precision.variant.NullVariantTree.Leaf;
import org.sinew.precision.variant.NullVariantTree.Question;

class NullVariantTreeTests {

    private static NullVariant known(
            @Nullable Boolean decays,
            @Nullable Boolean keepsFrame,
            @Nullable Boolean relevant,
            @Nullable Boolean critical,
            @Nullable Boolean tolerated,
            @Nullable Double lost,
            @Nullable Boolean start,
            @Nullable Boolean upstream) {
        return new NullVariant(null, decays, keepsFrame, relevant, critical, tolerated, lost, start, upstream);
    }

    private static @Nullable Boolean answer(String text) {
        return switch (text) {
            case "y" -> Boolean.TRUE;
            case "n" -> Boolean.FALSE;
            default -> null;
        };
    }

    /** The leaves of the published tree (Abou Tayoun 2018, figure 1) with what leads to each; {@code -} is not asked. */
    @ParameterizedTest(name = "{0} decays {1} frame {2} transcript {3} critical {4} tolerated {5} lost {6}")
    @CsvSource({
        // nonsense or frameshift
        "TRUNCATION, y, -, y, -, -,     , -, -, VERY_STRONG",
        "TRUNCATION, y, -, n, -, -,     , -, -, NOT_APPLICABLE",
        "TRUNCATION, n, -, -, y, -,     , -, -, STRONG",
        "TRUNCATION, n, -, -, n, y,     , -, -, NOT_APPLICABLE",
        "TRUNCATION, n, -, n, n, n,     , -, -, NOT_APPLICABLE",
        "TRUNCATION, n, -, y, n, n, 0.11, -, -, STRONG",
        "TRUNCATION, n, -, y, n, n, 0.09, -, -, MODERATE",
        // GT-AG 1,2 splice sites, and deletions of exons
        "SPLICE,     y, n, y, -, -,     , -, -, VERY_STRONG",
        "SPLICE,     y, n, n, -, -,     , -, -, NOT_APPLICABLE",
        "SPLICE,     n, n, -, y, -,     , -, -, STRONG",
        "SPLICE,     n, n, y, n, n, 0.50, -, -, STRONG",
        "SPLICE,     n, n, y, n, n, 0.05, -, -, MODERATE",
        "SPLICE,     -, y, -, y, -,     , -, -, STRONG",
        "SPLICE,     -, y, -, n, y,     , -, -, NOT_APPLICABLE",
        "SPLICE,     -, y, n, n, n,     , -, -, NOT_APPLICABLE",
        "SPLICE,     -, y, y, n, n, 0.50, -, -, STRONG",
        "SPLICE,     -, y, y, n, n, 0.10, -, -, MODERATE",
        // deletion of the whole gene
        "WHOLE_GENE, -, -, -, -, -,     , -, -, VERY_STRONG",
        // initiation codon
        "START,      -, -, -, -, -,     , y, -, NOT_APPLICABLE",
        "START,      -, -, -, -, -,     , n, y, MODERATE",
        "START,      -, -, -, -, -,     , n, n, SUPPORTING",
    })
    void everyLeafOfThePublishedTree(
            Kind kind,
            String decays,
            String frame,
            String transcript,
            String critical,
            String tolerated,
            @Nullable Double lost,
            String start,
            String upstream,
            Leaf leaf) {
        NullVariant known = known(
                answer(decays),
                answer(frame),
                answer(transcript),
                answer(critical),
                answer(tolerated),
                lost,
                answer(start),
                answer(upstream));
        assertThat(NullVariantTree.walk(kind, known).leaves()).containsExactly(leaf);
    }

    private static @Nullable Boolean bit(int answers, int at) {
        int digit = answers / (int) Math.pow(3, at) % 3;
        return digit == 2 ? null : (Boolean) (digit == 1);
    }

    private static NullVariant of(int answers) {
        Boolean much = bit(answers, 5);
        return known(
                bit(answers, 0),
                bit(answers, 1),
                bit(answers, 2),
                bit(answers, 3),
                bit(answers, 4),
                much == null ? null : (Double) (much ? 0.5 : 0.01),
                bit(answers, 6),
                bit(answers, 7));
    }

    private static List<Integer> completions(int answers) {
        List<Integer> all = new ArrayList<>(List.of(0));
        for (int at = 0, place = 1; at < 8; at++, place *= 3) {
            int digit = answers / place % 3;
            int step = place;
            all = new ArrayList<>(all.stream()
                    .flatMap(sum -> (digit == 2 ? List.of(0, 1) : List.of(digit))
                            .stream().map(one -> sum + one * step))
                    .toList());
        }
        return all;
    }

    /** What is not known leaves open exactly what its possible answers lead to. */
    @Property(tries = 500)
    void theUnknownLeavesOpenWhatItMayBe(@ForAll Kind kind, @ForAll @IntRange(max = 6560) int answers) {
        Set<Leaf> possible = EnumSet.noneOf(Leaf.class);
        for (int whole : completions(answers)) {
            Set<Leaf> one = NullVariantTree.walk(kind, of(whole)).leaves();
            assertThat(one).hasSize(1);
            possible.addAll(one);
        }
        assertThat(NullVariantTree.walk(kind, of(answers)).leaves()).isEqualTo(possible);
    }

    @ParameterizedTest
    @CsvSource({
        "1/1, NO",
        "10/10, NO",
        "9/10, UNKNOWN",
        "8/10, YES",
        "4/10, YES",
        "2-3/10, YES",
        "1/2, UNKNOWN",
        "11/10, UNKNOWN",
        "0/3, UNKNOWN",
        "four, UNKNOWN"
    })
    void theExonTellsOfDecay(String exon, Known decays) {
        NullVariant in = NullVariant.annotated(exon, null, true, null);
        assertThat(NullVariantTree.walk(Kind.TRUNCATION, in).asked()).containsEntry(Question.DECAY, decays);
        assertThat(NullVariantTree.walk(Kind.SPLICE, in).asked()).containsEntry(Question.DECAY, Known.UNKNOWN);
    }

    private static DosageSensitivity dosage(String gene, String score) {
        return new DosageSensitivity(
                gene,
                score,
                "in words",
                "MONDO:1",
                "the disease",
                "2021-09-23",
                "clingen-dosage@2025-10-07",
                List.of());
    }

    private static Assessment pvs1(Set<String> consequences, NullVariant known, DosageSensitivity... dosage) {
        VariantEvidence evidence =
                new VariantEvidence(consequences, null, null, null, null, List.of(dosage), known, null, List.of());
        return VariantInterpretation.of(evidence, "en").assessments().getFirst();
    }

    @ParameterizedTest
    @CsvSource({"3, MET", "30, MET", "40, NOT_MET", "2, NOT_MET", "1, NOT_MET", "0, NOT_MET"})
    void theScoreTellsTheMechanism(String score, Outcome outcome) {
        NullVariant early = NullVariant.annotated("4/10", null, true, null);
        Assessment found = pvs1(Set.of("stop_gained"), early, dosage("G", score));
        assertThat(found.outcome()).isEqualTo(outcome);
        assertThat(found.points()).isEqualTo(outcome == Outcome.MET ? 8 : 0);
        assertThat(found.reason()).contains("G is " + score, "2021-09-23", "clingen-dosage@2025-10-07");
        assertThat(found.reason().contains("biallelic")).isEqualTo(score.equals("30"));
    }

    @Test
    void whatIsNotKnownIsSaid() {
        NullVariant early = NullVariant.annotated("4/10", null, true, null);
        assertThat(pvs1(Set.of("stop_gained"), early).outcome()).isEqualTo(Outcome.NOT_ASSESSABLE);
        Assessment open = pvs1(Set.of("frameshift_variant"), NullVariant.UNKNOWN, dosage("G", "3"));
        assertThat(open.outcome()).isEqualTo(Outcome.NOT_ASSESSABLE);
        assertThat(open.points()).isZero();
        assertThat(open.reason())
                .contains("decay is predicted is not known", "very strong; strong; moderate; not at all");
        Assessment met = pvs1(Set.of("frameshift_variant"), early, dosage("G", "3"));
        assertThat(met.strength()).isEqualTo(Strength.VERY_STRONG);
        assertThat(met.reason()).contains("decay is predicted (exon 4/10)", "mechanism of the disease");
        Assessment missense = pvs1(Set.of("missense_variant"), early, dosage("G", "3"));
        assertThat(missense.outcome()).isEqualTo(Outcome.NOT_MET);
    }

    @Test
    void theGeneWhoseLossCausesDiseaseDecides() {
        NullVariant early = NullVariant.annotated("4/10", null, true, null);
        assertThat(pvs1(Set.of("stop_gained"), early, dosage("A", "0"), dosage("B", "3"))
                        .outcome())
                .isEqualTo(Outcome.MET);
    }
}
