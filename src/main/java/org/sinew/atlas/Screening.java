package org.sinew.atlas;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.atlas.patients.Histories;
import org.sinew.atlas.patients.Item;
import org.sinew.atlas.patients.Probe;
import org.sinew.atlas.statistics.Counts;
import org.sinew.cohort.Events;
import org.sinew.cohort.Timelines;
import org.sinew.term.TermId;
import org.sinew.term.Wording;

/** Gaps of screening, in the making. */
final class Screening {

    private static final TermId DIAGNOSTIC_PROCEDURE = TermId.parse("MAXO:0000003");

    private final ScreeningRequest request;
    private final Catalogue catalogue;
    private final Timelines timelines;
    private final TermId term;
    private final Guard guard;
    private final Histories histories;
    private final int on;
    private final RoaringBitmap eligible = new RoaringBitmap();
    private final RoaringBitmap lost = new RoaringBitmap();

    Screening(ScreeningRequest request, Catalogue catalogue, TermId term, Guard guard) {
        this.request = request;
        this.catalogue = catalogue;
        this.timelines = catalogue.timelines();
        this.term = term;
        this.guard = guard;
        this.histories = catalogue.histories(request.of().among());
        LocalDate asked = request.on();
        this.on = asked != null ? (int) asked.toEpochDay() : lastDay();
        Probe having = histories.probe(timelines, catalogue.item(term));
        having.each((patient, day) -> sort(patient, day));
    }

    private int lastDay() {
        return histories.population().members().stream()
                .map(timelines::observedTo)
                .filter(day -> day != Timelines.UNKNOWN)
                .max()
                .orElse(0);
    }

    private void sort(int patient, int since) {
        int died = timelines.person(patient).isDead() ? timelines.deathDay(patient) : Integer.MAX_VALUE;
        int to = timelines.observedTo(patient);
        boolean hadIt = since == Timelines.UNKNOWN || since <= on;
        boolean lived = died != Timelines.UNKNOWN && died > on;
        if (hadIt && lived) {
            (to != Timelines.UNKNOWN && to > (long) on - request.withinDays() ? eligible : lost).add(patient);
        }
    }

    ScreeningGaps gaps(MapNode of, CuratedKnowledge knowledge) {
        List<Item> tests = tests(knowledge);
        Selected selected =
                new Selected(histories, new int[0], catalogue, request.of().language(), guard);
        Set<Item> named = new LinkedHashSet<>(tests);
        Map<Item, MapNode> nodes =
                selected.nodes(named, Map.of(), knowledge.labels(selected.nameless(named), guard.audience()));
        List<ScreeningGaps.Gap> gaps = tests.stream()
                .map(test -> gap(test, Objects.requireNonNull(nodes.get(test))))
                .toList();
        return new ScreeningGaps(
                of,
                LocalDate.ofEpochDay(on),
                request.withinDays(),
                guard.count(lost),
                gaps,
                timelines.commit(),
                notes(tests.isEmpty()));
    }

    private List<Item> tests(CuratedKnowledge knowledge) {
        if (!request.tests().isEmpty()) {
            return request.tests().stream()
                    .map(test -> catalogue.item(
                            catalogue.asked(test, "tests", request.of().language(), guard)))
                    .distinct()
                    .toList();
        }
        Map<TermId, Item> joined = new LinkedHashMap<>();
        knowledge
                .around(
                        term,
                        1,
                        catalogue.vocabulary(),
                        new CuratedKnowledge.Asking(
                                guard.audience(), request.of().language()))
                .statements()
                .stream()
                .filter(said -> isTest(said) && !said.evidence().negated())
                .limit(ScreeningRequest.MOST_TESTS)
                .forEach(said -> joined.computeIfAbsent(said.far(), catalogue::item));
        return List.copyOf(joined.values());
    }

    /** What is measured for it, and of what is done for it what finds something out: MAxO's diagnostic procedures. */
    private boolean isTest(CuratedKnowledge.Said said) {
        return switch (said.relation()) {
            case "INDICATES" -> true;
            case "MANAGED_BY" -> catalogue.vocabulary().terminology().isA(said.far(), DIAGNOSTIC_PROCEDURE);
            default -> false;
        };
    }

    private ScreeningGaps.Gap gap(Item test, MapNode node) {
        Events events = timelines.events(test.kind(), test.terms(), eligible);
        RoaringBitmap done = new RoaringBitmap();
        RoaringBitmap ever = new RoaringBitmap();
        for (int i = 0; i < events.size(); i++) {
            int day = events.day(i);
            boolean isOver =
                    day != Timelines.UNKNOWN && day <= on && !events.flavour(i).isNegated();
            if (isOver) {
                ever.add(events.patient(i));
                if (day > (long) on - request.withinDays()) {
                    done.add(events.patient(i));
                }
            }
        }
        RoaringBitmap overdue = RoaringBitmap.andNot(eligible, done);
        List<Boolean> told = guard.counts(List.of(eligible, overdue, RoaringBitmap.andNot(eligible, ever)));
        boolean isTold = told.get(0) && told.get(1);
        Shares shares = new Shares(timelines, guard, eligible, overdue);
        return new ScreeningGaps.Gap(
                node,
                told.get(0) ? (Integer) eligible.getCardinality() : null,
                isTold ? (Integer) overdue.getCardinality() : null,
                told.get(2) ? never(ever) : null,
                isTold ? Counts.proportion(overdue.getCardinality(), eligible.getCardinality()) : null,
                shares.byAge(),
                shares.bySex(),
                shares.byRegion());
    }

    private @Nullable Integer never(RoaringBitmap ever) {
        return RoaringBitmap.andNot(eligible, ever).getCardinality();
    }

    private List<String> notes(boolean isUnknown) {
        Wording wording = Wording.of("atlas", request.of().language());
        List<String> notes = new ArrayList<>();
        notes.add(wording.say("screening", request.withinDays()));
        if (isUnknown) {
            notes.add(wording.say("screening.unknown"));
        }
        return notes;
    }
}
