package org.sinew.precision.variant;

import static org.sinew.precision.variant.Assessment.met;
import static org.sinew.precision.variant.Assessment.notAssessable;
import static org.sinew.precision.variant.Assessment.notMet;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sinew.precision.variant.Criterion.Strength;
import org.sinew.term.Wording;

/**
 * Holds each criterion against the evidence. Only what the data themselves say is met or not; what needs a curator, other
 * patients or a laboratory is not assessable and said so.
 *
 * <ol>
 *   <li>Richards 2015, PMID 25741868: the criteria, BA1 above 5 %.
 *   <li>ClinGen SVI 2020, PM2 version 1.0: PM2 at supporting strength.
 *   <li>Pejaver 2022, PMID 36413997: thresholds of REVEL for PP3 and BP4, with their strengths.
 *   <li>Walker 2023, PMID 37352859: thresholds of SpliceAI (0.2 and 0.1).
 *   <li>Abou Tayoun 2018, PMID 30192042: PVS1, see {@link NullVariantAssessment}. Biesecker 2018, PMID 29543229: PP5, BP6 not to be used.
 * </ol>
 */
final class AcmgAssessments {

    private static final Set<String> LENGTH = Set.of(
            "stop_lost",
            "inframe_insertion",
            "inframe_deletion",
            "conservative_inframe_insertion",
            "conservative_inframe_deletion",
            "disruptive_inframe_insertion",
            "disruptive_inframe_deletion");
    private static final double TOO_FREQUENT = 0.05;
    private static final double FREQUENT = 0.01;
    private static final double RARE = 0.0001;

    private static final Map<Criterion, String> NEEDS = new EnumMap<>(Map.ofEntries(
            Map.entry(Criterion.PS1, "needs.residue"),
            Map.entry(Criterion.PS3, "needs.function"),
            Map.entry(Criterion.PS4, "needs.counts"),
            Map.entry(Criterion.PM1, "needs.domains"),
            Map.entry(Criterion.PM3, "needs.phase"),
            Map.entry(Criterion.PM5, "needs.residue"),
            Map.entry(Criterion.PP1, "needs.relatives"),
            Map.entry(Criterion.PP2, "needs.constraint"),
            Map.entry(Criterion.PP4, "needs.phenotype"),
            Map.entry(Criterion.BS2, "needs.healthy"),
            Map.entry(Criterion.BS3, "needs.function"),
            Map.entry(Criterion.BS4, "needs.relatives"),
            Map.entry(Criterion.BP1, "needs.mechanism"),
            Map.entry(Criterion.BP2, "needs.phase"),
            Map.entry(Criterion.BP3, "needs.repeats"),
            Map.entry(Criterion.BP5, "needs.findings")));

    private final VariantEvidence evidence;
    private final Wording wording;

    private AcmgAssessments(VariantEvidence evidence, Wording wording) {
        this.evidence = evidence;
        this.wording = wording;
    }

    /** All criteria, in their order. */
    static List<Assessment> of(VariantEvidence evidence, Wording wording) {
        AcmgAssessments assess = new AcmgAssessments(evidence, wording);
        List<Assessment> all = new ArrayList<>();
        for (Criterion criterion : Criterion.values()) {
            all.add(evidence.given().stream()
                    .filter(a -> a.criterion() == criterion)
                    .findFirst()
                    .orElseGet(() -> assess.one(criterion)));
        }
        return List.copyOf(all);
    }

    private Assessment one(Criterion criterion) {
        return switch (criterion) {
            case PVS1 -> NullVariantAssessment.of(evidence, wording);
            case PS2, PM6 -> deNovo(criterion);
            case PM2 -> rare();
            case PM4 -> length();
            case PP3 -> damaging();
            case BP4 -> harmless();
            case BP7 -> silent();
            case BA1 -> frequent(criterion, TOO_FREQUENT);
            case BS1 -> frequent(criterion, FREQUENT);
            case PP5, BP6 -> notAssessable(criterion, wording.say("retired"));
            case PS1, PS3, PS4, PM1, PM3, PM5, PP1, PP2, PP4, BS2, BS3, BS4, BP1, BP2, BP3, BP5 ->
                notAssessable(criterion, wording.say(Objects.requireNonNull(NEEDS.get(criterion))));
        };
    }

    private boolean any(Set<String> terms) {
        return evidence.consequences().stream().anyMatch(terms::contains);
    }

    private String consequences() {
        return String.join(", ", evidence.consequences().stream().sorted().toList());
    }

