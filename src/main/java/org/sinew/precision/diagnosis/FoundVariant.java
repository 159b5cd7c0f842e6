package org.sinew.precision.diagnosis;

import java.util.List;

/**
 * A variant that was found in a patient.
 *
 * @param name as it was given: HGVS, best with the gene's symbol ({@code NM_000138.5(FBN1):c.1546C>T}), SPDI, or an id
 * @param genes symbols or ids of the genes that records link it with; empty when none does
 * @param recorded what records say of it
 */
public record FoundVariant(String name, List<String> genes, Recorded recorded) {

    public FoundVariant {
        genes = List.copyOf(genes);
    }

    /** A variant of which no record is at hand. */
    public static FoundVariant named(String name) {
        return new FoundVariant(name, List.of(), Recorded.NOTHING_AGAINST);
    }

    boolean counts() {
        return recorded == Recorded.NOTHING_AGAINST;
    }

    /** Whether records say that it explains no inherited disease. */
    public enum Recorded {
        /** they do not */
        NOTHING_AGAINST,
        /** all that classify it call it benign or likely so */
        BENIGN,
        /** it was seen only where it arose in a tissue, such as a tumour */
        SOMATIC
    }
}
