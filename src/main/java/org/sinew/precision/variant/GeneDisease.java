package org.sinew.precision.variant;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A disease that a gene is said to cause, and whether the person's genotype fits its inheritance.
 *
 * @param validity ClinGen's class or the source's own, absent when it states none
 * @param inheritance HPO terms of inheritance that the disease is annotated with
 * @param release that says so
 */
public record GeneDisease(
        String disease,
        @Nullable String label,
        @Nullable String validity,
        boolean disputed,
        List<String> inheritance,
        @Nullable String release,
        List<String> references) {

    private static final String DOMINANT = "HP:0000006";
    private static final String RECESSIVE = "HP:0000007";
    private static final String X_LINKED = "HP:0001417";
    private static final String X_DOMINANT = "HP:0001423";
    private static final String X_RECESSIVE = "HP:0001419";

    /** Whether a genotype explains the disease by itself. */
    public enum Fit {
        FITS,
        /** one more variant on the other copy is needed */
        ONE_OF_TWO,
        /** a carrier has another pathogenic variant of the gene, which explains it if it lies on the other copy */
        WITH_ANOTHER,
        UNKNOWN
    }

    /**
     * @param zygosity as a variant call says it
     * @param affectedRelatives how many relatives are said to have the disease
     * @param hasAnother whether a carrier has another pathogenic variant of the gene
     */
    public Fit fit(@Nullable String zygosity, int affectedRelatives, boolean hasAnother) {
        String state = zygosity == null ? "" : zygosity.toLowerCase(Locale.ROOT);
        if (state.isEmpty() || inheritance.isEmpty()) {
            return Fit.UNKNOWN;
        }
        boolean both = state.equals("homozygous") || state.equals("hemizygous");
        if (inheritance.contains(DOMINANT) || inheritance.contains(X_DOMINANT) || both) {
            return Fit.FITS;
        }
        boolean recessive = inheritance.contains(RECESSIVE) || inheritance.contains(X_RECESSIVE);
        if (recessive) {
            return hasAnother ? Fit.WITH_ANOTHER : Fit.ONE_OF_TWO;
        }
        return inheritance.contains(X_LINKED) && affectedRelatives > 0 ? Fit.FITS : Fit.UNKNOWN;
    }
}
