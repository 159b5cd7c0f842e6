package org.sinew.cohort;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinew.patient.Kin;
import org.sinew.term.Sentence;
import org.sinew.term.TermId;

/**
 * Why one criterion is what it is for one patient.
 *
 * @param path where the criterion stands: {@code and[1].event}
 * @param decides whether this criterion made the one around it what it is
 * @param facts what speaks for it, or for a failed one the events that come nearest
 * @param miss in words, how far the nearest event is from meeting it; absent where it is true
 * @param about the relative of whom this is said; absent: it is said of the patient
 * @param parts of the criteria within it
 */
public record Explanation(
        String path,
        Criterion criterion,
        Verdict verdict,
        boolean decides,
        List<Evidence> facts,
        @Nullable Sentence miss,
        @Nullable Relative about,
        List<Explanation> parts) {

    /** @param kin what the relative is to the patient */
    public record Relative(String patient, Kin kin) {}

    public enum Verdict {
        TRUE,
        FALSE,
        UNKNOWN
    }

    /**
     * @param key of the fact in the graph, absent where the graph is not asked
     * @param ids of its terms, the primary one first
     * @param day epoch day, {@link Timelines#UNKNOWN} for none
     * @param value not a number for none
     */
    public record Evidence(
            @Nullable String key,
            EventKind kind,
            List<TermId> ids,
            int day,
            Dating dating,
            int endDay,
            double value,
            @Nullable String unit) {}

    Explanation about(Relative relative) {
        return new Explanation(path, criterion, verdict, decides, facts, miss, relative, parts);
    }

    Explanation decisive(boolean isDecisive) {
        return new Explanation(path, criterion, verdict, isDecisive, facts, miss, about, parts);
    }
}
