package org.sinew.term;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Sentences of the platform's own in the language of whoever reads them: {@code messages/<module>.properties} in English and
 * the same keys in {@code <module>_zh.properties}. A language without sentences reads English.
 */
public final class Wording {

    private static final ResourceBundle.Control PROPERTIES =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle sentences;
    private final Locale locale;

    private Wording(ResourceBundle sentences, Locale locale) {
        this.sentences = sentences;
        this.locale = locale;
    }

    /**
     * @param module whose sentences
     * @param language BCP 47
     */
    public static Wording of(String module, String language) {
        Locale locale = Locale.forLanguageTag(Languages.canonical(language));
        return new Wording(
                ResourceBundle.getBundle("messages." + module, locale, Wording.class.getClassLoader(), PROPERTIES),
                locale);
    }

    /**
     * A sentence with its gaps filled as {@link MessageFormat} has them.
     *
     * @throws java.util.MissingResourceException for a key that no language has
     */
    public String say(String key, Object... values) {
        return new MessageFormat(sentences.getString(key), locale).format(values);
    }
}
