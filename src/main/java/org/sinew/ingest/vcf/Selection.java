package org.sinew.ingest.vcf;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/*
 * Which variants of a sample enter the graph.
 *
 * A panel or an exome of a few thousand is taken whole. A genome has four to five million variants, nearly all of them
 * common or between genes: as nodes of a patient they would bury what matters, and one record is written in one
 * transaction. So when a sample has more than the limit, what has no weight goes (see CarriedVariant.weight), at once and
 * for the rest of the file; if the rest is beyond the limit too, so does what is merely rare and of moderate impact. What
 * goes is counted. The outcome depends on the file alone, and memory holds at most the limit.
 */

/** Variants of one sample, by name, within a limit. */
final class Selection {

    private static final int HIGHEST = 2;

    private final int limit;
    private final Map<String, CarriedVariant> kept = new LinkedHashMap<>();
    private int least;
    private long leftOut;
    private long repeated;

    Selection(int limit) {
        this.limit = limit;
    }

    void add(CarriedVariant variant) {
        if (variant.weight() < least) {
            leftOut++;
            return;
        }
        if (kept.putIfAbsent(variant.variant().spdi(), variant) != null) {
            repeated++;
            return;
        }
        while (kept.size() > limit && least < HIGHEST) {
            least++;
            leftOut += drop();
        }
        if (kept.size() > limit) {
            kept.remove(variant.variant().spdi());
            leftOut++;
        }
    }

    private int drop() {
        int before = kept.size();
        kept.values().removeIf(variant -> variant.weight() < least);
        return before - kept.size();
    }

    Collection<CarriedVariant> kept() {
        return kept.values();
    }

    int limit() {
        return limit;
    }

    long leftOut() {
        return leftOut;
    }

    /** How often a variant came again, in another line. */
    long repeated() {
        return repeated;
    }
}
