package org.sinew.api.guidance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import org.sinew.guidance.WrittenGuideline;
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
 * id of another takes its place; one that cannot be read is named and left out, the others serve.
 */
@Component
public class LiveGuidance implements Supplier<Guidance> {

    private static final Logger LOG = LoggerFactory.getLogger(LiveGuidance.class);

    private final Path directory;
    private final List<Guideline> shipped = new ArrayList<>(Guidance.shipped());
    private volatile Loaded loaded;

    private record Loaded(Map<Path, String> texts, Guidance guidance, List<String> refused) {}

    LiveGuidance(@Value("${sinew.data}") Path data) throws IOException {
        this.directory = data.resolve("guidelines");
        this.shipped.addAll(writtenAndShipped());
        this.loaded = load(texts());
    }

    @Override
    public Guidance get() {
        return loaded.guidance();
    }

    /** Why files of the installation are left out. */
    List<String> refused() {
        return loaded.refused();
    }

    @Scheduled(fixedDelay = 2_000)
    void follow() {
        try {
            Map<Path, String> now = texts();
            if (!now.equals(loaded.texts())) {
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

    private Map<Path, String> texts() throws IOException {
        Map<Path, String> texts = new LinkedHashMap<>();
        if (Files.isDirectory(directory)) {
            try (Stream<Path> files = Files.list(directory)) {
                for (Path file : files.filter(f -> f.toString().endsWith(".json"))
                        .sorted()
                        .toList()) {
                    texts.put(file, Files.readString(file));
                }
            }
        }
        return texts;
    }

    private Loaded load(Map<Path, String> texts) {
        Map<String, Guideline> byId = new LinkedHashMap<>();
        shipped.forEach(guideline -> byId.put(guideline.id(), guideline));
        List<String> refused = new ArrayList<>();
        texts.forEach((file, text) -> {
            try {
                Guideline own = WrittenGuideline.read(String.valueOf(file.getFileName()), text);
                byId.put(own.id(), own);
            } catch (IllegalArgumentException wrong) {
                refused.add(String.valueOf(wrong.getMessage()));
                LOG.error("left out: {}", wrong.getMessage());
            }
        });
        LOG.info("{} guidelines serve, {} of them from {}", byId.size(), texts.size() - refused.size(), directory);
        return new Loaded(texts, new Guidance(List.copyOf(byId.values())), List.copyOf(refused));
    }
}
