package org.sinew.term;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A compact identifier (CURIE) of a term or code: {@code MONDO:0005148}, {@code ICD10CM:E11.9}, {@code LOINC:4548-4}.
 * The first colon divides prefix and local part; a prefix holds no white space and no colon. No record, because it
 * remembers its hash: look-ups by id are what every question about terms begins with.
 */
public final class TermId implements Comparable<TermId> {

    private final String prefix;
    private final String local;
    private final int hash;

    public TermId(String prefix, String local) {
        if (!isPrefix(prefix)) {
            throw new IllegalArgumentException("not a prefix of a term id: '" + prefix + "'");
        }
        if (local.isBlank()) {
            throw new IllegalArgumentException("a term id of " + prefix + " without a local part");
        }
        this.prefix = prefix;
        this.local = local;
        this.hash = prefix.hashCode() * 31 + local.hashCode();
    }

    public String prefix() {
        return prefix;
    }

    public String local() {
        return local;
    }

    /**
     * Reads {@code PREFIX:local}.
     *
     * @throws IllegalArgumentException naming the text when it has no prefix or no local part
     */
    public static TermId parse(String text) {
        return tryParse(text)
                .orElseThrow(() -> new IllegalArgumentException("not a term id (PREFIX:local): '" + text + "'"));
    }

    public static Optional<TermId> tryParse(String text) {
        String curie = text.strip();
        int colon = curie.indexOf(':');
        if (colon < 1 || colon == curie.length() - 1 || !isPrefix(curie.substring(0, colon))) {
            return Optional.empty();
        }
        return Optional.of(new TermId(curie.substring(0, colon), curie.substring(colon + 1)));
    }

    /**
     * Reads what ontology files write, a CURIE or an IRI, and gives each code system its one prefix here:
     * {@code http://purl.obolibrary.org/obo/HP_0000001} and {@code obo:HP_0000001} are {@code HP:0000001}.
     */
    public static Optional<TermId> fromIri(String text) {
        return TermIris.read(text);
    }

    private static boolean isPrefix(String text) {
        return !text.isEmpty() && text.chars().noneMatch(c -> c == ':' || Character.isWhitespace(c));
    }

    @Override
    public int compareTo(TermId other) {
        int byPrefix = prefix.compareTo(other.prefix);
        return byPrefix != 0 ? byPrefix : local.compareTo(other.local);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof TermId that
                        && hash == that.hash
                        && local.equals(that.local)
                        && prefix.equals(that.prefix));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return prefix + ":" + local;
    }
}
