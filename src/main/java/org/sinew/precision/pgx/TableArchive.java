package org.sinew.precision.pgx;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sinew.term.Release;
import org.sinew.term.catalog.Catalog;
import org.sinew.term.catalog.CatalogEntry;
import org.sinew.term.read.ArchiveFiles;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Opens tables: PharmCAT's archive or directory, or the starter's one file. */
final class TableArchive {

    private static final String STARTER = "/ontology/pharmacogenes.json";

    private TableArchive() {}

    static PrescribingTables read(Path path) throws IOException {
        Map<String, byte[]> files = ArchiveFiles.read(path, TableArchive::isTable);
        if (files.keySet().stream().noneMatch(f -> f.contains("definition/alleles/"))) {
            throw new IllegalArgumentException(
                    path + " holds no tables of drugs and genes (definition/alleles/<gene>_translation.json)");
        }
        return new TableFiles(release(), List.of(), files);
    }

    private static boolean isTable(String path) {
        return path.endsWith(".json")
                && !path.contains("example")
                && (path.contains("definition/alleles/")
                        || path.contains("phenotype/")
                        || path.contains("reporter/guidelines/"));
    }

    private static Release release() {
        return Catalog.bundled()
                .find("pharmcat")
                .map(CatalogEntry::release)
                .orElseThrow(() -> new IllegalStateException("the catalogue has no entry 'pharmcat'"));
    }

    /** One object whose members are the files by their path, and the release's own properties. */
    static PrescribingTables starter() {
        try (InputStream content = TableArchive.class.getResourceAsStream(STARTER)) {
            if (content == null) {
                throw new IllegalStateException("the class path has no " + STARTER);
            }
            JsonMapper json = JsonMapper.builder().build();
            JsonNode root = json.readTree(content);
            Map<String, byte[]> files = new HashMap<>();
            root.path("files").properties().forEach(e -> files.put(e.getKey(), json.writeValueAsBytes(e.getValue())));
            return new TableFiles(
                    new Release(
                            root.path("source").asString(),
                            root.path("version").asString(),
                            root.path("licence").asString(),
                            null,
                            null),
                    List.of(Note.of("starter")),
                    files);
        } catch (IOException broken) {
            throw new IllegalStateException("cannot read " + STARTER, broken);
        }
    }
}
