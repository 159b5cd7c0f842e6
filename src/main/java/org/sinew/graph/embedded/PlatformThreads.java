package org.sinew.graph.embedded;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Where the database works in this process. Its page cache guards pages by latches on which others spin, so a thread that
 * holds one must always get to run again: a virtual thread need not, once every carrier spins on the page of one that was
 * unmounted. Work of a virtual thread is therefore done on a platform thread, for which it waits.
 */
final class PlatformThreads {

    private static final Executor THREADS = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("graph-", 0).factory());

    private PlatformThreads() {}

    static <T> T call(Supplier<T> work) {
        if (!Thread.currentThread().isVirtual()) {
            return work.get();
        }
        try {
            return CompletableFuture.supplyAsync(work, THREADS).join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException known ? known : failed;
        }
    }
}
