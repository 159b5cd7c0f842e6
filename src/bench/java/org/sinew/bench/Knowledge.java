package org.sinew.bench;

import java.io.IOException;
import java.nio.file.Path;
import org.sinew.term.Ontology;
import org.sinew.term.catalog.Catalog;
import org.sinew.term.read.OntologyReader;

/** The releases that the rows read, by their place in the data directory. */
final class Knowledge {

    static final String HPO = "hpo/hp.v2025-05-06.json.gz";
    static final String HPOA = "hpo/phenotype.v2025-05-06.hpoa.gz";
    static final String MONDO = "mondo/MONDO-ontology-v2026-05-05.json.gz";

    private static final OntologyReader READER = new OntologyReader(Catalog.bundled());

    private Knowledge() {}

    /** @throws IllegalStateException when the file is not usable */
    static Ontology read(Path file) throws IOException {
        Ontology ontology = READER.read(file);
        if (!ontology.isUsable()) {
            throw new IllegalStateException(file + ": " + ontology.diagnostics());
        }
        return ontology;
    }
}
