package org.sinew.cohort.saved;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SubmissionPublisher;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.cohort.Timelines;
import org.sinew.cohort.Unanswered;

/**
 * Watches cohorts: after each commit that reaches the timelines, says who has entered and who has left. A cohort is
 * evaluated over the new state, in which only the shards of changed patients are new, and the sets of the others are kept
 * from the evaluation before; the difference of both answers is what is published. A cohort that nobody listens to any more
 * is watched for another hour and its latest changes are kept, so that a listener who comes back hears what it missed.
 */
public final class StandingCohorts implements AutoCloseable {

    private static final int BUFFER = 4_096;
    private static final int KEPT_CHANGES = 10_000;
    private static final int KEPT_COHORTS = 100;
    private static final Duration KEPT_FOR = Duration.ofHours(1);
    private static final Executor LISTENERS = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * @param patient the patient's id
     * @param entered false: left
     * @param commit the graph's commit after which it was seen
     * @param count members there are now
     */
    public record Change(String cohort, String patient, boolean entered, long commit, int count) {}

    private static final class Watched {

        private final String name;
        private final List<SubmissionPublisher<Change>> listeners = new ArrayList<>();
        private final Deque<Change> latest = new ArrayDeque<>();
        private final Function<Timelines, RoaringBitmap> members;
        private Timelines state;
        private RoaringBitmap before;
        private long from;
        private Instant heard = Instant.now();

        Watched(String name, Function<Timelines, RoaringBitmap> members, Timelines state) {
            this.name = name;
            this.members = members;
            this.state = state;
            this.before = members.apply(state);
            this.from = state.commit();
        }

        void publish(Change change) {
            latest.add(change);
            while (latest.size() > KEPT_CHANGES) {
                from = latest.removeFirst().commit() + 1;
            }
            listeners.forEach(listener -> offer(listener, change));
        }

        boolean isForgotten() {
            listeners.removeIf(listener -> !listener.hasSubscribers());
            heard = listeners.isEmpty() ? heard : Instant.now();
            return heard.plus(KEPT_FOR).isBefore(Instant.now());
        }
    }

