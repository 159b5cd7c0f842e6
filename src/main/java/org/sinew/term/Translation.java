package org.sinew.term;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A term's names in another language.
 *
 * @param language BCP 47 tag in lower case: {@code zh}, {@code zh-hant}, {@code ja}
 */
public record Translation(
        TermId term, String language, @Nullable String label, List<String> synonyms) {}
