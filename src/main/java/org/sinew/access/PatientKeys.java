package org.sinew.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.IntConsumer;
import org.roaringbitmap.RoaringBitmap;

/**
 * Numbers that patients keep for ever, whatever their numbers on the timelines: the order in which they were first told
 * of. The file holds 8 bytes of each one's hash, so that it names nobody.
 */
final class PatientKeys {

    private final Patients patients;
    private final FileChannel file;
    private final Map<Long, Integer> keys = new HashMap<>();
    private int[] keyOf = new int[0];
    private @Nullable Object numbering;

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

    /** The same patients by their keys. */
    synchronized RoaringBitmap of(RoaringBitmap numbers) {
        Object now = patients.numbering();
        if (!now.equals(numbering)) {
            numbering = now;
            keyOf = new int[0];
        }
        if (!numbers.isEmpty() && numbers.last() >= keyOf.length) {
            int before = keyOf.length;
            keyOf = Arrays.copyOf(keyOf, numbers.last() + 1 + numbers.last() / 8);
            Arrays.fill(keyOf, before, keyOf.length, -1);
        }
        int known = keys.size();
        ByteBuffer added = ByteBuffer.allocate(Long.BYTES * unknown(numbers));
        var found = new RoaringBitmap();
        numbers.forEach((IntConsumer) number -> found.add(key(number, added)));
        if (keys.size() > known) {
            write(added.flip());
        }
        return found;
    }

    private int unknown(RoaringBitmap numbers) {
        int count = 0;
        for (int number : numbers) {
            count += keyOf[number] < 0 ? 1 : 0;
        }
        return count;
    }

    private int key(int number, ByteBuffer added) {
        if (keyOf[number] < 0) {
            long hash = hash(patients.id(number));
            Integer known = keys.get(hash);
            if (known == null) {
                known = keys.size();
                keys.put(hash, known);
                added.putLong(hash);
            }
            keyOf[number] = known;
        }
        return keyOf[number];
    }

    private void write(ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("what was told cannot be remembered", e);
        }
    }

    private static long hash(String id) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(id.getBytes(UTF_8)))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
