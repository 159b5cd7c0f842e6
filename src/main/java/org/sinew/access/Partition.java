package org.sinew.access;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.roaringbitmap.IntConsumer;
import org.roaringbitmap.RoaringBitmap;

/** How sets cut the patients into atoms, and in which of the sets each atom lies: its column, a bit a set. */
final class Partition {

    private static final int WORD = 6;

    private int[] atomOf = new int[0];
    private int[] sizes = new int[] {0};
    private List<long[]> columns = new ArrayList<>(List.of(new long[0]));
    private int rows;

    int rows() {
        return rows;
    }

    int atoms() {
        return columns.size();
    }

    /** 64-bit words that the columns take. */
    long words() {
        return (long) atoms() * ((rows >> WORD) + 1);
    }

    /** Half of an atom: what lies in the new set, or what does not. */
    record Piece(int atom, boolean isInside, int size) {}

    /** How a set would cut the atoms. Atom 0 holds everybody in no set; nobody counts them, so its outside is no piece. */
    final class Cut {

        private final RoaringBitmap set;
        private final int[] inside = new int[atoms()];

        private Cut(RoaringBitmap set) {
            this.set = set;
            set.forEach((IntConsumer) patient -> inside[atom(patient)]++);
        }

        List<Piece> pieces() {
            List<Piece> pieces = new ArrayList<>(atoms() + 16);
            for (int atom = 0; atom < atoms(); atom++) {
                if (inside[atom] > 0) {
                    pieces.add(new Piece(atom, true, inside[atom]));
                }
                int outside = sizes[atom] - inside[atom];
                if (atom > 0 && outside > 0) {
                    pieces.add(new Piece(atom, false, outside));
                }
            }
            return pieces;
        }

        /** The larger half. */
        Piece larger(int atom) {
            int outside = sizes[atom] - inside[atom];
            return inside[atom] >= outside ? new Piece(atom, true, inside[atom]) : new Piece(atom, false, outside);
        }

        /** Carries the cut out; gives the number of each atom's inner half, −1 where there is none. */
        int[] commit() {
            int[] inner = new int[inside.length];
            for (int atom = 0; atom < inside.length; atom++) {
                inner[atom] = inside[atom] == 0 ? -1 : inner(atom);
            }
            atomOf = Arrays.copyOf(atomOf, Math.max(atomOf.length, set.last() + 1));
            set.forEach((IntConsumer) patient -> atomOf[patient] = inner[atomOf[patient]]);
            rows++;
            return inner;
        }

        private int inner(int atom) {
            boolean isWhole = atom > 0 && inside[atom] == sizes[atom];
            long[] column = Arrays.copyOf(columns.get(atom), (rows >> WORD) + 1);
            column[rows >> WORD] |= 1L << rows;
            if (isWhole) {
                columns.set(atom, column);
                return atom;
            }
            columns.add(column);
            sizes = sizes.length < columns.size() ? Arrays.copyOf(sizes, sizes.length * 2) : sizes;
            sizes[columns.size() - 1] = inside[atom];
            sizes[atom] -= atom == 0 ? 0 : inside[atom];
            return columns.size() - 1;
        }
    }

    Cut cut(RoaringBitmap set) {
        return new Cut(set);
    }

    private int atom(int patient) {
        return patient < atomOf.length ? atomOf[patient] : 0;
    }

    boolean bit(int atom, int row) {
        long[] column = columns.get(atom);
        int word = row >> WORD;
        return word < column.length && (column[word] >>> row & 1) == 1;
    }

    /** What the combination gives on the piece, the new set last. */
    long sum(ColumnSums combination, Piece piece) {
        return combination.at(columns.get(piece.atom()), rows, piece.isInside());
    }

    /** In which of the sets the piece lies, the new set last. */
    boolean[] column(Piece piece) {
        boolean[] column = new boolean[rows + 1];
        for (int row = 0; row < rows; row++) {
            column[row] = bit(piece.atom(), row);
        }
        column[rows] = piece.isInside();
        return column;
    }
}
