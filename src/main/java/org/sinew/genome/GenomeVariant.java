package org.sinew.genome;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/*
 * One variant, one name.
 *
 * The same change can be written in many ways: with shared bases around it, and, in a repeat, at any of several places. A
 * variant here has its shared bases trimmed (suffix first, then prefix, so that a position that remains is the leftmost of
 * what is written) and, if the reference's bases are at hand, is shifted to the left as far as the sequence allows [1]. Two
 * builds never meet: the accession of the chromosome is part of the name, and nothing is lifted over without a chain.
 * HGVS [2] wants the rightmost place, so its text is made from the shifted form where the reference is at hand; without it
 * the text says the place as written. Cost: O(length of the repeat).
 *
 * 1. Tan A, Abecasis GR, Kang HM. Unified representation of genetic variants. Bioinformatics 2015;31:2202-2204. PMID 25701572.
 * 2. den Dunnen JT, et al. HGVS recommendations: 2016 update. Hum Mutat 2016;37:564-569. PMID 26931183.
 * 3. Holmes JB, et al. SPDI: data model for variants and applications at NCBI. Bioinformatics 2020;36:1902-1907. PMID 31738401.
 */

/**
 * A change of a chromosome's bases, trimmed to what changes.
 *
 * @param accession RefSeq accession with version, which tells the build
 * @param position one-based, of the first deleted base, or of the base after an insertion
 * @param deleted bases of the reference, maybe none
 * @param inserted bases instead, maybe none
 */
public record GenomeVariant(String accession, int position, String deleted, String inserted) {

    private static final Pattern SPDI = Pattern.compile("(NC_\\d{6}\\.\\d+):(\\d{1,9}):([ACGT]*):([ACGT]*)");
    private static final Pattern HGVS = Pattern.compile(
            "(NC_\\d{6}\\.\\d+):[gm]\\.(\\d{1,9})(?:_(\\d{1,9}))?(?:([ACGT])>([ACGT])|(del)([ACGT]*)(?:ins([ACGT]+))?|(dup)([ACGT]*)|ins([ACGT]+))");

    /**
     * A record of a VCF.
     *
     * @throws IllegalArgumentException for symbolic alleles and unknown chromosomes
     */
    public static GenomeVariant ofVcf(
            Build build, String chromosome, int position, String ref, String alt, ReferenceBases bases) {
        String from = ref.toUpperCase(Locale.ROOT);
        String to = alt.toUpperCase(Locale.ROOT);
        if (!from.matches("[ACGT]+") || !to.matches("[ACGT]+")) {
            throw new IllegalArgumentException(
                    chromosome + ":" + position + " " + ref + ">" + alt + ": only written-out bases have a name");
        }
        String accession = build.accession(chromosome)
                .orElseThrow(() ->
                        new IllegalArgumentException("'" + chromosome + "' is no chromosome of " + build.label()));
        return new GenomeVariant(accession, position, from, to).normalised(bases);
    }

    /**
     * SPDI ({@code NC_000010.11:94781858:G:A}, counted from zero) or genomic HGVS ({@code NC_000010.11:g.94781859G>A}).
     *
     * @return nothing for a text that is neither, or that does not say its bases while {@code bases} does not either
     */
    public static Optional<GenomeVariant> parse(String text, ReferenceBases bases) {
        Matcher spdi = SPDI.matcher(text.strip());
        if (spdi.matches()) {
            GenomeVariant variant =
                    new GenomeVariant(spdi.group(1), Integer.parseInt(spdi.group(2)) + 1, spdi.group(3), spdi.group(4));
            return Optional.of(variant.normalised(bases));
        }
        Matcher hgvs = HGVS.matcher(text.strip());
        return hgvs.matches() ? ofHgvs(hgvs, bases).map(v -> v.normalised(bases)) : Optional.empty();
    }

    private static Optional<GenomeVariant> ofHgvs(Matcher m, ReferenceBases bases) {
        String accession = m.group(1);
        int start = Integer.parseInt(m.group(2));
        int end = m.group(3) == null ? start : Integer.parseInt(m.group(3));
        if (m.group(4) != null) {
            return Optional.of(new GenomeVariant(accession, start, m.group(4), m.group(5)));
        }
        if (m.group(11) != null) {
            return Optional.of(new GenomeVariant(accession, start + 1, "", m.group(11)));
        }
        boolean copied = m.group(9) != null;
        Optional<String> there = there(copied ? m.group(10) : m.group(7), accession, start, end, bases);
        String instead = m.group(8) == null ? "" : m.group(8);
        return there.map(text -> copied
                ? new GenomeVariant(accession, end + 1, "", text)
                : new GenomeVariant(accession, start, text, instead));
    }

