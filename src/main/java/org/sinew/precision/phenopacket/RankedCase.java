package org.sinew.precision.phenopacket;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinew.precision.diagnosis.LabReading;
import org.sinew.precision.diagnosis.Problem;
import org.sinew.term.TermId;

/**
 * Where a patient's disease came out.
 *
 * @param known whether anything is known of the disease, and it was a candidate; else the ranks are 0
 * @param candidates how many diseases were ranked
 * @param first the likeliest disease, null without candidates
 * @param probability of that
 * @param noMatch probability that it is none of them
 * @param results what the phenopacket's measurements are
 * @param problems what of the phenopacket could not be used
 */
public record RankedCase(
        PublishedCase published,
        boolean known,
        int rank,
        int seriesRank,
        int candidates,
        @Nullable TermId first,
        double probability,
        double noMatch,
        double milliseconds,
        List<LabReading> results,
        List<Problem> problems) {}
