package org.sinew.genome;

import java.util.List;

/**
 * One sample's genotype at one site.
 *
 * @param reference the record's REF; empty inside a reference block of a gVCF, where only its first base is given
 * @param alleles the called alleles as written (one on a haploid contig), {@link #UNKNOWN} where not called
 * @param phased whether the order of the alleles says which strand they are on
 * @param phaseSet the set of sites whose orders agree; empty for the one set of a whole contig
 * @param block whether the site lies in a reference block
 */
public record Genotype(
        Site site, String reference, List<String> alleles, boolean phased, String phaseSet, boolean block) {

    /** An allele that the file does not call. */
    public static final String UNKNOWN = ".";

    /** The same in another phase set. */
    public Genotype ofSet(String set) {
        return new Genotype(site, reference, alleles, phased, set, block);
    }

    public boolean isCalled() {
        return alleles.stream().noneMatch(UNKNOWN::equals);
    }

    /** Whether not one allele is called. */
    public boolean isUnknown() {
        return alleles.stream().allMatch(UNKNOWN::equals);
    }

    /** Whether an allele is symbolic: {@code <DEL>}, {@code <*>}, {@code *}, a breakend. */
    public boolean isSymbolic() {
        return alleles.stream().anyMatch(a -> !a.equals(UNKNOWN) && !a.matches("[ACGTNacgtn]+"));
    }
}
