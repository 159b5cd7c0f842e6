package org.sinew.genome;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A human reference genome, with the RefSeq accessions of its chromosomes (NCBI assemblies GCF_000001405.25 and .40). */
public enum Build {
    GRCH37("GRCh37", "10 11 11 11 9 11 13 10 11 10 9 11 10 8 9 9 10 9 9 10 8 10 10 9"),
    GRCH38("GRCh38", "11 12 12 12 10 12 14 11 12 11 10 12 11 9 10 10 11 10 10 11 9 11 11 10");

    private final String label;
    /** by chromosome */
    private final String versions;

    Build(String label, String versions) {
        this.label = label;
        this.versions = versions;
    }

    private int version(int chromosome) {
        return Integer.parseInt(versions.split(" ", -1)[chromosome - 1]);
    }

    /** By its label, in any case; {@code hg19} and {@code hg38} too. */
    public static Optional<Build> named(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "grch37", "hg19" -> Optional.of(GRCH37);
            case "grch38", "hg38" -> Optional.of(GRCH38);
            default -> Optional.empty();
        };
    }

    public String label() {
        return label;
    }

    /** {@code NC_000010.11} for chromosome 10 of GRCh38; the mitochondrion's is the same in both. */
    public Optional<String> accession(String chromosome) {
        String name = chromosome.startsWith("chr") ? chromosome.substring(3) : chromosome;
        if (name.equals("M") || name.equals("MT")) {
            return Optional.of("NC_012920.1");
        }
        int number = name.equals("X")
                ? 23
                : name.equals("Y") ? 24 : name.matches("[1-9]|1\\d|2[0-2]") ? Integer.parseInt(name) : 0;
        return number == 0 ? Optional.empty() : Optional.of("NC_%06d.%d".formatted(number, version(number)));
    }

    /** The build that an accession belongs to; empty for one that is in neither or in both. */
    public static Optional<Build> ofAccession(String accession) {
        if (!accession.matches("NC_0000(0[1-9]|1\\d|2[0-4])\\.\\d{1,2}")) {
            return Optional.empty();
        }
        int number = Integer.parseInt(accession.substring(7, 9));
        int version = Integer.parseInt(accession.substring(10));
        return List.of(values()).stream()
                .filter(b -> b.version(number) == version)
                .findFirst();
    }
}
