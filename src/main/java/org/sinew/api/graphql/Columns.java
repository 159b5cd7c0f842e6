package org.sinew.api.graphql;

import java.util.HashSet;
import java.util.Set;

/** Column names of one projection: a field's key, or with a number when another field has that key. */
final class Columns {

    /** The column of the concrete type's name. */
    static final String TYPE = "__typename";

    private final Set<String> used = new HashSet<>(Set.of(TYPE));

    String name(String key) {
        String name = key;
        for (int i = 1; !used.add(name); i++) {
            name = key + "_" + i;
        }
        return name;
    }
}
