package org.sinew.atlas;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.atlas.patients.CareAround;
import org.sinew.atlas.patients.CareAround.Finding;
import org.sinew.atlas.patients.Histories;
import org.sinew.atlas.patients.Item;
import org.sinew.cohort.EventKind;
import org.sinew.term.TermId;
import org.sinew.term.Wording;

/** What stands around a diagnosis, in the making. */
final class Surrounding {

    private final AroundRequest request;
    private final Catalogue catalogue;
    private final Guard guard;
    private final Selected selected;
    private final CareAround care;

    Surrounding(AroundRequest request, Catalogue catalogue, TermId term, Guard guard) {
        this.request = request;
        this.catalogue = catalogue;
        this.guard = guard;
        Histories histories = catalogue.histories(request.of().among());
        int[] items = IntStream.of(histories.itemsOf(kinds(request.kinds()), 1))
                .filter(item -> isAsked(histories.items().get(item)))
                .toArray();
        this.selected = new Selected(histories, items, catalogue, request.of().language(), guard);
        this.care = new CareAround(
                catalogue.timelines(),
                histories,
                histories.probe(catalogue.timelines(), catalogue.item(term)),
                items,
                request.days(),
                request.controls());
    }

    private static Set<EventKind> kinds(Set<MapKind> asked) {
        Set<EventKind> kinds = EnumSet.noneOf(EventKind.class);
        for (MapKind kind : asked) {
            kinds.addAll(
                    switch (kind) {
                        case DRUG -> List.of(EventKind.MEDICATION, EventKind.IMMUNIZATION);
                        case LAB -> List.of(EventKind.MEASUREMENT);
                        case PROCEDURE -> List.of(EventKind.PROCEDURE);
                        case DISEASE, CIRCUMSTANCE -> List.of(EventKind.CONDITION);
                        case PHENOTYPE -> List.of(EventKind.PHENOTYPIC_FEATURE);
                        case EXPOSURE -> List.of(EventKind.EXPOSURE);
                        case GENE, VARIANT, CONCEPT -> List.of();
                    });
        }
        return kinds;
    }

    private boolean isAsked(Item item) {
        return item.kind() != EventKind.CONDITION
                || request.kinds()
                        .contains(
                                catalogue.kind(item) == MapKind.CIRCUMSTANCE ? MapKind.CIRCUMSTANCE : MapKind.DISEASE);
    }

    AroundDiagnosis around(MapNode of, CuratedKnowledge knowledge) {
        List<Finding> all = care.findings();
        int atLeast = Math.max(request.minCount(), guard.floor());
        List<Finding> page = all.stream()
                .filter(each -> Math.max(each.before().cases(), each.after().cases()) >= atLeast)
                .filter(each -> best(each) <= request.maxQ() || request.maxQ() == 1)
                .sorted(Comparator.comparingDouble(Surrounding::strongest)
                        .thenComparingInt(each -> -each.after().cases())
                        .thenComparing(each -> item(each).term()))
                .limit(request.first())
                .toList();
        Set<RoaringBitmap> sets = new LinkedHashSet<>(List.of(care.caseSet(), care.controlSet()));
        page.forEach(each -> sets(each).forEach(sets::add));
        Map<RoaringBitmap, Boolean> told = selected.told(sets);
        boolean isWholeTold = isTold(told, care.caseSet()) && isTold(told, care.controlSet());
        List<Finding> shown =
                page.stream().filter(each -> isWholeTold && mayTell(each, told)).toList();
        return new AroundDiagnosis(
                of,
                isWholeTold ? (Integer) care.cases() : null,
                isWholeTold ? (Integer) care.controls() : null,
                request.days(),
                rows(shown, knowledge),
                all.size(),
                catalogue.timelines().commit(),
                notes(page.size() - shown.size()));
    }

    private static double strongest(Finding each) {
        return least(each.before().pValue(), each.after().pValue(), each.pChange());
    }

