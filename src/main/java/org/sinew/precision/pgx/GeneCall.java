package org.sinew.precision.pgx;

import java.util.List;

/**
 * The diplotypes of one gene in one person.
 *
 * @param diplotypes those that fit best, all of them when several fit alike; empty when none can be told
 * @param others diplotypes that fit too, supported by fewer positions
 * @param effectivelyPhased whether the strands are known: phased, or heterozygous at one position at most
 * @param positions how many positions the gene's table has
 * @param missing those of which the file says nothing
 * @param undecidable alleles that cannot be told because all their positions are missing
 * @param notes what a reader has to know about the call
 * @param release of the definitions, absent definitions for a gene given from outside
 */
public record GeneCall(
        String gene,
        Origin origin,
        List<Diplotype> diplotypes,
        List<Diplotype> others,
        boolean effectivelyPhased,
        int positions,
        List<Position> missing,
        List<String> undecidable,
        List<Note> notes,
        String release) {

    /** Where a call comes from. */
    public enum Origin {
        /** matched to the definitions */
        MATCHED,
        /** all variants found, of which those with the lowest function count (DPYD, RYR1) */
        LOWEST_FUNCTION,
        /** told from a single variant because no named alleles fit (SLCO1B1 rs4149056) */
        SINGLE_VARIANT,
        /** given from outside */
        GIVEN,
        /** given from outside in words that the tables do not know */
        UNREADABLE,
        /** cannot be told */
        NOT_CALLED
    }

    public boolean isCalled() {
        return origin != Origin.NOT_CALLED;
    }

    /** Whether the file says nothing of some of the gene's positions. */
    public boolean isPartial() {
        return !missing.isEmpty();
    }
}
