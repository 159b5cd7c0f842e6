package org.sinew.access;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Linear algebra over the field of integers modulo a large prime, where a 0/1 matrix has, but for a chance of about one in
 * a billion, the rank that it has over the rational numbers; a smaller rank only withholds more.
 */
final class RowSpace {

    static final long PRIME = 2_147_483_647L;
    private static final int MOST_RELATIONS = 14;

    private final int rows;
    private final Echelon columns = new Echelon();
    private final List<Integer> sources = new ArrayList<>();

    /** @param columns of the matrix; reading them ends when they span the whole space */
    RowSpace(int rows, List<boolean[]> columns) {
        this.rows = rows;
        for (int i = 0; i < columns.size() && this.columns.size() < rows; i++) {
            if (this.columns.keep(entries(columns.get(i)))) {
                sources.add(i);
            }
        }
    }

    private static long[] entries(boolean[] column) {
        long[] vector = new long[column.length];
        for (int i = 0; i < column.length; i++) {
            vector[i] = column[i] ? 1 : 0;
        }
        return vector;
    }

    /** Rows that are independent of one another on {@link #pivotColumns}. */
    int[] pivotRows() {
        return columns.pivots.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Positions of as many columns. */
    int[] pivotColumns() {
        return sources.stream().mapToInt(Integer::intValue).toArray();
    }

    /** @param matrix square and invertible, the unit matrix on its right; it is used up */
    static long[][] inverse(long[][] matrix) {
        int size = matrix.length;
        for (int i = 0; i < size; i++) {
            int swap = i;
            while (matrix[swap][i] == 0) {
                swap++;
            }
            long[] pivot = matrix[swap];
            matrix[swap] = matrix[i];
            matrix[i] = pivot;
            scale(pivot, inverse(pivot[i]));
            for (int other = 0; other < size; other++) {
                if (other != i) {
                    subtract(matrix[other], pivot, matrix[other][i]);
                }
            }
        }
        long[][] inverse = new long[size][];
        for (int i = 0; i < size; i++) {
            inverse[i] = Arrays.copyOfRange(matrix[i], size, 2 * size);
        }
        return inverse;
    }

    /** Whether there are too many to look through, so that only what follows from what was told is told. */
    static boolean areTooMany(List<long[]> relations) {
        return relations.size() > MOST_RELATIONS;
    }

    /** Vectors of which each is zero before its pivot's place in those kept earlier, and one there. */
    static final class Echelon {

        private final List<long[]> basis = new ArrayList<>();
        private final List<Integer> pivots = new ArrayList<>();

        /** How many of the vectors were independent of one another. */
        int size() {
            return basis.size();
        }

        /** Whether the vector is independent of those kept before; then it is kept, reduced. It is used up. */
        boolean keep(long[] vector) {
            for (int i = 0; i < basis.size(); i++) {
                subtract(vector, basis.get(i), vector[pivots.get(i)]);
            }
            int pivot = firstNonZero(vector);
            if (pivot >= 0) {
                scale(vector, inverse(vector[pivot]));
                basis.add(vector);
                pivots.add(pivot);
            }
            return pivot >= 0;
        }

        /** Every vector reduced by all others too. */
        List<long[]> reduced() {
            List<long[]> kept = basis.stream().map(long[]::clone).toList();
            for (int i = kept.size() - 1; i >= 0; i--) {
                for (int j = 0; j < i; j++) {
                    subtract(kept.get(j), kept.get(i), kept.get(j)[pivots.get(i)]);
                }
            }
            return kept;
        }
    }

    /** The combinations of rows that vanish on every column. */
    Relations relations() {
        List<long[]> kept = columns.reduced();
        List<Integer> pivots = columns.pivots;
        List<long[]> found = new ArrayList<>();
        for (int free = 0; free < rows; free++) {
            if (!pivots.contains(free)) {
                long[] relation = new long[rows];
                relation[free] = 1;
                for (int i = 0; i < kept.size(); i++) {
                    relation[pivots.get(i)] = (PRIME - kept.get(i)[free]) % PRIME;
                }
                found.add(relation);
            }
        }
        return new Relations(found);
    }

    /** Vectors that span what is known. */
    record Relations(List<long[]> vectors) {

        /**
         * In echelon form.
         *
         * @param values what each combination gives on each column
         */
        static Relations over(List<long[]> values, int combinations) {
            Echelon images = new Echelon();
            for (int k = 0; k < combinations; k++) {
                int combination = k;
                images.keep(
                        values.stream().mapToLong(value -> value[combination]).toArray());
            }
            return new Relations(images.reduced());
        }

        /** Whether a 0/1 vector whose ones weigh 1 to {@code floor} − 1 is spanned; too many to look through count as yes. */
        boolean holdsIndicatorBelow(int floor, List<Integer> weights) {
            if (areTooMany(vectors)) {
                return true;
            }
            for (int chosen = 1; chosen < 1 << vectors.size(); chosen++) {
                int weight = weight(chosen, weights);
                if (weight > 0 && weight < floor) {
                    return true;
                }
            }
            return false;
        }

        /** In echelon form a 0/1 vector is a sum of basis vectors; −1 if this sum is none. */
        private int weight(int chosen, List<Integer> weights) {
            int weight = 0;
            for (int c = 0; c < weights.size(); c++) {
                long entry = 0;
                for (int i = 0; i < vectors.size(); i++) {
                    entry += (chosen >> i & 1) == 0 ? 0 : vectors.get(i)[c];
                }
                entry %= PRIME;
                if (entry > 1) {
                    return -1;
                }
                weight += entry == 1 ? weights.get(c) : 0;
            }
            return weight;
        }
    }

    private static void subtract(long[] from, long[] what, long times) {
        if (times != 0) {
            for (int i = 0; i < from.length; i++) {
                from[i] = (from[i] + (PRIME - times) * what[i]) % PRIME;
            }
        }
    }

    private static void scale(long[] vector, long by) {
        for (int i = 0; i < vector.length; i++) {
            vector[i] = vector[i] * by % PRIME;
        }
    }

    private static int firstNonZero(long[] vector) {
        for (int i = 0; i < vector.length; i++) {
            if (vector[i] != 0) {
                return i;
            }
        }
        return -1;
    }

    static long inverse(long value) {
        long result = 1;
        long power = value;
        for (long exponent = PRIME - 2; exponent > 0; exponent >>= 1) {
            if ((exponent & 1) == 1) {
                result = result * power % PRIME;
            }
            power = power * power % PRIME;
        }
        return result;
    }
}
