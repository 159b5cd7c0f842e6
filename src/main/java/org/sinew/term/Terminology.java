package org.sinew.term;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All loaded ontologies as one immutable, in-memory graph. Every id that any source names has a number; is-a edges,
 * mappings, names and the transitive closure are int and byte arrays over those numbers. Safe for use by many threads.
 *
 * <p>Unknown ids are no error: they have no label, no relatives, and subsume themselves only. Alternative and obsolete
 * ids stand for the term that their release names as their single replacement.
 */
@SuppressWarnings("EnumOrdinal") // packed into bytes that never leave the module
public final class Terminology {

    private static final TermKind[] KINDS = TermKind.values();
    private static final Pattern WORD = Pattern.compile("\\p{L}{3}");

    @SuppressWarnings("ArrayRecordComponent") // never compared, never handed out
    record Parts(
            List<Release> releases,
            TermIndex index,
            int[] home,
            byte[] kinds,
            boolean[] obsolete,
            int[] canonical,
            Adjacency replacements,
            Names names,
            Hierarchy hierarchy,
            MappingGraph mappings,
            Subsumption subsumption,
            List<Diagnostic> diagnostics) {}

    private final Parts parts;
    private final TermIndex index;
    private final Names names;
    private final Hierarchy hierarchy;
    private final int[] current;
    private volatile @Nullable SearchIndex search;

    Terminology(Parts parts) {
        this.parts = parts;
        this.index = parts.index();
        this.names = parts.names();
        this.hierarchy = parts.hierarchy();
        this.current = index.bySlot(parts.canonical());
    }

    public static Terminology empty() {
        return of(List.of());
    }

    /** Joins what the ontologies say; an edge that closes an is-a cycle between them is left out and reported. */
    public static Terminology of(Collection<Ontology> ontologies) {
        return new TerminologyBuilder(ontologies).build();
    }

    public List<Release> releases() {
        return parts.releases();
    }

    /** What the sources contradict each other in; a single release's own faults are in {@link Ontology#diagnostics()}. */
    public List<Diagnostic> diagnostics() {
        return parts.diagnostics();
    }

    /** How many terms are defined, obsolete ones included; ids that are only mentioned do not count. */
    public int size() {
        return (int) Arrays.stream(parts.home()).filter(home -> home >= 0).count();
    }

    /** The term that the id stands for today, following alternative ids and replacements. */
    public Optional<Term> find(TermId id) {
        int ordinal = current(id);
        return ordinal < 0 || parts.home()[ordinal] < 0 ? Optional.empty() : Optional.of(term(ordinal));
    }

    /** What became of an id; empty if no source defines or merges it. */
    public Optional<Resolution> resolve(TermId id) {
        int ordinal = index.ordinal(id);
        if (ordinal < 0) {
            return Optional.empty();
        }
        List<TermId> choices =
                ids(parts.replacements().targets(ordinal).distinct().toArray());
        boolean defined = parts.home()[ordinal] >= 0;
        if (!defined && choices.isEmpty()) {
            return Optional.empty();
        }
        TermId today = index.id(parts.canonical()[ordinal]);
        if (!defined) {
            return Optional.of(new Resolution(today, Resolution.Status.ALTERNATIVE, choices));
        }
        if (!parts.obsolete()[ordinal]) {
            return Optional.of(new Resolution(today, Resolution.Status.CURRENT, List.of()));
        }
        boolean replaced = parts.canonical()[ordinal] != ordinal;
        return Optional.of(
                new Resolution(today, replaced ? Resolution.Status.REPLACED : Resolution.Status.OBSOLETE, choices));
    }

    /** The release that defines the term; empty for ids that are unknown or only mentioned. */
    public Optional<Release> release(TermId id) {
        int ordinal = current(id);
        return ordinal < 0 || parts.home()[ordinal] < 0
                ? Optional.empty()
                : Optional.of(parts.releases().get(parts.home()[ordinal]));
    }

    /**
     * The term's name for a reader of that language: {@code zh-TW} falls back to {@code zh-hant}, {@code zh}, and then
     * the release's own language. Empty if nobody names the term.
     *
     * @param language BCP 47 tag in any case
     */
    public Optional<String> label(TermId id, String language) {
        int ordinal = current(id);
        return ordinal < 0 ? Optional.empty() : Optional.ofNullable(label(ordinal, language));
    }

