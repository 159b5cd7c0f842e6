package org.sinew.genome;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

    private GenomeBuild() {}

    private static final Pattern CONTIG = Pattern.compile("##contig=<(?:.*,)?ID=([^,>]+)");
    private static final Pattern LENGTH = Pattern.compile("[<,]length=(\\d{1,9})[,>]");
    private static final Pattern ASSEMBLY = Pattern.compile("[<,]assembly=([^,>]+)");

    /**
     * @param header its lines that begin with {@code ##}
     * @throws UnusableVcf for any build but GRCh38, by its name, and for two
     */
    static Optional<Build> required(String file, List<String> header) {
        Optional<Build> build = of(file, header);
        if (build.equals(Optional.of(Build.GRCH37))) {
            throw new UnusableVcf(
                    Problem.WRONG_BUILD,
                    file + ": is on GRCh37 (hg19) by its header; positions here are GRCh38. Lift it over first",
                    List.of());
        }
        return build;
    }

    /** @throws UnusableVcf when the header proves two */
    static Optional<Build> of(String file, List<String> header) {
        Set<Build> proven = EnumSet.noneOf(Build.class);
        for (String line : header) {
            Build byLength = byLength(line);
            Build byName = byName(line);
            Stream.of(byLength, byName).filter(Objects::nonNull).forEach(proven::add);
        }
        if (proven.size() > 1) {
            throw new UnusableVcf(
                    Problem.WRONG_BUILD,
                    file + ": its header speaks of GRCh37 and of GRCh38; which one its positions are on is not clear",
                    List.of());
        }
        return proven.stream().findFirst();
    }

    /** What one line of a header shows. */
    static Optional<Build> ofLine(String line) {
        return Optional.ofNullable(byLength(line)).or(() -> Optional.ofNullable(byName(line)));
    }

    private static @Nullable Build byLength(String line) {
        Matcher contig = CONTIG.matcher(line);
        Matcher length = LENGTH.matcher(line);
        if (!contig.lookingAt() || !length.find()) {
            return null;
        }
        String name = Site.contig(contig.group(1));
        Integer bases = Integer.valueOf(length.group(1));
        if (bases.equals(LENGTHS_38.get(name))) {
            return Build.GRCH38;
        }
        return bases.equals(LENGTHS_37.get(name)) ? Build.GRCH37 : null;
    }

    private static @Nullable Build byName(String line) {
        String name = "";
        Matcher assembly = ASSEMBLY.matcher(line);
        if (line.startsWith("##reference=") || line.startsWith("##assembly=")) {
            name = line.substring(line.indexOf('='));
        } else if (line.startsWith("##contig=") && assembly.find()) {
            name = assembly.group(1);
        }
        String low = name.toLowerCase(Locale.ROOT);
        if (low.contains("grch38") || low.contains("hg38") || low.contains("hs38")) {
            return Build.GRCH38;
        }
        boolean old = low.contains("grch37") || low.contains("hg19") || low.contains("b37") || low.contains("hs37");
        return old ? Build.GRCH37 : null;
    }
}
