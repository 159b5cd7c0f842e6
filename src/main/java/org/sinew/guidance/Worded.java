package org.sinew.guidance;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JsonParser;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * A text of a table: one for every reader as its source words it, or one a language ({@code {"en": …, "zh": …}}).
 *
 * @param byLanguage by language without region; a text for every reader is under {@code ""}
 */
@JsonDeserialize(using = Worded.Reader.class)
record Worded(Map<String, String> byLanguage) {

    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    Worded {
        Map<String, String> canonical = new TreeMap<>();
        byLanguage.forEach((tag, text) -> canonical.put(language(tag), text));
        byLanguage = Map.copyOf(canonical);
        if (!byLanguage.containsKey("") && !byLanguage.containsKey("en")) {
            throw NoGuideline.because("no-english");
        }
    }

    private static String language(String tag) {
        String language = Locale.forLanguageTag(tag).getLanguage();
        if (!tag.isEmpty() && !LANGUAGES.contains(language)) {
            throw NoGuideline.because("no-language", tag);
        }
        return language;
    }

    static Worded of(String text) {
        return new Worded(Map.of("", text));
    }

    /** @param language BCP 47 tag */
    String in(String language) {
        String own = byLanguage.get(Locale.forLanguageTag(language).getLanguage());
        String english = byLanguage.get("en");
        return own != null ? own : english != null ? english : String.valueOf(byLanguage.get(""));
    }

    static final class Reader extends StdDeserializer<Worded> {

        Reader() {
            super(Worded.class);
        }

        @Override
        public Worded deserialize(JsonParser parser, DeserializationContext context) {
            return parser.currentToken().isScalarValue()
                    ? of(parser.getString())
                    : new Worded(parser.readValueAs(new TypeReference<Map<String, String>>() {}));
        }
    }
}
