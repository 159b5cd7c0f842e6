package org.sinew.term;

import java.util.List;

/**
 * A sentence of a bundle, to be worded once its reader's language is known.
 *
 * @param module whose bundle
 * @param values for its gaps; a sentence among them is worded in the same language, several as the bundle's {@code list} has them
 */
public record Sentence(String module, String key, List<Object> values) {

    public static Sentence of(String module, String key, Object... values) {
        return new Sentence(module, key, List.of(values));
    }

    /** @param language BCP 47 tag */
    public String in(String language) {
        Wording wording = Wording.of(module, language);
        return wording.say(
                key,
                values.stream().map(value -> worded(value, wording, language)).toArray());
    }

    private static Object worded(Object value, Wording wording, String language) {
        return switch (value) {
            case Sentence inner -> inner.in(language);
            case List<?> many ->
                wording.list(many.stream()
                        .map(each -> String.valueOf(worded(each, wording, language)))
                        .toList());
            default -> value;
        };
    }

    /** In English. */
    @Override
    public String toString() {
        return in("en");
    }
}
