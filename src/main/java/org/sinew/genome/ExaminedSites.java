package org.sinew.genome;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sample's genotypes at places that were asked for, as one text that people can read and {@link VcfReader} can read
 * again: {@code GRCh38: chr10:94781859 G A 0|1; chr10:94842866 A . 0/0}. Only so can "no variant there" be told from "not
 * looked at there" once the file is gone.
 */
public final class ExaminedSites {

    private static final String START = Build.GRCH38.label() + ": ";
    private static final Pattern ENTRY =
            Pattern.compile("(chr\\w+):(\\d{1,9}) (\\S+) (\\S+) ([0-9./|]+)(?: set (\\S+))?");

    private static final String HEADER = """
            ##fileformat=VCFv4.3
            ##reference=GRCh38
            ##INFO=<ID=END,Number=1,Type=Integer,Description="Last position">
            ##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">
            ##FORMAT=<ID=PS,Number=1,Type=String,Description="Phase set">
            #CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tsample
            """;

    private ExaminedSites() {}

    public static String text(List<String> entries) {
        return START + String.join("; ", entries);
    }

    /** A line as an entry. */
    public static String entry(VcfRecord record, VcfRecord.Call call) {
        List<String> alleles = record.alleles();
        String others = alleles.size() == 1 ? "." : String.join(",", alleles.subList(1, alleles.size()));
        String set = call.phaseSet() == null ? "" : " set " + call.phaseSet();
        return record.site() + " " + alleles.getFirst() + " " + others + " " + call.genotype() + set;
    }

    /** A place within a stretch of reference, of which the file gives no base. */
    public static String referenceEntry(Site site, VcfRecord.Call call) {
        return site + " N <*> " + call.genotype();
    }

    /** The same as a VCF of one sample; empty for a text of another kind. */
    public static Optional<String> vcf(String text) {
        if (!text.startsWith(START)) {
            return Optional.empty();
        }
        StringBuilder vcf = new StringBuilder(HEADER);
        for (String entry : text.substring(START.length()).split("; ", -1)) {
            Matcher m = ENTRY.matcher(entry);
            if (!m.matches()) {
                return Optional.empty();
            }
            boolean block = m.group(4).equals("<*>");
            String set = m.group(6) == null ? "." : m.group(6);
            vcf.append(String.join(
                            "\t",
                            m.group(1),
                            m.group(2),
                            ".",
                            m.group(3),
                            m.group(4),
                            ".",
                            ".",
                            block ? "END=" + m.group(2) : ".",
                            "GT:PS",
                            m.group(5) + ":" + set))
                    .append('\n');
        }
        return Optional.of(vcf.toString());
    }
}
