package org.sinew.precision.variant;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sinew.precision.variant.Criterion.Strength;

/*
 * How strongly a null variant speaks for PVS1.
 *
 * The decision tree of ClinGen's Sequence Variant Interpretation working group [1, figure 1], of which each question may be
 * answered yes, no, or not known. What is not known is not guessed: both branches are followed, and the answer is the set of
 * leaves that are reached. A set of one is a decision, whatever stayed unknown on the way; else no strength can be told, and
 * the questions that were open say what is missing. Duplications are not read from annotations, so their branch is not here.
 *
 * 1. Abou Tayoun AN, et al. Recommendations for interpreting the loss of function PVS1 ACMG/AMP variant criterion.
 *    Hum Mutat 2018;39:1517-1524. PMID 30192042.
 */

/** One walk through the tree. */
final class NullVariantTree {

    /** From which part of the tree a consequence starts. */
    enum Kind {
        /** stop gained, frame shifted */
        TRUNCATION,
        /** the first or last two bases of an intron; whole exons lost */
        SPLICE,
        WHOLE_GENE,
        START
    }

    /** A leaf. */
    enum Leaf {
        VERY_STRONG(Strength.VERY_STRONG),
        STRONG(Strength.STRONG),
        MODERATE(Strength.MODERATE),
        SUPPORTING(Strength.SUPPORTING),
        NOT_APPLICABLE(null);

        private final @Nullable Strength strength;

        Leaf(@Nullable Strength strength) {
            this.strength = strength;
        }

        @Nullable
        Strength strength() {
            return strength;
        }
    }

    /** A question, in the order in which the tree asks. */
    enum Question {
        FRAME,
        DECAY,
        TRANSCRIPT,
        REGION,
        TOLERATED,
        LOST,
        START,
        UPSTREAM
    }

    /** A question's answer. */
    enum Known {
        YES,
        NO,
        UNKNOWN
    }

    /** The share of the protein whose loss is strong. */
    static final double MUCH = 0.10;

    /**
     * @param leaves that can be reached; one, if it is decided
     * @param asked every question on the way, with its answer
     */
    record Walk(Set<Leaf> leaves, Map<Question, Known> asked) {}

    private final NullVariant known;
    private final Kind kind;
    private final Map<Question, Known> asked = new EnumMap<>(Question.class);

    private NullVariantTree(Kind kind, NullVariant known) {
        this.kind = kind;
        this.known = known;
    }

    static Walk walk(Kind kind, NullVariant known) {
        NullVariantTree tree = new NullVariantTree(kind, known);
        Set<Leaf> leaves = switch (kind) {
            case TRUNCATION -> tree.truncated();
            case SPLICE -> tree.spliced();
            case WHOLE_GENE -> EnumSet.of(Leaf.VERY_STRONG);
            case START -> tree.start();
        };
        return new Walk(leaves, tree.asked);
    }

    private Set<Leaf> spliced() {
        return either(Question.FRAME, known.keepsFrame(), this::shortened, this::truncated);
    }

    private Set<Leaf> truncated() {
        return either(Question.DECAY, decays(), this::decayed, this::shortened);
    }

    /** Where splicing puts the new stop, the exon of the variant does not tell. */
    private @Nullable Boolean decays() {
        boolean isByExon = known.decays() == null && kind == Kind.TRUNCATION;
        return isByExon ? known.decaysByExon() : known.decays();
    }

    private Set<Leaf> decayed() {
        return either(
                Question.TRANSCRIPT,
                known.relevantTranscript(),
                () -> EnumSet.of(Leaf.VERY_STRONG),
                () -> EnumSet.of(Leaf.NOT_APPLICABLE));
    }

    private Set<Leaf> shortened() {
        return either(
                Question.REGION,
                known.criticalRegion(),
                () -> EnumSet.of(Leaf.STRONG),
                () -> either(
                        Question.TOLERATED,
                        known.tolerated(),
                        () -> EnumSet.of(Leaf.NOT_APPLICABLE),
                        () -> either(
                                Question.TRANSCRIPT,
                                known.relevantTranscript(),
                                this::lost,
                                () -> EnumSet.of(Leaf.NOT_APPLICABLE))));
    }

    private Set<Leaf> lost() {
        Double share = known.lost();
        return either(
                Question.LOST,
                share == null ? null : share > MUCH,
                () -> EnumSet.of(Leaf.STRONG),
                () -> EnumSet.of(Leaf.MODERATE));
    }

    private Set<Leaf> start() {
        return either(
                Question.START,
                known.alternativeStart(),
                () -> EnumSet.of(Leaf.NOT_APPLICABLE),
                () -> either(
                        Question.UPSTREAM,
                        known.pathogenicUpstream(),
                        () -> EnumSet.of(Leaf.MODERATE),
                        () -> EnumSet.of(Leaf.SUPPORTING)));
    }

    private Set<Leaf> either(
            Question question, @Nullable Boolean answer, Supplier<Set<Leaf>> yes, Supplier<Set<Leaf>> no) {
        asked.put(question, answer == null ? Known.UNKNOWN : answer ? Known.YES : Known.NO);
        if (answer != null) {
            return answer ? yes.get() : no.get();
        }
        Set<Leaf> both = EnumSet.copyOf(yes.get());
        both.addAll(no.get());
        return both;
    }
}
