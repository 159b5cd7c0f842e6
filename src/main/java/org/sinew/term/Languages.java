package org.sinew.term;

import java.util.List;
import java.util.Locale;

/** Language tags and what a reader of one language is shown when a name is missing in it. */
final class Languages {

    /** The release's own language. */
    static final String DEFAULT = "";

    private Languages() {}

    /** BCP 47 in lower case, with Chinese regions as their script: {@code zh-TW} is {@code zh-hant}. */
    static String canonical(String tag) {
        String lower = tag.strip().replace('_', '-').toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "en", "en-us", "en-gb" -> DEFAULT;
            case "zh-tw", "zh-hk", "zh-mo", "zh-hant-tw", "zh-hant-hk" -> "zh-hant";
            case "zh-cn", "zh-sg", "zh-hans-cn", "zh-hans" -> "zh";
            default -> lower;
        };
    }

    /** The languages to try in order, without the last resort, which is the release's own. */
    static List<String> chain(String tag) {
        String language = canonical(tag);
        if (language.equals(DEFAULT)) {
            return List.of();
        }
        if (language.equals("zh")) {
            return List.of("zh", "zh-hant");
        }
        int dash = language.indexOf('-');
        return dash < 0 ? List.of(language) : List.of(language, language.substring(0, dash));
    }
}
