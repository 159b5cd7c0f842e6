package org.sinew.ingest.knowledge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.sinew.graph.KnowledgeWriter;
import org.sinew.term.Assertion.Relation;
import org.sinew.term.Diagnostic;
import org.sinew.term.LiveTerminology;
import org.sinew.term.Ontology;
import org.sinew.term.Terminology;
import org.sinew.term.read.OntologyReader;

/**
 * Loads releases: read, checked, put in place of the earlier ones at once, written to the graph, and kept for the next
 * start. A release with an error changes nothing; what served before goes on serving.
 */
public final class Knowledge {

    private final LiveTerminology live = new LiveTerminology();
    private final KnowledgeWriter writer;
    private final OntologyReader reader;
    private final KeptFiles kept;
    private String served = "";
    private final Map<String, Set<Relation>> stated = new ConcurrentHashMap<>();

    public Knowledge(KnowledgeWriter writer, OntologyReader reader, Path directory) {
        this.writer = writer;
        this.reader = reader;
        this.kept = new KeptFiles(directory);
    }

    /** What serves now; waits for a load or restore that is putting releases in place. */
    public synchronized Terminology current() {
        return live.current();
    }

    /**
     * Loads files and directories, all of them or none.
     *
     * @throws IOException when a file cannot be opened
     */
    public LoadReport load(List<Path> paths, KnowledgeProgress progress) throws IOException {
        Map<Path, Ontology> read = new LinkedHashMap<>();
        for (Path path : paths) {
            for (Path file : reader.filesOf(path)) {
                read.put(
                        file,
                        reader.read(
                                file,
                                (f, done, total) -> progress.advanced("reading " + f.getFileName(), done, total)));
            }
        }
        LiveTerminology.Replacement replacement = replace(List.copyOf(read.values()));
        List<LoadReport.Loaded> loaded = new ArrayList<>();
        if (replacement.accepted()) {
            for (Map.Entry<Path, Ontology> entry : read.entrySet()) {
                loaded.add(write(entry.getValue(), progress));
                kept.keep(entry.getValue().release().source(), entry.getKey());
                remember(entry.getValue());
            }
            remember();
        }
        return new LoadReport(replacement.accepted(), loaded, errorsFirst(replacement.diagnostics()));
    }

    private synchronized LiveTerminology.Replacement replace(List<Ontology> ontologies) {
        return live.replace(ontologies);
    }

    private LoadReport.Loaded write(Ontology ontology, KnowledgeProgress progress) {
        boolean unchanged = writer.holds(ontology.release());
        if (!unchanged) {
            long total = KnowledgeWriter.size(ontology);
            long[] done = {0};
            writer.write(ontology, count -> {
                done[0] += count;
                progress.advanced("writing " + ontology.release().id(), done[0], total);
            });
        }
        return new LoadReport.Loaded(
                ontology.release(),
                ontology.terms().size(),
                ontology.mappings().size(),
                ontology.translations().size(),
                ontology.assertions().size(),
                unchanged);
    }

    /** Puts the kept releases in place, if they are not yet; cheap when nothing changed since. */
    public synchronized List<Diagnostic> restore() throws IOException {
        String fingerprint = kept.fingerprint();
        if (fingerprint.equals(served)) {
            return List.of();
        }
        List<Ontology> ontologies = new ArrayList<>();
        for (Path file : kept.files()) {
            ontologies.add(reader.read(file));
            remember(ontologies.getLast());
        }
        List<Diagnostic> diagnostics = live.replace(ontologies).diagnostics();
        served = fingerprint;
        return errorsFirst(diagnostics);
    }

    /** Whether a file of this one's name and content serves. */
    public boolean serves(Path file) throws IOException {
        for (Path other : kept.files()) {
            if (other.getFileName().equals(file.getFileName()) && Files.mismatch(other, file) < 0) {
                return true;
            }
        }
        return false;
    }

    private void remember(Ontology ontology) {
        Set<Relation> relations = EnumSet.noneOf(Relation.class);
        ontology.assertions().forEach(assertion -> relations.add(assertion.relation()));
        stated.put(ontology.release().source(), relations);
    }

    /** Changes whenever other releases serve, so that what is built from them is to be built again. */
    public synchronized String edition() {
        return served;
    }

    /**
     * The serving releases that state any of these relations, with their assertions, which are in no memory and are read
     * again from the kept files, while others go on asking what serves.
     */
    public List<Ontology> stating(Set<Relation> relations) throws IOException {
        List<Ontology> found = new ArrayList<>();
        for (Path file : filesStating(relations)) {
            found.add(reader.read(file));
        }
        return found;
    }

    private synchronized List<Path> filesStating(Set<Relation> relations) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, Set<Relation>> source : stated.entrySet()) {
            if (!Collections.disjoint(source.getValue(), relations)) {
                files.addAll(kept.files(source.getKey()));
            }
        }
        return files;
    }

    private synchronized void remember() throws IOException {
        served = kept.fingerprint();
    }

    private static List<Diagnostic> errorsFirst(List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .sorted(Comparator.comparing(Diagnostic::severity))
                .toList();
    }
}