    private Assessment deNovo(Criterion criterion) {
        String origin = evidence.origin() == null ? "" : evidence.origin().toLowerCase(Locale.ROOT);
        boolean inherited = origin.contains("inherit") || origin.contains("maternal") || origin.contains("paternal");
        if (inherited) {
            return notMet(criterion, wording.say("inherited", origin));
        }
        if (!origin.contains("de novo")) {
            return notAssessable(criterion, wording.say("needs.parents"));
        }
        return criterion == Criterion.PM6
                ? met(Criterion.PM6, Strength.MODERATE, wording.say("de-novo"))
                : notAssessable(criterion, wording.say("de-novo-unconfirmed"));
    }

    private Assessment rare() {
        Double frequency = evidence.frequency();
        if (frequency == null) {
            return notAssessable(Criterion.PM2, wording.say("no-frequency"));
        }
        return frequency < RARE
                ? met(Criterion.PM2, Strength.SUPPORTING, compared("below", frequency, RARE))
                : notMet(Criterion.PM2, compared("not-below", frequency, RARE));
    }

    private Assessment frequent(Criterion criterion, double limit) {
        Double frequency = evidence.frequency();
        if (frequency == null) {
            return notAssessable(criterion, wording.say("no-frequency"));
        }
        boolean belongsToBa1 = criterion == Criterion.BS1 && frequency > TOO_FREQUENT;
        if (frequency > limit && !belongsToBa1) {
            return met(criterion, criterion.usual(), compared("above", frequency, limit));
        }
        return notMet(
                criterion,
                belongsToBa1 ? wording.say("counted-as", Criterion.BA1) : compared("not-above", frequency, limit));
    }

    private String compared(String how, double frequency, double limit) {
        return wording.say(how, String.valueOf(frequency), String.valueOf(limit));
    }

    private Assessment length() {
        if (evidence.consequences().isEmpty()) {
            return notAssessable(Criterion.PM4, wording.say("no-consequence"));
        }
        if (!any(LENGTH)) {
            return notMet(Criterion.PM4, wording.say("same-length", consequences()));
        }
        return evidence.consequences().contains("stop_lost")
                ? met(Criterion.PM4, Strength.MODERATE, "stop_lost")
                : notAssessable(Criterion.PM4, wording.say("repeat-unknown", consequences()));
    }

    private Assessment damaging() {
        Double revel = evidence.revel();
        Double splice = evidence.spliceAi();
        if (revel == null && splice == null) {
            return notAssessable(Criterion.PP3, wording.say("no-prediction"));
        }
        if (revel != null && revel >= 0.644) {
            Strength strength =
                    revel >= 0.932 ? Strength.STRONG : revel >= 0.773 ? Strength.MODERATE : Strength.SUPPORTING;
            return met(Criterion.PP3, strength, "REVEL " + revel);
        }
        return splice != null && splice >= 0.2 && !NullVariantAssessment.isNull(evidence.consequences())
                ? met(Criterion.PP3, Strength.SUPPORTING, "SpliceAI " + splice)
                : notMet(Criterion.PP3, predictions());
    }

    private Assessment harmless() {
        Double revel = evidence.revel();
        Double splice = evidence.spliceAi();
        if (revel == null && splice == null) {
            return notAssessable(Criterion.BP4, wording.say("no-prediction"));
        }
        boolean splices = splice != null && splice >= 0.2;
        if (revel != null && revel <= 0.290 && !splices) {
            Strength strength =
                    revel <= 0.016 ? Strength.STRONG : revel <= 0.183 ? Strength.MODERATE : Strength.SUPPORTING;
            return met(Criterion.BP4, strength, "REVEL " + revel);
        }
        boolean quiet = splice != null && splice <= 0.1 && isSilent();
        return quiet
                ? met(Criterion.BP4, Strength.SUPPORTING, "SpliceAI " + splice)
                : notMet(Criterion.BP4, predictions());
    }

    private String predictions() {
        return wording.say("predictions", score(evidence.revel()), score(evidence.spliceAi()));
    }

    private String score(@Nullable Double score) {
        return score == null ? wording.say("unknown") : String.valueOf(score);
    }

    private boolean isSilent() {
        return !evidence.consequences().isEmpty()
                && evidence.consequences().stream()
                        .allMatch(c -> c.equals("synonymous_variant") || c.equals("intron_variant"));
    }

    private Assessment silent() {
        if (evidence.consequences().isEmpty()) {
            return notAssessable(Criterion.BP7, wording.say("no-consequence"));
        }
        if (!isSilent()) {
            return notMet(Criterion.BP7, wording.say("not-silent", consequences()));
        }
        Double splice = evidence.spliceAi();
        if (splice == null) {
            return notAssessable(Criterion.BP7, wording.say("silent-unknown"));
        }
        return splice <= 0.1
                ? met(Criterion.BP7, Strength.SUPPORTING, wording.say("silent", String.valueOf(splice)))
                : notMet(Criterion.BP7, "SpliceAI " + splice);
    }
}
