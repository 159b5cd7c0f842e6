package org.sinew.atlas;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.atlas.patients.Item;
import org.sinew.atlas.patients.Progression;
import org.sinew.atlas.patients.Trajectories;
import org.sinew.atlas.patients.Trajectory;
import org.sinew.term.Wording;

/** Trajectories of a request in the making. */
final class Ordering {

    private final ComorbidityRequest request;
    private final Selected selected;
    private final CuratedKnowledge knowledge;
    private final int minCount;

    Ordering(ComorbidityRequest request, Selected selected, CuratedKnowledge knowledge) {
        this.request = request;
        this.selected = selected;
        this.knowledge = knowledge;
        this.minCount = Math.max(request.minCount(), selected.guard().floor());
    }

    TrajectoryNetwork network(int length) {
        MapRequest.require(length == 3 || length == 4, "a path has 3 or 4 diagnoses, not " + length);
        Catalogue.Ordered ordered =
                selected.catalogue().ordered(selected.histories(), withAsked(), request.maxQ(), minCount, length);
        int through = request.of() == null ? -1 : asked();
        List<Progression> pairs = ordered.tested().progressions().stream()
                .filter(pair -> through < 0 || pair.first() == through || pair.second() == through)
                .limit(request.first())
                .toList();
        List<Trajectory> paths = ordered.paths().stream()
                .filter(path -> through < 0 || path.items().contains(through))
                .limit(request.first())
                .toList();
        return network(pairs, paths, ordered.tested());
    }

    private int asked() {
        Catalogue catalogue = selected.catalogue();
        Item item = catalogue.item(
                catalogue.asked(Objects.requireNonNull(request.of()), request.language(), selected.guard()));
        return selected.histories().indexOf(item);
    }

    /** Nothing that fewer have than must follow a path can be in one: it would only add tests. */
    private int[] withAsked() {
        int asked = request.of() == null ? -1 : asked();
        return IntStream.concat(IntStream.of(asked), IntStream.of(selected.items()))
                .distinct()
                .filter(item -> item >= 0 && selected.histories().count(item) >= minCount)
                .limit(ComorbidityRequest.MOST_TERMS)
                .toArray();
    }

    private TrajectoryNetwork network(List<Progression> pairs, List<Trajectory> paths, Trajectories.Tested tested) {
        Set<Item> shown = new LinkedHashSet<>();
        Set<RoaringBitmap> sets = new LinkedHashSet<>(List.of(selected.population()));
        pairs.forEach(pair -> Stream.of(pair.first(), pair.second()).forEach(item -> shown.add(item(item))));
        pairs.forEach(pair -> sets.add(followers(pair)));
        paths.forEach(path -> path.items().forEach(item -> shown.add(item(item))));
        paths.forEach(path -> sets.add(selected.histories().inOrder(path.items(), Integer.MAX_VALUE)));
        shown.forEach(item -> sets.add(selected.patients(item)));
        Map<RoaringBitmap, Boolean> told = selected.told(sets);
        Map<Item, MapNode> nodes = selected.nodes(
                shown,
                told,
                knowledge.labels(selected.nameless(shown), selected.guard().audience()));
        List<TrajectoryNetwork.Step> steps = pairs.stream()
                .filter(pair -> Boolean.TRUE.equals(told.get(followers(pair))))
                .map(pair -> step(pair, nodes))
                .toList();
        List<TrajectoryNetwork.Path> ways = paths.stream()
                .filter(path ->
                        Boolean.TRUE.equals(told.get(selected.histories().inOrder(path.items(), Integer.MAX_VALUE))))
                .map(path -> new TrajectoryNetwork.Path(
                        path.items().stream()
                                .map(item -> Objects.requireNonNull(nodes.get(item(item))))
                                .toList(),
                        path.patients()))
                .toList();
        int withheld = pairs.size() - steps.size() + paths.size() - ways.size();
        return new TrajectoryNetwork(
                steps,
                ways,
                Boolean.TRUE.equals(told.get(selected.population()))
                        ? (Integer) selected.population().getCardinality()
                        : null,
                selected.catalogue().timelines().commit(),
                notes(withheld, pairs.isEmpty() ? tested : null));
    }

    private Item item(int number) {
        return selected.histories().items().get(number);
    }

    private RoaringBitmap followers(Progression pair) {
        return selected.histories().inOrder(List.of(pair.first(), pair.second()), Trajectories.WINDOW_DAYS);
    }

    private TrajectoryNetwork.Step step(Progression pair, Map<Item, MapNode> nodes) {
        Guard guard = selected.guard();
        long both = RoaringBitmap.andCardinality(
                selected.patients(item(pair.first())), selected.patients(item(pair.second())));
        return new TrajectoryNetwork.Step(
                Objects.requireNonNull(nodes.get(item(pair.first()))),
                Objects.requireNonNull(nodes.get(item(pair.second()))),
                pair.followed(),
                guard.rounded(pair.expected()),
                guard.rounded(pair.relativeRisk()),
                guard.probability(pair.pValue()),
                guard.probability(pair.qValue()),
                guard.direction(pair.direction(), both));
    }

    /** @param empty what was tested, where nothing was found */
    private List<String> notes(int withheld, Trajectories.@Nullable Tested empty) {
        Wording wording = selected.wording();
        List<String> notes = new ArrayList<>();
        notes.add(wording.say("trajectories"));
        if (empty != null) {
            notes.add(nothing(wording, empty));
        }
        if (withheld > 0) {
            notes.add(wording.say("withheld", selected.guard().floor()));
        }
        return notes;
    }

    /** How far it is from what was asked is told to those who may see every pair. */
    private String nothing(Wording wording, Trajectories.Tested tested) {
        String rate = Double.toString(request.maxQ());
        if (selected.guard().isGuarded()) {
            return wording.say("trajectories.none", minCount, rate);
        }
        if (Double.isNaN(tested.leastQ())) {
            return wording.say("trajectories.untested", minCount);
        }
        if (tested.raised() == 0) {
            return wording.say("trajectories.chance", minCount, rate, tested.pairs(), tested.leastQ());
        }
        if (!tested.progressions().isEmpty()) {
            return wording.say(
                    "trajectories.elsewhere",
                    minCount,
                    rate,
                    tested.progressions().size());
        }
        return wording.say("trajectories.undirected", minCount, rate, tested.pairs(), tested.raised());
    }
}
