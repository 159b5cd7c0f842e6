package org.sinew.api.graphql;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A person's words as a query of the full-text index: every word, or its beginning, must occur. */
final class SearchText {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final int MOST_WORDS = 12;

    private SearchText() {}

    /** @return a Lucene query made of letters and digits only; one that finds nothing when there are none */
    static String query(String text) {
        String query = WORD.matcher(text)
                .results()
                .limit(MOST_WORDS)
                .map(m -> word(m.group().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(" AND "));
        return query.isEmpty() ? "\"\"" : query;
    }

    private static String word(String word) {
        boolean isIdeographic = word.codePoints().anyMatch(Character::isIdeographic);
        return isIdeographic ? "\"" + word + "\"" : "(" + word + "^2 OR " + word + "*)";
    }
}
