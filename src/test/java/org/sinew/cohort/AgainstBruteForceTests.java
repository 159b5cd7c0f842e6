package org.sinew.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;
import org.sinew.cohort.BruteForce.Life;
import org.sinew.cohort.BruteForce.World;
import org.sinew.graph.FactScan.FactRecord;

/** The engine and the plain reading of the language agree on who is in, who is out and who is unknown. */
class AgainstBruteForceTests {

    private static final int QUESTIONS = 25;
    private static final int PATIENTS = 30;

    /** 400 sets of patients × 25 criteria. */
    @Property(tries = 400, shrinking = ShrinkingMode.OFF)
    void sameTruth(@ForAll long seed) {
        RandomQuestions questions = new RandomQuestions(seed);
        List<Life> lives = questions.lives(PATIENTS);
        World world = new World(lives, questions.definitions());
        Cohorts cohorts = cohorts(questions.timelines(lives), world);
        for (int q = 0; q < QUESTIONS; q++) {
            Criterion criterion = questions.criterion(3);
            Cohort cohort = cohorts.evaluate(criterion);
            List<Integer> expected = new ArrayList<>();
            List<Integer> found = new ArrayList<>();
            for (int patient = 0; patient < lives.size(); patient++) {
                expected.add(new BruteForce(TestTerms.TERMS, lives.get(patient), world).truth(criterion, null));
                found.add(
                        cohort.members().contains(patient)
                                ? 2
                                : cohort.unknown().contains(patient) ? 1 : 0);
            }
            assertThat(found).as(CriterionJson.write(criterion)).isEqualTo(expected);
        }
    }

    /** Members leave on the day that the definition says, whatever else it asks of them. */
    @Property(tries = 400, shrinking = ShrinkingMode.OFF)
    void sameExits(@ForAll long seed) {
        RandomQuestions questions = new RandomQuestions(seed);
        List<Life> lives = questions.lives(PATIENTS);
        World world = new World(lives, Map.of());
        Cohorts cohorts = cohorts(questions.timelines(lives), world);
        for (EventKind kind : List.of(EventKind.CONDITION, EventKind.MEDICATION)) {
            Criterion.Exit exit = questions.exit();
            Cohort cohort = cohorts.evaluate(
                    new Criterion.Indexed(Pattern.of(kind, "*").first(), new Criterion.And(List.of()), exit));
            cohort.members()
                    .forEach((int patient) -> assertThat((long) cohort.exitDay(patient))
                            .as(exit.toString())
                            .isEqualTo(new BruteForce(TestTerms.TERMS, lives.get(patient), world)
                                    .exit(exit, cohort.indexDay(patient))));
        }
    }

    /** With the definitions, actors and nodes of that world. */
    static Cohorts cohorts(Timelines timelines, World world) {
        return new Cohorts(() -> timelines, () -> TestTerms.TERMS, library(world), graph(world));
    }

    private static Library library(World world) {
        return new Library() {
            @Override
            public Optional<Definition> definition(String name, @Nullable Integer version) {
                return Optional.ofNullable(world.definitions().get(name))
                        .map(criterion -> new Definition(name, 1, CriterionJson.write(criterion), Map.of()));
            }

            @Override
            public Optional<String> conceptSet(String name) {
                return Optional.empty();
            }
        };
    }

    private static GraphSets graph(World world) {
        return new GraphSets() {
            @Override
            public Optional<List<String>> treatedAt(String actor) {
                return Optional.of(
                        ids().filter(id -> World.isTreated(actor, id)).toList());
            }

            @Override
            public Optional<List<String>> near(String node, int hops) {
                return Optional.of(
                        ids().filter(id -> World.isNear(node, hops, id)).toList());
            }

            @Override
            public boolean isOfPatient(String id) {
                return false;
            }

            @Override
            public List<FactRecord> facts(String patient) {
                return List.of();
            }

            private Stream<String> ids() {
                return world.everybody().stream().map(life -> life.person().id());
            }
        };
    }
}
