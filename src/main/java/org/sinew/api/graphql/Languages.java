package org.sinew.api.graphql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sinew.graph.selection.GraphField.Scalar;

/** From a language tag to the properties that may hold a text in it, the best first. */
final class Languages {

    private Languages() {}

    /**
     * @param tag BCP 47: {@code zh-TW} is looked for in Traditional Chinese, then Chinese, then as the release has it
     */
    static List<String> properties(Scalar scalar, String tag) {
        List<String> found = new ArrayList<>();
        for (String language : fallbacks(Locale.forLanguageTag(tag.strip().replace('_', '-')))) {
            if (scalar.languages().contains(language)) {
                found.add(scalar.property() + "_" + language);
            }
        }
        found.add(scalar.property());
        return found;
    }

    private static List<String> fallbacks(Locale locale) {
        String language = locale.getLanguage();
        boolean isTraditional = language.equals("zh")
                && (locale.getScript().equalsIgnoreCase("Hant")
                        || (locale.getScript().isEmpty()
                                && List.of("TW", "HK", "MO").contains(locale.getCountry())));
        return isTraditional ? List.of("zh_hant", "zh") : List.of(language);
    }
}
