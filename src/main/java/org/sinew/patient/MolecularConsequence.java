package org.sinew.patient;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a variant does to the transcript or protein, read from its HGVS names, as a term of the Sequence Ontology:
 * {@code missense_variant}, {@code stop_gained}, {@code splice_donor_variant}. What the names leave open (a substitution
 * without its protein) is {@code coding_sequence_variant}.
 *
 * @see <a href="https://hgvs-nomenclature.org/stable/recommendations/protein/">HGVS nomenclature 21.0, protein</a>
 * @see <a href="https://hgvs-nomenclature.org/stable/background/numbering/">HGVS nomenclature 21.0, numbering</a>
 */
public final class MolecularConsequence {

    private static final String SPLICE_DONOR = "splice_donor_variant";
    private static final String SPLICE_ACCEPTOR = "splice_acceptor_variant";
    private static final String FRAMESHIFT = "frameshift_variant";
    private static final String CODING = "coding_sequence_variant";
    private static final String ALTERING = "protein_altering_variant";
    private static final String DELETION = "inframe_deletion";
    private static final String INSERTION = "inframe_insertion";
    private static final int SPLICE_REGION = 8;

    private static final Pattern POSITION =
            Pattern.compile("([-*]?)(\\d+)([+-]\\d+)?(?:_([-*]?)(\\d+)([+-]\\d+)?)?([A-Za-z>=].*)");
    private static final Pattern STOP = Pattern.compile("(?:[A-Z][a-z]{2}|[A-Z])\\d+(?:Ter|\\*|X)");
    private static final Pattern SUBSTITUTION = Pattern.compile("(?:[A-Z][a-z]{2}\\d+[A-Z][a-z]{2}|[A-Z]\\d+[A-Z])");
    private static final Pattern STARTS_WITH_STOP = Pattern.compile("(?:Ter|\\*)\\d+.*");
    private static final Pattern STARTS_WITH_FIRST = Pattern.compile("(?:Met1|M1)(?!\\d).*");

    private MolecularConsequence() {}

    /**
     * @param coding {@code NM_000546.6:c.215C>G}, with or without the sequence's name
     * @param protein {@code NP_000537.3:p.(Pro72Arg)}
     * @return empty where the names say nothing of it
     */
    public static Optional<String> of(@Nullable String coding, @Nullable String protein) {
        Matcher position = coding == null ? null : POSITION.matcher(after(coding, "c."));
        boolean isPlaced = position != null && coding != null && coding.contains("c.") && position.matches();
        String outside = isPlaced && position != null ? outsideOfCoding(position) : null;
        if (outside != null) {
            return Optional.of(outside);
        }
        String change = protein == null || !protein.contains("p.")
                ? ""
                : after(protein, "p.").replaceAll("[()]", "");
        String ofProtein = ofProtein(change);
        return ofProtein != null || !isPlaced || position == null
                ? Optional.ofNullable(ofProtein)
                : Optional.ofNullable(ofCoding(position));
    }

    private static String after(String name, String kind) {
        int at = name.lastIndexOf(kind);
        return at < 0 ? name.strip() : name.substring(at + kind.length()).strip();
    }

    private static @Nullable String outsideOfCoding(Matcher position) {
        String from = position.group(3);
        String to = position.group(5) == null ? from : position.group(6);
        if (from != null || to != null) {
            return spliced(from, to);
        }
        if (position.group(1).equals("-")) {
            return "5_prime_UTR_variant";
        }
        return position.group(1).equals("*") ? "3_prime_UTR_variant" : null;
    }

    /** @param from distance of the first base from its exon, absent for one within; {@code to} of the last */
    private static String spliced(@Nullable String from, @Nullable String to) {
        if (from == null) {
            return to != null && to.startsWith("+") ? SPLICE_DONOR : SPLICE_ACCEPTOR;
        }
        if (to == null) {
            return from.startsWith("+") ? SPLICE_DONOR : SPLICE_ACCEPTOR;
        }
        int first = Integer.parseInt(from);
        int last = Integer.parseInt(to);
        int nearest = Math.abs(first) <= Math.abs(last) ? first : last;
        if (Math.abs(nearest) <= 2) {
            return nearest > 0 ? SPLICE_DONOR : SPLICE_ACCEPTOR;
        }
        return Math.abs(nearest) <= SPLICE_REGION ? "splice_region_variant" : "intron_variant";
    }

    private static @Nullable String ofProtein(String change) {
        if (change.endsWith("=")) {
            return "synonymous_variant";
        }
        if (change.contains("fs")) {
            return FRAMESHIFT;
        }
        if (STARTS_WITH_FIRST.matcher(change).matches()) {
            return "start_lost";
        }
        if (STARTS_WITH_STOP.matcher(change).matches()) {
            return "stop_lost";
        }
        boolean stops = change.endsWith("Ter") || change.endsWith("*");
        if (STOP.matcher(change).matches() || (stops && change.contains("ins"))) {
            return "stop_gained";
        }
        if (change.contains("delins")) {
            return ALTERING;
        }
        if (change.contains("del")) {
            return DELETION;
        }
        if (change.contains("dup") || change.contains("ins")) {
            return INSERTION;
        }
        return SUBSTITUTION.matcher(change).matches() ? "missense_variant" : null;
    }

    private static @Nullable String ofCoding(Matcher position) {
        String change = position.group(7);
        int first = Integer.parseInt(position.group(2));
        int last = position.group(5) == null ? first : Integer.parseInt(position.group(5));
        if (change.contains("=")) {
            return null;
        }
        if (first <= 3 && !change.startsWith("ins") && !change.startsWith("dup")) {
            return "start_lost";
        }
        int inserted = inserted(change);
        int deleted = change.startsWith("del") ? last - first + 1 : 0;
        if (change.startsWith("dup")) {
            inserted = last - first + 1;
        }
        if (inserted < 0 || (inserted == 0 && deleted == 0)) {
            return CODING;
        }
        if ((inserted - deleted) % 3 != 0) {
            return FRAMESHIFT;
        }
        return inserted > 0 && deleted > 0 ? ALTERING : deleted > 0 ? DELETION : INSERTION;
    }

    /** How many bases, 0 for none, -1 for an unknown number. */
    private static int inserted(String change) {
        int at = change.indexOf("ins");
        if (at < 0) {
            return 0;
        }
        String bases = change.substring(at + 3);
        return bases.matches("[ACGT]+") ? bases.length() : -1;
    }
}
