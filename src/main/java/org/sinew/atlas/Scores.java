package org.sinew.atlas;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.sinew.atlas.CuratedKnowledge.Said;
import org.sinew.atlas.patients.Association;
import org.sinew.atlas.statistics.Estimate;
import org.sinew.patient.Significance;
import org.sinew.term.Wording;

/*
 * In which order a map's edges stand. Both sides are put on one scale from 0 to 1 that a reader can check:
 *
 * Knowledge: how sure the source is that the relation holds. ClinGen's classes give 1, 0.9, 0.7, 0.4 (definitive, strong,
 * moderate, limited); a phenotype counts by the share of patients who show it (counts n/m pooled, else the class), one half where no
 * source says; a variant by its significance;
 * the other relations have the fixed numbers below. Of several statements the highest counts; each further step from the
 * centre halves it; what the source denies has 0.
 *
 * Patients: 1 - 1/L, the attributable fraction among those who have it [1], at the lower confidence limit L of observed over
 * expected; for what is seen less often than expected 1 - U, the preventable fraction, at the upper limit U. An interval that
 * holds 1 gives 0, so that few patients, however striking, weigh little.
 *
 * Together: 1 - (1 - k)(1 - p), as if each were the chance that the edge matters.
 *
 * [1] Miettinen 1974, Proportion of disease caused or prevented by a given exposure, trait or intervention. Am J Epidemiol 99:325.
 */

/** Scores of edges and their wording. */
final class Scores {

    private static final double UNSAID = 0.5;

    private Scores() {}

    static double knowledge(List<Said> said) {
        List<KnowledgeEvidence> shown = said.stream()
                .filter(each -> each.relation().equals("HAS_PHENOTYPE") && each.step() == 1)
                .map(Said::evidence)
                .filter(each -> !each.negated())
                .toList();
        OptionalDouble share = Frequency.pooled(shown);
        return share.isPresent()
                ? share.getAsDouble()
                : said.stream().mapToDouble(Scores::knowledge).max().orElse(0);
    }

    private static double knowledge(Said said) {
        return said.evidence().negated() ? 0 : stated(said) * Math.pow(0.5, said.step() - 1.0);
    }

    private static double stated(Said said) {
        Double share = said.evidence().share();
        return switch (said.relation()) {
            case "IS_A" -> 0.95;
            case "MAPS_TO" -> mapped(said.predicate());
            case "HAS_PHENOTYPE" -> share == null ? UNSAID : share;
            case "CAUSED_BY" -> classified(said.evidence().classification(), 0.9);
            case "ASSOCIATED_WITH" -> classified(said.evidence().classification(), 0.6);
            case "IN_GENE" -> 0.9;
            case MapEdge.HAS_VARIANT -> significant(said.evidence().classification());
            case "TREATS", "CONTRAINDICATED_IN", "RISK_FACTOR_FOR", "INDICATES", "MANAGED_BY" -> 0.8;
            case "INTERACTS_WITH" -> 0.7;
            default -> UNSAID;
        };
    }

    private static double mapped(String predicate) {
        return switch (predicate) {
            case "exact" -> 0.9;
            case "close" -> 0.7;
            case "narrow", "broad" -> 0.6;
            case "related" -> 0.4;
            default -> 0.3;
        };
    }

    private static double classified(@Nullable String classification, double otherwise) {
        return switch (classification == null ? "" : classification.toLowerCase(Locale.ROOT)) {
            case "definitive" -> 1;
            case "strong" -> 0.9;
            case "moderate" -> 0.7;
            case "limited" -> 0.4;
            default -> otherwise;
        };
    }

    private static double significant(@Nullable String significance) {
        List<String> words = Significance.words(significance);
        if (Significance.isPathogenic(significance)) {
            return words.contains("pathogenic") ? 0.8 : 0.7;
        }
        return words.contains("benign") || words.contains("likely benign") ? 0.1 : 0.4;
    }

    static double patients(@Nullable Association association) {
        if (association == null) {
            return 0;
        }
        Estimate ratio = association.ratio();
        double low = ratio.interval().low();
        double high = ratio.interval().high();
        if (low > 1) {
            return 1 - 1 / low;
        }
        return high < 1 ? 1 - high : 0;
    }

    static double both(double knowledge, double patients) {
        return 1 - (1 - knowledge) * (1 - patients);
    }

    static String reason(
            List<KnowledgeEvidence> said, String relation, @Nullable PatientEvidence seen, Wording wording) {
        String known = said.isEmpty() ? "" : known(said, wording.say("relation." + relation), wording);
        if (seen == null) {
            return known;
        }
        return known.isEmpty() ? seen(seen, wording) : wording.say("reason.joined", known, seen(seen, wording));
    }

    private static String known(List<KnowledgeEvidence> said, String relation, Wording wording) {
        String statements = wording.say("reason.statements", said.size(), relation);
        OptionalDouble share = Frequency.pooled(said);
        return share.isEmpty()
                ? statements
                : wording.say(
                        "reason.share", statements, String.format(Locale.ROOT, "%.0f %%", share.getAsDouble() * 100));
    }

    private static String seen(PatientEvidence seen, Wording wording) {
        Estimate ratio = seen.standardisedRatio();
        return wording.say(
                "reason.seen",
                Integer.toString(seen.both()),
                figure("%.1f", seen.expected()),
                figure("%.2f", ratio.value()),
                figure("%.2f", ratio.interval().low()),
                figure("%.2f", ratio.interval().high()),
                Double.isNaN(seen.qValue()) ? wording.say("reason.untested") : figure("%.2g", seen.qValue()));
    }

    private static String figure(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
