package org.sinew.ingest.fhir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A JSON value whose leaves remember whether anybody read them. */
sealed interface Json {

    final class Obj implements Json {
        private static final int FEW = 24;

        private String[] names = new String[8];
        private Json[] values = new Json[8];
        private int size;
        private @Nullable Set<String> seen;

        /** Returns false, and adds nothing, when the name is there already. */
        boolean add(String name, Json value) {
            if (isTaken(name)) {
                return false;
            }
            if (size == names.length) {
                names = Arrays.copyOf(names, size * 2);
                values = Arrays.copyOf(values, size * 2);
            }
            names[size] = name;
            values[size++] = value;
            return true;
        }

        private boolean isTaken(String name) {
            if (size < FEW) {
                return get(name) != null;
            }
            if (seen == null) {
                seen = new HashSet<>(Arrays.asList(names).subList(0, size));
            }
            return !seen.add(name);
        }

        @Nullable
        Json get(String name) {
            for (int i = 0; i < size; i++) {
                if (names[i].equals(name)) {
                    return values[i];
                }
            }
            return null;
        }

        int size() {
            return size;
        }

        String name(int i) {
            return names[i];
        }

        Json value(int i) {
            return values[i];
        }
    }

    record Arr(List<Json> items) implements Json {
        Arr() {
            this(new ArrayList<>());
        }
    }

    enum Kind {
        STRING,
        NUMBER,
        BOOLEAN,
        NULL
    }

    final class Leaf implements Json {
        final Kind kind;
        final String text;
        boolean isRead;

        Leaf(Kind kind, String text) {
            this.kind = kind;
            this.text = text;
        }
    }
}
