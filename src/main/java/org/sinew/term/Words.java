package org.sinew.term;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts names into what a search looks up: lower-case words without accents, and pairs of CJK characters. */
final class Words {

    private static final int MAX_NAME = 2_000;

    private Words() {}

    /** Lower case, compatibility forms folded, accents removed. */
    static String fold(String text) {
        String cut = text.length() > MAX_NAME ? text.substring(0, MAX_NAME) : text;
        if (isAscii(cut)) {
            return cut.toLowerCase(Locale.ROOT);
        }
        String decomposed = Normalizer.normalize(cut, Normalizer.Form.NFKD);
        StringBuilder kept = new StringBuilder(decomposed.length());
        decomposed
                .codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .forEach(kept::appendCodePoint);
        return Normalizer.normalize(kept, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** Words, and for each run of CJK characters its pairs and its last character. */
    static List<String> toIndex(String folded) {
        return cut(folded, true);
    }

    /** As {@link #toIndex}, but a run of several CJK characters gives its pairs only. */
    static List<String> toFind(String folded) {
        return cut(folded, false);
    }

    private static List<String> cut(String folded, boolean everyEnd) {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < folded.length()) {
            char c = folded.charAt(at);
            int start = at;
            if (isCjk(c)) {
                while (at < folded.length() && isCjk(folded.charAt(at))) {
                    at++;
                }
                addPairs(folded, start, at, everyEnd, words);
            } else if (Character.isLetterOrDigit(c)) {
                while (at < folded.length()
                        && Character.isLetterOrDigit(folded.charAt(at))
                        && !isCjk(folded.charAt(at))) {
                    at++;
                }
                words.add(folded.substring(start, at));
            } else {
                at++;
            }
        }
        return words;
    }

    private static void addPairs(String folded, int start, int end, boolean everyEnd, List<String> words) {
        for (int i = start; i + 1 < end; i++) {
            words.add(folded.substring(i, i + 2));
        }
        if (everyEnd || end - start == 1) {
            words.add(folded.substring(end - 1, end));
        }
    }

    static boolean isCjk(char c) {
        return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7AF);
    }
}
