package org.sinew.genome;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Reads every written-out alternative allele of a VCF with its annotations. */
public final class VariantReader {

    private VariantReader() {}

    /**
     * @param into takes the genome build that the header proves, if it does, and the variants in the order of the file
     * @throws UnusableVcf for a malformed line
     */
    public static void read(Path file, BiConsumer<Optional<Build>, AnnotatedVariant> into) throws IOException {
        try (VcfFile vcf = VcfFile.open(file)) {
            Optional<Build> build = vcf.build();
            for (VcfFile.Line line = vcf.next(); line != null; line = vcf.next()) {
                vcf.read(line).variants().forEach(variant -> into.accept(build, variant));
            }
        }
    }
}
