package org.sinew.term;

import java.util.Arrays;

/** A growing array of ints. */
final class IntArray {

    private int[] values = new int[16];
    private int size;

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    int get(int index) {
        return values[index];
    }

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    int[] trimmed() {
        return Arrays.copyOf(values, size);
    }
}
