package org.sinew.guidance;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sinew.term.Wording;

/**
 * What a guideline says about one patient, with its reasons.
 *
 * @param guideline id of the guideline
 * @param title the guideline's title
 * @param summary one sentence of less than 140 characters
 * @param argument Markdown
 * @param detail the argument, the evidence, the source and the notice, in Markdown
 * @param source who says so
 * @param evidence what it rests on, in the order of the argument
 * @param proposals changes that the reader may choose
 * @param reasons why a reader may rightly set it aside
 */
public record Advice(
        String guideline,
        String title,
        Urgency urgency,
        String summary,
        String argument,
        String detail,
        Citation source,
        List<Evidence> evidence,
        List<Proposal> proposals,
        List<Reason> reasons) {

    private static final int SUMMARY = 139;
    /** The first of the brackets that nothing closes, with the space before it; brackets within brackets are one deep. */
    private static final Pattern OPEN = Pattern.compile("\\s*[(（\\[](?:[^()（）\\[\\]]|[(（\\[][^()（）\\[\\]]*[)）\\]])*$");

    private static final Pattern BETWEEN = Pattern.compile("[\\s,、，][^\\s,、，]*$");

    public Advice {
        summary = shortened(summary);
        detail = detail.strip();
        evidence = List.copyOf(evidence);
        proposals = List.copyOf(proposals);
        reasons = List.copyOf(reasons);
    }

    /** Cut between words, and before a bracket that it would leave open. */
    private static String shortened(String summary) {
        if (summary.length() <= SUMMARY) {
            return summary;
        }
        String cut = summary.substring(0, SUMMARY - 1);
        Matcher words = BETWEEN.matcher(cut);
        String whole = words.find() ? cut.substring(0, words.start()) : cut;
        Matcher open = OPEN.matcher(whole);
        return (open.find() && open.start() > 0 ? whole.substring(0, open.start()) : whole) + "…";
    }

    /** The most urgent last. */
    public enum Urgency {
        INFO,
        WARNING,
        CRITICAL
    }

    /** A reason to set advice aside. */
    public enum Reason {
        TAKEN_INTO_ACCOUNT,
        TOLERATED,
        MONITORED,
        DECLINED,
        DONE_ELSEWHERE,
        RECORD_WRONG;

        /** In kebab case: {@code record-wrong}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** @param language BCP 47 tag */
        public String wording(String language) {
            return Wording.of("guidance", language).say("reason." + code());
        }
    }
}
