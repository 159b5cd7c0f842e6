package org.sinew.term;

import java.text.MessageFormat;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sentences of the platform's own in the language of whoever reads them: {@code messages/<module>.properties} in English and
 * the same keys in {@code <module>_zh.properties}. A language without sentences reads English.
 */
public final class Wording {

    private static final ResourceBundle.Control PROPERTIES =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final Map<List<String>, Wording> KNOWN = new ConcurrentHashMap<>();

    private final ResourceBundle sentences;
    private final Locale locale;
    private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

    private Wording(ResourceBundle sentences, Locale locale) {
        this.sentences = sentences;
        this.locale = locale;
    }

    /**
     * @param module whose sentences
     * @param language BCP 47
     */
    public static Wording of(String module, String language) {
        boolean isChinese = Locale.forLanguageTag(Languages.canonical(language))
                .getLanguage()
                .equals("zh");
        return KNOWN.computeIfAbsent(
                List.of(module, isChinese ? "zh" : ""), key -> read(module, isChinese ? Locale.CHINESE : Locale.ROOT));
    }

    private static Wording read(String module, Locale locale) {
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
        MessageFormat format = formats.computeIfAbsent(key, k -> new MessageFormat(sentences.getString(k), locale));
        return ((MessageFormat) format.clone()).format(values);
    }

    /** Several words in a row, as the module's {@code list} sets them apart. */
    public String list(Collection<String> words) {
        return String.join(sentences.getString("list"), words);
    }

    /** Keys with their sentences as they are written. */
    public Map<String, String> written() {
        Map<String, String> written = new TreeMap<>();
        sentences.keySet().forEach(key -> written.put(key, sentences.getString(key)));
        return written;
    }
}
