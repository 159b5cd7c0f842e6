package org.sinew.atlas;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.cohort.EventCode;
import org.sinew.cohort.EventKind;
import org.sinew.cohort.Problem;
import org.sinew.cohort.TermSet;
import org.sinew.cohort.Timelines;
import org.sinew.cohort.Unanswered;
import org.sinew.term.Hit;
import org.sinew.term.Mapping;
import org.sinew.term.Term;
import org.sinew.term.TermId;
import org.sinew.term.TermKind;
import org.sinew.term.Terminology;

/** One id for what several vocabularies name: the map's nodes. */
record Vocabulary(Terminology terminology) {

    private static final List<String> PREFERRED = List.of("MONDO", "HP", "HGNC", "ATC", "LOINC", "ECTO", "MAXO");
    private static final TermId INHERITANCE = TermId.parse("HP:0000005");
    private static final TermId ONSET = TermId.parse("HP:0003674");
    private static final int SUGGESTIONS = 5;

    /** The node that stands for the term; a drug product is its nearest ingredient. */
    TermId node(TermId id) {
        TermId today = terminology.find(id).map(Term::id).orElse(id);
        TermId best = preferred(today);
        return best.equals(today) && kind(today) == TermKind.DRUG && !isIngredient(today)
                ? ingredient(today, 3).orElse(today)
                : best;
    }

    private Optional<TermId> ingredient(TermId product, int steps) {
        List<TermId> parents = terminology.parents(product);
        Optional<TermId> direct = parents.stream().filter(this::isIngredient).findFirst();
        return direct.isPresent() || steps == 0
                ? direct.map(this::preferred)
                : parents.stream()
                        .map(parent -> ingredient(parent, steps - 1))
                        .flatMap(Optional::stream)
                        .findFirst();
    }

    private boolean isIngredient(TermId id) {
        return id.prefix().equals("ATC")
                || same(id).stream().anyMatch(other -> other.prefix().equals("ATC"));
    }

    /** Of all that mean the same the one in the vocabulary that maps prefer, if anybody names it. */
    private TermId preferred(TermId id) {
        TermId best = id;
        for (TermId other : same(id)) {
            int better = Integer.compare(rank(other), rank(best));
            if (better < 0 || (better == 0 && other.compareTo(best) < 0)) {
                best = other;
            }
        }
        return best;
    }

    private int rank(TermId id) {
        int at = PREFERRED.indexOf(id.prefix());
        int rank = at < 0 ? PREFERRED.size() : at;
        return terminology.label(id, "en").isPresent() ? rank : rank + PREFERRED.size() + 1;
    }

    /** The term in other vocabularies, by exact mappings. */
    Set<TermId> same(TermId id) {
        Set<TermId> found = new LinkedHashSet<>();
        for (Mapping mapping : terminology.mappings(id)) {
            if (mapping.predicate() == Mapping.Predicate.EXACT) {
                found.add(mapping.subject().equals(id) ? mapping.object() : mapping.subject());
            }
        }
        found.remove(id);
        return found;
    }

    TermKind kind(TermId id) {
        return terminology.find(id).map(Term::kind).orElseGet(() -> TermKind.ofPrefix(id.prefix()));
    }

    /** Whether it is one of HPO's ages of onset. */
    boolean isOnset(String id) {
        return isA(id, ONSET);
    }

    /** Whether it is one of HPO's modes of inheritance. */
    boolean isInheritance(String id) {
        return isA(id, INHERITANCE);
    }

    private boolean isA(String id, TermId ancestor) {
        return TermId.tryParse(id).map(term -> terminology.isA(term, ancestor)).orElse(false);
    }

    TermSet terms(TermId node) {
        return TermSet.of(terminology.subsumed(node));
    }

    /** Kinds of records that may hold the term. */
    Collection<EventKind> recorded(TermId id) {
        return switch (kind(id)) {
            case DISEASE -> List.of(EventKind.CONDITION);
            case PHENOTYPE -> List.of(EventKind.PHENOTYPIC_FEATURE, EventKind.CONDITION);
            case GENE -> List.of(EventKind.VARIANT_CALL);
            case DRUG -> List.of(EventKind.MEDICATION, EventKind.IMMUNIZATION);
            case LAB -> List.of(EventKind.MEASUREMENT);
            case EXPOSURE_AGENT -> List.of(EventKind.EXPOSURE);
            case MEDICAL_ACTION -> List.of(EventKind.PROCEDURE);
            case CONCEPT -> Catalogue.KINDS;
        };
    }

    /**
     * The term that somebody asks for: an id, a name, or a code that means one thing in whatever systems have it.
     *
     * @param at the argument that names it
     * @param fewest patients who must have what only records mention, or it is unknown
     * @throws Unanswered with what may be meant, if nobody knows it or several have that name
     */
    TermId asked(String text, String at, Timelines timelines, int fewest, String language) {
        Optional<TermId> id = TermId.tryParse(text);
        if (id.isPresent()
                && (terminology.find(id.get()).isPresent()
                        || !recorded(id.get()::equals, timelines, fewest).isEmpty())) {
            return node(id.get());
        }
        String name = text.strip();
        List<Hit> named = new ArrayList<>(terminology.search(name, language, SUGGESTIONS * 2));
        recorded(each -> each.local().equals(name), timelines, fewest).stream()
                .filter(each -> named.stream().noneMatch(hit -> hit.id().equals(each)))
                .forEach(each -> named.addFirst(new Hit(each, each.toString(), name, language)));
        List<TermId> exact = named.stream()
                .filter(hit -> hit.matched().equalsIgnoreCase(name))
                .map(hit -> node(hit.id()))
                .distinct()
                .toList();
        if (exact.size() == 1) {
            return exact.getFirst();
        }
        List<Hit> meant = named.isEmpty() ? terminology.nearest(text, language, SUGGESTIONS) : named;
        throw new Unanswered(new Problem.UnknownTerm(at, text, meant));
    }

    /** Such ids as so many patients' records have. */
    private static Set<TermId> recorded(Predicate<TermId> wanted, Timelines timelines, int fewest) {
        Set<TermId> found = new LinkedHashSet<>();
        for (EventKind kind : Catalogue.KINDS) {
            for (EventCode code : timelines.codes(kind)) {
                code.ids().stream().filter(wanted).forEach(found::add);
            }
        }
        found.removeIf(id -> Catalogue.KINDS.stream()
                        .map(kind -> timelines.patients(kind, TermSet.of(id)))
                        .reduce(new RoaringBitmap(), (a, b) -> RoaringBitmap.or(a, b))
                        .getCardinality()
                < fewest);
        return found;
    }

    /** In that language; a gene's symbol stands before what the language calls it. */
    String label(TermId id, String language, String otherwise) {
        String label = terminology.label(id, language).orElse(otherwise);
        String symbol = kind(id) == TermKind.GENE ? terminology.label(id, "en").orElse(label) : label;
        return (label + " ").startsWith(symbol + " ") ? label : symbol + " " + label;
    }

    MapNode describe(
            TermId id,
            MapKind kind,
            String label,
            String language,
            @org.jspecify.annotations.Nullable Integer patients) {
        return new MapNode(
                id,
                kind,
                label(id, language, label),
                terminology.synonyms(id, language),
                terminology
                        .find(id)
                        .map(Term::definition)
                        .filter(Objects::nonNull)
                        .orElse(null),
                List.copyOf(same(id)),
                patients);
    }
}
