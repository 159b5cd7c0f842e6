package org.sinew.guidance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.sinew.precision.diagnosis.Diagnosis;
import org.sinew.precision.pgx.DrugResponse;
import org.sinew.term.LiveTerminology;
import org.sinew.term.Ontology;
import org.sinew.term.catalog.Catalog;
import org.sinew.term.read.OntologyReader;
import org.sinew.term.read.ProgressListener;

/** What the starter knowledge knows, without a graph. */
public final class StarterBackground {

    private static final Background READ = read();

    private StarterBackground() {}

    public static Background get() {
        return READ;
    }

    private static Background read() {
        try {
            List<Ontology> all =
                    new OntologyReader(Catalog.bundled()).readAll(Path.of("ontology/starter"), ProgressListener.NONE);
            LiveTerminology live = new LiveTerminology();
            live.replace(all);
            List<KnowledgeEdge> edges = all.stream()
                    .flatMap(ontology -> ontology.assertions().stream()
                            .map(stated -> new KnowledgeEdge(
                                    stated.subject(),
                                    stated.relation().name(),
                                    stated.object(),
                                    stated.qualifiers().get("severity"),
                                    KnowledgeEdge.effects(stated.qualifiers()),
                                    stated.references(),
                                    ontology.release().id())))
                    .toList();
            return new Background(live.current(), edges, DrugResponse.starter(), Diagnosis.of(live.current(), all));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
