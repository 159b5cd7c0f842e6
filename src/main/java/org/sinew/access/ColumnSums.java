package org.sinew.access;

/**
 * What one combination of sets gives on an atom: the sum of the weights of those sets that it lies in, modulo {@link
 * RowSpace#PRIME}. Sums of every eight sets are kept in tables, so that an atom costs a look-up for eight sets.
 */
final class ColumnSums {

    private static final int BYTE = 8;
    private static final int WORD_BYTES = Long.BYTES;

    private final long[][] tables;
    private final long[] weights;

    ColumnSums(long[] weights) {
        this.weights = weights;
        this.tables = new long[(weights.length + BYTE - 1) / BYTE][1 << BYTE];
        for (int b = 0; b < tables.length; b++) {
            for (int bits = 1; bits < 1 << BYTE; bits++) {
                int lowest = Integer.numberOfTrailingZeros(bits);
                tables[b][bits] = tables[b][bits & (bits - 1)] + weight(b * BYTE + lowest);
            }
        }
    }

    private long weight(int row) {
        return row < weights.length ? weights[row] : 0;
    }

    /**
     * @param words a bit for each set that there is
     * @param next the number of a set more
     * @param isInside whether the atom lies in that one
     */
    long at(long[] words, int next, boolean isInside) {
        long sum = isInside ? weight(next) : 0;
        int bytes = Math.min(tables.length, words.length * WORD_BYTES);
        for (int b = 0; b < bytes; b++) {
            sum += tables[b][(int) ((words[b / WORD_BYTES] >>> (BYTE * (b % WORD_BYTES))) & 0xFF)];
        }
        return sum % RowSpace.PRIME;
    }
}
