package org.sinew.cohort;

import java.util.Map;

/** Puts values in the place of {@code $name} in a kept criterion. */
final class Parameters {

    private Parameters() {}

    static Criterion fill(String json, Map<String, String> values, String path) {
        return CriterionJson.read(json, text -> {
            if (!text.startsWith("$")) {
                return text;
            }
            String value = values.get(text.substring(1));
            if (value == null) {
                throw Problem.malformed(path + ".parameters", "parameter", text);
            }
            return value;
        });
    }
}
