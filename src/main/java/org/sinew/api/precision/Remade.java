package org.sinew.api.precision;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is made of a state that changes. Whoever asks first waits for it; when the state is another it is made anew on a thread
 * of its own, one at a time, and until then the earlier answers. The thread is a platform thread: it calculates for seconds,
 * and would keep the carriers of virtual threads from the requests.
 *
 * @param <S> what it is made of, by value
 */
final class Remade<S, V> {

    private static final Logger LOG = LoggerFactory.getLogger(Remade.class);

    private final String name;
    private final AtomicBoolean making = new AtomicBoolean();
    private volatile @Nullable Made<S, V> made;

    private record Made<S, V>(S of, V value) {}

    /** @param name of the thread */
    Remade(String name) {
        this.name = name;
    }

    /** The last, of whatever state; null before anybody asked. */
    @Nullable
    V made() {
        Made<S, V> now = made;
        return now == null ? null : now.value();
    }

    /**
     * @param state of now
     * @param maker of a value of that state
     */
    V current(S state, Supplier<V> maker) {
        Made<S, V> now = made;
        if (now == null) {
            return first(state, maker);
        }
        if (!now.of().equals(state) && making.compareAndSet(false, true)) {
            Thread.ofPlatform().daemon().name(name).start(() -> anew(state, maker));
        }
        return now.value();
    }

    private void anew(S state, Supplier<V> maker) {
        try {
            made = new Made<>(state, maker.get());
        } catch (RuntimeException e) {
            LOG.error("{}: the earlier goes on answering", name, e);
        } finally {
            making.set(false);
        }
    }

    private synchronized V first(S state, Supplier<V> maker) {
        Made<S, V> now = made;
        if (now == null) {
            now = new Made<>(state, maker.get());
            made = now;
        }
        return now.value();
    }
}
