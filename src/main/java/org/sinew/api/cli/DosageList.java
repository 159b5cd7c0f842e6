package org.sinew.api.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.sinew.precision.variant.DosageSensitivity;
import org.sinew.term.Assertion;
import org.sinew.term.Assertion.Relation;
import org.sinew.term.Diagnostic;
import org.sinew.term.Ontology;
import org.sinew.term.TermId;
import org.sinew.term.catalog.Catalog;
import org.sinew.term.read.OntologyReader;

/** What a file of ClinGen's says of losing a copy of genes, by their symbols; without a database. */
final class DosageList {

    private DosageList() {}

    /** @throws IllegalArgumentException for a file that cannot be read as a release, or that says nothing of dosage */
    static Map<String, DosageSensitivity> read(Path file) throws IOException {
        Ontology list = new OntologyReader(Catalog.bundled()).read(file);
        if (!list.isUsable()) {
            throw new IllegalArgumentException(list.diagnostics().stream()
                    .map(Diagnostic::toString)
                    .findFirst()
                    .orElse(file + " cannot be read"));
        }
        Map<TermId, String> symbols = new HashMap<>();
        list.mentions().forEach(gene -> symbols.put(gene.id(), gene.label()));
        Map<String, DosageSensitivity> found = new HashMap<>();
        for (Assertion said : list.assertions()) {
            if (said.relation() == Relation.HAS_DOSAGE_SENSITIVITY
                    && said.object().local().equals("haploinsufficiency")) {
                String symbol =
                        symbols.getOrDefault(said.subject(), said.subject().toString());
                found.put(symbol, sensitivity(symbol, said, list.release().id()));
            }
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException(file + " says nothing of dosage sensitivity");
        }
        return Map.copyOf(found);
    }

    private static DosageSensitivity sensitivity(String symbol, Assertion said, String release) {
        Map<String, String> of = said.qualifiers();
        return new DosageSensitivity(
                symbol,
                of.getOrDefault("score", ""),
                of.get("classification"),
                of.get("disease"),
                null,
                of.get("evaluated"),
                release,
                said.references());
    }
}
