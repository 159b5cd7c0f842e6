package org.sinew.starter;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the published releases say, read for comparison only, with readers of its own. */
final class FullReleases {

    private static final JsonMapper JSON = new JsonMapper();

    final Map<String, Set<String>> names = new HashMap<>();
    final Map<String, Set<String>> parents = new HashMap<>();
    final Set<String> obsolete = new HashSet<>();
    /** outside code, such as OMIM:154700, to MONDO ids by predicate */
    final Map<String, Map<String, String>> mondoOf = new HashMap<>();

    final Map<String, Set<String>> phenotypes = new HashMap<>();
    /** disease to gene symbols */
    final Map<String, Set<String>> genes = new HashMap<>();

    final Map<String, String> symbols = new HashMap<>();
    final Map<String, String> chinese = new HashMap<>();
    /** drug name to gene symbols of its guidelines */
    final Map<String, Set<String>> guidelines = new HashMap<>();

    /** PharmGKB accession to gene symbol or drug name */
    final Map<String, String> accessions = new HashMap<>();

    /** of the genes that prescribing guidelines are about */
    final Set<String> pharmacogenes = new HashSet<>();

    private FullReleases() {}

    static FullReleases read(Path data) throws IOException {
        FullReleases all = new FullReleases();
        all.mondo(data.resolve("mondo/MONDO-ontology-v2026-05-05.json.gz"));
        all.hpo(data.resolve("hpo/hp.v2025-05-06.json.gz"));
        all.obo(data.resolve("exposures/ecto-basic.obo.gz"));
        all.obo(data.resolve("maxo/maxo.obo.gz"));
        try (Stream<Path> files = Files.list(data.resolve("mondo/mappings"))) {
            for (Path file : files.toList()) {
                all.sssom(file);
            }
        }
        rows(data.resolve("hpo/phenotype.v2025-05-06.hpoa.gz"), c -> {
            if (!c[2].equals("NOT")) {
                add(all.phenotypes, c[0], c[3]);
            }
        });
        rows(data.resolve("hpo/genes_to_disease.txt.gz"), c -> add(all.genes, c[3], c[1]));
        rows(data.resolve("genes/clingen_gene_disease_validity.2025-01.tsv.gz"), c -> {
            if (List.of("Definitive", "Strong", "Moderate").contains(c[4])) {
                add(all.genes, c[2], c[0]);
            }
        });
        rows(data.resolve("genes/hgnc_complete_set.txt.gz"), c -> all.symbols.put(c[0], c[1]));
        rows(data.resolve("hpo/hp-zh.babelon.tsv.gz"), c -> all.chinese.put(c[2], c[5]));
        all.guidelines(data.resolve("pgx/pharmcat-data.tar.gz"));
        return all;
    }

    Set<String> ancestors(String id) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(id));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (seen.add(next)) {
                open.addAll(parents.getOrDefault(next, Set.of()));
            }
        }
        return seen;
    }

    boolean related(String a, String b) {
        return ancestors(a).contains(b) || ancestors(b).contains(a);
    }

    private void mondo(Path file) throws IOException {
        for (Map.Entry<String, JsonNode> term : json(file).properties()) {
            JsonNode node = term.getValue();
            name(term.getKey(), node.path("label").asString(""));
            node.path("synonyms").forEach(s -> name(term.getKey(), s.asString()));
            if (node.path("deprecated").asBoolean()) {
                obsolete.add(term.getKey());
            }
            node.path("ancestors").properties().stream()
                    .filter(a -> a.getValue().asInt() == 1)
                    .forEach(a -> add(parents, term.getKey(), a.getKey()));
        }
    }

    private void hpo(Path file) throws IOException {
        JsonNode graph = json(file).path("graphs").path(0);
        for (JsonNode node : graph.path("nodes")) {
            String id = curie(node.path("id").asString());
            name(id, node.path("lbl").asString(""));
            node.path("meta")
                    .path("synonyms")
                    .forEach(s -> name(id, s.path("val").asString()));
            if (node.path("meta").path("deprecated").asBoolean(false)) {
                obsolete.add(id);
            }
        }
        for (JsonNode edge : graph.path("edges")) {
            if (edge.path("pred").asString().equals("is_a")) {
                add(
                        parents,
                        curie(edge.path("sub").asString()),
                        curie(edge.path("obj").asString()));
            }
        }
    }

    private void obo(Path file) throws IOException {
        String id = "";
        try (BufferedReader in = open(file)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("name: ")) {
                    name(id, line.substring(6));
                } else if (line.startsWith("synonym: ")) {
                    name(id, line.substring(10, line.indexOf('"', 10)));
                } else if (line.startsWith("is_a: ")) {
                    add(parents, id, line.substring(6).replaceFirst(" .*", ""));
                } else if (line.equals("is_obsolete: true")) {
                    obsolete.add(id);
                }
            }
        }
    }

    private void sssom(Path file) throws IOException {
        rows(file, c -> {
            if (c[2].startsWith("skos:")) {
                mondoOf.computeIfAbsent(c[3].replace("Orphanet:", "ORPHA:"), k -> new HashMap<>())
                        .put(c[0], c[2]);
            }
        });
    }

    private void guidelines(Path file) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(file)))) {
            for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
                if (e.getName().contains("/guidelines/") && e.getName().endsWith(".json")) {
                    JsonNode guideline = JSON.readTree(tar.readAllBytes()).path("guideline");
                    for (JsonNode gene : guideline.path("relatedGenes")) {
                        String accession = "PHARMGKB:" + gene.path("id").asString();
                        accessions.put(accession, gene.path("symbol").asString());
                        pharmacogenes.add(accession);
                    }
                    for (JsonNode drug : guideline.path("relatedChemicals")) {
                        accessions.put(
                                "PHARMGKB:" + drug.path("id").asString(),
                                drug.path("name").asString());
                        guideline
                                .path("relatedGenes")
                                .forEach(g -> add(
                                        guidelines,
                                        drug.path("name").asString(),
                                        g.path("symbol").asString()));
                    }
                }
            }
        }
    }

    private void name(String id, String name) {
        if (!name.isEmpty()) {
            add(names, id, name.toLowerCase(Locale.ROOT));
        }
    }

    private interface Row {
        void take(String[] cells);
    }

    private static void rows(Path file, Row row) throws IOException {
        try (BufferedReader in = open(file)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!line.startsWith("#")) {
                    row.take(line.split("\t", -1));
                }
            }
        }
    }

    private static void add(Map<String, Set<String>> to, String key, String value) {
        to.computeIfAbsent(key, k -> new HashSet<>()).add(value);
    }

    private static String curie(String purl) {
        return purl.substring(purl.lastIndexOf('/') + 1).replace('_', ':');
    }

    private static JsonNode json(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return JSON.readTree(in);
        }
    }

    private static BufferedReader open(Path file) throws IOException {
        return new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8));
    }
}
