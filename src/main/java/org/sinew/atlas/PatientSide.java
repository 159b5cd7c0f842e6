package org.sinew.atlas;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.atlas.patients.Association;
import org.sinew.atlas.patients.Comorbidity;
import org.sinew.atlas.patients.Histories;
import org.sinew.atlas.patients.Item;
import org.sinew.atlas.patients.Probe;
import org.sinew.atlas.patients.Shared;
import org.sinew.term.TermId;

/** What the patients show of one term: its association with everything they have, and with what knowledge joins to it. */
final class PatientSide {

    /** Found with the term, in the histories that hold the other as an item. */
    record Seen(Association association, Histories histories) {

        TermId node() {
            return association.second().term();
        }

        int item() {
            return histories.indexOf(association.second());
        }

        RoaringBitmap patients() {
            return histories.patients(item());
        }

        int count() {
            return histories.count(item());
        }
    }

    private final Probe probe;
    private final Histories histories;
    private final Map<TermId, Seen> seen = new HashMap<>();
    private final int comparisons;

    /** @param linked terms that knowledge joins to it */
    PatientSide(Catalogue catalogue, TermId centre, Collection<TermId> linked, @Nullable RoaringBitmap among) {
        this.histories = catalogue.histories(among);
        this.probe = histories.probe(catalogue.timelines(), catalogue.item(centre));
        Histories further = further(catalogue, linked);
        List<Seen> found = new ArrayList<>(seen(histories));
        found.addAll(further.items().isEmpty() ? List.of() : seen(catalogue, further));
        this.comparisons = (int) found.stream()
                .filter(each -> !Double.isNaN(each.association().pValue()))
                .count();
        correct(found);
    }

    private void correct(List<Seen> found) {
        List<Association> corrected =
                Comorbidity.corrected(found.stream().map(Seen::association).toList());
        for (int i = 0; i < found.size(); i++) {
            Seen each = new Seen(corrected.get(i), found.get(i).histories());
            seen.merge(each.node(), each, (a, b) -> both(b) > both(a) ? b : a);
        }
    }

    private static long both(Seen seen) {
        return seen.association().table().both();
    }

    private Histories further(Catalogue catalogue, Collection<TermId> linked) {
        List<Item> items = new ArrayList<>();
        for (TermId node : linked) {
            Item item = catalogue.item(node);
            if (histories.indexOf(item) < 0
                    && !catalogue
                            .timelines()
                            .patients(item.kind(), item.terms())
                            .isEmpty()) {
                items.add(item);
            }
        }
        return histories.of(catalogue.timelines(), items);
    }

    private List<Seen> seen(Histories base) {
        return new Comorbidity(base)
                .of(probe, all(base)).stream().map(each -> new Seen(each, base)).toList();
    }

    private List<Seen> seen(Catalogue catalogue, Histories further) {
        Probe own = further.probe(catalogue.timelines(), probe.item());
        return new Comorbidity(further)
                .of(own, all(further)).stream()
                        .map(each -> new Seen(each, further))
                        .toList();
    }

    private static int[] all(Histories of) {
        return IntStream.range(0, of.items().size())
                .filter(i -> of.count(i) > 0)
                .toArray();
    }

    /** How many tests were made. */
    int comparisons() {
        return comparisons;
    }

    Collection<Seen> seen() {
        return seen.values();
    }

    @Nullable
    Seen of(TermId node) {
        return seen.get(node);
    }

    RoaringBitmap population() {
        return histories.population().members();
    }

    RoaringBitmap having() {
        return probe.patients();
    }

    int havingCount() {
        return probe.count();
    }

    /** Tables and tests of these, by their nodes. */
    Map<TermId, PatientEvidence> evidence(Collection<Seen> of) {
        Map<Histories, List<Seen>> byHistories =
                of.stream().collect(Collectors.groupingBy(Seen::histories, LinkedHashMap::new, Collectors.toList()));
        Map<TermId, PatientEvidence> evidence = new ConcurrentHashMap<>();
        byHistories.forEach((base, seen) -> {
            Shared shared = Shared.of(
                    base,
                    probe,
                    seen.stream().map(each -> each.association().second()).toList());
            seen.parallelStream()
                    .forEach(each ->
                            evidence.put(each.node(), PatientEvidence.of(each.association(), shared, comparisons)));
        });
        return evidence;
    }
}
