package org.sinew.atlas;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.atlas.patients.Histories;
import org.sinew.atlas.patients.Item;
import org.sinew.cohort.EventKind;
import org.sinew.cohort.TermSet;
import org.sinew.term.TermId;
import org.sinew.term.Wording;

/** What a request compares: items of histories, and how they are named and told. */
record Selected(Histories histories, int[] items, Catalogue catalogue, String language, Guard guard) {

    static Selected of(ComorbidityRequest request, Catalogue catalogue, Guard guard) {
        Histories all = catalogue.histories(request.among());
        if (request.terms().isEmpty()) {
            int[] frequent = IntStream.of(all.itemsOf(Set.of(EventKind.CONDITION), 1))
                    .filter(item ->
                            catalogue.allows(request.conditions(), all.items().get(item)))
                    .boxed()
                    .sorted(Comparator.comparingInt((Integer item) -> -all.count(item)))
                    .limit(ComorbidityRequest.MOST_TERMS)
                    .mapToInt(item -> item)
                    .toArray();
            return new Selected(all, frequent, catalogue, request.language(), guard);
        }
        Set<Item> asked = new LinkedHashSet<>();
        request.terms().forEach(term -> asked.add(catalogue.item(catalogue.asked(term, request.language(), guard))));
        List<Item> wanted = new ArrayList<>(asked);
        Histories histories =
                wanted.stream().allMatch(item -> all.indexOf(item) >= 0) ? all : all.of(catalogue.timelines(), wanted);
        int[] items = wanted.stream().mapToInt(histories::indexOf).toArray();
        return new Selected(histories, items, catalogue, request.language(), guard);
    }

    /** Diagnoses and signs, in those whose genes were looked at. */
    static Selected phenotypes(ComorbidityRequest request, boolean tested, Catalogue catalogue, Guard guard) {
        RoaringBitmap among = request.among();
        if (tested) {
            RoaringBitmap genotyped = catalogue.timelines().patients(EventKind.VARIANT_CALL, TermSet.all());
            among = among == null ? genotyped : RoaringBitmap.and(among, genotyped);
        }
        Histories histories = catalogue.histories(among);
        return new Selected(
                histories,
                IntStream.of(histories.itemsOf(Set.of(EventKind.CONDITION, EventKind.PHENOTYPIC_FEATURE), 1))
                        .filter(item -> catalogue.allows(
                                request.conditions(), histories.items().get(item)))
                        .toArray(),
                catalogue,
                request.language(),
                guard);
    }

    Wording wording() {
        return Wording.of("atlas", language);
    }

    RoaringBitmap population() {
        return histories.population().members();
    }

    /** Nodes of the items, with how many patients have them where that may be told. */
    Map<Item, MapNode> nodes(Set<Item> shown, Map<RoaringBitmap, Boolean> told, Map<TermId, String> labels) {
        Map<Item, MapNode> nodes = new LinkedHashMap<>();
        for (Item item : shown) {
            RoaringBitmap having = patients(item);
            Integer count = Boolean.TRUE.equals(told.get(having)) ? (Integer) having.getCardinality() : null;
            TermId id = item.term();
            MapKind kind = catalogue.kind(item);
            nodes.put(
                    item,
                    catalogue.vocabulary().describe(id, kind, labels.getOrDefault(id, id.toString()), language, count));
        }
        return nodes;
    }

    List<TermId> nameless(Set<Item> shown) {
        return shown.stream()
                .map(Item::term)
                .filter(id ->
                        catalogue.vocabulary().terminology().label(id, language).isEmpty())
                .toList();
    }

    RoaringBitmap patients(Item item) {
        int number = histories.indexOf(item);
        return number >= 0
                ? histories.patients(number)
                : histories.probe(catalogue.timelines(), item).patients();
    }

    /** Which of these sets may be counted. */
    Map<RoaringBitmap, Boolean> told(Set<RoaringBitmap> sets) {
        List<RoaringBitmap> asked = List.copyOf(sets);
        List<Boolean> may = guard.counts(asked);
        Map<RoaringBitmap, Boolean> told = new LinkedHashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            told.put(asked.get(i), may.get(i));
        }
        return told;
    }
}
