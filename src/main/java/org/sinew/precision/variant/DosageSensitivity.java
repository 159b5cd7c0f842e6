package org.sinew.precision.variant;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What ClinGen's curation says of losing a copy of a gene.
 *
 * @param gene HGNC symbol
 * @param score 3 sufficient, 2 some, 1 little, 0 no evidence; 30 gene of a recessive disease; 40 dosage sensitivity unlikely
 * @param classification the score in ClinGen's words
 * @param disease id of the disease that was looked at, absent where none is named
 * @param label its name, in the reader's language
 * @param evaluated day of the curation
 * @param release that says so
 * @param references publications: {@code PMID:11668618}
 */
public record DosageSensitivity(
        String gene,
        String score,
        @Nullable String classification,
        @Nullable String disease,
        @Nullable String label,
        @Nullable String evaluated,
        @Nullable String release,
        List<String> references) {

    /** Whether loss of function is a known mechanism: of one copy, or, by score 30, of both. */
    boolean isMechanism() {
        return score.equals("3") || isRecessive();
    }

    boolean isRecessive() {
        return score.equals("30");
    }
}
