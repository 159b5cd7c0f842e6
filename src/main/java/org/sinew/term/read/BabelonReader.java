package org.sinew.term.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sinew.term.OntologyBuilder;
import org.sinew.term.TermId;

/**
 * Translations of an ontology's labels and synonyms.
 *
 * @see <a href="https://github.com/monarch-initiative/babelon">Babelon</a>
 */
final class BabelonReader implements SourceReader {

    private record Key(TermId term, String language) {}

    private static final class Found {
        private @Nullable String label;
        private final List<String> synonyms = new ArrayList<>(1);
    }

    @Override
    public void read(SourceFile file, OntologyBuilder into) throws IOException {
        Table table = new Table(file, into);
        table.require("subject_id", "predicate_id", "translation_language", "translation_value");
        String version = table.comment("translation_set_version");
        if (version != null) {
            into.version(version);
        }
        Map<Key, Found> found = new LinkedHashMap<>();
        for (Table.Row row = table.next(); row != null; row = table.next()) {
            collect(row, found);
        }
        found.forEach(
                (key, names) -> into.translation(key.term(), key.language(), names.label, List.copyOf(names.synonyms)));
    }

    private static void collect(Table.Row row, Map<Key, Found> found) {
        String value = row.get("translation_value");
        boolean isLabel = row.get("predicate_id").equals("rdfs:label");
        boolean isSynonym = row.get("predicate_id").endsWith("Synonym");
        if (value.isEmpty() || !(isLabel || isSynonym)) {
            return;
        }
        TermId term = row.id("subject_id");
        if (term == null) {
            return;
        }
        Found names = found.computeIfAbsent(new Key(term, row.get("translation_language")), k -> new Found());
        if (isLabel && names.label == null) {
            names.label = value;
        } else {
            names.synonyms.add(value);
        }
    }
}
