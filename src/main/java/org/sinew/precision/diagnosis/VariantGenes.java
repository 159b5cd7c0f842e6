package org.sinew.precision.diagnosis;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sinew.precision.diagnosis.Differential.Reading;
import org.sinew.precision.diagnosis.Differential.Why;
import org.sinew.precision.diagnosis.Problem.Kind;
import org.sinew.term.TermId;

/**
 * Genes of variants: the one that the name tells by a symbol or a transcript, else those that records link it with. A
 * genomic name tells none by itself.
 *
 * @see <a href="https://hgvs-nomenclature.org/stable/background/refseq/">HGVS Nomenclature: reference sequences</a>
 */
final class VariantGenes {

    private static final Pattern NAME =
            Pattern.compile("(?:HGVS:)?([^:()\\s]+)(?:\\(([^:()\\s]+)\\))?:[cgmnpr]\\.\\S.*");
    private static final Pattern TRANSCRIPT = Pattern.compile("(?:[NX][MR]_|ENST)\\d+(?:\\.\\d+)?");
    private static final Pattern OTHER_SEQUENCE = Pattern.compile("(?:(?:AC|N[CGTWP]|XP)_|ENS[GP]|LRG_|chr)\\S+");

    private final GeneNames names;

    VariantGenes(GeneNames names) {
        this.names = names;
    }

    /** The genes that cause a disease; how each variant was read, or why it cannot be, is told beside them. */
    Set<TermId> read(Collection<FoundVariant> variants, List<Problem> problems, List<Reading> readings) {
        Set<TermId> found = new HashSet<>();
        for (FoundVariant variant : variants) {
            switch (variant.recorded()) {
                case BENIGN -> readings.add(new Reading(variant.name(), null, Why.BENIGN));
                case SOMATIC -> readings.add(new Reading(variant.name(), null, Why.SOMATIC));
                case NOTHING_AGAINST -> found.addAll(genes(variant, problems, readings));
            }
        }
        return found;
    }

    boolean knows(FoundVariant variant) {
        return !said(variant).isUnknown();
    }

    /**
     * @param told by the name, {@code linked} by records
     * @param isStranger whether the name has a gene's symbol that nothing loaded knows
     */
    private record Said(SortedMap<String, TermId> told, SortedMap<String, TermId> linked, boolean isStranger) {

        SortedMap<String, TermId> genes() {
            return told.isEmpty() ? linked : told;
        }

        boolean isUnknown() {
            return isStranger || genes().isEmpty();
        }

        boolean differs() {
            boolean isElsewhere = !linked.isEmpty() && !linked.keySet().containsAll(told.keySet());
            return told.size() > 1 || isElsewhere;
        }

        SortedMap<String, TermId> all() {
            return VariantGenes.all(Stream.of(told, linked));
        }
    }

    private Said said(FoundVariant variant) {
        List<String> parts = parts(variant.name());
        return new Said(
                all(parts.stream().map(this::gene)),
                all(variant.genes().stream().map(names::meant)),
                parts.stream()
                        .anyMatch(part -> isSymbol(part) && names.meant(part).isEmpty()));
    }

    private Set<TermId> genes(FoundVariant variant, List<Problem> problems, List<Reading> readings) {
        String name = variant.name();
        Said said = said(variant);
        if (said.isUnknown() || said.differs()) {
            problems.add(said.isUnknown() ? unknown(name) : differing(name, said));
            return Set.of();
        }
        Set<TermId> causing = new HashSet<>();
        said.genes().forEach((symbol, gene) -> {
            boolean causes = names.causes(symbol);
            readings.add(new Reading(name, gene, causes ? Why.VARIANT : Why.NO_DISEASE));
            if (causes) {
                causing.add(gene);
            }
        });
        return causing;
    }

    private static Problem unknown(String name) {
        return new Problem(
                Kind.UNKNOWN_VARIANT,
                name,
                "which gene '" + name + "' is in is not known: write it with the gene's symbol,"
                        + " NM_000138.5(FBN1):c.1546C>T, or give the gene",
                List.of());
    }

    private static Problem differing(String name, Said said) {
        return new Problem(
                Kind.GENES_DIFFER,
                name,
                "what is said of '" + name + "' names several genes",
                GeneNames.listed(said.all()));
    }

    /** The sequence that the name starts with, and what stands in brackets behind it. */
    private static List<String> parts(String name) {
        Matcher parts = NAME.matcher(name.strip());
        return parts.matches()
                ? Stream.concat(Stream.of(parts.group(1)), Stream.ofNullable(parts.group(2)))
                        .toList()
                : List.of();
    }

    private SortedMap<String, TermId> gene(String part) {
        if (TRANSCRIPT.matcher(part).matches()) {
            return names.transcribed(part);
        }
        return isSymbol(part) ? names.meant(part) : none();
    }

    private static boolean isSymbol(String part) {
        return !TRANSCRIPT.matcher(part).matches()
                && !OTHER_SEQUENCE.matcher(part).matches();
    }

    private static SortedMap<String, TermId> none() {
        return new TreeMap<>();
    }

    private static SortedMap<String, TermId> all(Stream<SortedMap<String, TermId>> parts) {
        TreeMap<String, TermId> all = new TreeMap<>();
        parts.forEach(all::putAll);
        return all;
    }
}
