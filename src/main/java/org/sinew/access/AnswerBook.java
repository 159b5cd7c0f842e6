package org.sinew.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.access.AnswerLedger.Verdict;
import org.sinew.graph.PrivateFiles;

/** What each user was told, kept in files so that a restart forgets nothing. */
final class AnswerBook {

    private static final Set<StandardOpenOption> OPTIONS =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);

    private final int floor;
    private final @Nullable Path directory;
    private final @Nullable PatientKeys keys;
    private final Map<String, Page> pages = new ConcurrentHashMap<>();

    /** Keeps nothing beyond the process, and trusts that patients' numbers never change. */
    AnswerBook(int floor) {
        this.floor = floor;
        this.directory = null;
        this.keys = null;
    }

    AnswerBook(int floor, Path directory, Patients patients) {
        this.floor = floor;
        this.directory = directory;
        try {
            PrivateFiles.createDirectory(directory);
            this.keys = new PatientKeys(patients, open(directory.resolve("patients")));
        } catch (IOException e) {
            throw new UncheckedIOException("what was told cannot be read from " + directory, e);
        }
    }

    private static FileChannel open(Path path) throws IOException {
        return PrivateFiles.open(path, OPTIONS);
    }

    /** The patients by numbers that never change. */
    RoaringBitmap lasting(RoaringBitmap patients) {
        return keys == null ? patients : keys.of(patients);
    }

    Page of(String user) {
        return pages.computeIfAbsent(user, this::page);
    }

    private Page page(String user) {
        if (directory == null) {
            return new Page(floor, null);
        }
        try {
            return new Page(floor, new ToldFile(open(directory.resolve(name(user) + ".told"))));
        } catch (IOException e) {
            throw new UncheckedIOException("what was told cannot be read from " + directory, e);
        }
    }

    private static String name(String user) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(user.getBytes(UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One user's; to be locked while it is used. */
    static final class Page {

        private final int floor;
        private final @Nullable ToldFile file;
        private AnswerLedger ledger;

        private Page(int floor, @Nullable ToldFile file) {
            this.floor = floor;
            this.file = file;
            this.ledger = new AnswerLedger(floor);
            if (file != null) {
                try {
                    file.replay(ledger::tell);
                } catch (IOException e) {
                    throw new UncheckedIOException("what was told cannot be read", e);
                }
            }
        }

        boolean tell(RoaringBitmap lasting) {
            Verdict verdict = ledger.tell(lasting);
            if (verdict == Verdict.NEW && file != null) {
                file.append(lasting);
            }
            return verdict != Verdict.WITHHELD;
        }

        int remembered() {
            return ledger.remembered();
        }

        int forget() {
            int forgotten = remembered();
            ledger = new AnswerLedger(floor);
            if (file != null) {
                try {
                    file.clear();
                } catch (IOException e) {
                    throw new UncheckedIOException("what was told cannot be forgotten", e);
                }
            }
            return forgotten;
        }
    }
}
