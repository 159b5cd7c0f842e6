package org.sinew.api.guidance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.sinew.guidance.Guidance;
import org.sinew.guidance.Guideline;
import org.sinew.guidance.NoGuideline;
import org.sinew.guidance.WrittenGuideline;
import org.sinew.term.Sentence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The guidelines in use: those that are part of Sinew, those shipped as data, and the installation's own,
 * {@code guidelines/*.json} in the data directory, which are read again when they change. One of the installation with the
 * id of a shipped one takes its place; one that cannot be read is named and left out, the others serve.
 */
@Component
public class LiveGuidance implements Supplier<Guidance> {

    private static final Logger LOG = LoggerFactory.getLogger(LiveGuidance.class);

    private final Path directory;
    private final List<Guideline> shipped = new ArrayList<>(Guidance.shipped());
    private volatile Loaded loaded;

    /** What a file of the directory holds. */
    private sealed interface Content {

        record Text(String text) implements Content {}

        /** @param reason key of the bundle {@code guidance} */
        record Unread(String reason) implements Content {}
    }

    private record Loaded(Map<Path, Content> contents, Guidance guidance, List<Sentence> refused) {}

    LiveGuidance(@Value("${sinew.data}") Path data) throws IOException {
        this.directory = data.resolve("guidelines");
        this.shipped.addAll(writtenAndShipped());
        this.loaded = load(contents());
    }

    @Override
    public Guidance get() {
        return loaded.guidance();
    }

    /** Why files of the installation are left out. */
    List<Sentence> refused() {
        return loaded.refused();
    }

    @Scheduled(fixedDelay = 2_000)
    void follow() {
        try {
            Map<Path, Content> now = contents();
            if (!now.equals(loaded.contents())) {
                loaded = load(now);
            }
        } catch (IOException | UncheckedIOException unreadable) {
            LOG.warn("{} could not be read; the guidelines read before still serve", directory, unreadable);
        }
    }

    private static List<Guideline> writtenAndShipped() throws IOException {
        Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath*:/guidelines/*.json");
        List<Guideline> read = new ArrayList<>();
        for (Resource file : Arrays.stream(files)
                .sorted(Comparator.comparing(f -> Objects.toString(f.getFilename())))
                .toList()) {
            read.add(WrittenGuideline.read(Objects.toString(file.getFilename()), file.getContentAsString(UTF_8)));
        }
        return read;
    }

    private Map<Path, Content> contents() throws IOException {
        Map<Path, Content> contents = new LinkedHashMap<>();
        if (Files.isDirectory(directory)) {
            try (Stream<Path> files = Files.list(directory)) {
                files.filter(file -> Files.isRegularFile(file)
                                && !String.valueOf(file.getFileName()).startsWith("."))
                        .sorted()
                        .forEach(file -> contents.put(file, content(file)));
            }
        }
        return contents;
    }

    private static Content content(Path file) {
        if (!file.toString().endsWith(".json")) {
            return new Content.Unread("written.other-format");
        }
        try {
            return new Content.Text(Files.readString(file));
        } catch (CharacterCodingException e) {
            return new Content.Unread("written.no-text");
        } catch (IOException e) {
            return new Content.Unread("written.no-file");
        }
    }

    private Loaded load(Map<Path, Content> contents) {
        Map<String, Guideline> byId = new LinkedHashMap<>();
        shipped.forEach(guideline -> byId.put(guideline.id(), guideline));
        Map<String, String> own = new LinkedHashMap<>();
        List<Sentence> refused = new ArrayList<>();
        contents.forEach((file, content) -> {
            String name = String.valueOf(file.getFileName());
            switch (content) {
                case Content.Unread(var reason) ->
                    refused.add(Sentence.of("guidance", "written.refused", name, Sentence.of("guidance", reason)));
                case Content.Text(var text) -> {
                    try {
                        WrittenGuideline read = WrittenGuideline.read(name, text);
                        String other = own.putIfAbsent(read.id(), name);
                        if (other == null) {
                            byId.put(read.id(), read);
                        } else {
                            refused.add(taken(name, read.id(), other));
                        }
                    } catch (NoGuideline wrong) {
                        refused.add(wrong.said());
                    }
                }
            }
        });
        refused.forEach(why -> LOG.error("left out: {}", why));
        LOG.info("{} guidelines serve, {} of them from {}", byId.size(), own.size(), directory);
        return new Loaded(contents, new Guidance(List.copyOf(byId.values())), List.copyOf(refused));
    }

    private static Sentence taken(String name, String id, String other) {
        return Sentence.of("guidance", "written.refused", name, Sentence.of("guidance", "written.taken", id, other));
    }
}
