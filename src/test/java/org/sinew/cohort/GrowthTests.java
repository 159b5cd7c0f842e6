package org.sinew.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.sinew.cohort.BruteForce.Happening;
import org.sinew.cohort.BruteForce.Life;
import org.sinew.cohort.BruteForce.World;
import org.sinew.cohort.Intake.Arrived;

/** A state that followed many changes is the state that is built of their result at once. */
class GrowthTests {

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void changesAddUp(@ForAll long seed) {
        Random random = new Random(seed);
        RandomQuestions source = new RandomQuestions(seed);
        Map<String, Life> now = new LinkedHashMap<>();
        source.lives(40).forEach(life -> now.put(life.person().id(), life));
        Timelines state = source.timelines(List.copyOf(now.values()));
        for (int commit = 2; commit < 12; commit++) {
            Map<String, Arrived> arrived = new LinkedHashMap<>();
            List<String> gone = new ArrayList<>();
            List<Life> appeared = new ArrayList<>();
            for (Life life : source.lives(60)) {
                if (random.nextInt(6) == 0) {
                    if (now.put(life.person().id(), life) == null) {
                        appeared.add(life);
                    }
                    arrived.put(life.person().id(), arrived(state.dictionary(), life));
                } else if (random.nextInt(12) == 0) {
                    now.remove(life.person().id());
                    gone.add(life.person().id());
                }
            }
            for (Life one : appeared) {
                for (Life teller : tellingOf(one, now)) {
                    arrived.put(teller.person().id(), arrived(state.dictionary(), teller));
                }
            }
            state = Growth.next(state, arrived, gone, commit);
            state = random.nextInt(5) == 0 ? Growth.compact(state) : state;
            Timelines fresh = source.timelines(List.copyOf(now.values()));

            assertThat(state.commit()).isEqualTo(commit);
            assertThat(LiveTimelinesIT.content(state)).isEqualTo(LiveTimelinesIT.content(fresh));
            Criterion criterion = source.criterion(3);
            World world = new World(List.copyOf(now.values()), source.definitions());
            assertThat(ids(state, criterion, world)).isEqualTo(ids(fresh, criterion, world));
        }
    }

    private static List<String> ids(Timelines state, Criterion criterion, World world) {
        List<String> ids = new ArrayList<>();
        AgainstBruteForceTests.cohorts(state, world)
                .evaluate(criterion)
                .members()
                .forEach((int p) -> ids.add(state.id(p)));
        return ids.stream().sorted().toList();
    }

    /** Whose records name somebody who came only now: their ties change, as the graph's commit says. */
    private static List<Life> tellingOf(Life arrival, Map<String, Life> now) {
        return now.values().stream()
                .filter(life -> life.relatives().stream()
                        .anyMatch(each -> each.id().equals(arrival.person().id())))
                .toList();
    }

    private static Arrived arrived(Dictionary dictionary, Life life) {
        List<Intake.Event> events = new ArrayList<>();
        for (Happening e : life.events()) {
            events.add(new Intake.Event(
                    dictionary.code(e.kind(), e.ids()).number(),
                    e.day(),
                    e.dating(),
                    e.end(),
                    e.value(),
                    dictionary.flavour(e.flavour()),
                    e.encounter()));
        }
        return new Arrived(life.person(), events, life.relatives());
    }
}