    private static Optional<String> there(String written, String accession, int start, int end, ReferenceBases bases) {
        if (!written.isEmpty()) {
            return written.length() == end - start + 1 ? Optional.of(written) : Optional.empty();
        }
        StringBuilder text = new StringBuilder();
        for (int position = start; position <= end && end - start < 10_000; position++) {
            Optional<Character> base = bases.base(accession, position);
            if (base.isEmpty()) {
                return Optional.empty();
            }
            text.append(base.get().charValue());
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text.toString());
    }

    public Optional<Build> build() {
        return Build.ofAccession(accession);
    }

    /** Trimmed and leftmost. */
    GenomeVariant normalised(ReferenceBases bases) {
        return trimmed().leftmost(bases);
    }

    /** The same on the other build; nothing where a chain does not tell it for certain. */
    public Optional<GenomeVariant> lifted(Liftover chain, String chromosome, ReferenceBases bases) {
        return chain.lift(chromosome, this, bases);
    }

    private GenomeVariant trimmed() {
        int tail = 0;
        int shortest = Math.min(deleted.length(), inserted.length());
        while (tail < shortest
                && deleted.charAt(deleted.length() - 1 - tail) == inserted.charAt(inserted.length() - 1 - tail)) {
            tail++;
        }
        String from = deleted.substring(0, deleted.length() - tail);
        String to = inserted.substring(0, inserted.length() - tail);
        int head = 0;
        while (head < Math.min(from.length(), to.length()) && from.charAt(head) == to.charAt(head)) {
            head++;
        }
        return new GenomeVariant(accession, position + head, from.substring(head), to.substring(head));
    }

    /** Rolls a pure insertion or deletion to the left while the base before it equals its last one. */
    private GenomeVariant leftmost(ReferenceBases bases) {
        if (deleted.isEmpty() == inserted.isEmpty()) {
            return this;
        }
        StringBuilder rolled = new StringBuilder(deleted.isEmpty() ? inserted : deleted);
        int at = position;
        while (at > 1) {
            Optional<Character> before = bases.base(accession, at - 1);
            if (before.isEmpty() || before.get() != rolled.charAt(rolled.length() - 1)) {
                break;
            }
            rolled.setLength(rolled.length() - 1);
            rolled.insert(0, before.get().charValue());
            at--;
        }
        String text = rolled.toString();
        return new GenomeVariant(accession, at, deleted.isEmpty() ? "" : text, inserted.isEmpty() ? "" : text);
    }

    private GenomeVariant rightmost(ReferenceBases bases) {
        if (deleted.isEmpty() == inserted.isEmpty()) {
            return this;
        }
        StringBuilder rolled = new StringBuilder(deleted.isEmpty() ? inserted : deleted);
        int at = position;
        for (Optional<Character> next = bases.base(accession, at + deleted.length());
                next.isPresent() && next.get() == rolled.charAt(0);
                next = bases.base(accession, at + deleted.length())) {
            rolled.deleteCharAt(0).append(next.get().charValue());
            at++;
        }
        String text = rolled.toString();
        return new GenomeVariant(accession, at, deleted.isEmpty() ? "" : text, inserted.isEmpty() ? "" : text);
    }

    /** The other strand, read in its own direction. */
    static String complement(String bases) {
        StringBuilder other = new StringBuilder(bases.length());
        for (int i = bases.length() - 1; i >= 0; i--) {
            other.append("NTGCA".charAt(1 + "ACGT".indexOf(bases.charAt(i))));
        }
        return other.toString();
    }

    /** {@code NC_000010.11:94781858:G:A}; counted from zero. */
    public String spdi() {
        return accession + ":" + (position - 1) + ":" + deleted + ":" + inserted;
    }

    /** Genomic HGVS; in a repeat the rightmost place, if {@code bases} shows the repeat. */
    public String hgvs(ReferenceBases bases) {
        GenomeVariant v = rightmost(bases);
        String where = v.accession + (v.accession.equals("NC_012920.1") ? ":m." : ":g.");
        int last = v.position + v.deleted.length() - 1;
        if (v.deleted.length() == 1 && v.inserted.length() == 1) {
            return where + v.position + v.deleted + ">" + v.inserted;
        }
        if (v.deleted.isEmpty()) {
            int from = v.position - v.inserted.length();
            boolean copy = there("", v.accession, Math.max(1, from), v.position - 1, bases)
                    .filter(v.inserted::equals)
                    .isPresent();
            return copy
                    ? where + span(from, v.position - 1) + "dup"
                    : where + (v.position - 1) + "_" + v.position + "ins" + v.inserted;
        }
        if (v.deleted.length() > 1 && v.inserted.equals(complement(v.deleted))) {
            return where + span(v.position, last) + "inv";
        }
        return where + span(v.position, last) + "del" + (v.inserted.isEmpty() ? "" : "ins" + v.inserted);
    }

    private static String span(int from, int to) {
        return from == to ? String.valueOf(from) : from + "_" + to;
    }
}
