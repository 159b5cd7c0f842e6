package org.sinew.cohort;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.sinew.term.TermId;

/**
 * Timelines on disk: a file a shard, as the shard is in memory, and {@code timelines.index}, which names them with their
 * lengths and checksums and holds everything else. Files are never changed; the index is written beside the old one,
 * forced to the disk, and put in its place in one step. Whenever the process ends, the old state or the new one is there.
 */
final class Snapshot {

    private static final long VERSION = 0x534E_5750_0000_0005L;
    private static final String INDEX = "timelines.index";
    private static final int CHUNK = 1 << 26;

    private record Stored(String file, long length, long checksum) {}

    private final Path directory;
    private final Map<Shard, Stored> stored = new WeakHashMap<>();

    /** @param clock whose commits the timelines count */
    record Loaded(Timelines timelines, String clock) {}

    Snapshot(Path directory) {
        this.directory = directory;
    }

    /** Returns when the state is durable; shards that are stored already are not written again. */
    synchronized void save(Timelines state, String clock) throws IOException {
        Files.createDirectories(directory);
        List<Stored> files = new ArrayList<>();
        for (Shard shard : state.shards()) {
            Stored file = stored.get(shard);
            if (file == null) {
                file = write(shard);
                stored.put(shard, file);
            }
            files.add(file);
        }
        byte[] index = index(state, clock, files);
        replace(INDEX, index);
        removeOthers(files);
    }

    private Stored write(Shard shard) throws IOException {
        MemorySegment data = shard.data();
        long checksum = checksum(data);
        Path temporary = Files.createTempFile(directory, "shard-", ".part");
        String name = temporary.getFileName().toString().replace(".part", ".shard");
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            for (long at = 0; at < data.byteSize(); at += CHUNK) {
                writeFully(channel, chunk(data, at));
            }
            channel.force(true);
        }
        Files.move(temporary, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        return new Stored(name, data.byteSize(), checksum);
    }

