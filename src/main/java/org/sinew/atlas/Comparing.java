package org.sinew.atlas;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.atlas.patients.Association;
import org.sinew.atlas.patients.Comorbidity;
import org.sinew.atlas.patients.Item;
import org.sinew.atlas.patients.Probe;
import org.sinew.term.Wording;

/** Pairs of a request in the making. */
final class Comparing {

    private final ComorbidityRequest request;
    private final Selected selected;
    private final CuratedKnowledge knowledge;

    Comparing(ComorbidityRequest request, Selected selected, CuratedKnowledge knowledge) {
        this.request = request;
        this.selected = selected;
        this.knowledge = knowledge;
    }

    ComorbidityTable table() {
        List<Association> found = associations();
        int compared = (int)
                found.stream().filter(each -> !Double.isNaN(each.pValue())).count();
        int minCount = Math.max(request.minCount(), selected.guard().floor());
        List<Association> page = found.stream()
                .filter(each -> each.table().both() >= minCount && each.qValue() <= request.maxQ())
                .sorted(Comparator.comparingDouble(Association::pValue)
                        .thenComparing(each -> each.first().term())
                        .thenComparing(each -> each.second().term()))
                .limit(request.first())
                .toList();
        return table(page, compared);
    }

    private List<Association> associations() {
        Comorbidity comorbidity = new Comorbidity(selected.histories());
        return request.of() == null ? comorbidity.pairs(selected.items()) : comorbidity.of(probe(), selected.items());
    }

    private Probe probe() {
        Catalogue catalogue = selected.catalogue();
        Item item = catalogue.item(
                catalogue.asked(java.util.Objects.requireNonNull(request.of()), request.language(), selected.guard()));
        return selected.histories().probe(catalogue.timelines(), item);
    }

    private ComorbidityTable table(List<Association> page, int compared) {
        Set<Item> shown = new LinkedHashSet<>();
        Set<RoaringBitmap> sets = new LinkedHashSet<>(List.of(selected.population()));
        for (Association each : page) {
            shown.add(each.first());
            shown.add(each.second());
            sets.add(selected.patients(each.first()));
            sets.add(selected.patients(each.second()));
            sets.add(both(each));
        }
        Map<RoaringBitmap, Boolean> told = selected.told(sets);
        Map<Item, MapNode> nodes = selected.nodes(
                shown,
                told,
                knowledge.labels(selected.nameless(shown), selected.guard().audience()));
        boolean isWholeTold = Boolean.TRUE.equals(told.get(selected.population()));
        List<ComorbidityTable.Pair> pairs = new ArrayList<>();
        for (Association each : page) {
            boolean isTold = isWholeTold
                    && Boolean.TRUE.equals(told.get(selected.patients(each.first())))
                    && Boolean.TRUE.equals(told.get(selected.patients(each.second())))
                    && Boolean.TRUE.equals(told.get(both(each)));
            if (isTold) {
                pairs.add(pair(each, nodes, compared));
            }
        }
        return new ComorbidityTable(
                pairs,
                compared,
                selected.items().length,
                isWholeTold ? (Integer) selected.population().getCardinality() : null,
                selected.catalogue().timelines().commit(),
                notes(page.size() - pairs.size()));
    }

    private RoaringBitmap both(Association pair) {
        return RoaringBitmap.and(selected.patients(pair.first()), selected.patients(pair.second()));
    }

    private ComorbidityTable.Pair pair(Association each, Map<Item, MapNode> nodes, int compared) {
        Probe probe = selected.histories().probe(selected.catalogue().timelines(), each.first());
        return new ComorbidityTable.Pair(
                java.util.Objects.requireNonNull(nodes.get(each.first())),
                java.util.Objects.requireNonNull(nodes.get(each.second())),
                selected.guard().evidence(PatientEvidence.of(each, probe, selected.histories(), compared)));
    }

    private List<String> notes(int withheld) {
        Wording wording = selected.wording();
        List<String> notes = new ArrayList<>();
        notes.add(wording.say("comorbidity"));
        if (withheld > 0) {
            notes.add(wording.say("withheld", selected.guard().floor()));
        }
        return notes;
    }
}
