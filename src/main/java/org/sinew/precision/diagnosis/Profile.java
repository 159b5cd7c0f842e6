package org.sinew.precision.diagnosis;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one disease, compiled.
 *
 * @param stated the terms that its rows name, ascending
 * @param share how many of its patients have each of those
 * @param implied those and all that they imply, ascending
 * @param impliedShare the largest share of a stated term that implies it
 * @param from which stated term that is, as an index into {@code stated}; -1 when only sibling types have the term
 * @param onsets patients by stage of onset, null when nothing is known
 * @param xLinkedRecessive its inheritance, if that is the only one stated
 * @param known whether a row says that patients have something
 */
record Profile(
        int[] stated,
        float[] share,
        int[] implied,
        float[] impliedShare,
        int[] from,
        double @Nullable [] onsets,
        boolean xLinkedRecessive,
        boolean known) {

    /** The share of patients who have the term or something that implies it; 0 when no row speaks of it. */
    float share(int term) {
        int at = Arrays.binarySearch(implied, term);
        return at < 0 ? 0 : impliedShare[at];
    }

    /** The stated term that implies the term most often, or -1. */
    int source(int term) {
        int at = Arrays.binarySearch(implied, term);
        return at < 0 || from[at] < 0 ? -1 : stated[from[at]];
    }

    /** The same disease with other implied terms. */
    Profile with(int[] terms, float[] shares, int[] sources) {
        return new Profile(stated, share, terms, shares, sources, onsets, xLinkedRecessive, known);
    }
}