    private @Nullable String label(int ordinal, String language) {
        for (String tag : Languages.chain(language)) {
            String found = names.first(ordinal, Names.Role.LABEL, tag);
            if (found != null) {
                return found;
            }
        }
        return names.first(ordinal, Names.Role.LABEL, Languages.DEFAULT);
    }

    /** What to call the term: its label, or that of a term which means exactly the same, or its id if nobody names it. */
    public String name(TermId id, String language) {
        return label(id, language)
                .or(() -> mappings(id).stream()
                        .filter(mapping -> mapping.predicate() == Mapping.Predicate.EXACT)
                        .map(mapping -> mapping.subject().equals(id) ? mapping.object() : mapping.subject())
                        .sorted()
                        .flatMap(same -> label(same, language).stream())
                        .findFirst())
                .orElse(id.toString());
    }

    /** Other names in the first language of the fallback chain that has any. */
    public List<String> synonyms(TermId id, String language) {
        int ordinal = current(id);
        if (ordinal < 0) {
            return List.of();
        }
        for (String tag : Languages.chain(language)) {
            List<String> found = names.all(ordinal, Names.Role.SYNONYM, tag);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return names.all(ordinal, Names.Role.SYNONYM, Languages.DEFAULT);
    }

    public List<TermId> parents(TermId id) {
        int ordinal = current(id);
        return ordinal < 0
                ? List.of()
                : ids(hierarchy.parents().targets(ordinal).distinct().toArray());
    }

    public List<TermId> children(TermId id) {
        int ordinal = current(id);
        return ordinal < 0
                ? List.of()
                : ids(hierarchy.children().targets(ordinal).distinct().toArray());
    }

    /** Through is-a only, without the term itself. */
    public List<TermId> ancestors(TermId id) {
        int ordinal = current(id);
        return ordinal < 0 ? List.of() : ids(hierarchy.ancestors(ordinal));
    }

    /** Through is-a only, without the term itself, nearest first. */
    public List<TermId> descendants(TermId id) {
        int ordinal = current(id);
        return ordinal < 0 ? List.of() : ids(hierarchy.descendants(ordinal));
    }

    /** Whether {@code term} is {@code ancestor} or below it through is-a edges; false if either id is unknown. */
    public boolean isA(TermId term, TermId ancestor) {
        int below = current(term);
        int above = current(ancestor);
        return below >= 0 && above >= 0 && hierarchy.isA(below, above);
    }

    /** Every mapping that names the term on either side, as its source states it. */
    public List<Mapping> mappings(TermId id) {
        int ordinal = current(id);
        return ordinal < 0 ? List.of() : parts.mappings().of(ordinal);
    }

    /**
     * Everything that counts as the term or as a descendant of it, through is-a edges and through mappings: codes of
     * other systems included, and alternative ids. The id itself comes first; an unknown id subsumes only itself.
     */
    public List<TermId> subsumed(TermId id) {
        int ordinal = current(id);
        if (ordinal < 0) {
            return List.of(id);
        }
        List<TermId> found = ids(parts.subsumption().of(ordinal));
        if (found.getFirst().equals(id)) {
            return found;
        }
        Set<TermId> askedFirst = new LinkedHashSet<>(found.size() * 2);
        askedFirst.add(id);
        askedFirst.addAll(found);
        return List.copyOf(askedFirst);
    }

    /**
     * Terms whose labels or synonyms in any language hold all words of the text (the last may be a beginning) or, for
     * Chinese and Japanese, the text itself; best first. An id is found by itself, a bare code in every system that has it, with what
     * means the same.
     *
     * @param language of the labels that come back, and preferred among equal hits
     */
    public List<Hit> search(String text, String language, int limit) {
        return search(text, language, limit, _ -> true);
    }

    /** The same among the terms that are wanted. */
    public List<Hit> search(String text, String language, int limit, Predicate<TermId> wanted) {
        List<Hit> found = new ArrayList<>(TermId.tryParse(text)
                .flatMap(this::find)
                .filter(t -> wanted.test(t.id()))
                .map(t -> List.of(hit(t.id(), t.id().toString(), language)))
                .orElseGet(() -> coded(text).stream()
                        .flatMap(id -> Stream.concat(Stream.of(id), same(id)))
                        .distinct()
                        .filter(wanted)
                        .map(id -> hit(id, text.strip(), language))
                        .limit(limit)
                        .toList()));
        Set<TermId> byId = found.stream().map(Hit::id).collect(Collectors.toSet());
        for (SearchIndex.Match match :
                searchIndex().find(text, Languages.canonical(language), limit, term -> wanted.test(index.id(term)))) {
            if (found.size() < limit && !byId.contains(index.id(match.term()))) {
                found.add(hit(match, language));
            }
        }
        return found;
    }

    private Stream<TermId> same(TermId id) {
        return mappings(id).stream()
                .filter(mapping -> mapping.predicate() == Mapping.Predicate.EXACT)
                .map(mapping -> mapping.subject().equals(id) ? mapping.object() : mapping.subject());
    }

    /** What has this code in any code system, as written or in capitals. */
    public List<TermId> coded(String code) {
        String written = code.strip();
        return written.isEmpty()
                ? List.of()
                : IntStream.range(0, index.systems())
                        .mapToObj(index::prefix)
                        .flatMap(prefix -> Stream.of(written, written.toUpperCase(Locale.ROOT))
                                .map(local -> index.ordinal(new TermId(prefix, local)))
                                .filter(ordinal -> ordinal >= 0)
                                .limit(1))
                        .map(index::id)
                        .toList();
    }

    private Hit hit(TermId id, String matched, String language) {
        String label = label(id, language).orElse(id.toString());
        return new Hit(id, label, matched, Languages.canonical(language));
    }

    private Hit hit(SearchIndex.Match match, String language) {
        String matched = names.text(match.name());
        String label = label(match.term(), language);
        return new Hit(index.id(match.term()), label == null ? matched : label, matched, names.language(match.name()));
    }

    /** Terms of which a label or synonym in any language is exactly this text, in either case; obsolete ones are left out. */
    public List<TermId> named(String text) {
        return ids(searchIndex().named(text));
    }

    /** Known terms nearest to a mistyped id or label, at most two edits from it in a word; best first, may be empty. */
    public List<Hit> nearest(String text, String language, int limit) {
        return nearest(text, language, limit, _ -> true);
    }

    /** The same among the terms that are wanted. */
    public List<Hit> nearest(String text, String language, int limit, Predicate<TermId> wanted) {
        IntPredicate isWanted = term -> wanted.test(index.id(term));
        TermId mistyped = TermId.tryParse(text).orElse(null);
        int[] terms = mistyped == null ? new int[0] : Nearest.ids(mistyped, index, parts.home(), limit, isWanted);
        String words = mistyped == null ? text : mistyped.local();
        if (terms.length == 0 && (mistyped == null || WORD.matcher(words).find())) {
            terms = searchIndex().nearest(words, limit, isWanted);
        }
        return Arrays.stream(terms)
                .mapToObj(t -> hit(index.id(t), index.id(t).toString(), language))
                .toList();
    }

    private SearchIndex searchIndex() {
        SearchIndex ready = search;
        if (ready != null) {
            return ready;
        }
        synchronized (this) {
            SearchIndex built = search == null ? SearchIndex.of(names, parts.obsolete()) : search;
            search = built;
            return built;
        }
    }

    /** Builds what {@link #search} needs now rather than at the first search. */
    public Terminology prepared() {
        searchIndex();
        return this;
    }

    /** The number of the term that the id stands for today, or -1. */
    int ordinal(TermId id) {
        return current(id);
    }

    /** One more than the largest {@link #ordinal}. */
    int ordinals() {
        return index.size();
    }

    /** By ordinals, which the caller has. */
    Hierarchy hierarchy() {
        return hierarchy;
    }

    private int current(TermId id) {
        return index.find(id, current);
    }

    private List<TermId> ids(int[] ordinals) {
        TermId[] found = new TermId[ordinals.length];
        for (int i = 0; i < found.length; i++) {
            found[i] = index.id(ordinals[i]);
        }
        return List.of(found);
    }

    private Term term(int ordinal) {
        String label = names.first(ordinal, Names.Role.LABEL, Languages.DEFAULT);
        TermId id = index.id(ordinal);
        List<TermId> alternatives = parts.subsumption()
                .aliases(ordinal)
                .filter(other -> parts.home()[other] < 0)
                .mapToObj(index::id)
                .toList();
        return new Term(
                id,
                KINDS[parts.kinds()[ordinal]],
                label == null ? id.toString() : label,
                names.first(ordinal, Names.Role.DEFINITION, Languages.DEFAULT),
                names.all(ordinal, Names.Role.SYNONYM, Languages.DEFAULT),
                ids(hierarchy.parents().targets(ordinal).distinct().toArray()),
                alternatives,
                parts.obsolete()[ordinal],
                ids(parts.replacements().targets(ordinal).distinct().toArray()));
    }
}
