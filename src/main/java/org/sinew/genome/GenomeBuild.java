package org.sinew.genome;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sinew.genome.UnusableVcf.Problem;

/**
 * The genome build that a VCF header proves: by the lengths of its contigs (NCBI assembly reports GCF_000001405.25 and
 * .40), else by the names in {@code ##contig} assemblies and {@code ##reference}.
 */
final class GenomeBuild {

    private static final Map<String, Integer> LENGTHS_38 = Map.of(
            "chr1",
            248_956_422,
            "chr2",
            242_193_529,
            "chr3",
            198_295_559,
            "chr10",
            133_797_422,
            "chr22",
            50_818_468,
            "chrX",
            156_040_895);
    private static final Map<String, Integer> LENGTHS_37 = Map.of(
            "chr1",
            249_250_621,
            "chr2",
            243_199_373,
            "chr3",
            198_022_430,
            "chr10",
            135_534_747,
            "chr22",
            51_304_566,
            "chrX",
            155_270_560);

    private static final Pattern CONTIG = Pattern.compile("##contig=<(?:.*,)?ID=([^,>]+)");
    private static final Pattern LENGTH = Pattern.compile("[<,]length=(\\d{1,9})[,>]");
    private static final Pattern ASSEMBLY = Pattern.compile("[<,]assembly=([^,>]+)");
    private static final Pattern NAMED_38 = Pattern.compile("grch38|hg38|hs38");
    private static final Pattern NAMED_37 = Pattern.compile("grch37|hg19|b37|hs37");
    private static final Pattern NAMED_OTHER = Pattern.compile("chm13|t2t|hg1[678]|ncbi3[4-6]|_b36");

    /** What a line of the header proves. */
    private enum Proof {
        GRCH37,
        GRCH38,
        OTHER;

        Optional<Build> build() {
            return switch (this) {
                case GRCH37 -> Optional.of(Build.GRCH37);
                case GRCH38 -> Optional.of(Build.GRCH38);
                case OTHER -> Optional.empty();
            };
        }
    }

    private GenomeBuild() {}

    /**
     * @param header its lines that begin with {@code ##}
     * @throws UnusableVcf when the header proves two, or another
     */
    static Optional<Build> of(String file, List<String> header) {
        Set<Proof> proven = EnumSet.noneOf(Proof.class);
        for (String line : header) {
            Stream.of(byLength(line), byName(line)).flatMap(Optional::stream).forEach(proven::add);
        }
        if (proven.contains(Proof.OTHER)) {
            throw wrong(file + ": its header speaks of a build that is neither GRCh37 nor GRCh38");
        }
        if (proven.size() > 1) {
            throw wrong(
                    file + ": its header speaks of GRCh37 and of GRCh38; which one its positions are on is not clear");
        }
        return proven.stream().findFirst().flatMap(Proof::build);
    }

    /** What one line of a header shows. */
    static Optional<Build> ofLine(String line) {
        return byLength(line).or(() -> byName(line)).flatMap(Proof::build);
    }

    private static UnusableVcf wrong(String message) {
        return new UnusableVcf(Problem.WRONG_BUILD, message, List.of());
    }

    private static Optional<Proof> byLength(String line) {
        Matcher contig = CONTIG.matcher(line);
        Matcher length = LENGTH.matcher(line);
        String name = contig.lookingAt() ? Site.contig(contig.group(1)) : "";
        if (!LENGTHS_38.containsKey(name) || !length.find()) {
            return Optional.empty();
        }
        Integer bases = Integer.valueOf(length.group(1));
        return Optional.of(
                bases.equals(LENGTHS_38.get(name))
                        ? Proof.GRCH38
                        : bases.equals(LENGTHS_37.get(name)) ? Proof.GRCH37 : Proof.OTHER);
    }

    private static Optional<Proof> byName(String line) {
        String name = "";
        Matcher assembly = ASSEMBLY.matcher(line);
        if (line.startsWith("##reference=") || line.startsWith("##assembly=")) {
            name = line.substring(line.indexOf('='));
        } else if (line.startsWith("##contig=") && assembly.find()) {
            name = assembly.group(1);
        }
        String low = name.toLowerCase(Locale.ROOT);
        if (NAMED_38.matcher(low).find()) {
            return Optional.of(Proof.GRCH38);
        }
        if (NAMED_37.matcher(low).find()) {
            return Optional.of(Proof.GRCH37);
        }
        return NAMED_OTHER.matcher(low).find() ? Optional.of(Proof.OTHER) : Optional.empty();
    }
}
