package org.sinew.precision.phenopacket;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads GA4GH Phenopackets, version 2, as JSON: one in a file ({@code .json}), one a line ({@code .jsonl}), either of them
 * gzipped, or directories of such.
 *
 * @see <a href="https://phenopacket-schema.readthedocs.io/en/latest/schema.html">Phenopacket schema 2.0</a>
 */
public final class Phenopackets {

    private static final int DEPTH = 8;
    private static final int MAGIC = 0x1f8b;

    private final JsonMapper json = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final List<PublishedCase> cases = new ArrayList<>();
    private final List<UnreadablePhenopacket> unreadable = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    private Phenopackets() {}

    /** What was read; a phenopacket that is none, or whose id another one has, is among the unreadable ones. */
    public record Contents(List<PublishedCase> cases, List<UnreadablePhenopacket> unreadable) {}

    /** @throws IOException when a file cannot be opened */
    public static Contents read(List<Path> paths) throws IOException {
        Phenopackets reader = new Phenopackets();
        for (Path path : paths) {
            for (Path file : files(path)) {
                reader.file(file);
            }
        }
        return new Contents(List.copyOf(reader.cases), List.copyOf(reader.unreadable));
    }

    private static List<Path> files(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString(), null, "there is no such file or directory");
        }
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> found = Files.walk(path, DEPTH)) {
            return found.filter(Files::isRegularFile)
                    .filter(file -> plainName(file).matches(".*\\.(json|jsonl|ndjson)"))
                    .sorted()
                    .toList();
        }
    }

    private static String plainName(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
    }

    private void file(Path file) throws IOException {
        try (InputStream in = open(file)) {
            content(file, in);
        }
    }

    /** Of a file that ends early, what comes before its end is read. */
    private void content(Path file, InputStream in) throws IOException {
        try {
            if (plainName(file).matches(".*\\.(jsonl|ndjson)")) {
                lines(file, new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
            } else {
                packet(String.valueOf(file.getFileName()), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (EOFException | ZipException damaged) {
            unreadable.add(new UnreadablePhenopacket(
                    String.valueOf(file.getFileName()), "the file ends early or is damaged: " + damaged.getMessage()));
        }
    }

    private void lines(Path file, BufferedReader in) throws IOException {
        int number = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            number++;
            if (!line.isBlank()) {
                packet(file.getFileName() + ":" + number, line);
            }
        }
    }

    private static InputStream open(Path file) throws IOException {
        BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file));
        in.mark(2);
        int magic = in.read() << 8 | in.read();
        in.reset();
        return magic == MAGIC ? new GZIPInputStream(in) : in;
    }

    private void packet(String place, String text) {
        try {
            JsonNode packet = json.readTree(text);
            PublishedCase read = new PacketReading(packet).read();
            if (ids.add(read.id())) {
                cases.add(read);
            } else {
                unreadable.add(new UnreadablePhenopacket(place, "another phenopacket has the id " + read.id()));
            }
        } catch (JacksonException broken) {
            unreadable.add(new UnreadablePhenopacket(place, "not JSON: " + broken.getOriginalMessage()));
        } catch (PacketReading.NotOne broken) {
            unreadable.add(new UnreadablePhenopacket(place, String.valueOf(broken.getMessage())));
        }
    }
}
