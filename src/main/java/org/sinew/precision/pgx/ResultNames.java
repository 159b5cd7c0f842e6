package org.sinew.precision.pgx;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.sinew.term.Wording;

/** CPIC's standard terms for what a diplotype does (Caudle 2017, doi:10.1038/gim.2016.87), in a reader's language. */
final class ResultNames {

    private static final String PREFIX = "result.";
    private static final Map<Wording, Map<String, String>> KNOWN = new ConcurrentHashMap<>();

    private ResultNames() {}

    /**
     * @param result {@code 1.5 (Intermediate Metabolizer)}; what is no standard term stays
     * @param language BCP 47 tag
     */
    static String in(String result, String language) {
        String said = result;
        for (Map.Entry<String, String> term : terms(language).entrySet()) {
            said = said.replace(term.getKey(), term.getValue());
        }
        return said;
    }

    /** From the tables' wording to the language's, the longest first: one may stand in another. */
    private static Map<String, String> terms(String language) {
        return KNOWN.computeIfAbsent(Wording.of("pgx", language), ours -> {
            Map<String, String> theirs = Wording.of("pgx", "en").written();
            List<String> keys = theirs.keySet().stream()
                    .filter(key -> key.startsWith(PREFIX))
                    .sorted(Comparator.comparingInt((String key) ->
                                    -theirs.getOrDefault(key, "").length())
                            .thenComparing(key -> key))
                    .toList();
            Map<String, String> terms = new LinkedHashMap<>();
            keys.forEach(key -> terms.put(theirs.getOrDefault(key, ""), ours.say(key)));
            return terms;
        });
    }
}
