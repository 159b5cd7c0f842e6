package org.sinew.term.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The sources that Sinew knows: where each is published, in which version, under which licence. */
public final class Catalog {

    private static final String BUNDLED = "/ontology/catalog.yaml";

    private final List<CatalogEntry> entries;

    private Catalog(List<CatalogEntry> entries) {
        this.entries = List.copyOf(entries);
    }

    /** The catalogue that comes with Sinew. */
    public static Catalog bundled() {
        try (InputStream content = Catalog.class.getResourceAsStream(BUNDLED)) {
            if (content == null) {
                throw new IllegalStateException("the class path has no " + BUNDLED);
            }
            return parse(content, BUNDLED);
        } catch (IOException broken) {
            throw new IllegalStateException("cannot read " + BUNDLED, broken);
        }
    }

    /** @throws IllegalArgumentException naming file and entry when a value is missing or unknown */
    public static Catalog read(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return parse(content, file.toString());
        }
    }

    public List<CatalogEntry> entries() {
        return entries;
    }

    public Optional<CatalogEntry> find(String id) {
        return entries.stream().filter(e -> e.id().equals(id)).findFirst();
    }

    /** The source that a file seems to be of, by its whole name or by the name without version and endings. */
    public Optional<CatalogEntry> forFile(String name, String stem) {
        return entries.stream()
                .filter(e -> e.fileName().equals(name)
                        || e.id().equals(stem)
                        || e.names().stream().anyMatch(n -> n.equalsIgnoreCase(stem)))
                .findFirst();
    }

    private static Catalog parse(InputStream content, String place) {
        JsonNode root;
        try {
            root = YAMLMapper.builder().build().readTree(content);
        } catch (JacksonException broken) {
            throw new IllegalArgumentException(place + " is no YAML: " + broken.getOriginalMessage(), broken);
        }
        List<CatalogEntry> entries = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonNode node : root.path("sources").values()) {
            CatalogEntry entry = entry(node, place);
            if (!ids.add(entry.id())) {
                throw new IllegalArgumentException(place + " lists '" + entry.id() + "' twice");
            }
            entries.add(entry);
        }
        return new Catalog(entries);
    }

    private static CatalogEntry entry(JsonNode node, String place) {
        String id = required(node, "id", place);
        String where = place + ", " + id;
        List<String> names = new ArrayList<>();
        node.path("names").values().forEach(n -> names.add(n.asString()));
        return new CatalogEntry(
                id,
                required(node, "title", where),
                List.copyOf(names),
                required(node, "version", where),
                optional(node, "url").map(URI::create),
                optional(node, "sha256").map(s -> s.toLowerCase(Locale.ROOT)),
                required(node, "licence", where),
                format(required(node, "format", where), where),
                required(node, "kind", where));
    }

    private static SourceFormat format(String text, String where) {
        try {
            return SourceFormat.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(where + ": '" + text + "' is no known format", unknown);
        }
    }

    private static String required(JsonNode node, String field, String where) {
        return optional(node, field)
                .orElseThrow(() -> new IllegalArgumentException(where + ": '" + field + "' is missing"));
    }

    private static Optional<String> optional(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isMissingNode() || value.isNull() || value.asString().isBlank()
                ? Optional.empty()
                : Optional.of(value.asString().strip());
    }
}
