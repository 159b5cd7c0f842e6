package org.sinew.precision.diagnosis;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sinew.precision.diagnosis.Differential.Reading;
import org.sinew.precision.diagnosis.Differential.Why;
import org.sinew.term.Mapping;
import org.sinew.term.TermId;
import org.sinew.term.TermKind;
import org.sinew.term.Terminology;

/** Genes by symbol, by a former or other name, or by an id of any vocabulary; which of them cause a disease. */
final class GeneNames {

    private static final String ENGLISH = "en";
    private static final int SUGGESTIONS = 3;
    private static final int HITS = 10;
    private static final Pattern VERSION = Pattern.compile("\\.\\d+$");

    private final Terminology terminology;
    private final Map<String, TermId> bySymbol = new HashMap<>();
    private final Set<TermId> known;

    GeneNames(Terminology terminology, Set<TermId> genes) {
        this.terminology = terminology;
        this.known = genes;
        genes.forEach(gene -> terminology.label(gene, ENGLISH).ifPresent(symbol -> bySymbol.put(upper(symbol), gene)));
    }

    /**
     * The listed genes that cause a disease. A gene that causes none, and one that is meant by a name which is not its
     * symbol, is told in the readings; a name that is nobody's or of several genes is a problem.
     */
    Set<TermId> read(Collection<String> listed, List<Problem> problems, List<Reading> readings) {
        Set<TermId> found = new HashSet<>();
        for (String name : listed) {
            SortedMap<String, TermId> meant = meant(name);
            if (meant.size() != 1) {
                problems.add(problem(name, meant));
                continue;
            }
            String symbol = meant.firstKey();
            TermId gene = bySymbol.get(symbol);
            if (gene == null) {
                readings.add(new Reading(name, meant.get(symbol), Why.NO_DISEASE));
                continue;
            }
            found.add(gene);
            if (TermId.fromIri(name).isEmpty() && !upper(name).equals(symbol)) {
                readings.add(new Reading(name, gene, Why.OTHER_NAME));
            }
        }
        return found;
    }

    private Problem problem(String name, SortedMap<String, TermId> meant) {
        return meant.isEmpty()
                ? new Problem(
                        Problem.Kind.UNKNOWN_GENE,
                        name,
                        "'" + name + "' is no gene of the loaded knowledge",
                        suggestions(name))
                : new Problem(
                        Problem.Kind.AMBIGUOUS_GENE, name, "'" + name + "' is a name of several genes", listed(meant));
    }

    /** {@code HGNC:3603 FBN1}. */
    static List<String> listed(SortedMap<String, TermId> bySymbol) {
        return bySymbol.entrySet().stream()
                .map(gene -> gene.getValue() + " " + gene.getKey())
                .toList();
    }

    /** Whether the name is one gene's, whatever it causes. */
    boolean knows(String name) {
        return meant(name).size() == 1;
    }

    /** The gene that the name means, if it causes a disease. */
    Optional<TermId> find(String name) {
        SortedMap<String, TermId> meant = meant(name);
        return meant.size() == 1 ? Optional.ofNullable(bySymbol.get(meant.firstKey())) : Optional.empty();
    }

    /** Whether the gene of that symbol, in capitals, causes a disease. */
    boolean causes(String symbol) {
        return bySymbol.containsKey(symbol);
    }

    /** By symbol in capitals, the gene of a transcript of RefSeq or Ensembl, whatever its version. */
    SortedMap<String, TermId> transcribed(String accession) {
        TermId transcript = new TermId(
                accession.startsWith("ENST") ? "ENSEMBL" : "RefSeq",
                VERSION.matcher(accession).replaceFirst(""));
        return genes(terminology.mappings(transcript).stream().map(Mapping::subject));
    }

    /** By symbol in capitals: as an id, else as a symbol, else as a former or other name or an id without its prefix. */
    SortedMap<String, TermId> meant(String name) {
        Optional<TermId> id = TermId.fromIri(name);
        if (id.isPresent()) {
            return genes(Stream.of(id.get()));
        }
        TermId symbol = bySymbol.get(upper(name));
        if (symbol != null) {
            return new TreeMap<>(Map.of(upper(name), symbol));
        }
        SortedMap<String, TermId> named =
                genes(Stream.concat(terminology.named(name).stream(), terminology.coded(name).stream()));
        TermId own = named.get(upper(name));
        return own == null ? named : new TreeMap<>(Map.of(upper(name), own));
    }

    private SortedMap<String, TermId> genes(Stream<TermId> ids) {
        SortedMap<String, TermId> genes = new TreeMap<>();
        ids.flatMap(id -> Stream.concat(Stream.of(id), same(id)))
                .filter(id -> known.contains(id)
                        || terminology
                                .find(id)
                                .filter(term -> term.kind() == TermKind.GENE)
                                .isPresent())
                .forEach(id -> terminology
                        .label(id, ENGLISH)
                        .ifPresent(
                                symbol -> genes.putIfAbsent(upper(symbol), bySymbol.getOrDefault(upper(symbol), id))));
        return genes;
    }

    private Stream<TermId> same(TermId id) {
        return terminology.mappings(id).stream()
                .filter(mapping -> mapping.predicate() == Mapping.Predicate.EXACT)
                .map(mapping -> mapping.subject().equals(id) ? mapping.object() : mapping.subject());
    }

    private List<String> suggestions(String name) {
        return terminology.nearest(name, ENGLISH, HITS).stream()
                .filter(hit -> bySymbol.containsKey(upper(hit.label())))
                .map(hit -> bySymbol.get(upper(hit.label())) + " " + hit.label())
                .distinct()
                .limit(SUGGESTIONS)
                .toList();
    }

    private static String upper(String text) {
        return text.strip().toUpperCase(Locale.ROOT);
    }
}
