package org.sinew.api.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.sinew.ingest.knowledge.Knowledge;
import org.sinew.precision.diagnosis.Diagnosis;
import org.sinew.term.Assertion.Relation;
import org.sinew.term.Ontology;
import org.sinew.term.Terminology;
import org.sinew.term.catalog.Catalog;
import org.sinew.term.read.OntologyReader;
import picocli.CommandLine.Option;

/** Where a command takes its knowledge of diseases from: files, or the data directory without any. */
final class DiagnosisKnowledge {

    private static final Set<Relation> RELATIONS =
            EnumSet.of(Relation.HAS_PHENOTYPE, Relation.HAS_CLINICAL_MODIFIER, Relation.CAUSED_BY, Relation.INDICATES);

    @Option(names = "--hpo", paramLabel = "FILE", description = "the Human Phenotype Ontology")
    private List<Path> hpo = List.of();

    @Option(names = "--hpoa", paramLabel = "FILE", description = "its annotations of diseases, phenotype.hpoa")
    private List<Path> hpoa = List.of();

    @Option(
            names = "--mondo",
            paramLabel = "PATH",
            description = "MONDO and its mappings to OMIM, Orphanet and OMIM phenotypic series; files or directories")
    private List<Path> mondo = List.of();

    @Option(
            names = "--lab-outcomes",
            paramLabel = "FILE",
            description = "which phenotype a laboratory result is: LOINC2HPO's table")
    private List<Path> labs = List.of();

    @Option(names = "--genes-to-disease", paramLabel = "FILE", description = "HPO's table of genes and diseases")
    private List<Path> genes = List.of();

    Diagnosis load(Progress progress) throws IOException {
        List<Path> paths = new ArrayList<>(hpo);
        paths.addAll(hpoa);
        paths.addAll(mondo);
        paths.addAll(genes);
        paths.addAll(labs);
        return paths.isEmpty() ? fromDataDirectory() : fromFiles(paths, progress);
    }

    private Diagnosis fromFiles(List<Path> paths, Progress progress) throws IOException {
        if (hpo.isEmpty() || hpoa.isEmpty()) {
            throw new IllegalArgumentException(
                    "knowledge from files needs at least --hpo and --hpoa; without any, the data directory's is used");
        }
        OntologyReader reader = new OntologyReader(Catalog.bundled());
        List<Ontology> read = new ArrayList<>();
        for (Path path : paths) {
            for (Path file : reader.filesOf(path)) {
                Ontology ontology =
                        reader.read(file, (f, done, total) -> progress.show("reading " + f.getFileName(), done, total));
                if (!ontology.isUsable()) {
                    throw new IllegalArgumentException(
                            file + ": " + ontology.diagnostics().getFirst().message());
                }
                read.add(ontology);
            }
        }
        return Diagnosis.of(Terminology.of(read), read);
    }

    private static Diagnosis fromDataDirectory() throws IOException {
        try (var context = CommandLineDoor.open()) {
            Knowledge knowledge = context.getBean(Knowledge.class);
            knowledge.restore();
            return Diagnosis.of(knowledge.current(), knowledge.stating(RELATIONS));
        }
    }
}
