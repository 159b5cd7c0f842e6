package org.sinew.term;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Edit distance, cut off at two. */
final class Nearest {

    static final int FAR = 3;
    private static final int LONGEST = 64;
    private static final LevenshteinDistance NEAR = new LevenshteinDistance(FAR - 1);

    private Nearest() {}

    private record Candidate(int term, int distance) {}

    /** Defined ids whose local part differs in at most two characters, in the same code system or one written alike. */
    static int[] ids(TermId mistyped, TermIndex index, int[] home, int limit, IntPredicate wanted) {
        List<Candidate> found = new ArrayList<>();
        String local = comparable(mistyped);
        for (int term = 0; term < index.size(); term++) {
            TermId id = index.id(term);
            if (home[term] >= 0 && id.prefix().equalsIgnoreCase(mistyped.prefix()) && wanted.test(term)) {
                int distance = distance(local, comparable(id));
                if (distance < FAR) {
                    found.add(new Candidate(term, distance));
                }
            }
        }
        return found.stream()
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparingInt(Candidate::term))
                .limit(limit)
                .mapToInt(Candidate::term)
                .toArray();
    }

    /** Without the zeros that fill up a number: {@code MONDO:5148} is meant to be {@code MONDO:0005148}. */
    private static String comparable(TermId id) {
        return id.local().toUpperCase(Locale.ROOT).replaceFirst("^0+(?=.)", "");
    }

    /** Levenshtein distance, or {@link #FAR} for anything farther than two. */
    static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) >= FAR || a.length() > LONGEST || b.length() > LONGEST) {
            return FAR;
        }
        int distance = NEAR.apply(a, b);
        return distance < 0 ? FAR : distance;
    }
}
