package org.sinew.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
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

    private static final int KEPT_VERDICTS = 20_000;

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
    private RoaringBitmap lasting(RoaringBitmap patients) {
        return keys == null ? patients : keys.of(patients);
    }

    /** What the numbers in the sets mean: the same as long as these mean the same. */
    private Object numbering() {
        return keys == null ? this : keys.numbering();
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
        return HexFormat.of().formatHex(sha256().digest(user.getBytes(UTF_8)), 0, 16);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One user's; to be locked while it is used. */
    static final class Page {

        private final int floor;
        private final @Nullable ToldFile file;

        /** Null where it is to be read from the file. */
        private @Nullable AnswerLedger ledger;

        /**
         * By digests of sets. What was told follows for ever, and what was withheld would let the same few be counted after
         * any more answers: so no verdict changes until answers are forgotten.
         */
        private final Map<String, Boolean> verdicts = new HashMap<>();

        private @Nullable Object numbering;

        Page(int floor, @Nullable ToldFile file) {
            this.floor = floor;
            this.file = file;
            this.ledger = read();
        }

        private AnswerLedger read() {
            var read = new AnswerLedger(floor);
            if (file != null) {
                try {
                    file.replay(read::tell);
                } catch (IOException e) {
                    throw new UncheckedIOException("what was told cannot be read", e);
                }
            }
            return read;
        }

        private AnswerLedger ledger() {
            AnswerLedger known = ledger == null ? read() : ledger;
            ledger = known;
            return known;
        }

        boolean tell(RoaringBitmap patients, AnswerBook book) {
            Object now = book.numbering();
            if (!now.equals(numbering) || verdicts.size() > KEPT_VERDICTS) {
                verdicts.clear();
                numbering = now;
            }
            return verdicts.computeIfAbsent(digest(patients), set -> tell(book.lasting(patients)));
        }

        private static String digest(RoaringBitmap set) {
            ByteBuffer bytes = ByteBuffer.allocate(set.serializedSizeInBytes());
            set.serialize(bytes);
            return HexFormat.of().formatHex(sha256().digest(bytes.array()), 0, 16);
        }

        private boolean tell(RoaringBitmap lasting) {
            Verdict verdict = ledger().tell(lasting);
            if (verdict == Verdict.NEW && file != null) {
                keep(lasting, file);
            }
            return verdict != Verdict.WITHHELD;
        }

        /** What cannot be kept is not told, and the ledger, which has it, is read anew. */
        private void keep(RoaringBitmap lasting, ToldFile into) {
            try {
                into.append(lasting);
            } catch (UncheckedIOException refused) {
                ledger = null;
                throw refused;
            }
        }

        int remembered() {
            return ledger().remembered();
        }

        int forget() {
            int forgotten = remembered();
            ledger = new AnswerLedger(floor);
            verdicts.clear();
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
