package org.sinew.term;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers every id that any ontology names, from 0; open addressing, the numbers beside the ids. */
final class TermIndex {

    private final TermId[] ids;
    private final int[] systems;
    private final String[] prefixes;
    private final @Nullable TermId[] slots;
    private final int[] ordinals;

    private TermIndex(TermId[] ids, int[] systems, String[] prefixes) {
        this.ids = ids;
        this.systems = systems;
        this.prefixes = prefixes;
        int capacity = Integer.highestOneBit(Math.max(8, ids.length * 2)) * 2;
        this.slots = new TermId[capacity];
        this.ordinals = new int[capacity];
        for (int ordinal = 0; ordinal < ids.length; ordinal++) {
            int slot = hash(ids[ordinal]) & (capacity - 1);
            while (slots[slot] != null) {
                slot = (slot + 1) & (capacity - 1);
            }
            slots[slot] = ids[ordinal];
            ordinals[slot] = ordinal;
        }
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
    int ordinal(TermId id) {
        return find(id, ordinals);
    }

    /** Lays values by number out for {@link #find}, which then needs no number to come to them. */
    int[] bySlot(int[] values) {
        int[] laidOut = new int[slots.length];
        for (int slot = 0; slot < slots.length; slot++) {
            laidOut[slot] = slots[slot] == null ? 0 : values[ordinals[slot]];
        }
        return laidOut;
    }

    /** The id's value among those {@linkplain #bySlot laid out}, or -1. */
    @SuppressWarnings("ReferenceEquality") // ids that this index handed out are recognised at once
    int find(TermId id, int[] bySlot) {
        int mask = slots.length - 1;
        int slot = hash(id) & mask;
        for (TermId found = slots[slot]; found != null; found = slots[slot]) {
            if (found == id || found.equals(id)) {
                return bySlot[slot];
            }
            slot = (slot + 1) & mask;
        }
        return -1;
    }

    private static int hash(TermId id) {
        int hash = id.hashCode() * 0x9E3779B9;
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
            TermId kept = sharing(prefixes.get(system), id);
            int ordinal = ids.size();
            ordinals.put(kept, ordinal);
            ids.add(kept);
            systemOf.add(system);
            return ordinal;
        }

        @SuppressWarnings("ReferenceEquality") // whether it is the very same text in memory
        private static TermId sharing(String prefix, TermId id) {
            return id.prefix() == prefix ? id : new TermId(prefix, id.local());
        }

        int size() {
            return ids.size();
        }

        private int newSystem(String prefix) {
            prefixes.add(prefix);
            return prefixes.size() - 1;
        }

        TermIndex build() {
            return new TermIndex(ids.toArray(TermId[]::new), systemOf.trimmed(), prefixes.toArray(String[]::new));
        }
    }
}
