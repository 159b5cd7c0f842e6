package org.sinew.cohort.saved;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.cohort.EventKind;
import org.sinew.cohort.Flavour;
import org.sinew.cohort.Person;
import org.sinew.cohort.Sex;
import org.sinew.cohort.TermSet;
import org.sinew.cohort.Timelines;
import org.sinew.cohort.TimelinesBuilder;
import org.sinew.cohort.saved.StandingCohorts.Change;
import org.sinew.term.TermId;

class StandingCohortsTests {

    private static final TermId ASTHMA = TermId.parse("MONDO:0004979");

    private static final Timelines NOW_WITHOUT_FIVE = state(9, 1);

    private static Timelines state(long commit, int... asthmatics) {
        var builder = new TimelinesBuilder();
        IntStream.range(0, 10).forEach(i -> builder.person(Person.born("p" + i, 0, Sex.FEMALE)));
        for (int patient : asthmatics) {
            builder.event(
                    patient, builder.code(EventKind.CONDITION, List.of(ASTHMA)), 100, builder.flavour(Flavour.NONE));
        }
        return builder.build(commit);
    }

    private static RoaringBitmap asthmatics(Timelines state) {
        return state.patients(EventKind.CONDITION, TermSet.of(ASTHMA));
    }

    private static final class Heard extends LinkedBlockingQueue<Change> implements Flow.Subscriber<Change> {

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(Change change) {
            add(change);
        }

        @Override
        public void onError(Throwable problem) {
            throw new AssertionError(problem);
        }

        @Override
        public void onComplete() {}
    }

    private static Timelines none(long commit) {
        throw new AssertionError("nobody asks for commit " + commit);
    }

    /** A new process has heard nothing of what was before it. */
    @Test
    void whoComesBackAfterARestartHearsTheDifference() throws InterruptedException {
        var now = new AtomicReference<>(state(9, 2, 3, 5));
        var past = Map.of(6L, state(6, 1, 2), 7L, state(7, 1, 2, 5));
        try (var standing =
                new StandingCohorts(now::get, commit -> past.containsKey(commit) ? past.get(commit) : none(commit))) {
            var back = new Heard();
            standing.changes("asthma@1", "asthma", StandingCohortsTests::asthmatics, 7L)
                    .subscribe(back);
            now.set(state(10, 2, 3));
            standing.look();
            assertThat(back.poll(10, TimeUnit.SECONDS)).isEqualTo(new Change("asthma", "p5", true, 7, 3));
            assertThat(back.poll(10, TimeUnit.SECONDS)).isEqualTo(new Change("asthma", "p1", false, 9, 3));
            assertThat(back.poll(10, TimeUnit.SECONDS)).isEqualTo(new Change("asthma", "p3", true, 9, 3));
            assertThat(back.poll(10, TimeUnit.SECONDS)).isEqualTo(new Change("asthma", "p5", false, 10, 2));
        }
    }

    /** Who entered with the commit heard last and left since is as before it: comparing these two would tell nothing. */
    @Test
    void whoLeftAgainAfterWhatWasHeardIsTold() throws InterruptedException {
        var past = Map.of(6L, state(6, 1), 7L, state(7, 1, 5));
        try (var standing = new StandingCohorts(
                () -> NOW_WITHOUT_FIVE, commit -> past.containsKey(commit) ? past.get(commit) : none(commit))) {
            var back = new Heard();
            standing.changes("asthma@1", "asthma", StandingCohortsTests::asthmatics, 7L)
                    .subscribe(back);
            assertThat(back.poll(10, TimeUnit.SECONDS)).isEqualTo(new Change("asthma", "p5", true, 7, 2));
            assertThat(back.poll(10, TimeUnit.SECONDS)).isEqualTo(new Change("asthma", "p5", false, 9, 1));
        }
    }

