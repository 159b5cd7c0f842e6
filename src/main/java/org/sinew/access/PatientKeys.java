package org.sinew.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.graph.PrivateFiles;

/**
 * Numbers that patients keep for ever, whatever their numbers on the timelines: the order in which they were first told
 * of. The file holds 8 bytes of each one's hash, so that it names nobody.
 */
final class PatientKeys {

    private static final int PART = 4_096;

    private final Patients patients;
    private final FileChannel file;
    private final Map<Long, Integer> keys = new HashMap<>();
    private int[] keyOf = new int[0];
    private @Nullable Object numbering;

    /** Whose keys are in {@link #keyOf}, and whether all of them are their numbers. */
    private RoaringBitmap seen = new RoaringBitmap();

    private boolean areSame = true;

    PatientKeys(Patients patients, FileChannel file) throws IOException {
        this.patients = patients;
        this.file = file;
        ByteBuffer known = ByteBuffer.allocate((int) (file.size() / Long.BYTES * Long.BYTES));
        while (known.hasRemaining() && file.read(known) >= 0) {
            // until all is there
        }
        known.flip();
        while (known.hasRemaining()) {
            keys.put(known.getLong(), keys.size());
        }
        file.position((long) keys.size() * Long.BYTES);
    }

    Object numbering() {
        return patients.numbering();
    }

    /** The same patients by their keys. */
    synchronized RoaringBitmap of(RoaringBitmap numbers) {
        Object now = patients.numbering();
        if (!now.equals(numbering)) {
            numbering = now;
            keyOf = new int[0];
            seen = new RoaringBitmap();
            areSame = true;
        }
        see(RoaringBitmap.andNot(numbers, seen));
        return areSame
                ? numbers
                : RoaringBitmap.bitmapOf(
                        numbers.stream().map(number -> keyOf[number]).toArray());
    }

    private void see(RoaringBitmap fresh) {
        if (fresh.isEmpty()) {
            return;
        }
        keyOf = Arrays.copyOf(keyOf, Math.max(keyOf.length, fresh.last() + 1));
        int[] numbers = fresh.toArray();
        long[] hashes = new long[numbers.length];
        IntStream.range(0, (numbers.length + PART - 1) / PART).parallel().forEach(part -> {
            MessageDigest sha = AnswerBook.sha256();
            for (int i = part * PART; i < Math.min(numbers.length, (part + 1) * PART); i++) {
                hashes[i] = ByteBuffer.wrap(sha.digest(patients.id(numbers[i]).getBytes(UTF_8)))
                        .getLong();
            }
        });
        remember(hashes);
        for (int i = 0; i < numbers.length; i++) {
            keyOf[numbers[i]] = keys.getOrDefault(hashes[i], -1);
            areSame &= keyOf[numbers[i]] == numbers[i];
        }
        seen.or(fresh);
    }

    /** Gives the unknown ones keys, once they are in the file: a key that a restart does not know would be another's. */
    private void remember(long[] hashes) {
        long[] unknown = Arrays.stream(hashes)
                .filter(hash -> !keys.containsKey(hash))
                .distinct()
                .toArray();
        ByteBuffer added = ByteBuffer.allocate(Long.BYTES * unknown.length);
        added.asLongBuffer().put(unknown);
        try {
            PrivateFiles.append(file, added);
        } catch (IOException e) {
            throw new UncheckedIOException("what was told cannot be remembered", e);
        }
        for (long hash : unknown) {
            keys.put(hash, keys.size());
        }
    }
}
