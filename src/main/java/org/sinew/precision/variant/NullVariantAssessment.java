package org.sinew.precision.variant;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sinew.precision.variant.NullVariantTree.Kind;
import org.sinew.precision.variant.NullVariantTree.Leaf;
import org.sinew.term.Wording;

/**
 * PVS1: a null variant counts where loss of function is a known mechanism of the gene's disease, as strongly as
 * {@link NullVariantTree} says. ClinGen's dosage score 3 makes it known, 30 that losing both copies does; 0, 1, 2 and 40
 * do not.
 *
 * @see <a href="https://pubmed.ncbi.nlm.nih.gov/30192042/">Abou Tayoun 2018</a>
 */
final class NullVariantAssessment {

    private static final Map<String, Kind> KINDS = Map.of(
            "transcript_ablation", Kind.WHOLE_GENE,
            "stop_gained", Kind.TRUNCATION,
            "frameshift_variant", Kind.TRUNCATION,
            "exon_loss_variant", Kind.SPLICE,
            "splice_acceptor_variant", Kind.SPLICE,
            "splice_donor_variant", Kind.SPLICE,
            "start_lost", Kind.START);
    private static final List<Kind> GRAVEST_FIRST = List.of(Kind.WHOLE_GENE, Kind.TRUNCATION, Kind.SPLICE, Kind.START);

    private final VariantEvidence evidence;
    private final Wording wording;

    private NullVariantAssessment(VariantEvidence evidence, Wording wording) {
        this.evidence = evidence;
        this.wording = wording;
    }

    static boolean isNull(Collection<String> consequences) {
        return consequences.stream().anyMatch(KINDS::containsKey);
    }

    static Assessment of(VariantEvidence evidence, Wording wording) {
        Set<String> consequences = evidence.consequences();
        if (consequences.isEmpty()) {
            return Assessment.notAssessable(Criterion.PVS1, wording.say("no-consequence"));
        }
        String named = String.join(", ", consequences.stream().sorted().toList());
        return isNull(consequences)
                ? new NullVariantAssessment(evidence, wording).assess(named)
                : Assessment.notMet(Criterion.PVS1, wording.say("not-null", named));
    }

    private Assessment assess(String named) {
        if (evidence.lossOfFunction() != null) {
            return evidence.lossOfFunction()
                    ? weigh(named, wording.say("null-given"))
                    : Assessment.notMet(Criterion.PVS1, wording.say("null-not"));
        }
        DosageSensitivity known = evidence.dosage().stream()
                .min(Comparator.comparing((DosageSensitivity d) -> !d.isMechanism())
                        .thenComparing(DosageSensitivity::isRecessive))
                .orElse(null);
        if (known == null) {
            return Assessment.notAssessable(Criterion.PVS1, wording.say("null-unknown", named));
        }
        String said = said(known);
        return known.isMechanism() ? weigh(named, said) : Assessment.notMet(Criterion.PVS1, named + list() + said);
    }

    private String said(DosageSensitivity known) {
        String key = known.isMechanism() ? (known.isRecessive() ? "dosage.recessive" : "dosage.known") : "dosage.other";
        return wording.say(
                key,
                known.gene(),
                known.score(),
                orUnknown(known.classification()),
                known.label() == null ? orUnknown(known.disease()) : known.label(),
                orUnknown(known.evaluated()),
                orUnknown(known.release()));
    }

    private String orUnknown(@Nullable String text) {
        return text == null ? wording.say("unknown") : text;
    }

    private Assessment weigh(String named, String mechanism) {
        NullVariantTree.Walk walk = NullVariantTree.walk(kind(), evidence.nullVariant());
        List<String> reasons = new ArrayList<>(List.of(named, mechanism));
        String exon = evidence.nullVariant().exon();
        walk.asked()
                .forEach((question, answer) -> reasons.add(wording.say(
                        "asked." + lower(question) + "." + lower(answer),
                        exon == null ? "" : wording.say("exon", exon))));
        if (walk.leaves().size() > 1) {
            reasons.add(wording.say("undecided", wording.list(names(walk.leaves()))));
            return Assessment.notAssessable(Criterion.PVS1, wording.list(reasons));
        }
        Criterion.Strength strength = walk.leaves().iterator().next().strength();
        return strength == null
                ? Assessment.notMet(Criterion.PVS1, wording.list(reasons))
                : Assessment.met(Criterion.PVS1, strength, wording.list(reasons));
    }

    private Kind kind() {
        return GRAVEST_FIRST.stream()
                .filter(kind -> evidence.consequences().stream().anyMatch(term -> KINDS.get(term) == kind))
                .findFirst()
                .orElseThrow();
    }

    private List<String> names(Set<Leaf> leaves) {
        return leaves.stream().map(leaf -> wording.say("leaf." + lower(leaf))).toList();
    }

    private String list() {
        return wording.list(List.of("", ""));
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
