package org.sinew.api.graphql;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A person's words as a query of the full-text index: every word, or its beginning, must occur. */
final class SearchText {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    /** A code without its system: {@code E11.9}, {@code 4548-4}, {@code C10AA}. */
    private static final Pattern CODE = Pattern.compile("(?=.*\\d)[A-Za-z0-9]{2,}(?:[.-][A-Za-z0-9]*)*");

    private static final int MOST_WORDS = 12;

    private SearchText() {}

    /** @return a Lucene query made of letters and digits only; one that finds nothing when there are none */
    static String query(String text) {
        String words = words(text);
        String code = text.strip();
        return CODE.matcher(code).matches() ? "(" + words + ") OR " + coded(code.toLowerCase(Locale.ROOT)) : words;
    }

    /** The index keeps {@code ICD10CM:E11.9} as one word, so the code is sought at its end and at its end's beginning. */
    private static String coded(String code) {
        String local = "id:*\\:" + code.replace("-", "\\-");
        return local + "^4 OR " + local + "*";
    }

    private static String words(String text) {
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
