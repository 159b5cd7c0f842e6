package org.sinew.access;

import java.util.Arrays;
import java.util.List;
import org.sinew.access.Partition.Cut;
import org.sinew.access.Partition.Piece;

/**
 * Sets that are independent on large atoms, with as many such atoms as witnesses, and the inverse of the matrix that says
 * which witness lies in which set; modulo {@link RowSpace#PRIME}. Another set costs O(sets²).
 */
final class Anchors {

    private static final long PRIME = RowSpace.PRIME;

    private final int[] rows;
    private final int[] witnesses;
    private final boolean[] isInside;
    /** By witness and anchored row. */
    private final long[][] inverse;

    Anchors() {
        this(new int[0], new int[0], new long[0][]);
    }

    private Anchors(int[] rows, int[] witnesses, long[][] inverse) {
        this.rows = rows;
        this.witnesses = witnesses;
        this.isInside = new boolean[witnesses.length];
        this.inverse = inverse;
    }

    /** Of the rows and pieces that span the space, the new set's row last. */
    static Anchors of(Partition partition, RowSpace space, List<Piece> pieces) {
        int[] rows = space.pivotRows();
        List<Piece> chosen =
                Arrays.stream(space.pivotColumns()).mapToObj(pieces::get).toList();
        int size = rows.length;
        long[][] matrix = new long[size][2 * size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                Piece piece = chosen.get(j);
                boolean isIn = rows[i] == partition.rows() ? piece.isInside() : partition.bit(piece.atom(), rows[i]);
                matrix[i][j] = isIn ? 1 : 0;
            }
            matrix[i][size + i] = 1;
        }
        Anchors found = new Anchors(rows, chosen.stream().mapToInt(Piece::atom).toArray(), RowSpace.inverse(matrix));
        for (int j = 0; j < size; j++) {
            found.isInside[j] = chosen.get(j).isInside();
        }
        return found;
    }

    /** Whether every witness keeps a large half; chooses it. */
    boolean survive(Cut cut, int floor) {
        for (int j = 0; j < witnesses.length; j++) {
            Piece larger = cut.larger(witnesses[j]);
            if (larger.size() < floor) {
                return false;
            }
            isInside[j] = larger.isInside();
        }
        return true;
    }

    /** How the new set is combined of the anchored ones, as far as the witnesses say. */
    long[] combination(Cut cut) {
        long[] combination = new long[rows.length];
        for (int j = 0; j < witnesses.length; j++) {
            if (isInside[j]) {
                for (int i = 0; i < rows.length; i++) {
                    combination[i] += inverse[j][i];
                }
            }
        }
        for (int i = 0; i < rows.length; i++) {
            combination[i] %= PRIME;
        }
        return combination;
    }

    /** What the combination leaves unexplained of the new set on that piece. */
    long residual(Partition partition, long[] combination, Piece piece) {
        long sum = 0;
        for (int i = 0; i < rows.length; i++) {
            if (partition.bit(piece.atom(), rows[i])) {
                sum += combination[i];
            }
        }
        return Math.floorMod((piece.isInside() ? 1 : 0) - sum, PRIME);
    }

    /** The new set and the combination's opposite: vanishes on every large atom. */
    long[] relation(int newRow, long[] combination) {
        long[] relation = new long[newRow + 1];
        relation[newRow] = 1;
        for (int i = 0; i < rows.length; i++) {
            relation[rows[i]] = (PRIME - combination[i]) % PRIME;
        }
        return relation;
    }

    /** With the new set, witnessed by that piece. */
    Anchors with(Partition partition, long[] combination, Piece piece) {
        int size = rows.length;
        long over = RowSpace.inverse(residual(partition, combination, piece));
        long[] scaled = new long[size];
        long[][] wider = new long[size + 1][size + 1];
        for (int i = 0; i < size; i++) {
            scaled[i] = combination[i] * over % PRIME;
            wider[size][i] = (PRIME - scaled[i]) % PRIME;
        }
        for (int j = 0; j < size; j++) {
            long weight = 0;
            for (int i = 0; i < size; i++) {
                weight += partition.bit(piece.atom(), rows[i]) ? inverse[j][i] : 0;
            }
            weight %= PRIME;
            for (int i = 0; i < size; i++) {
                wider[j][i] = (inverse[j][i] + weight * scaled[i]) % PRIME;
            }
            wider[j][size] = (PRIME - weight) * over % PRIME;
        }
        wider[size][size] = over;
        int[] moreRows = Arrays.copyOf(rows, size + 1);
        moreRows[size] = partition.rows();
        int[] moreWitnesses = Arrays.copyOf(witnesses, size + 1);
        moreWitnesses[size] = piece.atom();
        Anchors more = new Anchors(moreRows, moreWitnesses, wider);
        System.arraycopy(isInside, 0, more.isInside, 0, size);
        more.isInside[size] = piece.isInside();
        return more;
    }

    /** The witnesses' numbers after the cut. */
    void follow(int[] inner) {
        for (int j = 0; j < witnesses.length; j++) {
            witnesses[j] = isInside[j] ? inner[witnesses[j]] : witnesses[j];
        }
    }
}
