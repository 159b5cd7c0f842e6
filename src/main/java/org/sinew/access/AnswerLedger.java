package org.sinew.access;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.access.Partition.Cut;
import org.sinew.access.Partition.Piece;

/**
 * What one user was told: sets of patients whose sizes are known, and the atoms into which they cut the patients.
 *
 * <p>As many of the sets as possible are anchored: independent of one another on the large atoms alone, which some of these
 * atoms, one a set, witness. No combination of anchored sets vanishes on the large atoms, so none is a small set. The few
 * others each give one combination that does vanish there, and these are looked through.
 */
final class AnswerLedger {

    /** How many independent answers are given. */
    static final int MOST = 2_000;

    private static final long MOST_WORDS = 8_000_000;

    private final int floor;
    private final Partition partition = new Partition();
    private Anchors anchors = new Anchors();
    private List<long[]> vanishing = new ArrayList<>();

    AnswerLedger(int floor) {
        this.floor = floor;
    }

    /** Told: may be told. New: and did not follow from what was told before, so that it is to be remembered. */
    enum Verdict {
        WITHHELD,
        FOLLOWS,
        NEW
    }

    int remembered() {
        return partition.rows();
    }

    private boolean isFull() {
        return partition.rows() >= MOST || partition.words() > MOST_WORDS;
    }

    /** Remembers the set if its size may be told. */
    Verdict tell(RoaringBitmap patients) {
        if (patients.getLongCardinality() < floor) {
            return Verdict.WITHHELD;
        }
        Cut cut = partition.cut(patients);
        List<Piece> pieces = cut.pieces();
        List<Piece> large = pieces.stream()
                .filter(piece -> piece.size() >= floor)
                .sorted(Comparator.comparingInt(Piece::size).reversed())
                .toList();
        return anchors.survive(cut, floor) ? extended(cut, pieces, large) : rebuilt(cut, pieces, large);
    }

    private Verdict extended(Cut cut, List<Piece> pieces, List<Piece> large) {
        long[] combination = anchors.combination(cut);
        for (Piece piece : large) {
            if (anchors.residual(partition, combination, piece) != 0) {
                if (isFull()) {
                    return Verdict.WITHHELD;
                }
                anchors = anchors.with(partition, combination, piece);
                remember(cut, anchors, vanishing);
                return Verdict.NEW;
            }
        }
        List<long[]> relations = new ArrayList<>(vanishing);
        relations.add(anchors.relation(partition.rows(), combination));
        return judged(cut, pieces, relations, anchors);
    }

    /** From the beginning: a witness was cut into small pieces. */
    private Verdict rebuilt(Cut cut, List<Piece> pieces, List<Piece> large) {
        var space = new RowSpace(
                partition.rows() + 1, large.stream().map(partition::column).toList());
        Anchors anew = Anchors.of(partition, space, large);
        return judged(cut, pieces, space.relations().vectors(), anew);
    }

    private Verdict judged(Cut cut, List<Piece> pieces, List<long[]> relations, Anchors after) {
        List<ColumnSums> sums = relations.stream().map(ColumnSums::new).toList();
        List<long[]> values = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        var independent = new RowSpace.Echelon();
        for (Piece piece : pieces) {
            long[] value = piece.size() < floor
                    ? sums.stream()
                            .mapToLong(each -> partition.sum(each, piece))
                            .toArray()
                    : new long[0];
            if (Arrays.stream(value).anyMatch(each -> each != 0)) {
                if (RowSpace.areTooMany(relations)
                        && independent.keep(value.clone())
                        && independent.size() == relations.size()) {
                    return Verdict.WITHHELD;
                }
                values.add(value);
                sizes.add(piece.size());
            }
        }
        var images = RowSpace.Relations.over(values, relations.size());
        if (images.vectors().size() < relations.size()) {
            return Verdict.FOLLOWS;
        }
        if (isFull() || images.holdsIndicatorBelow(floor, sizes)) {
            return Verdict.WITHHELD;
        }
        remember(cut, after, relations);
        return Verdict.NEW;
    }

    private void remember(Cut cut, Anchors after, List<long[]> relations) {
        vanishing = relations;
        anchors = after;
        anchors.follow(cut.commit());
    }
}
