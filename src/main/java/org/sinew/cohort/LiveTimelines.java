package org.sinew.cohort;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sinew.cohort.Intake.Arrived;
import org.sinew.graph.Commits;
import org.sinew.graph.Commits.Commit;
import org.sinew.graph.Commits.Position;
import org.sinew.graph.FactHistory;
import org.sinew.graph.FactScan;
import org.sinew.graph.FactScan.FactRecord;
import org.sinew.graph.FactScan.PatientRecord;
import org.sinew.graph.HistoryGone;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The timelines in use: from the snapshot, or built from the graph where there is none or it is in doubt, and then
 * following the graph's commits. One thread of its own reads; everybody sees whole states.
 */
public final class LiveTimelines implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LiveTimelines.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration BETWEEN_SNAPSHOTS = Duration.ofMinutes(2);
    private static final int COMMITS = 200;
    private static final int OLDER = 16;
    private static final int MOST_CHANGED = 100_000;

    private final FactScan scan;
    private final Commits commits;
    private final FactHistory history;
    private final Map<Long, Timelines> older = new LinkedHashMap<>();
    private final Snapshot snapshot;
    private final List<Consumer<Timelines>> followers = new CopyOnWriteArrayList<>();
    private final AtomicLong arrived = new AtomicLong();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile long expected = 1;
    private volatile @Nullable Timelines state;
    private volatile boolean closed;
    private volatile String clock = "";
    private volatile boolean rebuild;
    private long savedCommit = -1;
    private long savedAt;

    /** @param directory where the snapshot lies */
    public LiveTimelines(FactScan scan, Commits commits, FactHistory history, Path directory) {
        this.scan = scan;
        this.commits = commits;
        this.history = history;
        this.snapshot = new Snapshot(directory);
        this.thread = Thread.ofPlatform().name("timelines").daemon().unstarted(this::run);
    }

    /** Starts to load and to follow, and returns at once. */
    public LiveTimelines start() {
        thread.start();
        return this;
    }

    /**
     * The newest state.
     *
     * @throws Unanswered while the first one is being built
     */
    public Timelines current() {
        Timelines now = state;
        if (now == null) {
            throw new Unanswered(new Problem.NotReady("", percent()));
        }
        return now;
    }

    /**
     * The state after that commit: what changed since is read from the versions that the graph keeps.
     *
     * @throws Unanswered when it cannot be had any more
     */
    public Timelines at(long commit) {
        Timelines now = current();
        if (commit == now.commit()) {
            return now;
        }
        Timelines known = older(commit);
        return known != null ? known : keep(rebuilt(now, commit));
    }

    private @Nullable Timelines older(long commit) {
        synchronized (older) {
            return older.get(commit);
        }
    }

    /** Shards are shared, but a base that was laid out anew is not: then older states are let go. */
    private Timelines keep(Timelines past) {
        synchronized (older) {
            older.put(past.commit(), past);
            while (older.size() > OLDER) {
                older.remove(older.keySet().iterator().next());
            }
        }
        return past;
    }

    private Timelines rebuilt(Timelines now, long commit) {
        try {
            FactHistory.Since since = history.since(commit, now.commit(), MOST_CHANGED);
            Map<String, Arrived> found = new ConcurrentHashMap<>();
            Intake intake = new Intake(now.dictionary());
            history.these(since, (patient, facts) -> found.put(patient.id(), intake.read(patient, facts)));
            List<String> notYet = new ArrayList<>(since.patients());
            notYet.removeAll(found.keySet());
            boolean restored =
                    found.keySet().stream().anyMatch(id -> now.number(id).isEmpty());
            Timelines past = Growth.next(now, found, notYet, commit).asPast();
            return restored ? past.with(Kinship.LOST) : past;
        } catch (HistoryGone gone) {
            throw new Unanswered(new Problem.NotRebuilt("", gone.said()));
        }
    }

    /** How much of the first state is there, 0 to 100. */
    public int percent() {
        return state != null ? 100 : (int) Math.min(99, 100 * arrived.get() / Math.max(1, expected));
    }

    /** Tells of every new state, in the thread that reads: take it and return. */
    public void follow(Consumer<Timelines> follower) {
        followers.add(follower);
    }

    /** Builds everything anew from the graph, soon; the present state serves until then. */
    public void rebuild() {
        rebuild = true;
    }

    /**
     * Waits for a state that reflects the commit.
     *
     * @return whether it came in time
     */
    public boolean await(long commit, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        Timelines now = state;
        while ((now == null || now.commit() < commit) && System.nanoTime() < end) {
            Thread.sleep(2);
            now = state;
        }
        return now != null && now.commit() >= commit;
    }

    private void run() {
        while (!closed) {
            try {
                if (state == null) {
                    publish(first());
                }
                advance();
                save(false);
                pause(POLL);
            } catch (RuntimeException failure) {
                if (closed) {
                    return;
                }
                LOG.warn("timelines cannot be read from the graph, trying again: {}", failure.getMessage());
                pause(Duration.ofSeconds(1));
            }
        }
    }

    private void pause(Duration time) {
        try {
            closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            closed = true;
        }
    }

    private Timelines first() {
        Position now = commits.last();
        Optional<Snapshot.Loaded> loaded = snapshot.load().filter(saved -> isUsable(saved, now));
        if (loaded.isPresent()) {
            clock = now.clock();
            savedCommit = loaded.get().timelines().commit();
            savedAt = System.nanoTime();
            return loaded.get().timelines();
        }
        return build();
    }

    /** Whether what came after the snapshot can still be read. */
    private boolean isUsable(Snapshot.Loaded saved, Position now) {
        long commit = saved.timelines().commit();
        if (!saved.clock().equals(now.clock()) || now.clock().isEmpty() || commit > now.number()) {
            return false;
        }
        return commit == now.number()
                || commits.after(commit, 1).stream().anyMatch(next -> next.number() == commit + 1);
    }

    private Timelines build() {
        forgetOlder();
        Position before = commits.last();
        clock = before.clock();
        arrived.set(0);
        long start = System.nanoTime();
        Dictionary dictionary = new Dictionary();
        TimelinesBuilder builder = new TimelinesBuilder(dictionary);
        Intake intake = new Intake(dictionary);
        scan.all(new FactScan.Sink() {
            @Override
            public void expect(long patients) {
                expected = patients;
            }

            @Override
            public void patient(PatientRecord patient, List<FactRecord> facts) {
                if (closed) {
                    throw new IllegalStateException("closed");
                }
                Arrived one = intake.read(patient, facts);
                synchronized (builder) {
                    builder.add(one);
                    builder.seal();
                }
                arrived.incrementAndGet();
            }
        });
        Timelines built = builder.build(before.number());
        LOG.info(
                "timelines built: {} patients, {} events, {} bytes an event, {} ms",
                built.size(),
                built.events(),
                built.events() == 0 ? 0 : built.bytes() / built.events(),
                (System.nanoTime() - start) / 1_000_000);
        return built;
    }

    private void advance() {
        if (rebuild) {
            rebuild = false;
            publish(build());
        }
        Timelines now = current();
        List<Commit> next = commits.after(now.commit(), COMMITS);
        if (next.isEmpty()) {
            return;
        }
        if (next.getFirst().number() != now.commit() + 1
                || (clock.isEmpty() ? false : !clock.equals(commits.last().clock()))) {
            publish(build());
            return;
        }
        Set<String> changed = new LinkedHashSet<>();
        next.forEach(commit -> changed.addAll(commit.patients()));
        if (changed.size() > MOST_CHANGED) {
            publish(build());
            return;
        }
        keep(now.asPast());
        publish(with(now, changed, next.getLast().number()));
        if (clock.isEmpty()) {
            clock = commits.last().clock();
        }
    }

    private Timelines with(Timelines now, Set<String> changed, long commit) {
        Map<String, Arrived> found = new ConcurrentHashMap<>();
        Intake intake = new Intake(now.dictionary());
        scan.these(changed, (patient, facts) -> found.put(patient.id(), intake.read(patient, facts)));
        List<String> gone = new ArrayList<>(changed);
        gone.removeAll(found.keySet());
        Timelines next = Growth.next(now, found, gone, commit);
        if (!Growth.isRagged(next)) {
            return next;
        }
        forgetOlder();
        return Growth.compact(next);
    }

    private void forgetOlder() {
        synchronized (older) {
            older.clear();
        }
    }

    private void publish(Timelines next) {
        state = next;
        followers.forEach(follower -> follower.accept(next));
    }

    private void save(boolean now) {
        Timelines latest = state;
        boolean due = now || savedCommit < 0 || System.nanoTime() - savedAt > BETWEEN_SNAPSHOTS.toNanos();
        if (latest == null || !due || latest.commit() == savedCommit || clock.isEmpty()) {
            return;
        }
        try {
            snapshot.save(latest, clock);
            savedCommit = latest.commit();
            savedAt = System.nanoTime();
        } catch (IOException failure) {
            LOG.warn("the timelines' snapshot cannot be written: {}", failure.getMessage());
            savedAt = System.nanoTime();
        }
    }

    /** Stops to follow, and saves the last state. */
    @Override
    public void close() {
        closed = true;
        closing.countDown();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        save(true);
    }
}
