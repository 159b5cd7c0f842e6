package org.sinew.term;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers every id that any ontology names, from 0; open addressing over one int array. */
final class TermIndex {

    private final TermId[] ids;
    private final int[] systems;
    private final String[] prefixes;
    private final int[] slots;

    private TermIndex(TermId[] ids, int[] systems, String[] prefixes, int[] slots) {
        this.ids = ids;
        this.systems = systems;
        this.prefixes = prefixes;
        this.slots = slots;
    }

    int size() {
        return ids.length;
    }

    TermId id(int ordinal) {
        return ids[ordinal];
    }

    /** The number of the id's code system. */
    int system(int ordinal) {
        return systems[ordinal];
    }

    int systems() {
        return prefixes.length;
    }

    String prefix(int system) {
        return prefixes[system];
    }

    /** The id's number, or -1. */
    @SuppressWarnings("ReferenceEquality") // ids that this index handed out are recognised without comparing text
    int ordinal(TermId id) {
        int mask = slots.length - 1;
        int slot = hash(id) & mask;
        while (slots[slot] != 0) {
            int ordinal = slots[slot] - 1;
            TermId candidate = ids[ordinal];
            if (candidate == id
                    || (candidate.local().equals(id.local())
                            && candidate.prefix().equals(id.prefix()))) {
                return ordinal;
            }
            slot = (slot + 1) & mask;
        }
        return -1;
    }

    private static int hash(TermId id) {
        int hash = (id.prefix().hashCode() * 31 + id.local().hashCode()) * 0x9E3779B9;
        return hash ^ (hash >>> 16);
    }

    static final class Builder {

        private final Map<TermId, Integer> ordinals = new HashMap<>();
        private final Map<String, Integer> systems = new HashMap<>();
        private final List<String> prefixes = new ArrayList<>();
        private final List<TermId> ids = new ArrayList<>();
        private final IntArray systemOf = new IntArray();

        int add(TermId id) {
            Integer known = ordinals.get(id);
            if (known != null) {
                return known;
            }
            int system = systems.computeIfAbsent(id.prefix(), this::newSystem);
            TermId shared = new TermId(prefixes.get(system), id.local());
            int ordinal = ids.size();
            ordinals.put(shared, ordinal);
            ids.add(shared);
            systemOf.add(system);
            return ordinal;
        }

        int size() {
            return ids.size();
        }

        private int newSystem(String prefix) {
            prefixes.add(prefix);
            return prefixes.size() - 1;
        }

        TermIndex build() {
            int capacity = Integer.highestOneBit(Math.max(8, ids.size() * 2)) * 2;
            int[] slots = new int[capacity];
            TermId[] all = ids.toArray(TermId[]::new);
            for (int i = 0; i < all.length; i++) {
                int slot = hash(all[i]) & (capacity - 1);
                while (slots[slot] != 0) {
                    slot = (slot + 1) & (capacity - 1);
                }
                slots[slot] = i + 1;
            }
            return new TermIndex(all, systemOf.trimmed(), prefixes.toArray(String[]::new), slots);
        }
    }
}
