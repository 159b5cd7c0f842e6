package org.sinew.term;

import java.text.MessageFormat;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sentences of our own in the reader's language: {@code /messages/<bundle>.properties} in English, {@code _zh} in Chinese.
 * A language that has no sentences is answered in English; the names of terms are the terminology's affair.
 */
public final class Messages {

    private static final Control BUNDLED = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);
    private static final Map<List<String>, Messages> KNOWN = new ConcurrentHashMap<>();

    private final ResourceBundle bundle;
    private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

    private Messages(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /** @param language BCP 47 tag */
    public static Messages of(String bundle, String language) {
        boolean isChinese = Locale.forLanguageTag(language).getLanguage().equals("zh");
        Locale locale = isChinese ? Locale.CHINESE : Locale.ROOT;
        return KNOWN.computeIfAbsent(
                List.of(bundle, locale.toLanguageTag()),
                key -> new Messages(ResourceBundle.getBundle("messages." + bundle, locale, BUNDLED)));
    }

    /**
     * @param parts what stands for {@code {0}}, {@code {1}} … of the sentence
     * @throws java.util.MissingResourceException for a key that the bundle lacks
     */
    public String say(String key, Object... parts) {
        MessageFormat format =
                formats.computeIfAbsent(key, k -> new MessageFormat(bundle.getString(k), bundle.getLocale()));
        String[] texts = new String[parts.length];
        for (int i = 0; i < parts.length; i++) {
            texts[i] = String.valueOf(parts[i]);
        }
        return ((MessageFormat) format.clone()).format(texts);
    }

    /** Several words in a row, as the language sets them apart. */
    public String list(Collection<String> words) {
        return String.join(bundle.getString("list"), words);
    }

    /** Keys with their patterns, for those who hold the bundles against each other. */
    public Map<String, String> patterns() {
        Map<String, String> patterns = new java.util.TreeMap<>();
        bundle.keySet().forEach(key -> patterns.put(key, bundle.getString(key)));
        return patterns;
    }
}