    @Test
    void eachCommitTellsWhoLeftAndWhoEntered() throws InterruptedException {
        var now = new AtomicReference<>(state(1, 1, 2));
        try (var standing = new StandingCohorts(now::get, StandingCohortsTests::none)) {
            var heard = new Heard();
            standing.changes("asthma", StandingCohortsTests::asthmatics).subscribe(heard);
            standing.look();
            now.set(state(2, 2, 5, 7));
            standing.moved();
            assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(new Change("asthma", "p1", false, 2, 3));
            assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(new Change("asthma", "p5", true, 2, 3));
            assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(new Change("asthma", "p7", true, 2, 3));
            standing.look();
            assertThat(heard).isEmpty();
        }
    }

    @Test
    void aLateListenerHearsOnlyWhatComes() throws InterruptedException {
        var now = new AtomicReference<>(state(1, 1));
        try (var standing = new StandingCohorts(now::get, StandingCohortsTests::none)) {
            var early = new Heard();
            standing.changes("asthma", StandingCohortsTests::asthmatics).subscribe(early);
            now.set(state(2, 1, 2));
            standing.look();
            var late = new Heard();
            standing.changes("asthma", StandingCohortsTests::asthmatics).subscribe(late);
            now.set(state(3, 1, 2, 3));
            standing.look();
            assertThat(late.poll(10, TimeUnit.SECONDS)).isEqualTo(new Change("asthma", "p3", true, 3, 3));
            assertThat(early.poll(10, TimeUnit.SECONDS)).isEqualTo(new Change("asthma", "p2", true, 2, 2));
            assertThat(early.poll(10, TimeUnit.SECONDS)).isEqualTo(new Change("asthma", "p3", true, 3, 3));
        }
    }

    @Test
    void whoComesBackHearsWhatItMissed() throws InterruptedException {
        var now = new AtomicReference<>(state(1, 1));
        try (var standing = new StandingCohorts(now::get, StandingCohortsTests::none)) {
            assertThat(standing.from("asthma@1", "asthma", StandingCohortsTests::asthmatics))
                    .isEqualTo(1);
            now.set(state(2, 1, 2));
            standing.look();
            now.set(state(4, 2, 3));
            standing.look();
            var back = new Heard();
            standing.changes("asthma@1", "asthma", StandingCohortsTests::asthmatics, 4L)
                    .subscribe(back);
            var first = new Heard();
            standing.changes("asthma@1", "asthma", StandingCohortsTests::asthmatics, 1L)
                    .subscribe(first);
            now.set(state(5, 2));
            standing.look();
            assertThat(back.poll(10, TimeUnit.SECONDS)).isEqualTo(new Change("asthma", "p1", false, 4, 2));
            assertThat(back.poll(10, TimeUnit.SECONDS)).isEqualTo(new Change("asthma", "p3", true, 4, 2));
            assertThat(back.poll(10, TimeUnit.SECONDS)).isEqualTo(new Change("asthma", "p3", false, 5, 1));
            assertThat(first.poll(10, TimeUnit.SECONDS)).isEqualTo(new Change("asthma", "p2", true, 2, 2));
            assertThat(standing.from("other", "other", StandingCohortsTests::asthmatics))
                    .isEqualTo(5);
        }
    }

    @Test
    void aSavedCohortSaysWhatHasChanged() {
        var saved = new SavedCohort(
                "a@1",
                null,
                "a",
                1,
                "{}",
                List.of("x=1=2"),
                null,
                "ann",
                List.of("hp@1", "mondo@1"),
                4,
                2,
                "aa",
                Instant.EPOCH);
        assertThat(saved.defaults()).isEqualTo(Map.of("x", "1=2"));
        assertThat(SavedCohorts.changes(saved, new SavedCohorts.Outcome(List.of("hp@1", "mondo@1"), 4, 2, "aa")))
                .isEmpty();
        assertThat(SavedCohorts.changes(saved, new SavedCohorts.Outcome(List.of("hp@2", "mondo@1"), 5, 2, "bb")))
                .containsExactly(
                        "knowledge hp@1 is not loaded any more",
                        "knowledge hp@2 was loaded since",
                        "the data are of commit 5, not 4");
        assertThat(SavedCohorts.changes(saved, new SavedCohorts.Outcome(List.of("hp@1", "mondo@1"), 4, 2, "bb")))
                .hasSize(1);
    }
}