    private final Supplier<Timelines> timelines;
    private final LongFunction<Timelines> past;
    private final Map<String, Watched> watched = new HashMap<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("standing-cohorts").factory());

    /**
     * @param timelines the newest state; {@link #moved} says that there is a newer one
     * @param past the state after an older commit
     */
    public StandingCohorts(Supplier<Timelines> timelines, LongFunction<Timelines> past) {
        this.timelines = timelines;
        this.past = past;
    }

    /** There is a newer state: looks at it soon, in a thread of its own. */
    public void moved() {
        try {
            thread.execute(this::lookQuietly);
        } catch (RejectedExecutionException closed) {
            // whoever closed it wants no more changes
        }
    }

    /** Changes from now on. */
    public Flow.Publisher<Change> changes(String name, Function<Timelines, RoaringBitmap> members) {
        return changes(name, name, members, null);
    }

    /**
     * Changes from now on, after those that were missed; a listener that is 4,096 changes behind is let go.
     *
     * @param key what shares the work between its listeners
     * @param name of the cohort, for the changes
     * @param members of a state of the timelines
     * @param since missed are changes of this commit, as some of them may have been heard, and of later ones; those before
     *     {@link #from} are found by comparing the states before it, after it and of now, and bear its number or that of now
     * @throws Unanswered when these states cannot be had any more
     */
    public Flow.Publisher<Change> changes(
            String key, String name, Function<Timelines, RoaringBitmap> members, @Nullable Long since) {
        Watched one = watched(key, name, members);
        List<Set<String>> around = since == null ? List.of() : membersAround(one, since);
        return subscriber -> listen(one, since, around, subscriber);
    }

    /** The first commit since when all changes are kept. */
    public long from(String key, String name, Function<Timelines, RoaringBitmap> members) {
        return watched(key, name, members).from;
    }

    private synchronized Watched watched(String key, String name, Function<Timelines, RoaringBitmap> members) {
        Watched one = watched.get(key);
        if (one == null) {
            one = new Watched(name, members, timelines.get());
            watched.put(key, one);
            dropSilent();
        }
        return one;
    }

    private void dropSilent() {
        watched.entrySet().stream()
                .filter(each -> each.getValue().listeners.isEmpty())
                .sorted(Comparator.comparing(each -> each.getValue().heard))
                .map(Map.Entry::getKey)
                .limit(Math.max(0, watched.size() - KEPT_COHORTS))
                .toList()
                .forEach(watched::remove);
    }

    /** Ids of the members before and after that commit, where changes since are not kept; else nothing. */
    private List<Set<String>> membersAround(Watched one, long since) {
        synchronized (this) {
            if (since >= one.from) {
                return List.of();
            }
        }
        return List.of(members(one, since - 1), members(one, since));
    }

    private Set<String> members(Watched one, long commit) {
        Timelines then = commit < 1 ? Timelines.empty() : past.apply(commit);
        return ids(one.members.apply(then), then);
    }

    /**
     * What changed with the commit, as only a part of it may have been heard, and what differs between then and now. By ids,
     * as numbers of patients who came and went may have been given anew.
     */
    private static List<Change> compared(Watched one, long since, Set<String> before, Set<String> after) {
        List<Change> changes = new ArrayList<>(differences(one, before, after, since, after.size()));
        changes.addAll(
                differences(one, after, ids(one.before, one.state), one.state.commit(), one.before.getCardinality()));
        return changes;
    }

    private static List<Change> differences(
            Watched one, Set<String> before, Set<String> after, long commit, int count) {
        List<Change> changes = new ArrayList<>();
        before.stream()
                .filter(id -> !after.contains(id))
                .forEach(id -> changes.add(new Change(one.name, id, false, commit, count)));
        after.stream()
                .filter(id -> !before.contains(id))
                .forEach(id -> changes.add(new Change(one.name, id, true, commit, count)));
        return changes;
    }

    private static Set<String> ids(RoaringBitmap members, Timelines state) {
        Set<String> ids = new TreeSet<>();
        members.forEach((org.roaringbitmap.IntConsumer) patient -> ids.add(state.id(patient)));
        return ids;
    }

    private synchronized void listen(
            Watched one, @Nullable Long since, List<Set<String>> around, Flow.Subscriber<? super Change> subscriber) {
        var publisher = new SubmissionPublisher<Change>(LISTENERS, BUFFER);
        publisher.subscribe(subscriber);
        if (since != null && !around.isEmpty()) {
            compared(one, since, around.getFirst(), around.getLast()).forEach(change -> offer(publisher, change));
        } else if (since != null) {
            one.latest.stream().filter(change -> change.commit() >= since).forEach(change -> offer(publisher, change));
        }
        one.listeners.add(publisher);
    }

    private static void offer(SubmissionPublisher<Change> to, Change change) {
        to.offer(change, (subscriber, dropped) -> {
            subscriber.onError(new IllegalStateException("too far behind"));
            return false;
        });
    }

    private void lookQuietly() {
        try {
            look();
        } catch (RuntimeException notNow) {
            System.getLogger(StandingCohorts.class.getName())
                    .log(System.Logger.Level.WARNING, "standing cohorts could not be looked at", notNow);
        }
    }

    /** Publishes what has changed since the last look. */
    synchronized void look() {
        watched.values().removeIf(Watched::isForgotten);
        if (watched.isEmpty()) {
            return;
        }
        Timelines now = timelines.get();
        watched.values().removeIf(one -> one.state != now && !publish(one, now));
    }

    /** Whether the cohort can still be looked at. */
    private static boolean publish(Watched one, Timelines now) {
        try {
            changes(one, now).forEach(one::publish);
            return true;
        } catch (Unanswered gone) {
            one.listeners.forEach(listener -> listener.closeExceptionally(gone));
            return false;
        }
    }

    private static List<Change> changes(Watched one, Timelines now) {
        RoaringBitmap members = one.members.apply(now);
        RoaringBitmap entered = RoaringBitmap.andNot(members, one.before);
        RoaringBitmap left = RoaringBitmap.andNot(one.before, members);
        List<Change> changes = new ArrayList<>();
        Timelines before = one.state;
        int count = members.getCardinality();
        left.forEach((org.roaringbitmap.IntConsumer)
                patient -> changes.add(new Change(one.name, before.id(patient), false, now.commit(), count)));
        entered.forEach((org.roaringbitmap.IntConsumer)
                patient -> changes.add(new Change(one.name, now.id(patient), true, now.commit(), count)));
        one.state = now;
        one.before = members;
        return changes;
    }

    @Override
    public synchronized void close() {
        thread.shutdownNow();
        watched.values().forEach(one -> one.listeners.forEach(SubmissionPublisher::close));
        watched.clear();
    }
}
