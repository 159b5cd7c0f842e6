package org.sinew.term.read;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.sinew.term.Diagnostic.Problem;
import org.sinew.term.Ontology;
import org.sinew.term.OntologyBuilder;
import org.sinew.term.Release;
import org.sinew.term.catalog.Catalog;
import org.sinew.term.catalog.CatalogEntry;
import org.sinew.term.catalog.SourceFormat;
import org.sinew.term.rdf.RdfReader;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/**
 * Reads any of the known formats from a file, plain or gzip, recognising the format by the file's content. What is wrong
 * with a file is in the {@link Ontology#diagnostics() diagnostics} of what comes back; only a file that cannot be opened
 * at all throws.
 */
public final class OntologyReader {

    private final Catalog catalog;

    /** @param catalog knows source, version and licence of files that do not state theirs */
    public OntologyReader(Catalog catalog) {
        this.catalog = catalog;
    }

    public Ontology read(Path file) throws IOException {
        return read(file, ProgressListener.NONE);
    }

    public Ontology read(Path file, ProgressListener progress) throws IOException {
        String name = String.valueOf(file.getFileName());
        Optional<CatalogEntry> entry = catalog.forFile(name, FileNames.stem(name));
        Optional<SourceFormat> format;
        try {
            format = Sniffer.format(file);
        } catch (EOFException | ZipException broken) {
            return broken(file, entry, Problem.TRUNCATED, "not a whole gzip file: " + broken.getMessage());
        }
        if (format.isEmpty()) {
            return broken(file, entry, Problem.MALFORMED, "none of the known ontology formats");
        }
        return read(file, format.get(), entry, progress);
    }

    /** Reads a file as what the catalogue says it is. */
    public Ontology read(Path file, CatalogEntry entry, ProgressListener progress) throws IOException {
        return read(file, entry.format(), Optional.of(entry), progress);
    }

    /** Every file below the directory that is in a known format, in the order of their paths; or the one file. */
    public List<Path> filesOf(Path fileOrDirectory) throws IOException {
        if (!Files.exists(fileOrDirectory)) {
            throw new NoSuchFileException(fileOrDirectory.toString());
        }
        if (!Files.isDirectory(fileOrDirectory)) {
            return List.of(fileOrDirectory);
        }
        List<Path> known = new java.util.ArrayList<>();
        try (Stream<Path> found = Files.walk(fileOrDirectory, 4)) {
            for (Path file : found.filter(Files::isRegularFile).sorted().toList()) {
                if (isKnown(file)) {
                    known.add(file);
                }
            }
        }
        return List.copyOf(known);
    }

    public List<Ontology> readAll(Path fileOrDirectory, ProgressListener progress) throws IOException {
        List<Ontology> read = new java.util.ArrayList<>();
        for (Path file : filesOf(fileOrDirectory)) {
            read.add(read(file, progress));
        }
        return List.copyOf(read);
    }

    private static boolean isKnown(Path file) throws IOException {
        try {
            return Sniffer.format(file).isPresent();
        } catch (EOFException | ZipException broken) {
            return true;
        }
    }

    private Ontology read(Path path, SourceFormat format, Optional<CatalogEntry> entry, ProgressListener progress)
            throws IOException {
        OntologyBuilder builder = new OntologyBuilder();
        String sha256 = null;
        try (SourceFile file = new SourceFile(path, progress)) {
            parse(format, file, builder);
            if (builder.isEmpty()) {
                builder.error(Problem.MALFORMED, file.name(), "holds no term, mapping, translation or assertion");
            }
            sha256 = file.sha256OfAll();
        } catch (UnreadableSource broken) {
            builder.error(broken.problem(), broken.place(), String.valueOf(broken.getMessage()));
        } catch (JacksonException broken) {
            report(path, broken, builder);
        } catch (EOFException | ZipException broken) {
            builder.error(Problem.TRUNCATED, name(path), "the file is cut off: " + broken.getMessage());
        }
        return builder.build(fallback(path, entry, sha256));
    }

    private static void parse(SourceFormat format, SourceFile file, OntologyBuilder builder) throws IOException {
        SourceReader reader = switch (format) {
            case OBO_GRAPHS -> new OboGraphsReader();
            case OBO -> new OboReader();
            case RDF -> (f, into) -> RdfReader.read(f.name(), f.content(), Sniffer.syntax(f.path()), into);
            case MONDO_DICTIONARY -> new MondoDictionaryReader();
            case SSSOM -> new SssomReader();
            case BABELON -> new BabelonReader();
            case HPOA -> new HpoaReader();
            case HGNC -> new HgncReader();
            case GENES_TO_DISEASE -> new GenesToDiseaseReader();
            case CLINGEN -> new ClinGenReader();
            case CLINGEN_DOSAGE -> new ClinGenDosageReader();
            case KGX_EDGES -> new KgxEdgesReader();
            case ICD10CM_TABLE -> new IcdTableReader();
            case MAXO_ANNOTATIONS -> new MaxoAnnotationsReader();
            case MAXO_DIAGNOSTICS -> new MaxoDiagnosticsReader();
            case LAB_OUTCOMES -> new LabOutcomesReader();
            case PHARMCAT -> new PharmcatReader();
        };
        reader.read(file, builder);
    }

    private static void report(Path path, JacksonException broken, OntologyBuilder builder) {
        boolean cutOff = broken instanceof UnexpectedEndOfInputException
                || broken.getCause() instanceof EOFException
                || String.valueOf(broken.getOriginalMessage()).startsWith("Unexpected end-of-input");
        long line = broken.getLocation() == null ? -1 : broken.getLocation().getLineNr();
        String place = line > 0 ? name(path) + ":" + line : name(path);
        String what = String.valueOf(broken.getOriginalMessage());
        if (cutOff) {
            builder.error(Problem.TRUNCATED, place, "the file is cut off: " + what);
        } else {
            builder.error(Problem.MALFORMED, place, what);
        }
    }

    private static Ontology broken(Path path, Optional<CatalogEntry> entry, Problem problem, String message) {
        OntologyBuilder builder = new OntologyBuilder();
        builder.error(problem, name(path), message);
        return builder.build(fallback(path, entry, null));
    }

    private static Release fallback(
            Path path, Optional<CatalogEntry> entry, @org.jspecify.annotations.Nullable String sha256) {
        String name = name(path);
        Optional<String> version = FileNames.version(name);
        return entry.map(e -> new Release(
                        e.id(),
                        version.orElse(e.version()),
                        e.licence(),
                        e.release().url(),
                        sha256))
                .orElseGet(() ->
                        new Release(FileNames.stem(name), version.orElse("unversioned"), "not stated", null, sha256));
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