    private static double best(Finding each) {
        return least(each.before().qValue(), each.after().qValue(), each.qChange());
    }

    private static double least(double... figures) {
        return DoubleStream.of(figures)
                .filter(each -> !Double.isNaN(each))
                .min()
                .orElse(2);
    }

    private static boolean isTold(Map<RoaringBitmap, Boolean> told, RoaringBitmap set) {
        return Boolean.TRUE.equals(told.get(set));
    }

    private static Stream<RoaringBitmap> sets(Finding each) {
        return Stream.of(
                each.before().caseSet(),
                each.after().caseSet(),
                RoaringBitmap.and(each.before().caseSet(), each.after().caseSet()),
                each.before().controlSet(),
                each.after().controlSet());
    }

    private boolean mayTell(Finding each, Map<RoaringBitmap, Boolean> told) {
        return sets(each).allMatch(set -> isTold(told, set))
                && Stream.of(
                                each.before().controls(),
                                each.after().controls(),
                                care.controls() - each.before().controls(),
                                care.controls() - each.after().controls())
                        .allMatch(guard::mayTell);
    }

    private Item item(Finding each) {
        return selected.histories().items().get(each.item());
    }

    private List<AroundDiagnosis.Row> rows(List<Finding> shown, CuratedKnowledge knowledge) {
        Set<Item> items = new LinkedHashSet<>();
        shown.forEach(each -> items.add(item(each)));
        Map<Item, MapNode> nodes =
                selected.nodes(items, Map.of(), knowledge.labels(selected.nameless(items), guard.audience()));
        return shown.stream()
                .map(each -> new AroundDiagnosis.Row(
                        Objects.requireNonNull(nodes.get(item(each))),
                        window(each.before()),
                        window(each.after()),
                        each.started(),
                        each.stopped(),
                        guard.probability(each.pChange()),
                        guard.probability(each.qChange()),
                        values(each.values())))
                .toList();
    }

    private AroundDiagnosis.Window window(CareAround.Window found) {
        return new AroundDiagnosis.Window(
                found.cases(),
                found.controls(),
                guard.rounded((double) found.cases() / care.cases()),
                guard.rounded((double) found.controls() / care.controls()),
                guard.rounded(found.oddsRatio()),
                guard.probability(found.pValue()),
                guard.probability(found.qValue()));
    }

    private AroundDiagnosis.@Nullable Values values(CareAround.@Nullable Values found) {
        Integer measured = found == null ? null : guard.count(found.measured());
        return found == null || measured == null
                ? null
                : new AroundDiagnosis.Values(
                        found.unit(),
                        median(found.casesBefore()),
                        median(found.casesAfter()),
                        median(found.controlsBefore()),
                        median(found.controlsAfter()),
                        measured,
                        guard.rounded(found.change()));
    }

    private double median(CareAround.Median found) {
        return guard.mayTell(found.of()) ? guard.rounded(found.value()) : Double.NaN;
    }

    private List<String> notes(int withheld) {
        Wording wording = selected.wording();
        List<String> notes = new ArrayList<>();
        notes.add(wording.say("around"));
        if (care.allCases() > CareAround.MOST_CASES) {
            notes.add(
                    guard.isGuarded()
                            ? wording.say("around.sampled-all", CareAround.MOST_CASES)
                            : wording.say("around.sampled", care.allCases(), CareAround.MOST_CASES));
        }
        if (care.unmatched() > 0 && guard.mayTell(care.unmatched())) {
            notes.add(wording.say("around.unmatched", care.unmatched()));
        }
        if (care.cases() == 0) {
            notes.add(wording.say("around.nobody"));
        }
        if (care.cases() > 0 && care.findings().isEmpty()) {
            notes.add(wording.say("around.nothing"));
        }
        if (withheld > 0) {
            notes.add(wording.say("withheld", guard.floor()));
        }
        return notes;
    }
}
