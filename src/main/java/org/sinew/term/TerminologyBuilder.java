package org.sinew.term;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Joins ontologies into one graph. A term that several sources define is taken from the one that defines most terms of
 * its code system, so that a small set beside the full release adds to it and never contradicts it.
 */
@SuppressWarnings("EnumOrdinal") // packed into bytes that never leave the module
final class TerminologyBuilder {

    private static final int NOBODY = -1;

    private final List<Ontology> ontologies;
    private final TermIndex index;
    private final int[] home;
    private final boolean[] obsolete;
    private final byte[] kinds;
    private final Names.Builder names = new Names.Builder();
    private final IntArray child = new IntArray();
    private final IntArray parent = new IntArray();
    private final IntArray alias = new IntArray();
    private final IntArray aliasTarget = new IntArray();
    private final MappingGraph.Builder mappings = new MappingGraph.Builder();
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    TerminologyBuilder(Collection<Ontology> ontologies) {
        this.ontologies = List.copyOf(ontologies);
        this.index = index();
        this.home = homes();
        this.obsolete = new boolean[index.size()];
        this.kinds = new byte[index.size()];
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] = (byte) TermKind.ofPrefix(index.id(i).prefix()).ordinal();
        }
    }

    private TermIndex index() {
        TermIndex.Builder builder = new TermIndex.Builder();
        for (Ontology ontology : ontologies) {
            for (Term term : ontology.terms()) {
                builder.add(term.id());
                term.alternativeIds().forEach(builder::add);
                term.parents().forEach(builder::add);
                term.replacedBy().forEach(builder::add);
            }
            for (Term mention : ontology.mentions()) {
                builder.add(mention.id());
                mention.parents().forEach(builder::add);
            }
            for (Mapping mapping : ontology.mappings()) {
                builder.add(mapping.subject());
                builder.add(mapping.object());
            }
            ontology.translations().forEach(t -> builder.add(t.term()));
        }
        return builder.build();
    }

    private int[] homes() {
        int[] homes = new int[index.size()];
        Arrays.fill(homes, NOBODY);
        List<Map<String, Integer>> counts = new ArrayList<>();
        for (int o = 0; o < ontologies.size(); o++) {
            Map<String, Integer> count = new HashMap<>();
            ontologies.get(o).terms().forEach(t -> count.merge(t.id().prefix(), 1, Integer::sum));
            counts.add(count);
            for (Term term : ontologies.get(o).terms()) {
                int ordinal = index.ordinal(term.id());
                String prefix = term.id().prefix();
                int before = homes[ordinal] == NOBODY
                        ? -1
                        : counts.get(homes[ordinal]).getOrDefault(prefix, 0);
                if (count.getOrDefault(prefix, 0) > before) {
                    homes[ordinal] = o;
                }
            }
        }
        return homes;
    }

    Terminology build() {
        for (int o = 0; o < ontologies.size(); o++) {
            for (Term term : ontologies.get(o).terms()) {
                int ordinal = index.ordinal(term.id());
                if (home[ordinal] == o) {
                    define(ordinal, term);
                }
            }
        }
        ontologies.forEach(this::addMentions);
        ontologies.forEach(this::addTranslations);
        ontologies.forEach(this::addMappings);
        Hierarchy hierarchy = hierarchy();
        int[] canonical = canonical();
        MappingGraph mappingGraph = mappings.build(index);
        Subsumption subsumption = new Subsumption(index, hierarchy, mappingGraph, aliases(canonical));
        return new Terminology(new Terminology.Parts(
                ontologies.stream().map(Ontology::release).toList(),
                index,
                home,
                kinds,
                obsolete,
                canonical,
                Adjacency.of(index.size(), alias.trimmed(), aliasTarget.trimmed()),
                names.build(index.size()),
                hierarchy,
                mappingGraph,
                subsumption,
                List.copyOf(diagnostics)));
    }

    private void define(int ordinal, Term term) {
        kinds[ordinal] = (byte) term.kind().ordinal();
        obsolete[ordinal] = term.obsolete();
        names.add(ordinal, Names.Role.LABEL, Languages.DEFAULT, term.label());
        if (term.definition() != null) {
            names.add(ordinal, Names.Role.DEFINITION, Languages.DEFAULT, term.definition());
        }
        term.synonyms().forEach(s -> names.add(ordinal, Names.Role.SYNONYM, Languages.DEFAULT, s));
        addParents(ordinal, term.parents());
        for (TermId other : term.alternativeIds()) {
            alias.add(index.ordinal(other));
            aliasTarget.add(ordinal);
        }
        for (TermId other : term.replacedBy()) {
            alias.add(ordinal);
            aliasTarget.add(index.ordinal(other));
        }
    }

    private void addParents(int ordinal, List<TermId> parents) {
        for (TermId other : parents) {
            child.add(ordinal);
            parent.add(index.ordinal(other));
        }
    }

    private void addMentions(Ontology ontology) {
        for (Term mention : ontology.mentions()) {
            int ordinal = index.ordinal(mention.id());
            if (home[ordinal] == NOBODY) {
                if (!mention.label().equals(mention.id().toString())) {
                    names.add(ordinal, Names.Role.LABEL, Languages.DEFAULT, mention.label());
                }
                mention.synonyms().forEach(s -> names.add(ordinal, Names.Role.SYNONYM, Languages.DEFAULT, s));
                addParents(ordinal, mention.parents());
            }
        }
    }

    private void addTranslations(Ontology ontology) {
        for (Translation translation : ontology.translations()) {
            int ordinal = index.ordinal(translation.term());
            String language = Languages.canonical(translation.language());
            if (translation.label() != null) {
                names.add(ordinal, Names.Role.LABEL, language, translation.label());
            }
            translation.synonyms().forEach(s -> names.add(ordinal, Names.Role.SYNONYM, language, s));
        }
    }

    private void addMappings(Ontology ontology) {
        for (Mapping mapping : ontology.mappings()) {
            mappings.add(index.ordinal(mapping.subject()), index.ordinal(mapping.object()), mapping);
        }
    }

    private Hierarchy hierarchy() {
        int[] from = child.trimmed();
        int[] to = parent.trimmed();
        TopDown topDown = new TopDown(Adjacency.withOrigins(index.size(), from, to), index.size());
        TermId[] ids = new TermId[index.size()];
        Arrays.setAll(ids, index::id);
        for (List<Integer> cycle : topDown.cycles()) {
            boolean concernsOwn = cycle.stream().anyMatch(n -> home[n] != NOBODY);
            diagnostics.add(
                    OntologyCheck.cycle(concernsOwn, OntologyCheck.describe(cycle, ids), ids[cycle.getFirst()]));
        }
        Set<Integer> dropped = new LinkedHashSet<>();
        Arrays.stream(topDown.closingEdges()).forEach(dropped::add);
        if (!dropped.isEmpty()) {
            from = without(from, dropped);
            to = without(to, dropped);
        }
        return Hierarchy.of(index.size(), from, to, topDown.order());
    }

    private static int[] without(int[] values, Set<Integer> places) {
        IntArray kept = new IntArray();
        for (int i = 0; i < values.length; i++) {
            if (!places.contains(i)) {
                kept.add(values[i]);
            }
        }
        return kept.trimmed();
    }

    /** Each id's current term: itself, or what a chain of single replacements leads to. */
    private int[] canonical() {
        Adjacency targets = Adjacency.of(index.size(), alias.trimmed(), aliasTarget.trimmed());
        int[] canonical = new int[index.size()];
        for (int term = 0; term < canonical.length; term++) {
            int current = term;
            for (int step = 0; step < 8 && isSuperseded(current) && leadsToOne(targets, current); step++) {
                current = targets.target(targets.first(current));
            }
            canonical[term] = isSuperseded(current) ? term : current;
        }
        return canonical;
    }

    private static boolean leadsToOne(Adjacency targets, int term) {
        return targets.targets(term).distinct().count() == 1;
    }

    private boolean isSuperseded(int term) {
        return home[term] == NOBODY || obsolete[term];
    }

    private Adjacency aliases(int[] canonical) {
        IntArray from = new IntArray();
        IntArray to = new IntArray();
        for (int term = 0; term < canonical.length; term++) {
            if (canonical[term] != term) {
                from.add(canonical[term]);
                to.add(term);
            }
        }
        return Adjacency.of(canonical.length, from.trimmed(), to.trimmed());
    }
}
