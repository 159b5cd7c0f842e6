package org.sinew.genome;

import htsjdk.samtools.SAMException;
import htsjdk.samtools.liftover.LiftOver;
import htsjdk.samtools.util.Interval;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Brings variants from one build to the other by a chain file, and only where that is certain: all bases of the place map,
 * next to each other, to one place of a chromosome, and the bases there are those that the variant replaces. Where a chain
 * turns the strand the bases are complemented. What a build corrected (REF and ALT changed places) is not certain.
 *
 * @see <a href="https://genome.ucsc.edu/goldenPath/help/chain.html">UCSC: chain format</a>
 */
public final class Liftover {

    private static final double WHOLE = 1.0;

    private final LiftOver chain;
    private final Build from;
    private final Build to;

    private Liftover(LiftOver chain, Build from, Build to) {
        this.chain = chain;
        this.from = from;
        this.to = to;
        chain.setShouldLogFailedIntervalsBelowThreshold(false);
    }

    /**
     * @param file plain or gzip
     * @throws IllegalArgumentException for a file that is no chain, or whose chromosomes' lengths are not of the two builds
     */
    public static Liftover open(Path file) throws IOException {
        Build[] ends = ends(file);
        try (InputStream content = content(file)) {
            return new Liftover(new LiftOver(content, file.toString()), ends[0], ends[1]);
        } catch (SAMException | NumberFormatException broken) {
            throw new IllegalArgumentException(file + " is no chain file: " + broken.getMessage(), broken);
        }
    }

    private static InputStream content(Path file) throws IOException {
        return VcfLines.unpacked(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
    }

    private static Build[] ends(Path file) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(content(file), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.startsWith("chain") ? line.split("\\s+", -1) : new String[0];
                Optional<Build> from = words.length < 12 ? Optional.empty() : end(words[2], words[3]);
                Optional<Build> to = words.length < 12 ? Optional.empty() : end(words[7], words[8]);
                if (from.isPresent() && to.isPresent() && !from.equals(to)) {
                    return new Build[] {from.get(), to.get()};
                }
            }
        }
        throw new IllegalArgumentException(file + " is no chain between GRCh37 and GRCh38");
    }

    private static Optional<Build> end(String contig, String length) {
        return GenomeBuild.ofLine("##contig=<ID=" + contig + ",length=" + length + ">");
    }

    public Build from() {
        return from;
    }

    public Build to() {
        return to;
    }

    /**
     * @param chromosome of {@link #from}, {@code chr10}
     * @param bases of {@link #to}
     * @return nothing where it is not certain
     */
    Optional<GenomeVariant> lift(String chromosome, GenomeVariant variant, ReferenceBases bases) {
        boolean isInsertion = variant.deleted().isEmpty();
        int first = isInsertion ? variant.position() - 1 : variant.position();
        int last = isInsertion
                ? variant.position()
                : variant.position() + variant.deleted().length() - 1;
        Interval place = first < 1 ? null : chain.liftOver(new Interval(chromosome, first, last), WHOLE);
        if (place == null || place.getLengthOnReference() != last - first + 1) {
            return Optional.empty();
        }
        boolean turns = place.isNegativeStrand();
        String deleted = turns ? GenomeVariant.complement(variant.deleted()) : variant.deleted();
        String inserted = turns ? GenomeVariant.complement(variant.inserted()) : variant.inserted();
        int position = isInsertion ? place.getEnd() : place.getStart();
        return to.accession(place.getContig())
                .map(accession -> new GenomeVariant(accession, position, deleted, inserted))
                .filter(lifted -> stands(lifted, bases))
                .map(lifted -> lifted.normalised(bases));
    }

    /** Whether the bases that it replaces, or between which it inserts, are there. */
    private static boolean stands(GenomeVariant lifted, ReferenceBases bases) {
        String there = lifted.deleted();
        for (int i = 0; i < there.length(); i++) {
            Optional<Character> base = bases.base(lifted.accession(), lifted.position() + i);
            if (base.isEmpty() || base.get() != there.charAt(i)) {
                return false;
            }
        }
        return !there.isEmpty()
                || bases.base(lifted.accession(), lifted.position()).isPresent();
    }
}