    private static ByteBuffer chunk(MemorySegment data, long at) {
        return data.asSlice(at, Math.min(CHUNK, data.byteSize() - at)).asByteBuffer();
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private void replace(String name, byte[] content) throws IOException {
        Path temporary = Files.createTempFile(directory, name, ".part");
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            writeFully(channel, ByteBuffer.wrap(content));
            channel.force(true);
        }
        Files.move(
                temporary,
                directory.resolve(name),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel folder = FileChannel.open(directory, StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    private void removeOthers(List<Stored> files) throws IOException {
        Set<String> kept = new HashSet<>(files.stream().map(Stored::file).toList());
        kept.add(INDEX);
        try (Stream<Path> all = Files.list(directory)) {
            for (Path file : all.toList()) {
                if (!kept.contains(file.getFileName().toString())) {
                    Files.delete(file);
                }
            }
        }
    }

    private static long checksum(MemorySegment data) {
        CRC32C checksum = new CRC32C();
        for (long at = 0; at < data.byteSize(); at += CHUNK) {
            checksum.update(chunk(data, at));
        }
        return checksum.getValue();
    }

    private static byte[] index(Timelines state, String clock, List<Stored> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeLong(VERSION);
        out.writeUTF(clock);
        out.writeLong(state.commit());
        writeDictionary(state.dictionary(), out);
        out.writeInt(files.size());
        for (int s = 0; s < files.size(); s++) {
            out.writeUTF(files.get(s).file());
            out.writeLong(files.get(s).length());
            out.writeLong(files.get(s).checksum());
            long[] live = state.live(s);
            out.writeInt(live.length);
            for (long word : live) {
                out.writeLong(word);
            }
        }
        long[] ties = state.kinship().packed();
        out.writeInt(ties.length);
        for (long tie : ties) {
            out.writeLong(tie);
        }
        CRC32C checksum = new CRC32C();
        checksum.update(bytes.toByteArray());
        out.writeLong(checksum.getValue());
        return bytes.toByteArray();
    }

    private static void writeDictionary(Dictionary dictionary, DataOutputStream out) throws IOException {
        List<EventCode> codes = dictionary.codes();
        out.writeInt(codes.size());
        for (EventCode code : codes) {
            out.writeUTF(code.kind().label());
            out.writeInt(code.ids().size());
            for (TermId id : code.ids()) {
                writeText(out, id.toString());
            }
        }
        List<Flavour> flavours = dictionary.flavours();
        out.writeInt(flavours.size());
        for (Flavour f : flavours) {
            String[] parts = {
                f.status(),
                f.verification(),
                f.source(),
                f.encounterKind(),
                f.unit(),
                f.valueCode(),
                f.category(),
                f.gene(),
                f.zygosity(),
                f.significance(),
                f.consequence()
            };
            for (String part : parts) {
                writeOptional(out, part);
            }
        }
        out.writeInt(dictionary.regions().size());
        for (Region region : dictionary.regions()) {
            writeOptional(out, region.state());
            writeOptional(out, region.country());
        }
    }

    private static void writeOptional(DataOutputStream out, @Nullable String text) throws IOException {
        out.writeBoolean(text != null);
        writeText(out, text == null ? "" : text);
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** What was saved last; empty if there is nothing, or if anything about it is in doubt. */
    synchronized Optional<Loaded> load() {
        try {
            Path index = directory.resolve(INDEX);
            return Files.exists(index) ? read(Files.readAllBytes(index)) : Optional.empty();
        } catch (IOException | RuntimeException damaged) {
            return Optional.empty();
        }
    }

    private Optional<Loaded> read(byte[] index) throws IOException {
        CRC32C checksum = new CRC32C();
        checksum.update(index, 0, index.length - 8);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(index));
        if (in.readLong() != VERSION
                || ByteBuffer.wrap(index, index.length - 8, 8).getLong() != checksum.getValue()) {
            return Optional.empty();
        }
        String clock = in.readUTF();
        long commit = in.readLong();
        Dictionary dictionary = readDictionary(in);
        int count = in.readInt();
        List<Stored> files = new ArrayList<>();
        List<long[]> live = new ArrayList<>();
        for (int s = 0; s < count; s++) {
            files.add(new Stored(in.readUTF(), in.readLong(), in.readLong()));
            long[] words = new long[in.readInt()];
            for (int w = 0; w < words.length; w++) {
                words[w] = in.readLong();
            }
            live.add(words);
        }
        long[] ties = new long[in.readInt()];
        for (int i = 0; i < ties.length; i++) {
            ties[i] = in.readLong();
        }
        @Nullable Shard[] shards = new Shard[count];
        IntStream.range(0, count).parallel().forEach(s -> shards[s] = map(files.get(s)));
        List<Shard> mapped = new ArrayList<>();
        for (int s = 0; s < count; s++) {
            Shard shard = shards[s];
            if (shard == null) {
                return Optional.empty();
            }
            stored.put(shard, files.get(s));
            mapped.add(shard);
        }
        return Optional.of(new Loaded(
                new Timelines(dictionary, List.copyOf(mapped), List.copyOf(live), Kinship.packed(ties), commit),
                clock));
    }

    /** Null if the file is not what was written. */
    private @Nullable Shard map(Stored file) {
        try (FileChannel channel = FileChannel.open(directory.resolve(file.file()), StandardOpenOption.READ)) {
            if (channel.size() != file.length()) {
                return null;
            }
            MemorySegment data = channel.map(MapMode.READ_ONLY, 0, file.length(), Arena.ofAuto());
            return checksum(data) == file.checksum() && data.get(Layout.LONG, 0) == Shard.MAGIC
                    ? new Shard(data)
                    : null;
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static Dictionary readDictionary(DataInputStream in) throws IOException {
        Dictionary dictionary = new Dictionary();
        for (int left = in.readInt(); left > 0; left--) {
            EventKind kind = EventKind.ofLabel(in.readUTF()).orElseThrow();
            List<TermId> ids = new ArrayList<>();
            for (int more = in.readInt(); more > 0; more--) {
                ids.add(TermId.parse(readText(in)));
            }
            dictionary.code(kind, ids);
        }
        for (int left = in.readInt(); left > 0; left--) {
            @Nullable String[] parts = new String[11];
            for (int i = 0; i < parts.length; i++) {
                parts[i] = readOptional(in);
            }
            dictionary.flavour(new Flavour(
                    parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], parts[6], parts[7], parts[8], parts[9],
                    parts[10]));
        }
        for (int left = in.readInt(); left > 0; left--) {
            dictionary.region(new Region(readOptional(in), readOptional(in)));
        }
        return dictionary;
    }

    private static @Nullable String readOptional(DataInputStream in) throws IOException {
        boolean present = in.readBoolean();
        String text = readText(in);
        return present ? text : null;
    }

    private static String readText(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
    }
}
