package org.sinew.ingest.vcf;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sinew.genome.AnnotatedVariant;
import org.sinew.genome.Build;
import org.sinew.genome.GenomeVariant;
import org.sinew.genome.Liftover;
import org.sinew.genome.ReferenceBases;
import org.sinew.genome.VcfRecord;

/**
 * A file of variants that can be read.
 *
 * @param place of it in the source system
 * @param build of its positions
 * @param bases of the reference genome that the variants are named by, as far as they are at hand
 * @param chain from {@code build} to that of the names, where it is another one
 */
record VariantFile(
        String system,
        String place,
        Build build,
        ReferenceBases bases,
        @Nullable Liftover chain) {

    /** What the variants are called by: the build that they are lifted to, if they are. */
    Build named() {
        return chain == null ? build : chain.to();
    }

    /** The variant's name; nothing where it cannot be lifted over for certain. */
    Optional<GenomeVariant> name(AnnotatedVariant found) {
        GenomeVariant written = GenomeVariant.ofVcf(
                build,
                found.contig(),
                found.position(),
                found.reference(),
                found.alternative(),
                chain == null ? bases : ReferenceBases.NONE);
        return chain == null ? Optional.of(written) : written.lifted(chain, found.contig(), bases);
    }

    /** What is wrong if a line's REF is not what the reference genome has there. */
    Optional<String> contradiction(VcfRecord record) {
        String accession = build.accession(record.site().contig()).orElse("");
        String written = record.alleles().getFirst().toUpperCase(Locale.ROOT);
        for (int i = 0; i < written.length(); i++) {
            Optional<Character> base = bases.base(accession, record.site().position() + i);
            if (base.isPresent() && isOne(written.charAt(i)) && isOne(base.get()) && base.get() != written.charAt(i)) {
                return Optional.of("REF " + written + " at " + record.site() + " is not what " + build.label()
                        + " has there (" + base.get() + " at " + (record.site().position() + i) + ")");
            }
        }
        return Optional.empty();
    }

    /** Whether it is one base, and no code for several: a reference genome has some of those. */
    private static boolean isOne(char base) {
        return "ACGT".indexOf(base) >= 0;
    }
}
