package org.sinew.genome;

import htsjdk.variant.variantcontext.Allele;
import htsjdk.variant.variantcontext.VariantContext;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One line of a VCF. */
public final class VcfRecord {

    /**
     * What one sample has there.
     *
     * @param alleles numbers of the alleles, 0 the reference, {@link #NO_CALL} where not called; one on a haploid contig
     * @param phaseSet the set of lines whose phase agrees, absent for the one set of a whole contig
     * @param depth reads (DP)
     * @param quality of the genotype (GQ), Phred-scaled
     */
    public record Call(
            List<Integer> alleles,
            boolean isPhased,
            @Nullable String phaseSet,
            @Nullable Integer depth,
            @Nullable Integer quality) {

        public static final int NO_CALL = -1;

        public boolean carries(int allele) {
            return alleles.contains(allele);
        }

        public boolean isCalled() {
            return !alleles.isEmpty() && !alleles.contains(NO_CALL);
        }

        /** As VCF writes it: {@code 0|1}, {@code 1/2}, {@code ./1}. */
        public String genotype() {
            return alleles.stream()
                    .map(allele -> allele == NO_CALL ? "." : String.valueOf(allele))
                    .collect(Collectors.joining(isPhased ? "|" : "/"));
        }
    }

    private final VariantContext record;
    private final List<AnnotatedVariant> variants;

    VcfRecord(VariantContext record, List<AnnotatedVariant> variants) {
        this.record = record;
        this.variants = variants;
    }

    public Site site() {
        return new Site(Site.contig(record.getContig()), record.getStart());
    }

    /** The last position that the line is about, one-based: the end of a reference block of a gVCF. */
    public int end() {
        return record.getEnd();
    }

    /** All alleles as written, the reference first. */
    public List<String> alleles() {
        return record.getAlleles().stream().map(Allele::getDisplayString).toList();
    }

    /** Whether the line stands for a stretch of reference. */
    public boolean isReferenceBlock() {
        return record.hasAttribute("END")
                && record.getAlternateAlleles().stream().allMatch(Allele::isNonRefAllele);
    }

    /** Whether it stands for a stretch in which the sample has the reference. */
    public boolean isReferenceBlock(Call call) {
        return isReferenceBlock() && call.isCalled() && call.alleles().stream().allMatch(allele -> allele == 0);
    }

    /**
     * The filters that it failed; none for PASS and where none was applied. {@code RefCall} of DeepVariant is no failure: it
     * marks a candidate that was found to be the reference.
     *
     * @see <a href="https://github.com/google/deepvariant/blob/r1.6/docs/FAQ.md">DeepVariant, FAQ</a>
     */
    public Set<String> failedFilters() {
        Set<String> failed = new TreeSet<>(record.getFilters());
        if (record.getGenotypes().stream().allMatch(called -> isUncalledOrReference(called))) {
            failed.remove("RefCall");
        }
        return failed;
    }

    private static boolean isUncalledOrReference(htsjdk.variant.variantcontext.Genotype called) {
        return called.getAlleles().stream().allMatch(allele -> allele.isNoCall() || allele.isReference());
    }

    /** A reference that no read supports, as gVCFs write it where nothing was sequenced ({@code 0/0} with GQ 0, or with DP 0). */
    private static boolean isWithoutEvidence(htsjdk.variant.variantcontext.Genotype called) {
        return called.isHomRef() && (called.hasGQ() ? called.getGQ() == 0 : called.hasDP() && called.getDP() == 0);
    }

    public boolean isSomatic() {
        return record.hasAttribute("SOMATIC");
    }

    /** Its written-out alternative alleles. */
    public List<AnnotatedVariant> variants() {
        return variants;
    }

    /** A reference without any read or quality counts as not called. */
    public Call call(String sample) {
        htsjdk.variant.variantcontext.Genotype called = record.getGenotype(sample);
        Object set = called.getExtendedAttribute("PS");
        boolean isEmpty = isWithoutEvidence(called);
        return new Call(
                called.getAlleles().stream()
                        .map(allele -> isEmpty ? Call.NO_CALL : number(allele))
                        .toList(),
                called.isPhased(),
                set == null || set.equals(".") ? null : set.toString(),
                called.hasDP() ? called.getDP() : null,
                called.hasGQ() ? called.getGQ() : null);
    }

    private int number(Allele allele) {
        return allele.isNoCall() ? Call.NO_CALL : record.getAlleleIndex(allele);
    }
}
