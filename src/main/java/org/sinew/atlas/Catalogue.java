package org.sinew.atlas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.atlas.patients.Histories;
import org.sinew.atlas.patients.Item;
import org.sinew.atlas.patients.Trajectories;
import org.sinew.atlas.patients.Trajectory;
import org.sinew.cohort.Circumstances;
import org.sinew.cohort.ConditionScope;
import org.sinew.cohort.EventCode;
import org.sinew.cohort.EventKind;
import org.sinew.cohort.Events;
import org.sinew.cohort.TermSet;
import org.sinew.cohort.Timelines;
import org.sinew.cohort.Unanswered;
import org.sinew.term.TermId;
import org.sinew.term.TermKind;
import org.sinew.term.Terminology;

/**
 * Everything that the patients of one state of the timelines have, as items of maps: each code under the term that stands
 * for it in maps, with all that the term subsumes. The histories of everybody and of the latest cohorts are kept.
 */
final class Catalogue {

    static final List<EventKind> KINDS = List.of(
            EventKind.CONDITION,
            EventKind.PHENOTYPIC_FEATURE,
            EventKind.MEDICATION,
            EventKind.IMMUNIZATION,
            EventKind.PROCEDURE,
            EventKind.MEASUREMENT,
            EventKind.EXPOSURE,
            EventKind.VARIANT_CALL);

    private static final int COHORTS = 4;

    private final Timelines timelines;
    private final Terminology terminology;
    private final Vocabulary vocabulary;
    private final Set<TermId> circumstances;
    private final Histories everybody;
    private final Map<RoaringBitmap, Histories> cohorts = new LinkedHashMap<>(8, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<RoaringBitmap, Histories> eldest) {
            return size() > COHORTS;
        }
    };

    private final Map<Order, Ordered> orders = new LinkedHashMap<>(8, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Order, Ordered> eldest) {
            return size() > COHORTS;
        }
    };

    Catalogue(Timelines timelines, Terminology terminology) {
        this.timelines = timelines;
        this.terminology = terminology;
        this.vocabulary = new Vocabulary(terminology);
        this.circumstances = circumstances();
        this.everybody = Histories.of(timelines, items(), null);
    }

    /** Nodes of which every condition on record is a circumstance. */
    private Set<TermId> circumstances() {
        Circumstances found = Circumstances.of(timelines, terminology);
        Set<TermId> nodes = nodes(EventKind.CONDITION, found::contains);
        nodes.removeAll(nodes(EventKind.CONDITION, code -> !found.contains(code)));
        return nodes;
    }

    /** What the item is on a map; what a vocabulary leaves open, by what records hold of it. */
    MapKind kind(Item item) {
        if (isCircumstance(item)) {
            return MapKind.CIRCUMSTANCE;
        }
        TermKind kind = vocabulary.kind(item.term());
        return kind == TermKind.CONCEPT ? MapKind.of(item.kind()) : MapKind.of(kind);
    }

    private boolean isCircumstance(Item item) {
        return item.kind() == EventKind.CONDITION && circumstances.contains(item.term());
    }

    boolean allows(ConditionScope scope, Item item) {
        return switch (scope) {
            case ALL -> true;
            case CIRCUMSTANCES -> item.kind() != EventKind.CONDITION || isCircumstance(item);
            case DISORDERS -> !isCircumstance(item);
        };
    }

    @SuppressWarnings("ReferenceEquality") // a new state is a new object
    boolean isOf(Timelines state, Terminology serving) {
        return timelines == state && terminology == serving;
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    Timelines timelines() {
        return timelines;
    }

    Histories histories(@Nullable RoaringBitmap among) {
        if (among == null) {
            return everybody;
        }
        synchronized (cohorts) {
            return cohorts.computeIfAbsent(among.clone(), members -> everybody.within(members));
        }
    }

    /** Pairs and paths, most followed first. */
    record Ordered(Trajectories.Tested tested, List<Trajectory> paths) {}

    private record Order(RoaringBitmap population, List<Item> items, double rate, int atLeast, int length) {}

    /** Trajectories, kept for the latest questions. */
    Ordered ordered(Histories histories, int[] items, double rate, int atLeast, int length) {
        Order asked = new Order(
                histories.population().members(),
                IntStream.of(items).mapToObj(histories.items()::get).toList(),
                rate,
                atLeast,
                length);
        synchronized (orders) {
            Ordered known = orders.get(asked);
            if (known == null) {
                Trajectories trajectories = new Trajectories(histories, items, rate);
                Trajectories.Tested tested = trajectories.tested(atLeast);
                known = new Ordered(tested, trajectories.paths(tested.progressions(), length, atLeast));
                orders.put(asked, known);
            }
            return known;
        }
    }

    private List<Item> items() {
        List<Item> items = new ArrayList<>();
        for (EventKind kind : KINDS) {
            if (kind == EventKind.VARIANT_CALL) {
                genes().forEach(gene -> items.add(gene(gene)));
            } else {
                nodes(kind, code -> true).forEach(node -> items.add(new Item(kind, node, vocabulary.terms(node))));
            }
        }
        return items;
    }

    private Set<TermId> nodes(EventKind kind, Predicate<EventCode> wanted) {
        Set<TermId> nodes = new LinkedHashSet<>();
        for (EventCode code : timelines.codes(kind)) {
            if (!code.ids().isEmpty() && wanted.test(code)) {
                nodes.add(vocabulary.node(code.ids().getFirst()));
            }
        }
        return nodes;
    }

    private Set<TermId> genes() {
        Set<TermId> genes = new LinkedHashSet<>();
        Events calls = timelines.events(EventKind.VARIANT_CALL, TermSet.all(), null);
        for (int i = 0; i < calls.size(); i++) {
            String gene = calls.flavour(i).gene();
            if (gene != null) {
                TermId.tryParse(gene).ifPresent(genes::add);
            }
        }
        return genes;
    }

    private static Item gene(TermId id) {
        return new Item(EventKind.VARIANT_CALL, id, TermSet.all());
    }

    /** The term as something patients have; the kind of record that most have it in. */
    Item item(TermId node) {
        Item best = null;
        int most = -1;
        for (EventKind kind : vocabulary.recorded(node)) {
            Item item = kind == EventKind.VARIANT_CALL && vocabulary.kind(node) == TermKind.GENE
                    ? gene(node)
                    : new Item(kind, node, vocabulary.terms(node));
            int count = timelines.patients(kind, item.terms()).getCardinality();
            if (count > most) {
                best = item;
                most = count;
            }
        }
        return java.util.Objects.requireNonNull(best);
    }

    /** @throws Unanswered with what may be meant */
    TermId asked(String text, String language, Guard guard) {
        return asked(text, "of", language, guard);
    }

    /**
     * @param at the argument that names it
     * @throws Unanswered with what may be meant
     */
    TermId asked(String text, String at, String language, Guard guard) {
        return vocabulary.asked(text, at, timelines, guard.floor(), language);
    }
}
