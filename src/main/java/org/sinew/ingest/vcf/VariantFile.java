package org.sinew.ingest.vcf;

import java.util.Locale;
import java.util.Optional;
import org.sinew.genome.Build;
import org.sinew.genome.ReferenceBases;
import org.sinew.genome.VcfRecord;

/**
 * A file of variants that can be read.
 *
 * @param place of it in the source system
 * @param bases of the reference genome, as far as they are at hand
 */
record VariantFile(String system, String place, Build build, ReferenceBases bases) {

    /** What is wrong if a line's REF is not what the reference genome has there. */
    Optional<String> contradiction(VcfRecord record) {
        String accession = build.accession(record.site().contig()).orElse("");
        String written = record.alleles().getFirst().toUpperCase(Locale.ROOT);
        for (int i = 0; i < written.length(); i++) {
            Optional<Character> base = bases.base(accession, record.site().position() + i);
            if (base.isPresent() && written.charAt(i) != 'N' && base.get() != 'N' && base.get() != written.charAt(i)) {
                return Optional.of("REF " + written + " at " + record.site() + " is not what " + build.label()
                        + " has there (" + base.get() + " at " + (record.site().position() + i) + ")");
            }
        }
        return Optional.empty();
    }
}
