package org.sinew.api.graphql;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A terminology of a few terms. */
record FixedTerms(Map<String, List<String>> descendants) implements TermLookup {

    @Override
    public Collection<String> subsumed(String id) {
        return descendants.getOrDefault(id, List.of());
    }

    @Override
    public List<String> similar(String id) {
        return descendants.keySet().stream().sorted().limit(1).toList();
    }
}
