package org.sinew.precision.variant;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A disease that a gene is said to cause, or was judged not to, and whether the person's genotype fits its inheritance.
 *
 * @param inheritance HPO terms of inheritance that the disease is annotated with, or a source says
 * @param sources each that says so, at least one
 */
public record GeneDisease(String disease, @Nullable String label, List<String> inheritance, List<Source> sources) {

    /** ClinGen's classes, best supported first. */
    private static final List<String> CLASSES = List.of(
            "definitive", "strong", "moderate", "limited", "no known disease relationship", "disputed", "refuted");

    private static final String DOMINANT = "HP:0000006";
    private static final String RECESSIVE = "HP:0000007";
    private static final String X_LINKED = "HP:0001417";
    private static final String X_DOMINANT = "HP:0001423";
    private static final String X_RECESSIVE = "HP:0001419";

    /**
     * What one release says of the link.
     *
     * @param disease the id that it has for the disease
     * @param validity ClinGen's class or the source's own, absent when it states none
     * @param disputed whether it denies the link
     */
    public record Source(
            String disease,
            @Nullable String validity,
            boolean disputed,
            @Nullable String release,
            List<String> references) {}

    /** Whether a genotype explains the disease by itself. */
    public enum Fit {
        FITS,
        /** one more variant on the other copy is needed */
        ONE_OF_TWO,
        /** a carrier has another pathogenic variant of the gene, which explains it if it lies on the other copy */
        WITH_ANOTHER,
        UNKNOWN
    }

    /** The best class that a source states, absent when none does. */
    public @Nullable String validity() {
        return stated().min(Comparator.comparingInt(GeneDisease::rank)).orElse(null);
    }

    /** Whether a source denies the link and none that judged the evidence upholds it. */
    public boolean disputed() {
        return sources.stream().anyMatch(Source::disputed)
                && sources.stream().noneMatch(source -> source.validity() != null && !source.disputed());
    }

    /** Of the diseases of a gene the best supported first; those that nobody judged stand between moderate and limited. */
    public int support() {
        String validity = validity();
        return validity == null ? CLASSES.indexOf("limited") * 2 - 1 : rank(validity) * 2;
    }

    private Stream<String> stated() {
        return sources.stream().map(Source::validity).filter(Objects::nonNull);
    }

    private static int rank(String validity) {
        int rank = CLASSES.indexOf(validity.toLowerCase(Locale.ROOT));
        return rank < 0 ? CLASSES.size() : rank;
    }

    /**
     * Never said of a link that is denied.
     *
     * @param zygosity as a variant call says it
     * @param affectedRelatives how many relatives are said to have the disease
     * @param hasAnother whether a carrier has another pathogenic variant of the gene
     */
    public Fit fit(@Nullable String zygosity, int affectedRelatives, boolean hasAnother) {
        String state = zygosity == null ? "" : zygosity.toLowerCase(Locale.ROOT);
        if (state.isEmpty() || inheritance.isEmpty() || disputed()) {
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
