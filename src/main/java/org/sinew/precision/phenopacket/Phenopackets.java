package org.sinew.precision.phenopacket;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads GA4GH Phenopackets, version 2, as JSON in UTF-8: one in a file ({@code .json}), one a line ({@code .jsonl}), either of
 * them gzipped, or directories of such. Of a family the proband and the relatives are read, of a cohort its members.
 *
 * @see <a href="https://phenopacket-schema.readthedocs.io/en/latest/schema.html">Phenopacket schema 2.0</a>
 */
public final class Phenopackets {

    private static final int MAGIC = 0x1f8b;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final JsonMapper json = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final List<PublishedCase> cases = new ArrayList<>();
    private final List<UnreadablePhenopacket> unreadable = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    private Phenopackets() {}

    /** What was read; a phenopacket that is none, or whose id another one has, is among the unreadable, and so is a part of one. */
    public record Contents(List<PublishedCase> cases, List<UnreadablePhenopacket> unreadable) {}

    /** @throws IOException when a file cannot be opened */
    public static Contents read(List<Path> paths) throws IOException {
        Phenopackets reader = new Phenopackets();
        for (Path path : paths) {
            List<Path> files = files(path);
            if (files.isEmpty()) {
                reader.unreadable(path.toString(), "no .json, .jsonl or .ndjson file is in the directory");
            }
            for (Path file : files) {
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
        try (Stream<Path> found = Files.walk(path)) {
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
        String name = String.valueOf(file.getFileName());
        try {
            boolean isEmpty = plainName(file).matches(".*\\.(jsonl|ndjson)") ? lines(name, in) == 0 : !whole(name, in);
            if (isEmpty) {
                unreadable(name, "the file is empty");
            }
        } catch (EOFException | ZipException damaged) {
            unreadable(name, "the file ends early or is damaged: " + damaged.getMessage());
        }
    }

    private boolean whole(String name, InputStream in) throws IOException {
        byte[] content = in.readAllBytes();
        if (isBlank(content)) {
            return false;
        }
        message(name, content);
        return true;
    }

    /** As bytes, so that what is no UTF-8 is refused and not replaced. */
    private int lines(String name, InputStream in) throws IOException {
        int number = 0;
        int found = 0;
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 || line.size() > 0; next = in.read()) {
            if (next >= 0 && next != '\n') {
                line.write(next);
                continue;
            }
            number++;
            byte[] content = line.toByteArray();
            if (!isBlank(content)) {
                found++;
                message(name + ":" + number, content);
            }
            line.reset();
        }
        return found;
    }

    private static boolean isBlank(byte[] content) {
        return new String(content, StandardCharsets.UTF_8)
                .replace(BYTE_ORDER_MARK, "")
                .isBlank();
    }

    private static InputStream open(Path file) throws IOException {
        BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file));
        in.mark(2);
        int magic = in.read() << 8 | in.read();
        in.reset();
        return magic == MAGIC ? new BufferedInputStream(new GZIPInputStream(in)) : in;
    }

    private void message(String place, byte[] content) {
        try {
            message(place, json.readTree(content), Set.of());
        } catch (JacksonException broken) {
            TokenStreamLocation at = broken.getLocation();
            unreadable(
                    place,
                    "not JSON: " + broken.getOriginalMessage()
                            + (at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")"));
        }
    }

    /** A phenopacket, or a family or cohort of them. */
    private void message(String place, JsonNode message, Set<String> publications) {
        try {
            if (!message.has("members") && !message.has("proband")) {
                packet(place, message, publications);
                return;
            }
            Set<String> all = new LinkedHashSet<>(publications);
            all.addAll(PacketReading.publications(message));
            if (message.has("proband")) {
                message(place + " proband", message.path("proband"), all);
            }
            for (String several : List.of("relatives", "members")) {
                int number = 0;
                for (JsonNode one : PacketReading.list(message, several)) {
                    message(place + " " + several + "[" + number++ + "]", one, all);
                }
            }
        } catch (PacketReading.NotOne broken) {
            unreadable(place, String.valueOf(broken.getMessage()));
        }
    }

    private void packet(String place, JsonNode packet, Set<String> publications) {
        PacketReading reading = new PacketReading(packet, publications);
        PublishedCase read = reading.read();
        if (ids.add(read.id())) {
            cases.add(read);
            reading.unread().forEach(part -> unreadable(place, part));
        } else {
            unreadable(place, "another phenopacket has the id " + read.id());
        }
    }

    private void unreadable(String place, String reason) {
        unreadable.add(new UnreadablePhenopacket(place, reason));
    }
}
