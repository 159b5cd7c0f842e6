package org.sinew.atlas;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.atlas.patients.Histories;
import org.sinew.atlas.patients.Item;
import org.sinew.atlas.patients.LaggedExposure;
import org.sinew.atlas.patients.Probe;
import org.sinew.atlas.statistics.FalseDiscovery;
import org.sinew.cohort.EventKind;
import org.sinew.term.TermId;
import org.sinew.term.Wording;

/** Risks after exposures, in the making. */
final class Exposing {

    private record Found(Item exposure, LaggedExposure.Result result, double qValue) {}

    private final ExposureRequest request;
    private final Catalogue catalogue;
    private final Guard guard;
    private final Histories histories;
    private final Probe outcome;

    Exposing(ExposureRequest request, Catalogue catalogue, TermId term, Guard guard) {
        this.request = request;
        this.catalogue = catalogue;
        this.guard = guard;
        this.histories = catalogue.histories(request.of().among());
        this.outcome = histories.probe(catalogue.timelines(), catalogue.item(term));
    }

    ExposureRisks risks(MapNode of, CuratedKnowledge knowledge) {
        List<Found> all = found();
        List<Found> page = all.stream()
                .filter(each -> request.maxQ() == 1 || each.qValue() <= request.maxQ())
                .sorted(Comparator.comparingDouble(
                                (Found each) -> Double.isNaN(each.result().pValue())
                                        ? 2
                                        : each.result().pValue())
                        .thenComparing(each -> each.exposure().term())
                        .thenComparingInt(each -> each.result().lagDays()))
                .limit(request.first())
                .toList();
        RoaringBitmap population = histories.population().members();
        Set<RoaringBitmap> sets = new LinkedHashSet<>(List.of(population));
        page.forEach(each -> sets(each.result()).forEach(sets::add));
        Set<Item> items = new LinkedHashSet<>();
        page.forEach(each -> items.add(each.exposure()));
        Selected selected =
                new Selected(histories, new int[0], catalogue, request.of().language(), guard);
        Map<RoaringBitmap, Boolean> told = selected.told(sets);
        Map<Item, MapNode> nodes =
                selected.nodes(items, Map.of(), knowledge.labels(selected.nameless(items), guard.audience()));
        List<ExposureRisks.Row> rows = page.stream()
                .filter(each -> sets(each.result()).allMatch(set -> Boolean.TRUE.equals(told.get(set)))
                        && Stream.of(each.result().exposed(), each.result().unexposed())
                                .allMatch(group -> !guard.isGuarded() || group.persons() >= guard.floor()))
                .map(each -> row(each, Objects.requireNonNull(nodes.get(each.exposure()))))
                .toList();
        return new ExposureRisks(
                of,
                rows,
                (int) all.stream()
                        .filter(each -> !Double.isNaN(each.result().pValue()))
                        .count(),
                Boolean.TRUE.equals(told.get(population)) ? (Integer) population.getCardinality() : null,
                catalogue.timelines().commit(),
                notes(page.size() - rows.size()));
    }

    private List<Found> found() {
        List<Item> exposures = new ArrayList<>();
        List<LaggedExposure.Result> results = new ArrayList<>();
        for (Item exposure : exposures()) {
            LaggedExposure risk = new LaggedExposure(catalogue.timelines(), histories, outcome, exposure);
            for (int lag : request.lags()) {
                exposures.add(exposure);
                results.add(risk.after(lag));
            }
        }
        double[] q = FalseDiscovery.qValues(
                results.stream().mapToDouble(LaggedExposure.Result::pValue).toArray());
        return IntStream.range(0, q.length)
                .mapToObj(i -> new Found(exposures.get(i), results.get(i), q[i]))
                .toList();
    }

    private List<Item> exposures() {
        String asked = request.exposure();
        return asked != null
                ? List.of(catalogue.item(
                        catalogue.asked(asked, "exposure", request.of().language(), guard)))
                : IntStream.of(histories.itemsOf(Set.of(EventKind.EXPOSURE), 1))
                        .mapToObj(histories.items()::get)
                        .toList();
    }

    private static Stream<RoaringBitmap> sets(LaggedExposure.Result result) {
        return Stream.of(result.exposed().caseSet(), result.unexposed().caseSet());
    }

    /** A group's time is its persons', its rate its cases': both must be enough. */
    private boolean mayTell(List<LaggedExposure.Group> groups) {
        List<RoaringBitmap> cases =
                groups.stream().map(LaggedExposure.Group::caseSet).toList();
        return !guard.isGuarded()
                || (groups.stream().allMatch(group -> group.persons() >= guard.floor())
                        && guard.table(cases).stream().allMatch(Boolean::booleanValue));
    }

    private ExposureRisks.Row row(Found found, MapNode exposure) {
        LaggedExposure.Result result = found.result();
        boolean dosesTold = mayTell(result.groups());
        return new ExposureRisks.Row(
                exposure,
                result.lagDays(),
                group(result.exposed()),
                group(result.unexposed()),
                guard.rounded(result.rateRatio()),
                guard.rounded(result.expected()),
                guard.probability(result.pValue()),
                guard.probability(found.qValue()),
                dosesTold ? doses(result.groups()) : List.of(),
                dosesTold ? guard.probability(result.trend()) : Double.NaN,
                result.unit(),
                guard.mayTell(result.exposed().cases()) ? result.latencyDays() : Double.NaN);
    }

    /** The smallest and the largest figure of all are some person's, so a floor withholds them. */
    private List<ExposureRisks.Group> doses(List<LaggedExposure.Group> groups) {
        int last = groups.size() - 1;
        return IntStream.rangeClosed(0, last)
                .mapToObj(i -> group(
                        groups.get(i),
                        guard.isGuarded() && i == 0 ? Double.NaN : groups.get(i).low(),
                        guard.isGuarded() && i == last
                                ? Double.NaN
                                : groups.get(i).high()))
                .toList();
    }

    private ExposureRisks.Group group(LaggedExposure.Group found) {
        return group(found, found.low(), found.high());
    }

    private ExposureRisks.Group group(LaggedExposure.Group found, double low, double high) {
        return new ExposureRisks.Group(found.cases(), guard.rounded(found.personYears()), low, high, ratio(found));
    }

    private org.sinew.atlas.statistics.@Nullable Estimate ratio(LaggedExposure.Group found) {
        var ratio = found.ratio();
        return ratio == null ? null : guard.rounded(ratio);
    }

    private List<String> notes(int withheld) {
        Wording wording = Wording.of("atlas", request.of().language());
        List<String> notes = new ArrayList<>();
        notes.add(wording.say("exposure"));
        if (withheld > 0) {
            notes.add(wording.say("withheld", guard.floor()));
        }
        return notes;
    }
}
