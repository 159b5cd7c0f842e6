package org.sinew.cohort;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What criteria may name: definitions and concept sets that are kept for them. */
public interface Library {

    /** Knows nothing. */
    Library EMPTY = new Library() {
        @Override
        public Optional<Definition> definition(String name, @Nullable Integer version) {
            return Optional.empty();
        }

        @Override
        public Optional<String> conceptSet(String name) {
            return Optional.empty();
        }
    };

    /** @param version absent: the newest */
    Optional<Definition> definition(String name, @Nullable Integer version);

    /** @param name {@code diabetes} for the newest version, {@code diabetes@2} for one that never changes */
    Optional<String> conceptSet(String name);

    /** What was kept at that time. */
    default Library at(Instant time) {
        return this;
    }

    /**
     * @param json a criterion; texts {@code $name} in it are parameters
     * @param defaults what takes their place where nobody says otherwise
     */
    record Definition(String name, int version, String json, Map<String, String> defaults) {

        /** @throws Unanswered when a parameter has no value */
        Criterion filled(Map<String, String> parameters, String path) {
            Map<String, String> values = new HashMap<>(defaults);
            values.putAll(parameters);
            return Parameters.fill(json, values, path);
        }
    }
}
