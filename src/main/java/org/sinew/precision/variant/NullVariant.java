package org.sinew.precision.variant;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a null variant beside its consequence, as PVS1's decision tree asks it; what is absent is not known.
 *
 * @param exon {@code 4/10}: which of how many exons of the transcript the variant lies in
 * @param decays whether nonsense-mediated decay is predicted; goes before what the exon tells
 * @param keepsFrame whether what is lost by splicing or deletion keeps the reading frame
 * @param relevantTranscript whether the exon is present in biologically relevant transcripts
 * @param criticalRegion whether what is truncated or altered is critical to the protein's function
 * @param tolerated whether loss-of-function variants of this exon are frequent in the general population
 * @param lost share of the protein that is removed, 0 to 1
 * @param alternativeStart whether a functional transcript uses another initiation codon
 * @param pathogenicUpstream whether a pathogenic variant lies upstream of the closest initiation codon in frame
 */
public record NullVariant(
        @Nullable String exon,
        @Nullable Boolean decays,
        @Nullable Boolean keepsFrame,
        @Nullable Boolean relevantTranscript,
        @Nullable Boolean criticalRegion,
        @Nullable Boolean tolerated,
        @Nullable Double lost,
        @Nullable Boolean alternativeStart,
        @Nullable Boolean pathogenicUpstream) {

    public static final NullVariant UNKNOWN = new NullVariant(null, null, null, null, null, null, null, null, null);

    private static final Pattern EXON = Pattern.compile("(\\d{1,3})(?:-(\\d{1,3}))?/(\\d{1,3})");

    /** What an annotation tells: the exon, whether its transcript stands for the gene, the share of the protein. */
    public static NullVariant annotated(
            @Nullable String exon, @Nullable Boolean decays, @Nullable Boolean relevant, @Nullable Double lost) {
        return new NullVariant(exon, decays, null, relevant, null, null, lost, null, null);
    }

    /** This, and what it does not know from {@code other}. */
    public NullVariant or(NullVariant other) {
        return new NullVariant(
                exon == null ? other.exon : exon,
                decays == null ? other.decays : decays,
                keepsFrame == null ? other.keepsFrame : keepsFrame,
                relevantTranscript == null ? other.relevantTranscript : relevantTranscript,
                criticalRegion == null ? other.criticalRegion : criticalRegion,
                tolerated == null ? other.tolerated : tolerated,
                lost == null ? other.lost : lost,
                alternativeStart == null ? other.alternativeStart : alternativeStart,
                pathogenicUpstream == null ? other.pathogenicUpstream : pathogenicUpstream);
    }

    /**
     * Whether a premature stop in this exon leads to decay: not in the last exon, surely before the last but one; in that
     * only if more than 50 bases from its end, which the exon's number does not tell.
     */
    @Nullable
    Boolean decaysByExon() {
        Matcher parts = exon == null ? null : EXON.matcher(exon.strip());
        if (parts == null || !parts.matches()) {
            return null;
        }
        int last = Integer.parseInt(parts.group(2) == null ? parts.group(1) : parts.group(2));
        int count = Integer.parseInt(parts.group(3));
        if (last < 1 || last > count) {
            return null;
        }
        return last == count ? Boolean.FALSE : last < count - 1 ? Boolean.TRUE : null;
    }
}
