package org.sinew.genome;

import java.util.Comparator;

/**
 * A place in the genome.
 *
 * @param contig as UCSC names it: {@code chr10}, {@code chrM}
 * @param position one-based, of the first reference base
 */
public record Site(String contig, int position) implements Comparable<Site> {

    private static final Comparator<Site> ORDER =
            Comparator.comparing((Site site) -> site.contig()).thenComparingInt(Site::position);

    /** The contig in UCSC's spelling: {@code 10} and {@code chr10} are one, {@code MT} is {@code chrM}. */
    public static String contig(String name) {
        if (name.equals("MT") || name.equals("M") || name.equals("chrMT")) {
            return "chrM";
        }
        return name.startsWith("chr") || name.length() > 2 ? name : "chr" + name;
    }

    @Override
    public int compareTo(Site other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return contig + ":" + position;
    }
}
