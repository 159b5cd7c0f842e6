package org.sinew.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Work on a long list, a part at a time, by several threads. */
public final class Parts {

    private Parts() {}

    /**
     * Returns when all parts are done.
     *
     * @param size of a part, at most
     * @param work on a part, called by several threads
     * @throws RuntimeException of the first part that failed, in the order of the list; the others are done nevertheless
     */
    public static <T> void each(List<T> items, int size, int threads, Consumer<List<T>> work) {
        List<Callable<Void>> parts = new ArrayList<>();
        for (int from = 0; from < items.size(); from += size) {
            List<T> part = items.subList(from, Math.min(items.size(), from + size));
            parts.add(() -> {
                work.accept(part);
                return null;
            });
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (Future<Void> done : pool.invokeAll(parts)) {
                done.get();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the scan was interrupted", interrupted);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException known ? known : new IllegalStateException(failed);
        }
    }
}
