package org.sinew.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Group commit: readers queue their lines and wait; one thread takes all that wait, writes them with one call and forces
 * them with one call. While it does, the next group gathers, so the cost of an {@code fsync} is divided by the load.
 */
final class AuditFiles implements AuditTrail {

    private record Entry(String line, CompletableFuture<Void> written) {}

    private static final Entry END = new Entry("", new CompletableFuture<>());

    private final Path directory;
    private final Clock clock;
    private final Duration forceWithin;
    private final LinkedBlockingQueue<Entry> queue = new LinkedBlockingQueue<>();
    private final Thread writer;
    private boolean closed;
    private @Nullable AuditFile file;
    private @Nullable Instant unforcedSince;

    AuditFiles(Path directory, Clock clock, Duration forceWithin) {
        this.directory = directory;
        this.clock = clock;
        this.forceWithin = forceWithin;
        this.writer = Thread.ofPlatform().name("audit").daemon().start(this::writeGroups);
    }

    @Override
    public void record(Audience audience, String operation, int rows) {
        begin(audience, operation, rows).await();
    }

    @Override
    public Begun begin(Audience audience, String operation, int rows) {
        var entry = new Entry(AuditLine.of(clock.instant(), audience, operation, rows), new CompletableFuture<>());
        enqueue(entry);
        return () -> await(entry);
    }

    private static void await(Entry entry) {
        try {
            entry.written.join();
        } catch (CompletionException e) {
            throw new UncheckedIOException("the audit could not be written", new IOException(e.getCause()));
        }
    }

    private synchronized void enqueue(Entry entry) {
        if (closed) {
            throw new UncheckedIOException(new IOException("the audit is closed"));
        }
        queue.add(entry);
    }

    @Override
    public void close() {
        synchronized (this) {
            if (!closed) {
                closed = true;
                queue.add(END);
            }
        }
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeGroups() {
        List<Entry> group = new ArrayList<>();
        boolean ended = false;
        while (!ended) {
            gather(group);
            ended = group.remove(END);
            write(group, ended);
            group.clear();
        }
        closeFile();
    }

    /** Waits for the first entry, or until what is written must be forced, and takes all that are there. */
    private void gather(List<Entry> group) {
        try {
            Entry first = unforcedSince == null ? queue.take() : queue.poll(untilForce(), TimeUnit.MILLISECONDS);
            if (first != null) {
                group.add(first);
                queue.drainTo(group);
            }
        } catch (InterruptedException e) {
            group.add(END);
        }
    }

    private long untilForce() {
        Instant due = unforcedSince == null ? clock.instant() : unforcedSince.plus(forceWithin);
        return Math.max(0, Duration.between(clock.instant(), due).toMillis());
    }

    private void write(List<Entry> group, boolean last) {
        try {
            if (!group.isEmpty()) {
                today().append(group.stream().map(Entry::line).toList());
                unforcedSince = unforcedSince == null ? clock.instant() : unforcedSince;
            }
            if (last || untilForce() == 0) {
                force();
            }
            group.forEach(entry -> entry.written.complete(null));
        } catch (IOException | RuntimeException | Error e) {
            closeFile();
            group.forEach(entry -> entry.written.completeExceptionally(e));
        }
    }

    private AuditFile today() throws IOException {
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        AuditFile open = file;
        if (open == null || !open.day().equals(day)) {
            force();
            closeFile();
            open = AuditFile.open(directory, day);
            file = open;
        }
        return open;
    }

    private void force() throws IOException {
        if (file != null) {
            file.force();
        }
        unforcedSince = null;
    }

    private void closeFile() {
        if (file != null) {
            file.close();
        }
        file = null;
        unforcedSince = null;
    }
}
