package org.sinew.api.atlas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sinew.atlas.Likeness;
import org.sinew.ingest.knowledge.Knowledge;
import org.sinew.term.Assertion.Relation;

/**
 * Likeness of diseases by the releases that serve. Where it is told to follow them it is made in the background, one at a
 * time, and given up when yet others serve; who asks before it is ready waits for it.
 */
public final class LiveLikeness implements Supplier<Likeness>, AutoCloseable {

    private record Made(String edition, Likeness likeness) {}

    private final Knowledge knowledge;
    private final ExecutorService ahead = new ThreadPoolExecutor(
            0,
            1,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(1),
            Thread.ofPlatform().daemon().name("likeness").factory(),
            new ThreadPoolExecutor.DiscardPolicy());
    private volatile @Nullable Made made;

    public LiveLikeness(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    @Override
    public Likeness get() {
        Likeness ready = ready(knowledge.edition());
        return ready != null ? ready : make(knowledge.edition(), () -> false);
    }

    /** Makes what is missing of the serving releases in the background; returns at once. */
    void follow() {
        String edition = knowledge.edition();
        if (!edition.isEmpty() && ready(edition) == null) {
            ahead.execute(() -> makeAhead(edition));
        }
    }

    private void makeAhead(String edition) {
        Thread own = Thread.currentThread();
        try {
            make(edition, () -> own.isInterrupted() || !edition.equals(knowledge.edition()));
        } catch (CancellationException superseded) {
            follow();
        }
    }

    private @Nullable Likeness ready(String edition) {
        Made ready = made;
        return ready != null && ready.edition().equals(edition) ? ready.likeness() : null;
    }

    private synchronized Likeness make(String edition, BooleanSupplier isSuperseded) {
        Likeness ready = ready(edition);
        if (ready != null) {
            return ready;
        }
        try {
            Likeness fresh = Likeness.of(
                    knowledge.current(), knowledge.stating(EnumSet.of(Relation.HAS_PHENOTYPE)), isSuperseded);
            made = new Made(edition, fresh);
            return fresh;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the kept releases cannot be read", unreadable);
        }
    }

    @Override
    public void close() {
        ahead.shutdownNow();
    }
}
