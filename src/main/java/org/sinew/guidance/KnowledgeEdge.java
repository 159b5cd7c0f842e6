package org.sinew.guidance;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sinew.term.TermId;

/**
 * A statement of curated knowledge about a drug.
 *
 * @param relation {@code INTERACTS_WITH}, {@code CONTRAINDICATED_IN}
 * @param severity {@code contraindicated}, {@code major}, {@code moderate}, where the source grades it
 * @param effects what happens, by language
 * @param release id of the release that says so: {@code starter@2026-11-24}
 */
public record KnowledgeEdge(
        TermId subject,
        String relation,
        TermId object,
        @Nullable String severity,
        Map<String, String> effects,
        List<String> references,
        String release) {

    /** Qualifiers of an assertion that word its effect, with their languages. */
    private static final Map<String, String> EFFECTS = Map.of("effect", "en", "effectZh", "zh");

    public KnowledgeEdge {
        effects = Map.copyOf(effects);
        references = List.copyOf(references);
    }

    /** What happens by language, of an assertion's qualifiers or an edge's properties. */
    public static Map<String, String> effects(Map<String, ?> properties) {
        Map<String, String> effects = new HashMap<>();
        EFFECTS.forEach((property, language) -> {
            if (properties.get(property) instanceof String effect) {
                effects.put(language, effect);
            }
        });
        return effects;
    }

    /** What happens, in the reader's language where the source words it there. */
    public @Nullable String effect(String language) {
        String own = effects.get(Locale.forLanguageTag(language).getLanguage());
        return own == null ? effects.get("en") : own;
    }
}
