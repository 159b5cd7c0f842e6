package org.sinew.guidance;

import java.util.Locale;
import java.util.Map;
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

    Worded {
        byLanguage = Map.copyOf(byLanguage);
        if (!byLanguage.containsKey("") && !byLanguage.containsKey("en")) {
            throw new IllegalArgumentException("a text in several languages needs one under 'en'");
        }
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
