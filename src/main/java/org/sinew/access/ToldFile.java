package org.sinew.access;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.function.Consumer;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.graph.PrivateFiles;

/** Sets that one user was told the sizes of, one after another: the length in bytes, and the set in Roaring's own format. */
final class ToldFile {

    private final FileChannel file;

    ToldFile(FileChannel file) {
        this.file = file;
    }

    /** Gives every set; a last one that was cut off by a crash was never told, and goes. */
    void replay(Consumer<RoaringBitmap> each) throws IOException {
        long end = 0;
        ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);
        while (fill(length.clear(), end)) {
            ByteBuffer bytes = ByteBuffer.allocate(length.flip().getInt());
            if (!fill(bytes, end + Integer.BYTES)) {
                break;
            }
            var set = new RoaringBitmap();
            set.deserialize(bytes.flip());
            each.accept(set);
            end += Integer.BYTES + bytes.capacity();
        }
        file.truncate(end);
        file.position(end);
    }

    private boolean fill(ByteBuffer bytes, long from) throws IOException {
        long at = from;
        while (bytes.hasRemaining()) {
            int read = file.read(bytes, at);
            if (read < 0) {
                return false;
            }
            at += read;
        }
        return true;
    }

    /** @throws UncheckedIOException when the disk refuses; then nothing of it is in the file */
    void append(RoaringBitmap set) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(set.serializedSizeInBytes());
            set.serialize(out);
            PrivateFiles.append(file, ByteBuffer.wrap(bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException("what was told cannot be remembered", e);
        }
    }

    void clear() throws IOException {
        file.truncate(0);
        file.position(0);
    }
}
