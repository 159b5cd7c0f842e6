package org.sinew.term.read;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sinew.term.catalog.SourceFormat;
import org.sinew.term.rdf.RdfReader.Syntax;

/** Recognises a format by how the file begins; only Turtle also needs its name. */
final class Sniffer {

    private static final int HEAD = 1 << 16;

    private Sniffer() {}

    static Optional<SourceFormat> format(Path path) throws IOException {
        String head = head(path);
        if (isTar(head) && head.contains("pharmcat")) {
            return Optional.of(SourceFormat.PHARMCAT);
        }
        String start = head.stripLeading();
        if (start.startsWith("{") || start.startsWith("[")) {
            return json(head);
        }
        if (start.startsWith("format-version:") || head.contains("\n[Term]")) {
            return Optional.of(SourceFormat.OBO);
        }
        if (start.startsWith("<?xml") || start.startsWith("<rdf:") || start.startsWith("<!DOCTYPE")) {
            return Optional.of(SourceFormat.RDF);
        }
        if (ClinGenSummary.isHead(head)) {
            return Optional.of(SourceFormat.CLINGEN);
        }
        if (ClinGenDosageReader.isHead(head)) {
            return Optional.of(SourceFormat.CLINGEN_DOSAGE);
        }
        Optional<SourceFormat> table = table(head);
        return table.isPresent() ? table : turtle(path, head);
    }

    /** POSIX tar: the magic word stands 257 bytes into the first header. */
    private static boolean isTar(String head) {
        return head.length() > 262 && head.startsWith("ustar", 257);
    }

    /** Syntax of a file known to be RDF. */
    static Syntax syntax(Path path) throws IOException {
        String start = head(path).stripLeading();
        if (start.startsWith("{") || start.startsWith("[")) {
            // Turtle may begin with a blank node in brackets
            return start.startsWith("[") && isTurtleName(path) ? Syntax.TURTLE : Syntax.JSON_LD;
        }
        boolean isXml = start.startsWith("<?xml") || start.startsWith("<rdf:") || start.startsWith("<!");
        return isXml ? Syntax.RDF_XML : Syntax.TURTLE;
    }

    private static String head(Path path) throws IOException {
        String text = new String(SourceFile.head(path, HEAD), StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static Optional<SourceFormat> json(String head) {
        if (head.contains("\"@context\"") || head.contains("\"@graph\"") || head.contains("\"@id\"")) {
            return Optional.of(SourceFormat.RDF);
        }
        if (head.contains("\"graphs\"")) {
            return Optional.of(SourceFormat.OBO_GRAPHS);
        }
        boolean isDictionary = head.contains("\"MONDO:") && head.contains("\"ancestors\"");
        return isDictionary ? Optional.of(SourceFormat.MONDO_DICTIONARY) : Optional.empty();
    }

    private static Optional<SourceFormat> table(String head) {
        String header = head.lines().filter(l -> !l.startsWith("#")).findFirst().orElse("");
        List<String> columns = List.of(header.split("\t", -1));
        if (columns.contains("translation_value") && columns.contains("subject_id")) {
            return Optional.of(SourceFormat.BABELON);
        }
        if (columns.containsAll(List.of("subject_id", "predicate_id", "object_id"))) {
            return Optional.of(SourceFormat.SSSOM);
        }
        if (columns.containsAll(List.of("database_id", "hpo_id", "aspect"))) {
            return Optional.of(SourceFormat.HPOA);
        }
        if (columns.containsAll(List.of("hgnc_id", "symbol", "name"))) {
            return Optional.of(SourceFormat.HGNC);
        }
        if (columns.containsAll(List.of("ncbi_gene_id", "disease_id"))) {
            return Optional.of(SourceFormat.GENES_TO_DISEASE);
        }
        if (columns.containsAll(List.of("hgnc_id", "mondo_id", "classification"))) {
            return Optional.of(SourceFormat.CLINGEN);
        }
        if (columns.containsAll(List.of("disease_id", "maxo_id", "hpo_id"))) {
            return Optional.of(SourceFormat.MAXO_ANNOTATIONS);
        }
        if (columns.containsAll(List.of("hpo_id", "maxo_id", "predicate_id"))) {
            return Optional.of(SourceFormat.MAXO_DIAGNOSTICS);
        }
        if (columns.containsAll(List.of("loincId", "outcome", "hpoTermId"))) {
            return Optional.of(SourceFormat.LAB_OUTCOMES);
        }
        if (columns.containsAll(List.of("subject", "predicate", "object"))) {
            return Optional.of(SourceFormat.KGX_EDGES);
        }
        return columns.containsAll(List.of("code", "label_en"))
                ? Optional.of(SourceFormat.ICD10CM_TABLE)
                : Optional.empty();
    }

    private static Optional<SourceFormat> turtle(Path path, String head) {
        boolean says = head.contains("@prefix") || head.contains("PREFIX ") || head.contains("@base");
        return says || isTurtleName(path) ? Optional.of(SourceFormat.RDF) : Optional.empty();
    }

    private static boolean isTurtleName(Path path) {
        return String.valueOf(path.getFileName()).matches(".*\\.(ttl|nt)(\\.gz)?");
    }
}
